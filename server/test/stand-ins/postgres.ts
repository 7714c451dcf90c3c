import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbedded } from '../../src/platform/database/embedded.ts';

/**
 * A PostgreSQL of a test's own, for what would disturb the others: settings and roles are of a whole cluster. `trusted` roles
 * need no password.
 */
export async function openCluster(trusted: string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'larder-cluster-'));
  await chmod(folder, 0o755); // As root, PostgreSQL runs as another user, who must get in.
  const options = {
    folder,
    log: pino({ level: 'silent' }),
    progress: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off' },
  };
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

/** The first line that fits decides. */
async function admit(path: string, roles: string[]): Promise<void> {
  const lines = roles.map((role) => `host all ${role} 127.0.0.1/32 trust\n`).join('');
  const rest = await readFile(path, 'utf8');
  await writeFile(path, lines);
  await appendFile(path, rest);
}
