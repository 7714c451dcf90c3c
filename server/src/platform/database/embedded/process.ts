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
export type Server = {
  port: number;
  /** Resolves when the process is gone, however that came about. */
  ended: Promise<void>;
  /** Ends it in order; one that hangs is killed. */
  stop: () => Promise<void>;
  /** Ends it at once, as a power cut would: for one that answers nobody. */
  kill: () => void;
};

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

/** Recovery after a crash may have much to replay; a taken port, or the last processes of a killed server, should be gone sooner. */
const patienceMs = { toRecover: 120_000, toBegin: 30_000 };

type Starting = { settings: Settings; log: Logger; at?: number; stopAsked?: AbortSignal };

/** Runs PostgreSQL on the home's cluster and answers once it accepts connections on 127.0.0.1, at a free port unless one is named. */
export async function startServer(
  binaries: Binaries,
  home: Home,
  { settings, log, at, stopAsked }: Starting,
): Promise<Server> {
  const began = Date.now();
  for (;;) {
    stopAsked?.throwIfAborted();
    await rename(logFileOf(home), `${logFileOf(home)}.previous`).catch(() => undefined);
    const port = at ?? (await freePort());
    const child = await launch(binaries, home, { ...ourSettings, ...settings, port: `${port}` });
    const deadline = began + patienceMs.toRecover;
    const state = await ready(child, home, { port, deadline, stopAsked });
    if (state === 'ready') return attend(binaries, child, home, { port, log });
    if (state === 'late') await bringDown(binaries, child.pid ?? 0, async () => running(child));
    const output = await readFile(logFileOf(home), 'utf8').catch(() => '');
    const passing = /Address already in use|could not bind|pre-existing shared memory block/;
    if (state === 'late' || !passing.test(output) || Date.now() > began + patienceMs.toBegin)
      throw await explain(home.folder, 'PostgreSQL does not start', output);
    await sleep(200);
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

type Expected = { port: number; deadline: number; stopAsked: AbortSignal | undefined };

/** Of a postmaster.pid that a killed PostgreSQL left, the process may be ours by chance; the port is not, too. */
async function ready(child: ChildProcess, home: Home, { port, deadline, stopAsked }: Expected) {
  const pidFile = join(clusterOf(home), 'postmaster.pid');
  while (running(child)) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    const [pid, , , itsPort] = lines;
    if (pid === `${child.pid}` && itsPort === `${port}` && lines[7]?.trim() === 'ready')
      return 'ready';
    if (Date.now() > deadline || stopAsked?.aborted) return 'late';
    await sleep(10);
  }
  return 'gone';
}

function attend(
  binaries: Binaries,
  child: ChildProcess,
  { folder }: Home,
  { port, log }: { port: number; log: Logger },
): Server {
  // When the process ends without `stop`, the database at least ends in order.
  const leave = () => void child.kill('SIGINT');
  process.once('exit', leave);
  const ended = (running(child) ? once(child, 'exit') : Promise.resolve()).then(() => {
    process.off('exit', leave);
  });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (await bringDown(binaries, child.pid ?? 0, async () => running(child))) return;
    log.error({ folder }, 'PostgreSQL does not stop, and is killed');
    child.kill('SIGKILL');
  };
  return {
    port,
    ended,
    stop: () => (stopping ??= stop()),
    kill: () => void child.kill('SIGKILL'),
  };
}
