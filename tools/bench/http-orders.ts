import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { setPrices } from '../../server/test/prices.ts';
import { openAccessTokens } from '../../server/src/platform/accounts/embedded/access-tokens.ts';
import { openEndedSessions } from '../../server/src/platform/accounts/embedded/ended-sessions.ts';
import { openLibrary } from '../../server/src/platform/accounts/embedded/library.ts';
import { defaultLimits } from '../../server/src/platform/accounts/embedded/limits.ts';
import {
  deliverTo,
  inDublin,
  makeWishes,
  pick,
  priced,
  totalInDublin,
  type BenchShop,
  type Wish,
} from './kitchen.ts';
import { openLeanClient, type LeanClient } from './lean-client.ts';
import { best, summarise, type Measurement } from './measure.ts';
import { startPaidServer, startServer, startServerWithoutDesk } from './server-process.ts';

export type Buyer = { customerNo: number; accessToken: string };

const buyersInTown = 2000;
/** Everybody orders once before the clock runs, so many at a time: a session that is known costs less than a new one. */
export const warmUpWith = 32;

const buyerRow = z.object({ customerNo: z.int(), id: z.string(), email: z.string() });

/** Signs access tokens as the store does, for whoever should be signed in. */
function openSigning({ shop, secret }: BenchShop) {
  const library = openLibrary({
    database: shop.database,
    secret,
    issuer: shop.config.publicUrl,
    limits: defaultLimits,
    takeTotp: async () => undefined,
    usePasskey: () => Promise.resolve(false),
  });
  const { database, config, log } = shop;
  const ended = openEndedSessions(database);
  const clock = () => new Date();
  return openAccessTokens({ database, library, issuer: config.publicUrl, clock, ended, log }).sign;
}

/** Customers with real access tokens, signed here: hashing two thousand passwords would take longer than everything else. */
export async function signInBuyers(bench: BenchShop): Promise<Buyer[]> {
  await bench.shop.database.run(sql`insert into customer (account_id, cust_name, cust_email)
    select 'http-' || n, 'Buyer ' || n, 'http-' || n || '@example.com' from generate_series(1, ${buyersInTown}) n`);
  // Who buys is asked whether their session still stands.
  await bench.shop.database.run(sql`with account as (
      insert into accounts."user" (id, email, "emailVerified", groups)
      select account_id, cust_email, true, array['customers'] from customer where account_id like 'http-%')
    insert into accounts.session (id, "userId", token, "expiresAt")
    select account_id, account_id, account_id, now() + interval '1 day' from customer where account_id like 'http-%'`);
  return signInAccounts(bench, 'http-%');
}

/** Access tokens for the customers whose accounts are named like this. */
export async function signInAccounts(bench: BenchShop, accountsLike: string): Promise<Buyer[]> {
  const sign = openSigning(bench);
  const rows = await bench.shop.database.query(
    buyerRow,
    sql`select customer_no as "customerNo", account_id as id, cust_email as email from customer
    where account_id like ${accountsLike} order by customer_no`,
  );
  const buyers: Buyer[] = [];
  for (const { customerNo, id, email } of rows) {
    const session = { id, accountId: id, email, groups: ['customers' as const], mfa: false };
    const { accessToken } = await sign({ ...session, enrolled: false, expiresAt: new Date() });
    buyers.push({ customerNo, accessToken });
  }
  return buyers;
}

/** Somebody of the back office, with a second factor. */
export async function signInAdministrator(bench: BenchShop): Promise<{ accessToken: string }> {
  return openSigning(bench)({
    id: 'office',
    accountId: 'office',
    email: 'office@example.com',
    groups: ['administrators'],
    mfa: true,
    enrolled: true,
    expiresAt: new Date(),
  });
}

type HttpRun = {
  buyers: number;
  desk: Measurement;
  /** The same server with one transaction per order where the desk was. */
  oneTransaction: Measurement;
  /** The server with the desk where delivery and tax are priced, and an order waits for its card. */
  paid: Measurement;
  /** Of the server with the desk. */
  memoryMb: number;
};

const turns = 2;

/**
 * Placing orders over HTTP. Everybody's basket is filled before the clock runs, so that what is timed is the order: authenticated,
 * validated, planned, committed. The server does everything else it always does meanwhile: empties baskets, writes letters. The two
 * servers take turns, each started and warmed up for its own; the better turn of each counts.
 */
