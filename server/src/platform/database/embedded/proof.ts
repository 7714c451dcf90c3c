import { randomUUID } from 'node:crypto';
import { realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { privateFile } from '../../files/private.ts';
import { clusterOf, keptIn } from './home.ts';

/**
 * Whether the PostgreSQL at this address works in this very folder: it sees a file that was laid there a moment ago. A copy of the folder
 * holds the same address and the same password.
 */
export async function worksIn(url: string, folder: string): Promise<boolean> {
  const home = await keptIn(await realpath(folder));
  const name = `larder-proof-${randomUUID()}`;
  const path = join(clusterOf({ folder: home, user: undefined }), name);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
  });
  // Told by whoever waits for an answer.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await writeFile(path, '', { mode: privateFile, flag: 'wx' });
    const { rows } = await client.query<{ seen: boolean }>(
      'select size is not null as seen from pg_stat_file($1, true)',
      [name],
    );
    return rows[0]?.seen === true;
  } catch {
    // What does not answer, or is somebody else's PostgreSQL, is not ours.
    return false;
  } finally {
    await rm(path, { force: true });
    await client.end().catch(() => undefined);
  }
}
