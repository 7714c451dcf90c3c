import sql from 'sql-template-tag';
import { payTerms } from '../../server/src/checkout/days/pay-terms.ts';
import { commitGroup, type AskedOrder } from '../../server/src/checkout/desk/desk.ts';
import { fromDublin, openOrderBook, priced, type BenchShop } from './kitchen.ts';
import { setPrices } from '../../server/test/prices.ts';
import { measure, middle, type Measurement } from './measure.ts';
import { placeInOneTransaction } from './one-transaction.ts';

type DeskRun = {
  buyers: number;
  /** One row, one commit: the disk's limit for one commit per order. */
  bareCommit: Measurement;
  oneTransaction: Measurement;
  /** The desk's own statement with one order per group, so one round trip per order. */
  oneRoundTrip: Measurement;
  desk: Measurement;
  /** The desk where delivery and tax are priced, and a first attempt to pay is written with each order. */
  paidDesk: Measurement;
};

const rounds = 3;

/** The ways to commit an order, side by side in one run, in turn, several rounds; medians by orders a second. */
export async function measureDesk(
  bench: BenchShop,
  counts: number[],
  seconds: number,
): Promise<DeskRun[]> {
  const { shop } = bench;
  const next = await openOrderBook(bench);
  await shop.database.run(
    sql`create table bench_row (n bigint generated always as identity primary key, v int)`,
  );
  const ways = {
    bareCommit: async () => {
      await shop.database.run(sql`insert into bench_row (v) values (1)`, { name: 'bench-row' });
    },
    oneTransaction: async () => {
      await placeInOneTransaction(shop, next());
    },
    oneRoundTrip: async () => {
      expectPlaced((await commitGroup(shop, [next()]))[0]);
    },
    desk: async () => {
      expectPlaced(await shop.desk.submit(next()));
    },
    paidDesk: async () => {
      expectPlaced(await shop.desk.submit(withMoney(shop, next())));
    },
  };
  const runs: DeskRun[] = [];
  for (const buyers of counts) {
    const measured: Record<keyof typeof ways, Measurement[]> = {
      bareCommit: [],
      oneTransaction: [],
      oneRoundTrip: [],
      desk: [],
      paidDesk: [],
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
        // What one way leaves behind (dead rows, pages to be written) is not the next one's work.
        await shop.database.run(sql`vacuum ingredients, delivery_day`);
        await setPrices(shop, way === 'paidDesk' ? priced : { rates: [] });
        await shop.database.run(sql`checkpoint`);
        measured[way].push(await measure(buyers, seconds, ways[way]));
      }
    }
    runs.push({
      buyers,
      bareCommit: middle(measured.bareCommit),
      oneTransaction: middle(measured.oneTransaction),
      oneRoundTrip: middle(measured.oneRoundTrip),
      desk: middle(measured.desk),
      paidDesk: middle(measured.paidDesk),
    });
  }
  return runs;
}

/** The same order as a customer in Dublin places it, who pays by card. */
const withMoney = (shop: BenchShop['shop'], asked: AskedOrder): AskedOrder => ({
  ...fromDublin(shop, asked),
  payment: payTerms('sandbox', shop.clock(), asked.cancelUntil),
});

function expectPlaced(outcome: { kind: string } | undefined): void {
  if (outcome?.kind !== 'placed')
    throw new Error(`An order was not placed: ${JSON.stringify(outcome)}`);
}
