import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { raw } from 'sql-template-tag';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openPostgres } from '../../src/platform/database/postgres.ts';
import { createTestDatabase } from '../database.ts';
import { openStore, visitor, type Person, type Store } from '../store.ts';
import type { Fixture } from './fixture.ts';
import { settings } from './old-store.ts';
import type { Member } from './story.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');

/** Today's store on what an old version left. */
export async function openOldData(
  fixture: Fixture,
  now: Date,
  environment: Record<string, string> = {},
) {
  const { url, drop } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'larder-upgrade-'));
  await loadRows(url, folder, fixture);
  await mkdir(join(folder, 'objects'));
  for (const [name, content] of Object.entries(fixture.objects))
    await writeFile(join(folder, 'objects', name), Buffer.from(content, 'base64'));
  const store = await openStore({
    now,
    environment: { ...settings, DATABASE_URL: url, LARDER_DATA: folder, ...environment },
  });
  return {
    ...store,
    close: async () => {
      await store.close();
      await drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The tables as that version had them, then its rows. */
async function loadRows(url: string, folder: string, fixture: Fixture): Promise<void> {
  const old = join(folder, 'migrations');
  await mkdir(old);
  for (const name of fixture.migrations)
    await cp(join(migrations, `${name}.sql`), join(old, `${name}.sql`));
  const database = await openPostgres(url, { log: pino({ level: 'silent' }), max: 1 });
  try {
    await migrate(database, old);
    await database.run(raw(fixture.rows));
  } finally {
    await database.close();
  }
}

export const allMigrations = async (): Promise<string[]> =>
  (await readdir(migrations)).sort().map((file) => file.replace('.sql', ''));

/** Somebody who carries the access token that they were given: by the old version, or since. */
export function carrying(store: Store, { accessToken }: Pick<Member, 'accessToken'>): Person {
  const person = visitor(store.app);
  return {
    ...person,
    ask: (method, path, body, headers) =>
      person.ask(method, path, body, { authorization: `Bearer ${accessToken}`, ...headers }),
  };
}
