import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import { openBytes, type Bytes } from './bytes.ts';
import type { BackupPlace } from './place.ts';

/**
 * A backup is one file: a line that says so, a line about it, then what it holds, compressed and cut into parts. Each part bears a seal over
 * its place, over whether it is the last, and over the line: a file that was cut short, altered or put together anew is known. With a
 * passphrase the seal is AES-256-GCM's and the parts are encrypted; without one it is a checksum, which anybody can make again.
 */
const mark = 'larder-backup\n';
const partBytes = 256 * 1024;
const sealBytes = 16;
const isLast = 0x8000_0000;

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const aboutLine = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** About how much room it takes when it is restored. */
  bytes: z.int().nonnegative(),
  sealed: z
    .object({
      salt: base64,
      /** Of scrypt: 2 to this power, with r = 8 and p = 1. */
      cost: z.int().min(14).max(20),
      /** Tells a wrong passphrase from a damaged file. */
      check: base64,
    })
    .nullable(),
});

export type About = { madeAt: Date; bytes: number; sealed: boolean };

type Seal = {
  close: (place: Buffer, part: Buffer) => Buffer;
  /** Undefined where the seal does not fit. */
  open: (place: Buffer, part: Buffer, seal: Buffer) => Buffer | undefined;
};

/** 128 MB and about half a second, once: a guess costs as much. */
const cost = 17;

