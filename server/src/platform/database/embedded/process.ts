import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { program } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './explain.ts';
import { clusterOf, logFileOf } from './home.ts';
import type { Home } from './home.ts';
import { bringDown } from './leftover.ts';
import { StartupError } from '../../../startup-error.ts';

export type Settings = Record<string, string>;
export type Server = { port: number; stop: () => Promise<void> };

/** Nothing that was promised is lost; sized for a small machine. */
const ourSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  shared_buffers: '128MB',
  max_connections: '60',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Customers' data stays out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  cluster_name: 'larder',
};

/** Recovery after a crash may have much to replay. */
const patienceMs = 120_000;

/** Runs PostgreSQL on the home's cluster and answers once it accepts connections on 127.0.0.1. */
export async function startServer(
  binaries: Binaries,
  home: Home,
  { settings, log }: { settings: Settings; log: Logger },
): Promise<Server> {
  await rename(logFileOf(home), `${logFileOf(home)}.previous`).catch(() => undefined);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const port = await freePort();
    const child = await launch(binaries, home, { ...ourSettings, ...settings, port: `${port}` });
    const state = await ready(child, home, { port, deadline });
    if (state === 'ready') return { port, stop: attend(binaries, child, home, log) };
    if (state === 'late') await bringDown(binaries, child.pid ?? 0, async () => running(child));
    const output = await readFile(logFileOf(home), 'utf8');
    // The port was taken meanwhile, or a killed server's last processes are still leaving.
    const passing = /Address already in use|could not bind|pre-existing shared memory block/;
    if (state === 'late' || !passing.test(output) || Date.now() > deadline)
      throw await explain(home.folder, 'PostgreSQL does not start', output);
    await sleep(200);
    await rename(logFileOf(home), `${logFileOf(home)}.previous`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** In a session of its own, so that Ctrl-C does not take the database away before the last order is done. */
async function launch(binaries: Binaries, home: Home, settings: Settings): Promise<ChildProcess> {
  const { user } = home;
  const output = await open(logFileOf(home), 'a', 0o600);
  try {
    const child = spawn(
      program(binaries, 'postgres'),
      [
        '-D',
        clusterOf(home),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: clusterOf(home),
        detached: true,
        env: { LC_ALL: 'C' },
        stdio: ['ignore', output.fd, output.fd],
        windowsHide: true,
        ...(user && { uid: user.uid, gid: user.gid }),
      },
    );
    await once(child, 'spawn');
    child.unref();
    return child;
  } catch (error) {
    throw new StartupError(
      `PostgreSQL cannot be run on this machine (${String(error)}): set DATABASE_URL to another PostgreSQL.`,
      { cause: error },
    );
  } finally {
    await output.close();
  }
}

const running = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

type Expected = { port: number; deadline: number };

/** Of a postmaster.pid that a killed PostgreSQL left, the process may be ours by chance; the port is not, too. */
async function ready(child: ChildProcess, home: Home, { port, deadline }: Expected) {
  const pidFile = join(clusterOf(home), 'postmaster.pid');
  while (running(child)) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    const [pid, , , itsPort] = lines;
    if (pid === `${child.pid}` && itsPort === `${port}` && lines[7]?.trim() === 'ready')
      return 'ready';
    if (Date.now() > deadline) return 'late';
    await sleep(10);
  }
  return 'gone';
}

function attend(
  binaries: Binaries,
  child: ChildProcess,
  { folder }: Home,
  log: Logger,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const died = () => {
    if (!stopping) log.error({ folder }, 'PostgreSQL has stopped by itself');
  };
  // When the process ends without `stop`, the database at least ends in order.
  const leave = () => void child.kill('SIGINT');
  child.once('exit', died);
  process.once('exit', leave);
  const stop = async () => {
    const down = await bringDown(binaries, child.pid ?? 0, async () => running(child));
    process.off('exit', leave);
    if (!down) log.error({ folder }, 'PostgreSQL does not stop');
  };
  return () => (stopping ??= stop());
}
