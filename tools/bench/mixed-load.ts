import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { deliverTo, pick, type BenchShop } from './kitchen.ts';
import { metricsToken, startServer } from './server-process.ts';

/** Who asks: customers and administrators alike carry an access token. */
export type Visitor = { accessToken: string };

const requestsInAll = 20_000;
const atOnce = 16;

type Answer = { status: number; body: string };
/** One request in the name of a visitor; undefined is somebody who is not signed in. */
type Asked = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  visitor?: Visitor | undefined;
  body?: unknown;
};
type Ask = (
  method: Asked['method'],
  path: string,
  visitor?: Visitor,
  body?: unknown,
) => Promise<Answer>;

/** What visitors do, and how often among a hundred. */
type Deed = { often: number; act: (visit: { ask: Ask; customer: Visitor }) => Promise<unknown> };

type MixedRun = {
  requests: number;
  orders: number;
  seconds: number;
  /** Processor time of the server for one request. */
  cpuMs: number;
  before: Memory;
  after: Memory;
};

/** What the server takes after everything that people do in a shop: thousands of requests of all kinds, by sixteen hands. */
export async function measureMemory(
  bench: BenchShop,
  who: { customers: Visitor[]; administrator: Visitor },
): Promise<MixedRun> {
  const server = await startServer(bench);
  const before = await readMemory(server.url);
  const cpuBefore = server.cpuMs();
  const { requests, orders, seconds } = await runMixedLoad(bench, server.url, who);
  const cpuMs = (server.cpuMs() - cpuBefore) / requests;
  const after = await readMemory(server.url);
  await server.stop();
  return { requests, orders, seconds, cpuMs, before, after };
}

/** Megabytes, as the server says itself. */
export type Memory = { resident: number; heap: number; heapUsed: number; buffers: number };

async function readMemory(url: string): Promise<Memory> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]) / 2 ** 20);
  return {
    resident: megabytes('process_resident_memory_bytes'),
    heap: megabytes('nodejs_heap_size_total_bytes'),
    heapUsed: megabytes('nodejs_heap_size_used_bytes'),
    buffers: megabytes('nodejs_external_memory_bytes'),
  };
}

