import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../server/src/config.ts';
import { openShop, type Shop } from '../../server/src/app.ts';
import { openDeliveryDays } from '../../server/src/checkout/days/days.ts';
import { firstKitchen } from '../../server/src/contract/kitchens.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';
import { writeMenu } from '../../server/test/small-menu.ts';

const program = join(import.meta.dirname, '../../server/src/start.js');
const secret = 'a secret for torture that is long enough';
export const signing = { LARDER_SECRET: secret, LARDER_URL: 'http://localhost:0' };
const settings = {
  ...signing,
  LARDER_DEMO: 'no',
  LARDER_DAY_CAPACITY: '9999999',
  LARDER_PAYMENTS: 'invoice',
  LARDER_LOG: 'silent',
};

/** A store with its own PostgreSQL in a folder, as somebody runs it who starts it again whenever it ends. */
export async function openTorturedStore({
  asProcessOne = false,
  folder = '',
  servers = 1,
  environment = {},
}: {
  asProcessOne?: boolean;
  folder?: string;
  servers?: number;
  environment?: Record<string, string>;
} = {}) {
  const parent = await mkdtemp(join(tmpdir(), 'larder-torture-'));
  await chmod(parent, 0o755);
  const data = folder || join(parent, 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = await start();

  async function start(): Promise<ChildProcess> {
    const node = [process.execPath, program];
    const [file = '', ...words] = asProcessOne
      ? ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', ...node]
      : node;
    const started = spawn(file, words, {
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
        ...settings,
        LARDER_SERVERS: `${servers}`,
        ...environment,
        PORT: `${port}`,
        LARDER_DATA: data,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    while (!said.includes('Larder is open')) {
      await Promise.race([once(started.stdout, 'data'), once(started, 'exit')]);
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`The store did not open: ${said}`);
    }
    return started;
  }

  /** Of the store itself, which `unshare` holds as its child. */
  function pid(): number {
    return asProcessOne ? (childrenOf(child.pid ?? 0)[0] ?? 0) : (child.pid ?? 0);
  }

  /** Signals the store and answers how it ended. */
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
    process.kill(pid(), signal);
    await ended;
    return child.exitCode;
  }

  const inside = await openInside(data);
  // The server hears of the menu a moment after it was written here.
  while (!(await fetch(`${url}/api/recipes/congee`)).ok) await pause(50);
  return {
    url,
    ...inside,
    postmaster: async () => {
      const path = join(data, 'postgres/cluster/postmaster.pid');
      return Number((await readFile(path, 'utf8')).split('\n')[0]);
    },
    /** Of the store's first process, and of the servers that it started. */
    pid,
    serverPids: () => serversOf(pid()),
    isReady: () =>
      fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(2_000) }).then(
        async (reply) => (await reply.arrayBuffer(), reply.ok),
        () => false,
      ),
    end,
    startAgain: async () => void (child = await start()),
    close: async () => {
      await inside.shop.close().catch(() => undefined);
      if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** The servers that the first process of a store has started. */
export const serversOf = (pid: number): number[] => childrenOf(pid).filter(isServer);

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** The other children of the first process are PostgreSQL's. */
const isServer = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(program);

/** The same database from this process, for arranging and for reading the books. */
async function openInside(data: string) {
  const shop = await openDatabase(data);
  const nos = await writeMenu(shop, {
    stock: { Rice: 9_000_000 },
    recipes: { Congee: { Rice: 1 } },
  });
  const days = await openDeliveryDays(shop, [firstKitchen]);
  return { shop, data, recipeNo: nos.recipe('Congee'), day: days.at(-1)?.day ?? '' };
}

/** Where it is changes when the store is started anew. */
export async function openDatabase(data: string): Promise<Shop> {
  const config = readConfig({
    ...settings,
    DATABASE_URL: await readFile(join(data, 'postgres.url'), 'utf8'),
    LARDER_DATA: data,
  });
  const shop = await openShop(await openPlatform(config, { progress: () => undefined }), {
    pollMs: 0,
  });
  await shop.outbox.close();
  return shop;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
