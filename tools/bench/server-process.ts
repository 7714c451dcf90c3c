import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BenchShop } from './kitchen.ts';

export type BenchServer = {
  url: string;
  /** Resident memory now, of every process that serves. */
  memoryMb: () => Promise<number>;
  /** Processor time used so far, by every process that serves. */
  cpuMs: () => number;
  stop: () => Promise<void>;
};

const serve = join(import.meta.dirname, '../../server/src/start.js');
const oneTransaction = join(import.meta.dirname, 'one-transaction-server.ts');
const bare = join(import.meta.dirname, 'bare-server.ts');

/** For reading how much memory a server takes. */
export const metricsToken = 'a token for the bench';

/** The real server as `npm start` runs it, in a process of its own, on the database of the bench. */
export const startServer = (bench: BenchShop) => startStore(bench, serve, 'invoice');

/** The same as so many servers at one port. */
export const startServers = (bench: BenchShop, servers: number) =>
  startStore(bench, serve, 'invoice', servers);

/** The same, where customers pay by card. */
export const startPaidServer = (bench: BenchShop) => startStore(bench, serve, 'sandbox');

/** The same, with one transaction per order where the desk was. */
export const startServerWithoutDesk = (bench: BenchShop) =>
  startStore(bench, oneTransaction, 'invoice');

/** As `npm start` sets them; BENCH_FLAGS takes their place, to try others. */
const flags = (
  process.env['BENCH_FLAGS'] ?? '--max-semi-space-size=16 --heap-growing-percent=30'
).split(' ');

async function startStore(
  { shop, folder, secret }: BenchShop,
  file: string,
  payments: 'invoice' | 'sandbox',
  servers = 1,
): Promise<BenchServer> {
  return start([...flags, file], {
    NODE_ENV: 'production',
    DATABASE_URL: shop.databaseUrl,
    LARDER_DATA: folder,
    LARDER_SECRET: secret,
    LARDER_URL: 'http://localhost:3999',
    LARDER_DEMO: 'no',
    LARDER_PAYMENTS: payments,
    LARDER_SERVERS: `${servers}`,
    LARDER_METRICS_TOKEN: metricsToken,
    PORT: '0',
    // As the image and the service set it.
    MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2',
  });
}

/** `node:http` and nothing else, answering the bytes of a file: what no framework can be faster than. */
export async function startBareServer(file: string, contentType: string): Promise<BenchServer> {
  return start([bare, file, contentType], {});
}

async function start(
  arguments_: string[],
  environment: Record<string, string>,
): Promise<BenchServer> {
  const child = spawn(process.execPath, arguments_, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`A server ended with ${code}.`));
    });
    createInterface(child.stdout).on('line', (line) => {
      const listening = /listening on .*:(\d+)/i.exec(line)?.[1];
      if (listening) resolve(listening);
    });
  });
  const { pid = 0 } = child;
  const processes = () => [pid, ...childrenOf(pid)];
  return {
    url: `http://127.0.0.1:${port}`,
    memoryMb: async () => Math.round(processes().reduce((sum, each) => sum + residentKb(each), 0) / 1024), // prettier-ignore
    cpuMs: () => processes().reduce((sum, each) => sum + (processOf(each)?.cpuMs ?? 0), 0),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function residentKb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Processor time that the embedded database of a bench has used so far, by what has ended and by what is still there. */
export function databaseCpuMs({ folder }: BenchShop): number {
  const [first] = readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  const main = processOf(Number(first));
  if (!main) throw new Error('The database of the bench has ended.');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processOf(Number(pid)) ?? [])
    .filter(({ parent }) => parent === Number(first))
    .reduce((sum, { cpuMs }) => sum + cpuMs, main.cpuMs + main.endedMs);
}

/** `endedMs`: of its children that have ended. Undefined: it has ended itself. */
function processOf(pid: number): { parent: number; cpuMs: number; endedMs: number } | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const stat = readFileSync(file, 'utf8');
  const [, parent, ...more] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = more.slice(9);
  return {
    parent: parent ?? 0,
    cpuMs: (user + system) * 10,
    endedMs: (endedUser + endedSystem) * 10,
  };
}
