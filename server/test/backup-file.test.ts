import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBytes } from '../src/platform/backup/bytes.ts';
import { filePlace } from '../src/platform/backup/file-place.ts';
import { readSealed, writeSealed } from '../src/platform/backup/sealed-file.ts';
import { readTar, tarEnd, tarFile } from '../src/platform/backup/tar.ts';
import { readConfig } from '../src/config.ts';
import { backupMark, lastBackup } from '../src/platform/files/backup-mark.ts';
import { backUp, keepNewest, nextPlace } from '../src/platform/open-backup.ts';
import { StartupError } from '../src/startup-error.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-sealed-'));
  path = join(folder, 'shop.backup');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(content: Buffer) {
  for (let at = 0; at < content.length; at += 100_000) yield content.subarray(at, at + 100_000);
}
const anyBucket = { backupBucket: { endpoint: undefined, region: undefined } };
const madeAt = new Date('2026-11-23T09:00:00Z');
/** What no compression makes smaller: several parts of a file. */
const content = randomBytes(700_000);
const passphrase = 'a pantry full of limes';

const write = (sealedWith?: string) =>
  writeSealed(filePlace(path), pieces(content), { passphrase: sealedWith, madeAt, bytes: 7 });

async function read(sealedWith?: string): Promise<Buffer> {
  return readSealed(filePlace(path), sealedWith, async (bytes) => {
    const found = await bytes.exactly(content.length);
    return found ?? Buffer.alloc(0);
  });
}

describe.each([
  { kind: 'sealed', sealedWith: passphrase, least: 6 },
  { kind: 'not sealed', sealedWith: undefined, least: 60 },
])('a file that is $kind', ({ sealedWith, least }) => {
  beforeEach(() => write(sealedWith));

  test('is read as it was written, and is its owner’s alone', async () => {
    expect((await read(sealedWith)).equals(content)).toBe(true);
    expect(await readdir(folder)).toEqual(['shop.backup']);
  });

  test('is refused by its name wherever it is cut off', async () => {
    const whole = await readFile(path);
    const cuts = [0, 5, 40, whole.length - 1, whole.length - 16, whole.length - 20];
    while (cuts.length < least) cuts.push(Math.floor(Math.random() * whole.length));
    for (const cut of cuts) {
      await writeFile(path, whole.subarray(0, cut));
      await expect(read(sealedWith), `cut at ${cut}`).rejects.toThrow(StartupError);
      await expect(read(sealedWith), `cut at ${cut}`).rejects.toThrow(path);
    }
  });

  test('is refused by its name whichever byte is flipped, or put after it', async () => {
    const whole = await readFile(path);
    const places = [3, 30, 60, 200, whole.length - 1, 300_000];
    while (places.length < least) places.push(Math.floor(Math.random() * whole.length));
    for (const at of places) {
      const bent = Buffer.from(whole);
      bent.writeUInt8((bent[at] ?? 0) ^ (1 << (at % 8)), at);
      await writeFile(path, bent);
      await expect(read(sealedWith), `flipped at ${at}`).rejects.toThrow(StartupError);
      await expect(read(sealedWith), `flipped at ${at}`).rejects.toThrow(path);
    }
    await writeFile(path, Buffer.concat([whole, Buffer.from('x')]));
    await expect(read(sealedWith)).rejects.toThrow('was altered');
  });

  test('is refused where two of its parts have changed places', async () => {
    const whole = await readFile(path);
    const first = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    const size = 4 + 256 * 1024 + 16;
    const [a, b] = [0, 1].map((it) => whole.subarray(first + it * size, first + (it + 1) * size));
    const rest = whole.subarray(first + 2 * size);
    const parts = [whole.subarray(0, first), b, a, rest].map((it) => it ?? Buffer.alloc(0));
    await writeFile(path, Buffer.concat(parts));
    await expect(read(sealedWith)).rejects.toThrow('was altered or is damaged (part 1)');
  });
});

test('nobody reads a sealed file without its passphrase', async () => {
  await write(passphrase);
  expect((await readFile(path)).includes(content.subarray(0, 16))).toBe(false);
  await expect(read()).rejects.toThrow('is sealed with a passphrase');
  await expect(read('a pantry full of lemons')).rejects.toThrow('passphrase is not the one');
});

test('what is no backup is refused, and so is one of a newer Larder', async () => {
  await expect(read()).rejects.toThrow(`There is no file ${path}.`);
  await writeFile(path, 'Dear Ada');
  await expect(read()).rejects.toThrow('is no backup of Larder');
  await writeFile(path, 'larder-backup\n{"format":2,"of":"tomorrow"}\n');
  await expect(read()).rejects.toThrow('a newer Larder');
});

