import sql from 'sql-template-tag';
import { z } from 'zod';
import { findWrong } from './check.ts';
import { openDice } from './dice.ts';
import { goOn, late, orderSomething, payForIt, type Story } from './story.ts';
import { openWorld, type Opening, type World } from './world.ts';

export type TortureOptions = Opening & {
  orders: number;
  /** Ends earlier, when so much time has passed. */
  forMs?: number;
  /** Customers at once. With 1 chance falls the same way for the same seed; with more, the machine has a say in it. */
  atOnce?: number;
};

export type TortureReport = {
  seed: number;
  /** How many orders were asked for, and how many came to be. */
  asked: number;
  orders: number;
  byStatus: Record<string, number>;
  kills: number;
  capturedCents: number;
  refundedCents: number;
  invoices: number;
  creditNotes: number;
  transfers: number;
  wrong: string[];
};

const minute = 60_000;
const batch = 64;

/** Torments a store of its own and then does its books. */
export async function torture(
  { orders, forMs = Infinity, atOnce = 1, ...opening }: TortureOptions,
  say: (line: string) => void,
): Promise<TortureReport> {
  const { seed } = opening;
  const dice = openDice(seed);
  const world = await openWorld(opening, dice);
  const until = performance.now() + forMs;
  try {
    const stories: Story[] = [];
    for (let asked = 0; asked < orders && performance.now() < until; asked += batch) {
      const size = Math.min(batch, orders - asked);
      await together(size, atOnce, async () => {
        const story = await orderSomething(world, dice, dice.upTo(500));
        if (!story) return;
        stories.push(story);
        await payForIt(world, dice, story);
        world.pass(dice.upTo(minute));
      });
      await world.settle();
      const known = stories.slice(-4 * batch);
      if (known.length > 0)
        await together(Math.ceil(size / 2), atOnce, () => goOn(world, dice, dice.oneOf(known)));
      world.pass(dice.upTo(dice.oneOf([minute, 60 * minute, 12 * 60 * minute])));
      await world.settle();
      if ((asked / batch) % 16 === 15)
        say(`${stories.length} orders, ${world.kills()} kills, ${world.now().toISOString()}`);
    }
    // Those who are late: boxes are charged by now, and some are given back.
    world.pass(3 * 24 * 60 * minute);
    await world.settle();
    const known = stories.slice(-4 * batch);
    if (known.length > 0)
      await together(Math.ceil(known.length / 3), atOnce, () =>
        goOn(world, dice, dice.oneOf(known), late),
      );
    await world.settle();
    await world.rest();
    await comeToRest(world);
    return { ...(await report(world)), seed, asked: orders, kills: world.kills() };
  } finally {
    await world.close();
  }
}

/** So many at once, so many in all. */
async function together(count: number, atOnce: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
}

/** Longer than anything waits: the horizon, a hold's life, and the asking for money after it. */
const longest = 45;

async function comeToRest(world: World): Promise<void> {
  for (let half = 0; half < 2 * longest; half += 1) {
    await world.settle();
    if (await rests(world)) break;
    world.pass(12 * 60 * minute);
  }
  await world.settle();
}

const waitingRow = z.object({ orderNo: z.int() });

/** Whether no order waits for anything any more. */
async function rests({ platform }: World): Promise<boolean> {
  const waiting = await platform.database.query(
    waitingRow,
    sql`select order_no as "orderNo" from orders where cashier_at is not null limit 1`,
  );
  return waiting.length === 0;
}

const countsRow = z.object({
  byStatus: z.record(z.string(), z.int()),
  capturedCents: z.int(),
  refundedCents: z.int(),
  invoices: z.int(),
  creditNotes: z.int(),
  transfers: z.int(),
});

async function report({
  platform,
  now,
}: World): Promise<Omit<TortureReport, 'seed' | 'asked' | 'kills'>> {
  const { database } = platform;
  const [counts] = await database.query(
    countsRow,
    sql`select (select coalesce(json_object_agg(order_status, n), '{}') from (select order_status, count(*) as n from orders group by 1) s) as "byStatus",
      (select coalesce(sum(captured_cents), 0)::bigint from sandbox_payment) as "capturedCents",
      (select coalesce(sum(cents), 0)::bigint from sandbox_refund where bounces_at is null) as "refundedCents",
      (select count(*) from invoice where refund_no is null) as invoices,
      (select count(*) from invoice where refund_no is not null) as "creditNotes", (select count(*) from transfer) as transfers`,
  );
  if (!counts) throw new Error('The database did not answer.');
  const orders = Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0);
  return { ...counts, orders, wrong: await findWrong(database, now()) };
}
