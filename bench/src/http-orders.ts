import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Pool } from 'undici';
import { openAccessTokens } from '../../server/src/platform/accounts/embedded/access-tokens.ts';
import { openLibrary } from '../../server/src/platform/accounts/embedded/library.ts';
import { defaultLimits } from '../../server/src/platform/accounts/embedded/limits.ts';
import { deliverTo, makeWishes, pick, type BenchShop, type Wish } from './kitchen.ts';
import { summarise, type Measurement } from './measure.ts';
import { startServer } from './server-process.ts';

export type Buyer = { customerNo: number; accessToken: string };

const buyersInTown = 2000;
/** Everybody orders once before the clock runs, so many at a time: a session that is known costs less than a new one. */
const warmUpWith = 32;

/** Customers with real access tokens, signed here: hashing two thousand passwords would take longer than everything else. */
export async function signInBuyers({ shop, secret }: BenchShop): Promise<Buyer[]> {
  const library = openLibrary({
    database: shop.database,
    secret,
    issuer: shop.config.publicUrl,
    limits: defaultLimits,
    takeTotp: async () => undefined,
  });
  const { sign } = openAccessTokens(library, shop.config.publicUrl, () => new Date());
  const rows = await shop.database.query<{ customerNo: number; id: string; email: string }>(sql`
    insert into customer (account_id, cust_name, cust_email)
    select 'http-' || n, 'Buyer ' || n, 'http-' || n || '@example.com' from generate_series(1, ${buyersInTown}) n
    returning customer_no as "customerNo", account_id as id, cust_email as email`);
  const buyers: Buyer[] = [];
  for (const { customerNo, id, email } of rows) {
    const session = { id, accountId: id, email, groups: ['customers' as const], mfa: false };
    const { accessToken } = await sign({ ...session, enrolled: false, expiresAt: new Date() });
    buyers.push({ customerNo, accessToken });
  }
  return buyers;
}

export type HttpRun = { buyers: number; orders: Measurement; memoryMb: number };

/**
 * Placing orders over HTTP. Everybody's basket is filled before the clock runs, so that what is timed is the order: authenticated,
 * validated, planned, committed. The server does everything else it always does meanwhile: empties baskets, writes letters.
 */
export async function measureHttpOrders(
  bench: BenchShop,
  buyers: Buyer[],
  counts: number[],
  seconds: number,
): Promise<HttpRun[]> {
  // What earlier measurements left to be told by mail is not this server's work.
  await bench.shop.database.query(sql`truncate outbox`);
  const server = await startServer(bench);
  const days = bench.shop.days.now().map(({ day }) => day);
  const wishes = makeWishes(bench);
  const runs: HttpRun[] = [];
  for (const count of counts) {
    const pool = new Pool(server.url, { connections: count, pipelining: 1 });
    const order = async (buyer: Buyer, { totalCents }: Wish) => {
      const reply = await pool.request({
        method: 'POST',
        path: '/api/orders',
        headers: {
          authorization: `Bearer ${buyer.accessToken}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ basketVersion: 1, totalCents, deliveryDay: pick(days), deliverTo }),
      });
      const answer = await reply.body.text();
      if (reply.statusCode !== 201)
        throw new Error(`An order was answered ${reply.statusCode}: ${answer}`);
    };
    if (runs.length === 0) await rounds(bench, buyers, wishes, warmUpWith, 0, order);
    const orders = await rounds(bench, buyers, wishes, count, seconds, order);
    runs.push({ buyers: count, orders, memoryMb: await server.memoryMb() });
    await pool.close();
  }
  await server.stop();
  return runs;
}

/** Rounds of one order each by everybody, `count` at a time, until the rounds have taken so long together. */
async function rounds(
  bench: BenchShop,
  buyers: Buyer[],
  wishes: Wish[],
  count: number,
  seconds: number,
  order: (buyer: Buyer, wish: Wish) => Promise<void>,
): Promise<Measurement> {
  const tookMs: number[] = [];
  let totalMs = 0;
  do {
    await fillBaskets(bench, buyers, wishes);
    const queue = buyers.entries();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: count }, async () => {
        for (const [at, buyer] of queue) {
          const asked = performance.now();
          await order(buyer, wishes[at % wishes.length] ?? pick(wishes));
          tookMs.push(performance.now() - asked);
          if (count === 1 && performance.now() - began > seconds * 1000) return;
        }
      }),
    );
    totalMs += performance.now() - began;
  } while (totalMs < seconds * 1000);
  return summarise(tookMs, totalMs / 1000);
}

async function fillBaskets({ shop }: BenchShop, buyers: Buyer[], wishes: Wish[]): Promise<void> {
  const baskets = buyers.map(({ customerNo }, at) => ({
    key: `basket:customer:${customerNo}`,
    value: { basketId: randomUUID(), lines: wishes[at % wishes.length]?.lines },
  }));
  await shop.database.query(sql`insert into choice (key, value, version, expires_at)
    select b.key, b.value, 1, now() + interval '1 day' from json_to_recordset(${JSON.stringify(baskets)}::json) b (key text, value jsonb)
    on conflict (key) do update set value = excluded.value, version = 1, expires_at = excluded.expires_at`);
}

/** Whatever was measured must also be right: the ledger is the stock, every order is whole, no day is overfull. */
export async function checkBooks({
  shop,
}: BenchShop): Promise<{ orders: number; wrong: string[] }> {
  const [books] = await shop.database.query<{
    orders: number;
    hollow: number;
    wrongTotals: number;
    negative: number;
    taken: number;
    charged: number;
  }>(sql`select
    (select count(*) from orders) as orders,
    (select count(*) from orders o where not exists (select 1 from order_recipe r where r.order_no = o.order_no)) as hollow,
    (select count(*) from orders o where total_cents <> (select sum(price_cents) from order_recipe r where r.order_no = o.order_no)) as "wrongTotals",
    (select count(*) from ingredients where ingredients_inventory < 0) as negative,
    (select -sum(amount)::bigint from stock_movement where movement_kind = 'taken') as taken,
    (select sum(quantity)::bigint from shopping_cart) as charged`);
  if (!books) throw new Error('The books cannot be read.');
  const wrong = [
    ...(books.hollow > 0 ? [`${books.hollow} orders have no line`] : []),
    ...(books.wrongTotals > 0
      ? [`${books.wrongTotals} totals are not the sum of their lines`]
      : []),
    ...(books.negative > 0 ? [`${books.negative} ingredients are below zero`] : []),
    ...(books.taken !== books.charged ? [`taken ${books.taken}, in orders ${books.charged}`] : []),
  ];
  return { orders: books.orders, wrong };
}