export async function measureHttpOrders(
  bench: BenchShop,
  buyers: Buyer[],
  counts: number[],
  seconds: number,
): Promise<HttpRun[]> {
  const { shop } = bench;
  const { database } = shop;
  const free = { wishes: makeWishes(bench), deliverTo };
  const [firstDay] = shop.days.now();
  if (!firstDay) throw new Error('There is no day to deliver on.');
  await setPrices(shop, priced);
  const paid = {
    wishes: free.wishes.map(({ lines }) => ({
      lines,
      totalCents: totalInDublin(shop, lines, firstDay.day),
    })),
    deliverTo: inDublin,
  };
  const turn = async (start: typeof startServer, count: number, asked: Asked = free) => {
    await setPrices(shop, asked === paid ? priced : { rates: [] });
    // What others left to be told by mail is not this server's work.
    await database.run(sql`truncate outbox`);
    const server = await start(bench);
    await rounds(bench, server.url, buyers, asked, warmUpWith, 0);
    await database.run(sql`vacuum ingredients, delivery_day`);
    await database.run(sql`checkpoint`);
    const measured = await rounds(bench, server.url, buyers, asked, count, seconds);
    const memoryMb = await server.memoryMb();
    await server.stop();
    return { ...measured, memoryMb };
  };
  const runs: HttpRun[] = [];
  for (const buyersAtOnce of counts) {
    const desk = [];
    const oneTransaction = [];
    const withMoney = [];
    for (let at = 0; at < turns; at += 1) {
      desk.push(await turn(startServer, buyersAtOnce));
      oneTransaction.push(await turn(startServerWithoutDesk, buyersAtOnce));
      withMoney.push(await turn(startPaidServer, buyersAtOnce, paid));
    }
    runs.push({
      buyers: buyersAtOnce,
      desk: best(desk),
      oneTransaction: best(oneTransaction),
      paid: best(withMoney),
      memoryMb: Math.max(...desk.map(({ memoryMb }) => memoryMb)),
    });
  }
  return runs;
}

/** What everybody wants, and where it goes. */
export type Asked = { wishes: Wish[]; deliverTo: typeof deliverTo };

let roundsFilled = 0;

/** Rounds of one order each by everybody, `count` at a time, until the rounds have taken so long together. */
export async function rounds(
  bench: BenchShop,
  url: string,
  buyers: Buyer[],
  { wishes, deliverTo }: Asked,
  count: number,
  seconds: number,
): Promise<Measurement> {
  const days = bench.shop.days.now().map(({ day }) => day);
  const clients = await Promise.all(Array.from({ length: count }, () => openLeanClient(url)));
  const tookMs: number[] = [];
  let totalMs = 0;
  do {
    roundsFilled += 1;
    const round = roundsFilled;
    await fillBaskets(bench, buyers, wishes, round);
    const queue = buyers.entries();
    const began = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        for (const [at, buyer] of queue) {
          const asked = performance.now();
          if (asked - began > (seconds * 1000 || Infinity)) return;
          const { totalCents } = wishes[at % wishes.length] ?? pick(wishes);
          const deliveryDay = pick(days);
          const order = {
            basketVersion: round,
            totalCents,
            deliveryDay,
            deliverTo,
            confirmedAge: 18,
          };
          await placeOrder(client, buyer, order);
          tookMs.push(performance.now() - asked);
        }
      }),
    );
    totalMs += performance.now() - began;
  } while (totalMs < seconds * 1000);
  for (const client of clients) client.close();
  return summarise(tookMs, totalMs / 1000);
}

async function placeOrder(
  client: LeanClient,
  { accessToken }: Buyer,
  order: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { status, body } = await client.post(
    '/api/orders',
    `Authorization: Bearer ${accessToken}\r\nIdempotency-Key: ${randomUUID()}\r\n`,
    JSON.stringify(order),
  );
  if (status !== 201) throw new Error(`An order was answered ${status}: ${body}`);
}

/** The version is the round's: what still empties the baskets of the last round finds another. */
export async function fillBaskets(
  { shop }: BenchShop,
  buyers: Buyer[],
  wishes: Wish[],
  version: number,
): Promise<void> {
  const baskets = buyers.map(({ customerNo }, at) => ({
    key: `basket:customer:${customerNo}`,
    value: { basketId: randomUUID(), lines: wishes[at % wishes.length]?.lines },
  }));
  await shop.database.run(sql`insert into choice (key, value, version, expires_at)
    select b.key, b.value, ${version}, now() + interval '1 day' from json_to_recordset(${JSON.stringify(baskets)}::json) b (key text, value jsonb)
    on conflict (key) do update set value = excluded.value, version = excluded.version, expires_at = excluded.expires_at`);
}

const booksRow = z.object({
  orders: z.int(),
  hollow: z.int(),
  wrongTotals: z.int(),
  negative: z.int(),
  taken: z.int(),
  charged: z.int(),
});

/** Whatever was measured must also be right: the ledger is the stock, every order is whole, no day is overfull. */
export async function checkBooks({
  shop,
}: BenchShop): Promise<{ orders: number; wrong: string[] }> {
  const [books] = await shop.database.query(
    booksRow,
    sql`select
    (select count(*) from orders) as orders,
    (select count(*) from orders o where not exists (select 1 from order_recipe r where r.order_no = o.order_no)) as hollow,
    (select count(*) from orders o where total_cents <> (select sum(price_cents) from order_recipe r where r.order_no = o.order_no)) as "wrongTotals",
    (select count(*) from ingredients where ingredients_inventory < 0) as negative,
    (select -sum(amount)::bigint from stock_movement where movement_kind = 'taken') as taken,
    (select sum(quantity)::bigint from shopping_cart) as charged`,
  );
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
