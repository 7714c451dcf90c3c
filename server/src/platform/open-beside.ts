import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { worksIn } from './database/embedded/proof.ts';
import { addressFile } from './database/open-database.ts';
import { unlessCode } from './files/unless-code.ts';

/**
 * For the command line: the embedded database belongs to one process, and a running server leaves its address in the data folder. A copy of
 * the folder has that address too, so it is believed only of a database that works in this very folder.
 */
export async function besideServer(config: Config): Promise<Config> {
  const { database, dataFolder } = config;
  if (database.kind !== 'embedded') return config;
  const url = await readFile(join(dataFolder, addressFile), 'utf8').catch(
    unlessCode('ENOENT', undefined),
  );
  if (url === undefined || !(await worksIn(url, database.folder))) return config;
  return { ...config, database: { kind: 'postgres', url, readUrl: undefined } };
}
