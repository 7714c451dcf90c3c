import { createApp, type App } from '../../server/src/app.ts';
import { writeCursor } from '../../server/src/contract/cursor.ts';
import { signInAccounts, signInAdministrator } from './http-orders.ts';
import { openBenchShop, openOrderBook, type BenchShop } from './kitchen.ts';
import { summarise, type Measurement } from './measure.ts';
import { writeYears, type Years } from './years.ts';

/**
 * `node tools/bench/growth.ts [orders …]`: how long lists, searches and reports take in shops that differ by what they have sold in three
 * years, 10,000 and 1,000,000 orders unless told: asked through the API, each question of every shop in turn, in milliseconds (p50 / p99),
 * and how many times as long its p99 is in the largest as in the smallest. What is in the house is the same in all of them: 300 boxes.
 */
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, 1_000_000);
const turns = 200;
/** A question that takes long is asked less often: for so long in every shop. */
const longestMs = 4000;

type Grown = { bench: BenchShop; app: App; years: Years; orders: number };

const shops: Grown[] = [];
for (const orders of sizes) {
  const bench = await openBenchShop();
  const began = performance.now();
  const years = await writeYears(bench, orders);
  const minutes = (performance.now() - began) / 60_000;
  process.stdout.write(`${inWords(orders)} orders written in ${minutes.toFixed(1)} min\n`);
  shops.push({ bench, app: createApp(bench.shop), years, orders });
}

type Question = (of: Grown) => string;
const dayAgo = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const searched = (q: string) => `/api/admin/orders?q=${encodeURIComponent(q)}`;

const asStaff: Record<string, Question> = {
  'orders: the newest': () => '/api/admin/orders',
  'orders: a page in the middle': ({ orders }) =>
    `/api/admin/orders?cursor=${writeCursor(Math.floor(orders / 2))}`,
  'orders: placed': () => '/api/admin/orders?status=placed',
  'orders: cancelled': () => '/api/admin/orders?status=cancelled',
  'orders: delivered': () => '/api/admin/orders?status=delivered',
  'orders: returned, of which there are none': () => '/api/admin/orders?status=returned',
  'orders: of a day': ({ years }) => `/api/admin/orders?day=${years.pastDay}`,
  'orders: late': () => '/api/admin/orders?late=true',
  'orders: of who has a thousand': ({ years }) => `/api/admin/orders?customerNo=${years.loyalNo}`,
  'orders: of who has one': ({ years }) => `/api/admin/orders?customerNo=${years.onceNo}`,
  'search: a word that nobody has': () => searched('zzyzx'),
  'search: a word that all have': () => searched('street'),
  'search: a name that many have': () => searched('byrne'),
  'search: a name that few have': () => searched('soren grossmann17'),
  'search: two words that never meet': () => searched('mary grossmann17'),
  'search: a number': () => searched('#4711'),
  'search: an e-mail': () => searched('buyer-4711@example.com'),
  'search: the beginning of an e-mail': () => searched('buyer-471'),
  'search: an e-mail that nobody has': () => searched('nobody@nowhere.example'),
  'search: a phone': () => searched('+353 79 190 0001'),
  'search: a postcode': () => searched('D07 1447'),
  'search: a food of many boxes': () => searched('garlic'),
  'search: a food of few boxes': () => searched('lemongrass'),
  'search: a recipe': () => searched('dal'),
  'search: a food, not shipped': () => `${searched('garlic')}&status=placed`,
  'search: a word that nobody has, cancelled': () => `${searched('zzyzx')}&status=cancelled`,
  'search: a name that many have, of a day': ({ years }) =>
    `${searched('byrne')}&day=${years.pastDay}`,
  'one order': ({ years }) => `/api/admin/orders/${years.soldOrder}`,
  'orders that were corrected': () => '/api/admin/corrected-orders',
  'customers: the newest': () => '/api/admin/customers',
  'customers: a word that nobody has': () => '/api/admin/customers?q=zzyzx',
  'customers: a name that many have': () => '/api/admin/customers?q=byrne',
  'customers: an e-mail': () => '/api/admin/customers?q=regular-471%40example.com',
  'one customer': ({ years }) => `/api/admin/customers/${years.loyalNo}`,
  today: () => '/api/admin/reports/today',
  'sales of today': () => `/api/admin/reports/sales?from=${dayAgo(0)}&to=${dayAgo(0)}`,
  'sales of a month': () => `/api/admin/reports/sales?from=${dayAgo(30)}&to=${dayAgo(0)}`,
  'sales of a year': () => `/api/admin/reports/sales?from=${dayAgo(365)}&to=${dayAgo(0)}`,
  'best recipes of a month': () =>
    `/api/admin/reports/best-recipes?from=${dayAgo(30)}&to=${dayAgo(0)}`,
  'best recipes of a year': () =>
    `/api/admin/reports/best-recipes?from=${dayAgo(365)}&to=${dayAgo(0)}`,
  'low stock': () => '/api/admin/reports/low-stock',
  'figures of subscriptions': () =>
    `/api/admin/reports/subscriptions?from=${dayAgo(28)}&to=${dayAgo(0)}`,
  'the forecast': () => '/api/admin/forecast',
  'the books of a day': () => `/api/admin/books?day=${dayAgo(30)}`,
  'payment alerts': () => '/api/admin/payment-alerts',
  'failed charges': () => '/api/admin/failed-charges',
  'the audit trail': () => '/api/admin/audit',
  'the audit trail of a day': () => `/api/admin/audit?from=${dayAgo(30)}&to=${dayAgo(30)}`,
  'the audit trail of an order': ({ years }) =>
    `/api/admin/audit?subject=order&key=${years.soldOrder}`,
  'stock: levels': () => '/api/admin/stock',
  'stock: movements': () => '/api/admin/stock-movements',
  'stock: movements of an ingredient': () => '/api/admin/stock-movements?ingredientNo=1',
  promotions: () => '/api/admin/promotions',
  ratings: () => '/api/admin/ratings',
  health: () => '/api/admin/health',
  'a day of 300 boxes: what to buy': ({ years }) =>
    `/api/admin/kitchen/${years.nextDay}/purchase-list`,
  'a day of 300 boxes: portioning': ({ years }) =>
    `/api/admin/kitchen/${years.nextDay}/portioning-sheet`,
  'a day of 300 boxes: packing': ({ years }) => `/api/admin/kitchen/${years.nextDay}/packing`,
  'a day of 300 boxes: reconciliation': ({ years }) =>
    `/api/admin/kitchen/${years.nextDay}/reconciliation`,
};
const asWhoOrderedOnce: Record<string, Question> = {
  'my orders, of which there is one': () => '/api/orders',
};
const asWhoOrderedOften: Record<string, Question> = {
  'my orders, of which there are a thousand': () => '/api/orders',
  'what I can have again': () => '/api/me/again',
};

