import type { Config } from '../config.ts';
import type { StartupError } from '../startup-error.ts';
import { keepDatabase } from './database/open-database.ts';
import { makeDataFolder } from './files/data-folder.ts';
import { openLog } from './log.ts';
import type { KeptDatabase, Platform } from './platform.ts';

/**
 * For a process that starts servers and is none: claims the data folder and keeps its database running until `stop`. `kept` is undefined where the
 * store has a database elsewhere, which needs nobody.
 */
export async function openKeptDatabase(
  config: Config,
  opening: {
    progress: (sentence: string) => void;
    databaseLost: (reason: StartupError) => void;
  },
): Promise<{ log: Platform['log']; kept: KeptDatabase | undefined; stop: () => Promise<void> }> {
  const log = openLog(config.logLevel);
  const folderIsOurs = await makeDataFolder(config.dataFolder);
  const { database } = config;
  if (database.kind !== 'embedded') return { log, kept: undefined, stop: async () => undefined };
  const server = await keepDatabase(database.folder, config, log, { ...opening, folderIsOurs });
  return { log, kept: { url: server.url, folder: server.folder }, stop: server.stop };
}
