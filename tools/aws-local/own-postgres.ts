import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbedded, type Embedded } from '../../server/src/platform/database/embedded.ts';

/** A PostgreSQL in the place of RDS, in a folder that goes with it. `closing` gets what ends it, to be called backwards. */
export async function startOwnPostgres(
  closing: { push: (close: () => Promise<unknown>) => unknown },
  progress: (sentence: string) => void,
): Promise<Embedded> {
  const home = await mkdtemp(join(tmpdir(), 'larder-postgres-'));
  closing.push(() => rm(home, { recursive: true, force: true }));
  // As root, PostgreSQL runs as another user, who must get in.
  await chmod(home, 0o755);
  const postgres = await startEmbedded({
    folder: join(home, 'postgres'),
    progress,
    log: pino({ level: 'error' }, pino.destination(2)),
  });
  closing.push(postgres.stop);
  return postgres;
}