/** Answers how many orders were placed. */
async function runMixedLoad(
  bench: BenchShop,
  url: string,
  { customers, administrator }: { customers: Visitor[]; administrator: Visitor },
): Promise<{ requests: number; orders: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let asked = 0;
  const ask: Ask = async (method, path, visitor, body) => {
    asked += 1;
    const answer = await send(agent, url, { method, path, visitor, body });
    // A box may change between a look and an order; everything else has to work.
    if (answer.status >= 400 && answer.status !== 409)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.body}`);
    return answer;
  };
  const orderNos: number[] = [];
  const deeds = deedsOf(bench, administrator, orderNos);
  const deck = deeds.flatMap((deed) => Array.from({ length: deed.often }, () => deed));
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, hand) => {
      // A customer does one thing at a time.
      const own = customers.filter((_customer, at) => at % atOnce === hand);
      while (asked < requestsInAll) await pick(deck).act({ ask, customer: pick(own) });
    }),
  );
  agent.destroy();
  return { requests: asked, orders: orderNos.length, seconds: (performance.now() - began) / 1000 };
}

function deedsOf({ shop }: BenchShop, administrator: Visitor, orderNos: number[]): Deed[] {
  const { entries, categories } = shop.menu.published();
  const recipes = entries.map(({ recipe }) => recipe);
  const ingredientNos = [...shop.menu.catalogue().ingredients.keys()];
  const days = shop.days.now().map(({ day }) => day);
  const filters = () =>
    pick([
      `category=${pick(categories).slug}`,
      `diet=${pick(['vegan', 'vegetarian'])}`,
      `maxMinutes=${pick([20, 30, 45, 60])}`,
      `sort=${pick(['name', 'price', 'time'])}`,
      `q=${pick(recipes).slug.split('-')[0]}`,
      `diet=vegan&sort=price&maxMinutes=${pick([30, 45, 60])}`,
    ]);
  const publicPages = () =>
    pick(['/', '/menu', `/menu?${filters()}`, `/recipes/${pick(recipes).slug}`, '/sign-in']);
  const personalPages = () => pick(['/box', '/account', '/account/orders', '/checkout']);
  const kitchen = () =>
    `/admin/kitchen/${pick(days)}${pick(['', '/portioning', '/labels', '/packing'])}`;
  const officePages = () =>
    pick([
      '/admin',
      '/admin/orders',
      '/admin/kitchen',
      kitchen(),
      '/admin/menu',
      `/admin/menu/recipes/${pick(recipes).recipeNo}`,
      '/admin/menu/ingredients',
      `/admin/menu/ingredients/${pick(ingredientNos)}`,
      '/admin/stock',
      `/admin/stock/${pick(ingredientNos)}`,
      '/admin/customers',
      '/admin/delivery-days',
      ...(orderNos.length > 0 ? [`/admin/orders/${pick(orderNos)}`] : []),
    ]);
  const publicReads = () =>
    pick([
      '/api/recipes',
      `/api/recipes?${filters()}`,
      `/api/recipes/${pick(recipes).slug}`,
      '/api/few-left',
      '/api/categories',
      '/api/ingredients',
      '/api/delivery-days',
    ]);
  const personalReads = () => pick(['/api/cart', '/api/me', '/api/orders']);
  const line = () => ({ recipeNo: pick(recipes).recipeNo, servings: pick([1, 2, 3, 4]) });
  return [
    { often: 33, act: ({ ask }) => ask('GET', publicPages()) },
    { often: 28, act: ({ ask, customer }) => ask('GET', personalPages(), customer) },
    { often: 6, act: ({ ask }) => ask('GET', officePages(), administrator) },
    { often: 10, act: ({ ask }) => ask('GET', publicReads()) },
    { often: 7, act: ({ ask, customer }) => ask('GET', personalReads(), customer) },
    {
      often: 8,
      act: ({ ask, customer }) =>
        ask('POST', `/api/recipes/${pick(recipes).slug}/quote`, customer, { servings: 2 }),
    },
    {
      often: 6,
      act: async ({ ask, customer }) => {
        const cart = readCart(await ask('POST', '/api/cart/lines', customer, line()));
        const [oldest] = cart.lines;
        if (cart.lines.length < 4 || !oldest) return;
        const { version } = cart;
        await ask('DELETE', `/api/cart/lines/${oldest.lineId}?version=${version}`, customer);
      },
    },
    {
      often: 2,
      act: async ({ ask, customer }) => {
        await ask('POST', '/api/cart/lines', customer, line());
        const cart = readCart(await ask('GET', '/api/cart', customer));
        const placed = await ask('POST', '/api/orders', customer, {
          basketVersion: cart.version,
          totalCents: cart.totalCents,
          deliveryDay: pick(days),
          deliverTo,
          confirmedAge: 18,
        });
        if (placed.status !== 201) return;
        const { orderNo } = JSON.parse(placed.body) as { orderNo: number };
        orderNos.push(orderNo);
        await ask('GET', `/account/orders/${orderNo}`, customer);
      },
    },
  ];
}

type Cart = { version: number; totalCents: number; lines: { lineId: string }[] };
const readCart = ({ body }: Answer) => JSON.parse(body) as Cart;

async function send(
  agent: Agent,
  url: string,
  { method, path, visitor, body }: Asked,
): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    // A browser's, but for what would have to be unpacked here.
    'accept-encoding': method === 'GET' ? 'gzip, br' : 'identity',
    ...(visitor && { cookie: `at=${visitor.accessToken}` }),
    ...(sent !== undefined && { 'content-type': 'application/json' }),
    ...(sent !== undefined && { 'content-length': String(Buffer.byteLength(sent)) }),
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${url}${path}`, { agent, method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
      reply.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(sent);
  });
}
