import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disasters, survive } from '../../tools/torture/disasters.ts';
import { openTorturedStore, serversOf } from '../../tools/torture/store.ts';
import { addToken } from '../src/people/tokens/tokens.ts';
import { password } from './one-password.ts';

const metricsToken = 'a token for the metrics of tests';
const waiting = { timeout: 60_000 };

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Somebody with one connection, which stays with one server. */
function visitor(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookies = '';
  const ask = (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const own = { ...(cookies && { cookie: cookies }), ...headers };
      const json = { 'content-type': 'application/json' };
      const sent = body === undefined ? own : { ...own, ...json };
      const asked = request(new URL(path, url), { agent, method, headers: sent });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () => {
          const { headers: answered, statusCode = 0 } = response;
          const set = answered['set-cookie'];
          if (set) cookies = set.map((cookie) => cookie.split(';')[0]).join('; ');
          resolve({ status: statusCode, headers: answered, body: text });
        });
      });
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    ask,
    carry: () => cookies,
    leave: () => agent.destroy(),
  };
}
type Visitor = ReturnType<typeof visitor>;

/** How often each server has said that it is alive, by its number. */
async function healthAnswersOf(url: string): Promise<Map<number, number>> {
  const reply = await fetch(new URL('/metrics', url), {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const lines = (await reply.text()).split('\n');
  const counted = lines
    .filter((line) => line.startsWith('larder_http_requests_total'))
    .filter((line) => line.includes('route="/api/health"'));
  return new Map(
    counted.map((line) => [
      Number(/server="(\d+)"/.exec(line)?.[1]),
      Number(line.split(' ').pop()),
    ]),
  );
}

/** Which server is at the other end of somebody's connection. */
async function serverOf(url: string, { ask }: Visitor): Promise<number> {
  const before = await healthAnswersOf(url);
  await ask('GET', '/api/health');
  const after = await healthAnswersOf(url);
  const [no] = [...after].find(([each, count]) => count > (before.get(each) ?? 0)) ?? [];
  if (no === undefined) throw new Error('No server counted the answer.');
  return no;
}

/** Two people, each with a connection to a server of their own. */
async function oneAtEach(url: string): Promise<[Visitor, Visitor]> {
  const first = visitor(url);
  const no = await serverOf(url, first);
  for (;;) {
    const other = visitor(url);
    if ((await serverOf(url, other)) !== no) return [first, other];
    other.leave();
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

describe.runIf(process.platform === 'linux')('two servers at one port', () => {
  let store: Awaited<ReturnType<typeof openTorturedStore>>;
  beforeAll(async () => {
    store = await openTorturedStore({
      servers: 2,
      environment: { LARDER_METRICS_TOKEN: metricsToken, LARDER_TOKEN_REQUESTS: '6' },
    });
  });
  afterAll(() => store.close());

  test('both answer, each a process of its own, and the metrics say which', async () => {
    const [one, other] = await oneAtEach(store.url);
    expect([await serverOf(store.url, one), await serverOf(store.url, other)].toSorted()).toEqual([
      1, 2,
    ]);
    expect(new Set([store.pid(), ...store.serverPids()]).size).toBe(3);
    one.leave();
    other.leave();
  });

  test('a box that is filled at one is found at the other', async () => {
    const [one, other] = await oneAtEach(store.url);
    const line = { recipeNo: store.recipeNo, servings: 2, changes: [] };
    const added = await one.ask('POST', '/api/cart/lines', { body: line });
    expect(added.status).toBe(201);
    const found = await other.ask('GET', '/api/cart', { headers: { cookie: one.carry() } });
    expect(JSON.parse(found.body)).toMatchObject({ lines: [{ recipeNo: store.recipeNo, servings: 2 }] }); // prettier-ignore
    one.leave();
    other.leave();
  });

  test('who signs out at one is signed out at the other', async () => {
    const [one, other] = await oneAtEach(store.url);
    const email = 'ada@example.com';
    await one.ask('POST', '/auth/sign-up', { body: { email, password } });
    const code = await expectCode(store.data, email);
    await one.ask('POST', '/auth/confirm', { body: { email, code } });
    const signedIn = await one.ask('POST', '/auth/sign-in', { body: { email, password } });
    expect(signedIn.status).toBe(200);
    const cookie = one.carry();
    const askOther = async () =>
      (await other.ask('GET', '/api/me', { headers: { cookie } })).status;
    expect(await askOther()).toBe(200);
    expect((await one.ask('POST', '/auth/sign-out', { body: {} })).status).toBe(200);
    await expect.poll(askOther, waiting).toBe(401);
    one.leave();
    other.leave();
  });

  test('what a token may ask in a minute is counted over both', async () => {
    const asked = { name: 'Till', scopes: ['see-orders' as const], days: 1 };
    const { token } = await addToken(store.shop, asked, 'operator');
    const [one, other] = await oneAtEach(store.url);
    const headers = { authorization: `Bearer ${token}` };
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1)
      for (const { ask } of [one, other])
        statuses.push((await ask('GET', '/api/admin/orders', { headers })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    one.leave();
    other.leave();
  });

  test('one that is asked to stop alone is started again', async () => {
    const before = store.serverPids();
    const [victim = 0] = before;
    process.kill(victim, 'SIGTERM');
    await expect.poll(() => isAlive(victim), waiting).toBe(false);
    await expect.poll(() => store.serverPids().length, waiting).toBe(2);
    expect(store.serverPids()).not.toContain(victim);
    // The other one has answered meanwhile, and the new one does.
    const [one, other] = await oneAtEach(store.url);
    one.leave();
    other.leave();
  });

  test('the first process killed, its servers end, and the store opens again on its folder', async () => {
    const servers = store.serverPids();
    expect(servers).toHaveLength(2);
    await store.end('SIGKILL');
    await expect.poll(() => servers.filter(isAlive), waiting).toEqual([]);
    await store.startAgain();
    expect(await store.isReady()).toBe(true);
    expect(store.serverPids()).toHaveLength(2);
    expect(await store.end('SIGTERM')).toBe(0);
  });
});

/** The code of the letter that confirms an account. */
async function expectCode(data: string, email: string): Promise<string> {
  let code = '';
  const look = async () => {
    for (const name of await readdir(join(data, 'mail'))) {
      if (!name.endsWith('.eml')) continue;
      const letter = await readFile(join(data, 'mail', name), 'utf8');
      if (letter.includes(email)) code = /^[0-9]{6}/m.exec(letter)?.[0] ?? code;
    }
    return code;
  };
  await expect.poll(look, waiting).toMatch(/^[0-9]{6}$/);
  return code;
}

const named = (name: string) => {
  const found = disasters.find((each) => each.name === name);
  if (!found) throw new Error(`There is no disaster ${name}.`);
  return found;
};

test.for([
  { name: 'one of two servers is killed', rounds: 2 },
  { name: 'the store is asked to stop', rounds: 1 },
  { name: 'PostgreSQL is killed', rounds: 1 },
])(
  'two servers and 64 buyers, $name: no order is lost or doubled, and the books are right',
  async ({ name, rounds }, { skip }) => {
    const outcome = await survive(named(name), { rounds, buyers: 64, servers: 2 });
    if (typeof outcome === 'string') return skip(outcome);
    const { lost, doubled, cutOff, mayCutOff, wrong, orders } = outcome;
    expect({ lost, doubled, wrong }).toEqual({ lost: 0, doubled: 0, wrong: [] });
    expect(orders).toBeGreaterThan(64);
    if (!mayCutOff) expect(cutOff).toEqual(new Map());
  },
);

describe('a store that cannot start, or go on, says why in one sentence', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'larder-servers-'));
    // As root, PostgreSQL runs as another user, who must get in.
    await chmod(folder, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts a store, and answers how it ended by itself; `look` sees its process meanwhile. */
  const started = (
    environment: Record<string, string>,
    look: (pid: number) => void = () => undefined,
  ) =>
    new Promise<{ code: number; err: string }>((resolve) => {
      const program = join(import.meta.dirname, '../src/start.js');
      const env = {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        LARDER_DATA: join(folder, 'data'),
        LARDER_DEMO: 'no',
        LARDER_LOG: 'silent',
        ...environment,
      };
      const store = execFile(process.execPath, [program], { env }, (error, _, err) => {
        clearInterval(looking);
        resolve({ code: error ? Number(error.code) : 0, err });
      });
      let isOpen = false;
      store.stdout?.on('data', (said: string) => (isOpen ||= said.includes('Larder is open')));
      const looking = setInterval(() => {
        if (isOpen && store.exitCode === null) look(store.pid ?? 0);
      }, 100);
    });

  test.for(['0', 'x', '33', '-2'])('LARDER_SERVERS=%s', async (servers) => {
    expect(await started({ LARDER_SERVERS: servers })).toEqual({
      code: 1,
      err: 'LARDER_SERVERS must be a whole number from 1 to 32\n',
    });
  });

  test('a port that is taken, also by several', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;
    const { code, err } = await started({ LARDER_SERVERS: '2', PORT: `${port}` });
    occupant.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `Port ${port} is already in use: stop what uses it, or set PORT to another.\n`,
    });
  });

  test.runIf(process.platform === 'linux')('a server that ends again and again', async () => {
    const { code, err } = await started({ LARDER_SERVERS: '2', PORT: '0' }, (pid) => {
      for (const server of serversOf(pid)) process.kill(server, 'SIGKILL');
    });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^A server of this store ends again and again: Server [12] ended with SIGKILL\.\n$/,
    );
  });
});
