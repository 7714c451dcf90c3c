import sql from 'sql-template-tag';
import { z } from 'zod';
import { commitGroup } from '../../server/src/checkout/desk/desk.ts';
import { moveOrder } from '../../server/src/checkout/orders/orders.ts';
import { onwardStatuses } from '../../server/src/contract/order-status.ts';
import type { AskedOrder } from '../../server/src/checkout/desk/desk.ts';
import type { BenchShop } from '../bench/kitchen.ts';

/** The fastest tenth: what slowed the others on a shared machine was not ours. */
const quiet = (tookMs: number[]) =>
  tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length / 10)] ?? 0;

/** What `orders` orders leave in the database for good, placed in groups of one size and then delivered. Bytes an order. */
export async function measureBytes(
  bench: BenchShop,
  next: () => AskedOrder,
  { orders, groupSize }: { orders: number; groupSize: number },
): Promise<{ order: number; ledger: number; wal: number }> {
  const { shop } = bench;
  const before = await weigh(bench);
  for (let placed = 0; placed < orders; placed += groupSize) {
    const group = Array.from({ length: Math.min(groupSize, orders - placed) }, next);
    const outcomes = await commitGroup(shop, group);
    await Promise.all(
      outcomes.map(async (outcome) => {
        if (outcome.kind !== 'placed') throw new Error(`An order was ${outcome.kind}.`);
        for (const status of onwardStatuses) {
          await moveOrder(shop, outcome.orderNo, status, {
            kind: 'staff',
            by: 'shop',
            reason: null,
          });
        }
      }),
    );
  }
  const after = await weigh(bench);
  const each = (key: keyof Weight) => Math.round((after[key] - before[key]) / orders);
  return { order: each('order'), ledger: each('ledger'), wal: each('wal') };
}

const weightRow = z.object({ order: z.int(), ledger: z.int(), wal: z.int() });
type Weight = z.infer<typeof weightRow>;

/** Tables with their indexes and the log so far, in bytes; the outbox is not counted, its rows go as they are worked off. */
async function weigh({ shop }: BenchShop): Promise<Weight> {
  await shop.database.run(sql`vacuum`);
  const [weight] = await shop.database.query(
    weightRow,
    sql`select
    pg_total_relation_size('orders') + pg_total_relation_size('order_recipe')
      + pg_total_relation_size('shopping_cart') + pg_total_relation_size('order_move') as "order",
    pg_total_relation_size('stock_movement') as ledger,
    (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint as wal`,
  );
  if (!weight) throw new Error('The database was not weighed.');
  return weight;
}

/** Milliseconds to commit a group of each size, one group at a time, sizes in turn. */
export async function measureGroups(
  { shop }: BenchShop,
  next: () => AskedOrder,
  { sizes, rounds }: { sizes: readonly number[]; rounds: number },
): Promise<{ size: number; ms: number }[]> {
  const took = new Map(sizes.map((size) => [size, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of sizes) {
      const group = Array.from({ length: size }, next);
      const began = performance.now();
      await commitGroup(shop, group);
      took.get(size)?.push(performance.now() - began);
    }
  }
  return [...took].map(([size, ms]) => ({ size, ms: quiet(ms) }));
}

/**
 * Milliseconds for which a group keeps the shared rows of the stock: from its last statement's locks to the end of its commit, for so
 * many different ingredients. Two round trips on this machine are in it, as they are not at the desk: an upper limit.
 */
export async function measureHold(
  { shop }: BenchShop,
  { sizes, rounds }: { sizes: readonly number[]; rounds: number },
): Promise<{ ingredients: number; ms: number }[]> {
  const days = shop.days.now().map(({ day }) => day);
  const numbers = [...shop.menu.catalogue().ingredients.keys()];
  const took = new Map(sizes.map((size) => [size, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of sizes) {
      const nos = numbers.slice(0, size);
      let began = 0;
      await shop.database.transaction(async (tx) => {
        await tx.run(sql`insert into bench_hold (v) values (1)`);
        began = performance.now();
        await tx.run(sql`select * from take_for_orders(${days}::date[], ${days.map(() => 1)}::int[],
          ${nos}::bigint[], ${nos.map(() => 1)}::bigint[])`);
      });
      took.get(size)?.push(performance.now() - began);
    }
  }
  return [...took].map(([ingredients, ms]) => ({ ingredients, ms: quiet(ms) }));
}

/** How many different ingredients a group of each size asks for, on average. */
export function countIngredients(
  { shop }: BenchShop,
  next: () => AskedOrder,
  sizes: readonly number[],
): { size: number; ingredients: number }[] {
  const { recipes } = shop.menu.catalogue();
  const rounds = 50;
  return sizes.map((size) => {
    let sum = 0;
    for (let round = 0; round < rounds; round += 1) {
      const group = Array.from({ length: size }, next);
      const asked = group.flatMap(({ cart }) =>
        cart.lines.flatMap(({ recipeNo, changes }) => {
          const left = new Set(changes.map(({ ingredientNo }) => ingredientNo));
          const contents = recipes.get(recipeNo)?.ingredients ?? [];
          return contents.map(({ ingredientNo }) => ingredientNo).filter((no) => !left.has(no));
        }),
      );
      sum += new Set(asked).size;
    }
    return { size, ingredients: Math.round(sum / rounds) };
  });
}