async function keysOf(passphrase: string, salt: Buffer, power: number) {
  const derived = await new Promise<Buffer>((resolve, reject) => {
    const options = { N: 2 ** power, r: 8, p: 1, maxmem: 2 ** (power + 11) };
    scrypt(passphrase.normalize('NFKC'), salt, 48, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
  return { key: derived.subarray(0, 32), check: derived.subarray(32) };
}

function encrypted(key: Buffer, about: Buffer): Seal {
  const algorithm = 'aes-256-gcm';
  return {
    close: (place, part) => {
      const cipher = createCipheriv(algorithm, key, place).setAAD(about);
      return Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
    },
    open: (place, part, seal) => {
      const cipher = createDecipheriv(algorithm, key, place, { authTagLength: sealBytes });
      cipher.setAAD(about).setAuthTag(seal);
      try {
        return Buffer.concat([cipher.update(part), cipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

function checksummed(about: Buffer): Seal {
  const sealOf = (place: Buffer, part: Buffer) =>
    createHash('sha256').update(about).update(place).update(part).digest().subarray(0, sealBytes);
  return {
    close: (place, part) => Buffer.concat([part, sealOf(place, part)]),
    open: (place, part, seal) => (timingSafeEqual(sealOf(place, part), seal) ? part : undefined),
  };
}

/** Never the same twice under one key: each file has a key of its own. */
function placeOf(index: number, last: boolean): Buffer {
  const place = Buffer.alloc(12);
  place.writeUInt8(last ? 1 : 0, 0);
  place.writeUInt32BE(index, 8);
  return place;
}

type Writing = {
  passphrase: string | undefined;
  madeAt: Date;
  bytes: number;
  stopAsked?: AbortSignal | undefined;
};

/** Answers how many bytes it took. */
export async function writeSealed(
  to: BackupPlace,
  content: AsyncIterable<Buffer>,
  { passphrase, madeAt, bytes, stopAsked }: Writing,
): Promise<number> {
  const salt = randomBytes(16);
  const keys = passphrase === undefined ? undefined : await keysOf(passphrase, salt, cost);
  const sealed = keys && {
    salt: salt.toString('base64'),
    cost,
    check: keys.check.toString('base64'),
  };
  const said = { format: 1, madeAt: madeAt.toISOString(), bytes, sealed: sealed ?? null };
  const about = Buffer.from(`${mark}${JSON.stringify(said)}\n`);
  const seal = keys ? encrypted(keys.key, about) : checksummed(about);
  let writing = Promise.resolve(0);
  try {
    await pipeline(
      content,
      createZstdCompress(),
      (chunks: AsyncIterable<Buffer>) => partsOf(chunks, seal, about),
      async (parts: AsyncIterable<Buffer>) => {
        writing = to.write(parts, stopAsked);
        await writing;
      },
      { ...(stopAsked && { signal: stopAsked }) },
    );
  } finally {
    // Broken off, it is over once what was begun is taken away.
    await writing.catch(() => undefined);
  }
  return writing;
}

async function* partsOf(
  chunks: AsyncIterable<Buffer>,
  seal: Seal,
  about: Buffer,
): AsyncGenerator<Buffer> {
  yield about;
  let held: Buffer = Buffer.alloc(0);
  let index = 0;
  const part = (content: Buffer, last: boolean): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((content.length | (last ? isLast : 0)) >>> 0);
    return Buffer.concat([length, seal.close(placeOf(index++, last), content)]);
  };
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    for (; held.length > partBytes; held = held.subarray(partBytes))
      yield part(held.subarray(0, partBytes), false);
  }
  yield part(held, true);
}

/** Hands what is in the file to `read`, which reads it to its end; refuses in one sentence a file that is not whole. */
export async function readSealed<T>(
  from: BackupPlace,
  passphrase: string | undefined,
  read: (bytes: Bytes, about: About) => Promise<T>,
): Promise<T> {
  const path = from.name;
  const source = Readable.from(from.read());
  try {
    const file = openBytes(source);
    const { seal, about } = await readAbout(path, file, passphrase);
    let answer: { is: T } | undefined;
    await pipeline(
      contentOf(path, file, seal),
      createZstdDecompress(),
      async (chunks: AsyncIterable<Buffer>) => {
        const bytes = openBytes(chunks);
        answer = { is: await read(bytes, about) };
        // The last part is looked at too, whatever is read of it.
        while ((await bytes.some(partBytes)).length > 0);
      },
    );
    if (!answer) throw new Error('Nobody read the backup.');
    return answer.is;
  } finally {
    source.destroy();
  }
}

async function readAbout(path: string, file: Bytes, passphrase: string | undefined) {
  const none = new StartupError(`${path} is no backup of Larder, or its beginning is damaged.`);
  const first = await file.exactly(mark.length).catch((error: unknown) => {
    if (error instanceof StartupError) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new StartupError(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
      { cause: error },
    );
  });
  if (first?.toString() !== mark) throw none;
  const line = await readLine(file);
  const read = jsonIn(line ?? '');
  const said = aboutLine.safeParse(read);
  if (!said.success) {
    const newer = z.object({ format: z.int().min(2) }).safeParse(read);
    throw newer.success
      ? new StartupError(`${path} was written by a newer Larder: restore it with that one.`)
      : none;
  }
  const { sealed, madeAt, bytes } = said.data;
  const bound = Buffer.from(`${mark}${line}\n`);
  const about: About = { madeAt: new Date(madeAt), bytes, sealed: sealed !== null };
  if (!sealed) return { about, seal: checksummed(bound) };
  if (passphrase === undefined)
    throw new StartupError(
      `${path} is sealed with a passphrase: set LARDER_BACKUP_PASSPHRASE, or give --passphrase-file.`,
    );
  const { key, check } = await keysOf(passphrase, sealed.salt, sealed.cost);
  if (check.length !== sealed.check.length || !timingSafeEqual(check, sealed.check))
    throw new StartupError(
      `The passphrase is not the one that ${path} was sealed with, or the beginning of the file is damaged.`,
    );
  return { about, seal: encrypted(key, bound) };
}

async function readLine(file: Bytes): Promise<string | undefined> {
  let line = '';
  for (let length = 0; length < 1000; length += 1) {
    const byte = (await file.exactly(1))?.toString('latin1');
    if (byte === undefined) return undefined;
    if (byte === '\n') return line;
    line += byte;
  }
  return undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* contentOf(path: string, file: Bytes, seal: Seal): AsyncGenerator<Buffer> {
  const cutShort = () =>
    new StartupError(`${path} was cut short: it ends before it is whole, and cannot be used.`);
  const altered = (index: number) =>
    new StartupError(`${path} was altered or is damaged (part ${index + 1}), and cannot be used.`);
  for (let index = 0; ; index += 1) {
    const head = (await file.exactly(4))?.readUInt32BE();
    if (head === undefined) throw cutShort();
    const last = head >= isLast;
    const length = last ? head - isLast : head;
    if (length > partBytes) throw altered(index);
    const part = await file.exactly(length);
    const its = await file.exactly(sealBytes);
    if (!part || !its) throw cutShort();
    const content = seal.open(placeOf(index, last), part, its);
    if (!content) throw altered(index);
    yield content;
    if (!last) continue;
    if ((await file.some(1)).length > 0) throw altered(index + 1);
    return;
  }
}
