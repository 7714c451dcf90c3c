import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database } from '../../src/platform/platform.ts';
import { checkOut, makeFolder, shortNameOf } from './checkout.ts';
import { dumpData } from './dump.ts';
import { writeFixture } from './fixture.ts';
import { liveAndLeave, openData, type Lived } from './live.ts';

/** Makes the fixture of a version from its commit; README.md says how. */
async function make(commit: string, how: { kill: boolean }): Promise<string> {
  const version = shortNameOf(commit);
  const checkout = await checkOut(commit);
  const data = await makeFolder();
  try {
    const lived = await liveAndLeave(checkout.folder, data, how);
    const { rows, ...left } = await openData(data, readLeft);
    await writeFixture({
      version,
      ...lived,
      ...left,
      // Errors that are kept with waiting events name the folder of this machine.
      rows: rows.replaceAll(data, '/srv/larder'),
      objects: await readObjects(join(data, 'objects'), lived),
    });
    return version;
  } finally {
    await rm(data, { recursive: true, force: true });
    await checkout.remove();
  }
}

async function readLeft(database: Database) {
  const applied = await database.query(
    z.object({ name: z.string() }),
    sql`select name from schema_migration order by number`,
  );
  const rows = await dumpData(database);
  return { migrations: applied.map(({ name }) => name), rows };
}

/** The files of the picture that was hung; the demo's own would be too large to keep. */
async function readObjects(folder: string, { story, answers }: Lived) {
  const { pictured } = story.recipes;
  const path = `/api/admin/recipes/${pictured ?? 0}`;
  const written = answers.find((it) => it.path === path)?.answer as { picture: string } | undefined;
  if (!written) return {};
  const prefix = `${written.picture.slice(1).replaceAll('/', '+')}-`;
  const names = (await readdir(folder)).filter((file) => file.startsWith(prefix));
  const contents = names.map(async (file): Promise<[string, string]> => [
    file,
    (await readFile(join(folder, file))).toString('base64'),
  ]);
  return Object.fromEntries(await Promise.all(contents));
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { kill: { type: 'boolean', default: false } },
});
const [commit] = positionals;
if (!commit) throw new Error('Say which commit.');
process.stdout.write(`Made the fixture of ${await make(commit, values)}.\n`);
