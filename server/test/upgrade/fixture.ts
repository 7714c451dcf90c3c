import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Lived } from './live.ts';

/** What an old version left: its rows as SQL, and beside them what it answered about them. */
export type Fixture = Lived & {
  version: string;
  /** The migrations that were applied, by name. */
  migrations: string[];
  /** A few files of the objects' folder, in base64. */
  objects: Record<string, string>;
  rows: string;
};

const folder = import.meta.dirname;

export async function writeFixture({ rows, ...told }: Fixture): Promise<void> {
  const pack = (text: string) => gzipSync(text, { level: 9 });
  await writeFile(join(folder, `${told.version}.sql.gz`), pack(rows));
  const json = `${JSON.stringify(told, null, 1)}\n`;
  await writeFile(join(folder, `${told.version}.json.gz`), pack(json));
}

/** Of every version that has landed. */
export async function readFixtures(): Promise<Fixture[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql.gz'));
  return Promise.all(files.map((file) => readFixture(file.replace('.sql.gz', ''))));
}

async function readFixture(version: string): Promise<Fixture> {
  const unpack = async (file: string) => gunzipSync(await readFile(join(folder, file))).toString();
  const told = JSON.parse(await unpack(`${version}.json.gz`)) as Omit<Fixture, 'rows'>;
  return { ...told, rows: await unpack(`${version}.sql.gz`) };
}
