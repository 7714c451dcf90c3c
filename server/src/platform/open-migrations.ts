import type { Logger } from 'pino';
import { prepareRole } from './database/migrate-role.ts';
import { migrate } from './database/migrate.ts';
import { openPostgres } from './database/postgres.ts';
import { prepareReader } from './database/reader-role.ts';

/**
 * What a deployment does to an RDS before its servers start: brings the tables up to date as the master, then makes or mends the role
 * that `databaseUrl` names, and that of readers. Safe to repeat and to run at once; returns the migrations that were applied.
 */
export async function migrateRds(options: {
  databaseUrl: string;
  /** Whom people sign in as who read the rows. */
  reader: string;
  masterSecret: string;
  folder: string;
  log: Logger;
}): Promise<string[]> {
  const { masterConnection } = await import('./database/rds-master.ts');
  const { connection, role } = await masterConnection(options.databaseUrl, options.masterSecret);
  const { log } = options;
  const database = await openPostgres(connection, { log, max: 2, patient: true });
  try {
    const applied = await migrate(database, options.folder);
    await prepareRole(database, role);
    await prepareReader(database, options.reader);
    return applied;
  } finally {
    await database.close();
  }
}
