import { setTimeout as wait } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Status } from '../../server/src/contract/order-status.ts';
import { openCashier } from '../../server/src/payments/cashier/cashier.ts';
import { openSandbox } from '../../server/src/platform/payments/sandbox.ts';
import { setPrices } from '../../server/test/prices.ts';
import { fromDublin, openOrderBook, priced, type BenchShop } from './kitchen.ts';

/** How long the provider takes for each answer. */
const answerMs = 200;
const ordersAtOnce = 256;

export type Wave = {
  orders: number;
  seconds: number;
  perSecond: number;
  wrong: string[];
};

/**
 * The charges of a cut-off: so many orders whose kept cards are all due at one moment, worked off by one server against the sandbox
 * where it takes its time. Measured until the last of them is captured, sold, invoiced and at rest.
 */
export async function measureWave(bench: BenchShop, count: number): Promise<Wave> {
  const { shop } = bench;
  await setPrices(shop, priced);
  const orderNos = await placeAll(bench, count);
  await keepCards(bench, orderNos);
  const [moment] = await shop.database.query(
    momentRow,
    sql`select max(cancel_until) as "at" from orders`,
  );
  const clock = () => moment?.at ?? shop.clock();
  const sandbox = openSandbox({
    database: shop.database,
    clock,
    publicUrl: shop.config.publicUrl,
    secrets: [bench.secret],
  });
  const { charge, read, capture, close } = sandbox.payments;
  const payments = {
    ...sandbox.payments,
    charge: slow(charge),
    read: slow(read),
    capture: slow(capture),
    close: slow(close),
  };
  await shop.database.run(sql`checkpoint`);
  const cashier = openCashier({ ...shop, payments, clock }, { pollMs: 0 });
  const began = performance.now();
  await cashier.settled();
  const seconds = (performance.now() - began) / 1000;
  await cashier.close();
  return {
    orders: count,
    seconds,
    perSecond: count / seconds,
    wrong: await findWrong(bench, orderNos),
  };
}

const momentRow = z.object({ at: z.date() });

const slow =
  <Asked, Answer>(call: (asked: Asked) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    await wait(answerMs);
    return call(asked);
  };

async function placeAll(bench: BenchShop, count: number): Promise<number[]> {
  const next = await openOrderBook(bench);
  const orderNos: number[] = [];
  const payBy = new Date(bench.shop.clock().getTime() + 3_600_000);
  let left = count;
  const buy = async () => {
    while (left > 0) {
      left -= 1;
      const payment = { by: 'sandbox' as const, payBy, purpose: 'save' as const };
      const asked = { ...fromDublin(bench.shop, next()), payment };
      const outcome = await bench.shop.desk.submit(asked);
      if (outcome.kind !== 'placed') throw new Error(`An order was not placed: ${outcome.kind}`);
      orderNos.push(outcome.orderNo);
    }
  };
  await Promise.all(Array.from({ length: ordersAtOnce }, buy));
  return orderNos;
}

/** As if each customer had given a card that is kept, and the shop had been told. */
async function keepCards({ shop }: BenchShop, orderNos: number[]): Promise<void> {
  await shop.database.transaction(async (tx) => {
    await tx.run(sql`insert into sandbox_method (method_ref, customer_no, brand, last_four, expires, behaviour)
      select 'bench-card-' || customer_no, customer_no, 'Visa', '4242', '2099-12', 'succeeds' from customer on conflict do nothing`);
    await tx.run(sql`update payment p set state = 'saved', method_ref = 'bench-card-' || o.customer_no
      from orders o where o.order_no = p.order_no and o.order_no = any (${orderNos}::bigint[])`);
    await tx.run(
      sql`update orders set order_status = ${'placed' satisfies Status}, cashier_at = cancel_until where order_no = any (${orderNos}::bigint[])`,
    );
  });
}

const foundRow = z.object({
  captured: z.int(),
  twice: z.int(),
  invoices: z.int(),
  waiting: z.int(),
  differs: z.int(),
});

async function findWrong({ shop }: BenchShop, orderNos: number[]): Promise<string[]> {
  const [found] = await shop.database.query(
    foundRow,
    sql`with mine as materialized (select order_no, due_cents, cashier_at from orders where order_no = any (${orderNos}::bigint[])),
      taken as (select order_no, count(*) as times, sum(captured_cents) as cents from sandbox_payment
        where captured_cents > 0 and order_no in (select order_no from mine) group by order_no)
    select (select count(*) from taken) as "captured", (select count(*) from taken where times > 1) as "twice",
      (select count(*) from invoice where order_no in (select order_no from mine)) as "invoices",
      (select count(*) from mine where cashier_at is not null) as "waiting",
      (select count(*) from mine join taken using (order_no) where due_cents <> cents) as "differs"`,
  );
  if (!found) throw new Error('The database did not answer.');
  const count = orderNos.length;
  return [
    ...(found.captured === count ? [] : [`${found.captured} of ${count} orders were charged`]),
    ...(found.twice === 0 ? [] : [`${found.twice} orders were charged twice`]),
    ...(found.invoices === count ? [] : [`${found.invoices} invoices for ${count} orders`]),
    ...(found.waiting === 0 ? [] : [`${found.waiting} orders still wait`]),
    ...(found.differs === 0 ? [] : [`${found.differs} orders were charged another amount`]),
  ];
}
