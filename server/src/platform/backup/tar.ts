import type { Bytes } from './bytes.ts';

/** PostgreSQL hands its cluster out as a tar archive; what lies beside it is put into another, so that one reader reads both. */
export type TarEntry = {
  /** Relative, with slashes, and nowhere else than below where it is put. */
  path: string;
  kind: 'file' | 'folder';
  modifiedAt: Date;
  /** To be read before the next entry is asked for; what is left is passed over. */
  body: AsyncGenerator<Buffer>;
};

const block = 512;
const padding = (size: number): number => (block - (size % block)) % block;

/** An archive ends with two blocks of nothing. */
export const tarEnd = Buffer.alloc(2 * block);

/** A file as an archive has it. Its path may be long and its time has milliseconds: both stand in a record before it. */
export function tarFile(path: string, body: Buffer, modifiedAt: Date): Buffer {
  const facts = Buffer.from(
    record('path', path) + record('mtime', (modifiedAt.getTime() / 1000).toFixed(3)),
  );
  return Buffer.concat([...packed('x', facts, modifiedAt), ...packed('0', body, modifiedAt)]);
}

const packed = (type: string, body: Buffer, at: Date): Buffer[] => [
  header(type, body.length, at),
  body,
  Buffer.alloc(padding(body.length)),
];

/** `LENGTH name=value`, where the length counts itself. */
function record(name: string, value: string): string {
  const rest = ` ${name}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + String(bytes).length;
  length = bytes + String(length).length;
  return `${length}${rest}`;
}

function header(type: string, size: number, modifiedAt: Date): Buffer {
  const written = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) =>
    written.write(value.toString(8).padStart(digits, '0'), at);
  written.write('entry', 0);
  octal(0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(Math.floor(modifiedAt.getTime() / 1000), 136, 11);
  written.write(type, 156);
  written.write('ustar\x0000', 257);
  octal(checksum(written), 148, 6);
  written.write('\x00 ', 154);
  return written;
}

/** Of a header whose own sum is taken for spaces. */
const checksum = (written: Buffer): number =>
  written.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

/** The entries of an archive up to its end; what follows it is left to be read. */
export async function* readTar(bytes: Bytes): AsyncGenerator<TarEntry> {
  let facts = new Map<string, string>();
  for (;;) {
    const found = await needed(bytes, block);
    if (found.every((byte) => byte === 0)) {
      await needed(bytes, block);
      return;
    }
    if (number(found, 148, 8) !== checksum(found)) throw damaged();
    const size = number(found, 124, 12);
    const type = text(found, 156, 1);
    if (type === 'x') {
      facts = factsIn(await needed(bytes, size));
      await needed(bytes, padding(size));
      continue;
    }
    if (!['', '0', '5'].includes(type)) throw damaged();
    const name = [text(found, 345, 155), text(found, 0, 100)].filter(Boolean).join('/');
    const body = bodyOf(bytes, size);
    yield {
      path: below(facts.get('path') ?? name),
      kind: type === '5' ? 'folder' : 'file',
      modifiedAt: new Date(Number(facts.get('mtime') ?? number(found, 136, 12)) * 1000),
      body,
    };
    facts = new Map();
    for await (const _ of body);
    await needed(bytes, padding(size));
  }
}

async function* bodyOf(bytes: Bytes, size: number): AsyncGenerator<Buffer> {
  for (let missing = size; missing > 0;) {
    const part = await bytes.some(missing);
    if (part.length === 0) throw damaged();
    missing -= part.length;
    yield part;
  }
}

async function needed(bytes: Bytes, count: number): Promise<Buffer> {
  const found = await bytes.exactly(count);
  if (!found) throw damaged();
  return found;
}

const text = (found: Buffer, at: number, most: number): string =>
  found.toString('utf8', at, at + most).replace(/\0.*$/s, '');

function number(found: Buffer, at: number, most: number): number {
  const digits = text(found, at, most).trim();
  if (!/^[0-7]+$/.test(digits)) throw damaged();
  return Number.parseInt(digits, 8);
}

function factsIn(records: Buffer): Map<string, string> {
  const facts = new Map<string, string>();
  for (let at = 0; at < records.length;) {
    const length = Number.parseInt(records.toString('utf8', at, at + 20), 10);
    const found = /^\d+ ([^=]+)=(.*)\n$/s.exec(records.toString('utf8', at, at + length));
    if (!found?.[1]) throw damaged();
    facts.set(found[1], found[2] ?? '');
    at += length;
  }
  return facts;
}

/** A backup that somebody made up must not write beside the folder it is put into. */
function below(path: string): string {
  const parts = path.replace(/^\.\/|\/$/g, '').split('/');
  if (parts.some((part) => ['', '.', '..'].includes(part) || /[\\\0]|^[a-z]:/i.test(part)))
    throw damaged();
  return parts.join('/');
}

const damaged = () => new Error('What is in the backup cannot be read.');
