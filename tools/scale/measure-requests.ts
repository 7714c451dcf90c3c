import autocannon from 'autocannon';
import type { BenchShop } from '../bench/kitchen.ts';
import { startServer, type BenchServer } from '../bench/server-process.ts';

type RequestCost = { request: string; serverUs: number; perSecond: number };

/** Processor time of the server for each kind of request, PostgreSQL's not counted: it hardly moves with what else the machine does. */
export async function measureRequests(bench: BenchShop, seconds: number): Promise<RequestCost[]> {
  const entry = bench.shop.menu.published().entries[0];
  if (!entry) throw new Error('The menu is empty.');
  const { recipeNo, slug } = entry.recipe;
  const server = await startServer(bench);
  try {
    const json = { 'content-type': 'application/json' };
    const post = (body: unknown) => ({
      method: 'POST' as const,
      headers: json,
      body: JSON.stringify(body),
    });
    const line = { recipeNo, servings: 2, changes: [] };
    const cookie = await basketCookie(server.url, line);
    const kinds: [string, string, Partial<autocannon.Options>][] = [
      ['a ready page', '/menu', {}],
      ['a quote', `/api/recipes/${slug}/quote`, post({ servings: 3, changes: [] })],
      ['a basket', '/api/cart', { headers: { cookie } }],
      ['a page of one person', '/box', { headers: { cookie } }],
    ];
    const costs: RequestCost[] = [];
    for (const [request, path, options] of kinds) {
      // A page is compiled before it is quick.
      await load(server, path, options, 2 * seconds);
      costs.push({ request, ...(await load(server, path, options, seconds)) });
    }
    return costs;
  } finally {
    await server.stop();
  }
}

async function basketCookie(url: string, line: unknown): Promise<string> {
  const reply = await fetch(`${url}/api/cart/lines`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(line),
  });
  if (reply.status !== 201) throw new Error(`The basket answered ${reply.status}.`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

async function load(
  server: BenchServer,
  path: string,
  options: Partial<autocannon.Options>,
  duration: number,
): Promise<{ serverUs: number; perSecond: number }> {
  const before = server.cpuMs();
  const result = await autocannon({ ...options, url: server.url + path, connections: 8, duration });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0)
    throw new Error(`${path} was not always answered.`);
  return {
    serverUs: Math.round(((server.cpuMs() - before) * 1000) / result.requests.total),
    perSecond: Math.round(result.requests.total / result.duration),
  };
}
