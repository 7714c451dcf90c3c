import { execFile } from 'node:child_process';
import { appendFile, chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { startEmbedded } from '../../src/platform/database/embedded.ts';

/**
 * A PostgreSQL of a test's own, for what would disturb the others: settings and roles are of a whole cluster. `trusted` roles
 * need no password.
 */
export async function openCluster(trusted: string[] = []) {
  const options = { ...quick, folder: await newFolder() };
  const { folder } = options;
  let running = await startEmbedded(options);
  if (trusted.length > 0) {
    await running.stop();
    await admit(join(folder, 'cluster', 'pg_hba.conf'), trusted);
    running = await startEmbedded(options);
  }
  return {
    url: running.url,
    target: { host: '127.0.0.1', port: Number(new URL(running.url).port) },
    close: async () => {
      await running.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A PostgreSQL and a copy of it that reads and follows it, by streaming replication: two processes, each with files of its own. */
export async function openPair() {
  const [folder, copyFolder] = [await newFolder(), await newFolder()];
  const first = await startEmbedded({ ...quick, folder });
  // Nothing is written meanwhile, so that its files are a whole database.
  await first.stop();
  await promisify(execFile)('cp', ['-a', `${folder}/.`, copyFolder]);
  const signal = join(copyFolder, 'cluster', 'standby.signal');
  await writeFile(signal, '');
  const { uid, gid } = await stat(join(copyFolder, 'cluster'));
  await chown(signal, uid, gid);
  const settings = {
    ...quick.settings,
    // What is not written out waits up to 200 ms before it is told to a copy.
    synchronous_commit: 'on',
  };
  const database = await startEmbedded({ ...quick, folder, settings });
  const { port, username, password } = new URL(database.url);
  const copy = await startEmbedded({
    ...quick,
    folder: copyFolder,
    settings: {
      ...settings,
      primary_conninfo: `host=127.0.0.1 port=${port} user=${username} password=${password} sslmode=disable`,
    },
  });
  return {
    url: database.url,
    copyUrl: copy.url,
    close: async () => {
      await copy.stop();
      await database.stop();
      for (const each of [folder, copyFolder]) await rm(each, { recursive: true });
    },
  };
}

/** As root, PostgreSQL runs as another user, who must get in. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-cluster-'));
  await chmod(folder, 0o755);
  return folder;
}

const quick = {
  log: pino({ level: 'silent' }),
  progress: () => undefined,
  settings: { fsync: 'off', synchronous_commit: 'off' },
};

/** The first line that fits decides. */
async function admit(path: string, roles: string[]): Promise<void> {
  const lines = roles.map((role) => `host all ${role} 127.0.0.1/32 trust\n`).join('');
  const rest = await readFile(path, 'utf8');
  await writeFile(path, lines);
  await appendFile(path, rest);
}
