import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm run check:production`: a clean copy of the sources, installed without what only builds and tests, started, asked and stopped.
// Asks the npm registry, or npm's cache of it.

const repository = join(import.meta.dirname, '../..');
/** As `du -m` counts. */
const megabyte = 2 ** 20;
const mostMegabytes = 360;
const addresses = ['/', '/menu', '/api/recipes', '/api/ready', '/admin'];

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const folder = mkdtempSync(join(tmpdir(), 'larder-production-'));
chmodSync(folder, 0o755); // As root, PostgreSQL runs as another user, who must get in.
const store = join(folder, 'store');
/** What a fresh machine has: nothing of npm's that this very script runs under, and nothing of ours. */
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|LARDER_|OTEL_|NODE_|DATABASE_URL$|VITEST|PORT$|HOST$)/i.test(name),
    ),
  ),
  PATH: (process.env['PATH'] ?? '')
    .split(':')
    .filter((each) => !each.includes('node_modules'))
    .join(':'),
  HOST: '127.0.0.1',
  LARDER_DATA: join(folder, 'data'),
};

try {
  copySources();
  install();
  weigh();
  await startWithoutPages();
  cpSync(join(repository, 'web/build'), join(store, 'web/build'), { recursive: true });
  await startAndAsk();
  await addAndStart();
  say('The store runs on what production installs.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What git tracks, or would: as it stands here. */
function copySources(): void {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listing, { cwd: repository, encoding: 'utf8' });
  for (const file of files.split('\0').filter(Boolean)) {
    if (lstatSync(join(repository, file), { throwIfNoEntry: false }))
      cpSync(join(repository, file), join(store, file));
  }
}

function install(): void {
  const began = performance.now();
  const words = ['ci', '--omit=dev', '--no-audit', '--no-fund'];
  execFileSync('npm', words, { cwd: store, env: environment, stdio: 'inherit' });
  say(`Installed in ${seconds(began)} s.`);
}

function weigh(): void {
  const modules = join(store, 'node_modules');
  const megabytes = sizeOf(modules) / megabyte;
  const parts = readdirSync(modules)
    .map((name) => ({ name, size: sizeOf(join(modules, name)) / megabyte }))
    .sort((one, other) => other.size - one.size)
    .slice(0, 6)
    .map(({ name, size }) => `${name} ${size.toFixed(0)}`);
  say(`node_modules: ${megabytes.toFixed(0)} MB (${parts.join(', ')}).`);
  demand(megabytes < mostMegabytes, `That is more than ${mostMegabytes} MB.`);
}

/** What it takes on the disk; a file with two names is there once. */
function sizeOf(path: string, seen = new Set<number>()): number {
  const about = lstatSync(path);
  if (about.isFile() && about.nlink > 1 && seen.has(about.ino)) return 0;
  seen.add(about.ino);
  const own = process.platform === 'win32' ? about.size : about.blocks * 512;
  if (!about.isDirectory()) return own;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name), seen), own);
}

async function startWithoutPages(): Promise<void> {
  const { ended, output } = npmStart({});
  demand((await ended) !== 0, 'The store started without pages.');
  const sentence = output().match(/^The pages are not built.*$/m)?.[0];
  demand(sentence !== undefined, `Nothing says that the pages are missing:\n${output()}`);
  say(`Without pages: ${sentence}`);
}

/** A store that chooses Stripe says what it lacks, and starts once it has it. */
async function addAndStart(): Promise<void> {
  const settings = {
    LARDER_PAYMENTS: 'stripe',
    LARDER_STRIPE_KEY: 'sk_test_ofnobodyatall',
    LARDER_STRIPE_HOOK_SECRET: 'whsec_b2Zub2JvZHlhdGFsbA==',
  };
  const without = npmStart(settings);
  demand((await without.ended) !== 0, 'The store started without the package of Stripe.');
  const sentence = without.output().match(/^.*npm run add stripe.*$/m)?.[0];
  demand(sentence !== undefined, `Nothing says that Stripe is missing:\n${without.output()}`);
  say(`Without Stripe: ${sentence}`);
  execFileSync('npm', ['run', 'add', 'stripe'], { cwd: store, env: environment, stdio: 'inherit' });
  weigh();
  await startAndAsk(settings);
}

async function startAndAsk(settings: Record<string, string> = {}): Promise<void> {
  const port = await freePort();
  const began = performance.now();
  const { child, ended, output } = npmStart({ ...settings, PORT: `${port}` });
  try {
    while (!output().includes('Larder is open at')) {
      demand(child.exitCode === null, `The store did not start:\n${output()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    say(
      `Started in ${seconds(began)} s, the database made and the demo loaded where there was none.`,
    );
    demand(!output().includes('Building the pages'), 'The pages were built again.');
    const recipes = await ask(port, '/api/recipes');
    const slug = /"slug":"([^"]+)"/.exec(recipes)?.[1] ?? 'no-recipe';
    for (const address of [...addresses, `/recipes/${slug}`]) await ask(port, address, true);
    const stopping = performance.now();
    signalAll(child);
    await ended;
    demand(/^Closed\.$/m.test(output()), `The store did not close:\n${output()}`);
    say(`Closed in ${seconds(stopping)} s.`);
  } finally {
    if (child.exitCode === null) signalAll(child);
  }
}

async function ask(port: number, address: string, aloud = false): Promise<string> {
  const began = performance.now();
  const reply = await fetch(`http://127.0.0.1:${port}${address}`);
  const body = await reply.text();
  demand(reply.status === 200, `${address} answered ${reply.status}: ${body.slice(0, 500)}`);
  if (aloud) {
    const took = (performance.now() - began).toFixed(0);
    say(`  ${reply.status} ${address} (${(body.length / 1000).toFixed(0)} kB, ${took} ms)`);
  }
  return body;
}

function npmStart(settings: Record<string, string>) {
  const child = spawn('npm', ['start'], {
    cwd: store,
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, output: () => text };
}

/** As a terminal does: npm and what it started, for npm alone would leave the store running. */
function signalAll({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGTERM');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
