import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server of the store in a process of its own. */
export type ServerProcess = {
  url: string;
  pid: number;
  /** What it said on stderr so far: the reason when a race fails. */
  complaints: () => string;
  running: () => boolean;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Lets it finish what is in hand; throws when it does not close in order. */
  stop: () => Promise<void>;
};

/** Every server of a chain signs alike, and its customers pay on account; port 0 in the address becomes the port that was free. */
export const shared = {
  LARDER_SECRET: 'a secret for tests that is long enough',
  LARDER_URL: 'http://localhost:0',
  LARDER_PAYMENTS: 'invoice',
};

const program = join(import.meta.dirname, '../../src/start.js');

/** Starts a server on this database and resolves once it says that it is open. */
export async function startServer(options: {
  databaseUrl: string;
  dataFolder: string;
  environment?: Record<string, string>;
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program], {
    env: {
      ...shared,
      DATABASE_URL: options.databaseUrl,
      LARDER_DATA: options.dataFolder,
      LARDER_DEMO: 'no',
      LARDER_LOG: 'error',
      PORT: '0',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const exited = once(child, 'exit');
  const running = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (running()) child.kill(signal);
    await exited;
  };
  const port = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const open = /open at http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (open) resolve(open);
    });
    const gone = () => {
      reject(new Error(`The server ended before it was open.\n${said}${complaints}`));
    };
    exited.then(gone, gone);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    complaints: () => complaints,
    running,
    kill: () => end('SIGKILL'),
    stop: async () => {
      const wasRunning = running();
      await end('SIGTERM');
      if (wasRunning && child.exitCode !== 0)
        throw new Error(`The server did not close in order.\n${complaints}`);
    },
  };
}
