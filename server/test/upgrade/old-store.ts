import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Reply } from '../store.ts';

export type OldStore = {
  /** What the store printed when it started: the first start tells the administrator's password. */
  said: () => string;
  ask: Ask;
  /** As Ctrl-C does. */
  stop: () => Promise<void>;
  /** As a power cut does to the program; its PostgreSQL is left running. */
  kill: () => Promise<void>;
};

export type Ask = <Body>(
  method: string,
  path: string,
  options?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Reply<Body>>;

/** What every store of the fixtures is told, so that today's can be told the same. */
export const settings = {
  LARDER_URL: 'http://localhost:3000',
  LARDER_SECRET: 'a secret of the fixtures that is long enough',
};

/** Starts the store of a checkout as its `npm start` does, on a data folder and a free port. */
export async function startOldStore(
  checkout: string,
  data: string,
  environment: Record<string, string> = {},
): Promise<OldStore> {
  const { scripts } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  buildPages(checkout, scripts);
  const port = await freePort();
  const words = (scripts['start'] ?? '').split(' ').slice(1);
  const child = spawn(process.execPath, words, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ...settings,
      ...environment,
      PORT: String(port),
      HOST: '127.0.0.1',
      LARDER_DATA: data,
      LARDER_LOG: 'silent',
    },
  });
  const said = await open(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    said,
    ask: askAt(`http://127.0.0.1:${port}`),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Versions with pages do not start without them. */
function buildPages(checkout: string, scripts: Record<string, string>): void {
  const { build } = scripts;
  if (!build || existsSync(join(checkout, 'web/build/server/index.js'))) return;
  const words = build.split(' ').slice(1);
  const { status } = spawnSync(process.execPath, words, { cwd: checkout, stdio: 'ignore' });
  if (status !== 0) throw new Error(`The pages of ${checkout} could not be built.`);
}

async function open(child: ChildProcess): Promise<() => string> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (/ is open at /.test(printed)) resolve();
    });
    child.once('exit', () => reject(new Error(`The old store ended: ${printed}`)));
  });
  return () => printed;
}

const askAt =
  (base: string): Ask =>
  async <Body>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Reply<Body>> => {
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(new URL(path, base), {
      method,
      headers: {
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as Body,
    };
  };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