type Row = Record<string, string>;
const rows: Row[] = [];
try {
  await askAll(asStaff, async ({ bench }) => (await signInAdministrator(bench)).accessToken);
  await askAll(asWhoOrderedOnce, ({ bench, years }) => tokenOf(bench, years.once));
  await askAll(asWhoOrderedOften, ({ bench, years }) => tokenOf(bench, years.loyal));
  await placeOrders();
} finally {
  console.table(rows);
  for (const { bench } of shops) await bench.close();
}

async function tokenOf(bench: BenchShop, accountId: string): Promise<string> {
  const [signedIn] = await signInAccounts(bench, accountId);
  if (!signedIn) throw new Error(`Nobody has the account ${accountId}.`);
  return signedIn.accessToken;
}

async function askAll(
  questions: Record<string, Question>,
  sign: (of: Grown) => Promise<string>,
): Promise<void> {
  for (const [what, pathOf] of Object.entries(questions)) {
    const asks = await Promise.all(
      shops.map(async (of) => {
        const headers = { authorization: `Bearer ${await sign(of)}` };
        return async () => {
          const request = new Request(`http://localhost:3999${pathOf(of)}`, { headers });
          const socket = { remoteAddress: '127.0.0.1' };
          const reply = await of.app.fetch(request, { incoming: { socket, headers } });
          const answer = await reply.text();
          if (reply.status !== 200) throw new Error(`${what}: ${reply.status} ${answer}`);
        };
      }),
    );
    await measureInTurn(what, asks);
  }
}

/** What all of it is for: an order, one after the other. */
async function placeOrders(): Promise<void> {
  const places = await Promise.all(
    shops.map(async ({ bench }) => {
      const next = await openOrderBook(bench);
      return async () => {
        const outcome = await bench.shop.desk.submit(next());
        if (outcome.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(outcome)}`);
      };
    }),
  );
  await measureInTurn('an order at the desk', places);
}

async function measureInTurn(what: string, asks: (() => Promise<void>)[]): Promise<void> {
  const took = asks.map((): number[] => []);
  for (const ask of asks) await ask();
  const until = performance.now() + longestMs * asks.length;
  for (let turn = 0; turn < turns && performance.now() < until; turn += 1)
    for (const [at, ask] of asks.entries()) {
      const began = performance.now();
      await ask();
      took[at]?.push(performance.now() - began);
    }
  const measured = took.map((times) => summarise(times, 1));
  const [smallest, largest] = [measured[0], measured.at(-1)];
  rows.push({
    what,
    ...Object.fromEntries(measured.map((it, at) => [inWords(sizes[at] ?? 0), inMs(it)])),
    'p99 / p99': ((largest?.p99Ms ?? 0) / (smallest?.p99Ms ?? 1)).toFixed(2),
    'p50 / p50': ((largest?.p50Ms ?? 0) / (smallest?.p50Ms ?? 1)).toFixed(2),
  });
}

function inMs({ p50Ms, p99Ms }: Measurement): string {
  return `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`;
}

function inWords(orders: number): string {
  return orders.toLocaleString('en');
}