test('a backup that fails half-way leaves nothing', async () => {
  async function* failing() {
    yield content;
    await Promise.resolve();
    throw new Error('The pantry is locked.');
  }
  const writing = writeSealed(filePlace(path), failing(), {
    passphrase: undefined,
    madeAt,
    bytes: 0,
  });
  await expect(writing).rejects.toThrow('The pantry is locked.');
  expect(await readdir(folder)).toEqual([]);
});

describe('of a store', () => {
  const told: string[] = [];
  const backUpStore = async () => {
    const config = readConfig({
      LARDER_DATA: folder,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere',
    });
    const progress = (sentence: string) => told.push(sentence);
    const { bytes } = await backUp(config, { file: path, beside: config.database, passphrase, progress }); // prettier-ignore
    return bytes;
  };

  test('is noted in its folder, whenever the last was', async () => {
    await writeFile(join(folder, backupMark), '');
    const longAgo = new Date('2025-11-23T09:00:00Z');
    await utimes(join(folder, backupMark), longAgo, longAgo);
    await backUpStore();
    expect((await lastBackup(folder))?.getTime()).toBeGreaterThan(longAgo.getTime());
    expect((await readdir(folder)).sort()).toEqual([backupMark, 'shop.backup']);
  });

  test('is whole also where that cannot be noted, which is said', async () => {
    await mkdir(join(folder, backupMark));
    expect(await backUpStore()).toBe((await readFile(path)).length);
    expect(told.at(-1)).toMatch(/^The backup is whole, but .* cannot be noted in /);
    expect((await readdir(folder)).sort()).toEqual([backupMark, 'shop.backup']);
  });
});

describe('an archive', () => {
  const openArchive = (...parts: Buffer[]) => openBytes(pieces(Buffer.concat(parts)));
  async function entriesOf(...parts: Buffer[]) {
    const found = [];
    for await (const { path: name, modifiedAt, body } of readTar(openArchive(...parts))) {
      const chunks = [];
      for await (const chunk of body) chunks.push(chunk);
      found.push({ name, modifiedAt, body: Buffer.concat(chunks).toString() });
    }
    return found;
  }

  test('gives back names of any length, times and bytes', async () => {
    const modifiedAt = new Date('2026-11-03T18:05:09.120Z');
    const names = ['a', 'mail/é.eml', `objects/${'x'.repeat(90)}`, `objects/${'x'.repeat(255)}`];
    const files = names.map((name) => tarFile(name, Buffer.from(`of ${name}`), modifiedAt));
    expect(await entriesOf(...files, tarEnd)).toEqual(
      names.map((name) => ({ name, modifiedAt, body: `of ${name}` })),
    );
  });

  test.each(['../secret', '/etc/passwd', 'a/../../b', 'a//b', 'a\\..\\b', 'C:/b'])(
    'never names %s, which is somewhere else',
    async (name) => {
      const file = tarFile(name, Buffer.from('x'), madeAt);
      await expect(entriesOf(file, tarEnd)).rejects.toThrow('cannot be read');
    },
  );
});

describe('a schedule', () => {
  test('keeps the newest, the one just made among them, and lets other files be', async () => {
    const times = ['2026-11-20', '2026-11-21', '2026-11-22', '2027-01-01'];
    const places = await Promise.all(
      times.map((day) => nextPlace(folder, new Date(`${day}T03:00:00Z`))),
    );
    const foreign = ['larder-notes.txt', 'larder-2026-11-20T03-00-00Z.backup.txt', 'my.backup'];
    for (const file of [...places, ...foreign.map((name) => join(folder, name))])
      await writeFile(file, '');
    await mkdir(join(folder, 'larder-old'));
    // The clock was a year ahead once: what was made then is newer by its name, and not kept in this one's place.
    expect(await keepNewest(anyBucket, places[2] ?? '', 2)).toEqual([
      'larder-2026-11-21T03-00-00Z.backup',
      'larder-2026-11-20T03-00-00Z.backup',
    ]);
    expect(await keepNewest(anyBucket, places[2] ?? '', 1)).toEqual([
      'larder-2027-01-01T03-00-00Z.backup',
    ]);
    expect((await readdir(folder)).sort()).toEqual(
      [...foreign, 'larder-2026-11-22T03-00-00Z.backup', 'larder-old'].sort(),
    );
  });
});
