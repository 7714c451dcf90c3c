import sql from 'sql-template-tag';
import { z } from 'zod';
import { comingWeeks, mondayOf, type Plan } from '../../server/src/subscriptions/plans/plan.ts';
import { momentOf } from '../../server/src/subscriptions/plans/plans.ts';
import { openWaves } from '../../server/src/subscriptions/waves/waves.ts';
import { deliverTo, type BenchShop } from './kitchen.ts';

export type BoxWave = {
  boxes: number;
  seconds: number;
  perSecond: number;
  /** So many were ordered and not written down when the first server died. */
  orphaned: number;
  wrong: string[];
};

/**
 * The boxes of an opening: so many subscriptions whose week opens at one moment, worked off by one server: chosen from the whole menu,
 * ordered, written down, with a receipt. A first server dies in the middle of its work, after it has ordered a part that it never wrote down;
 * what is measured is the second, until nothing is due any more, and for all of them together.
 */
export async function measureBoxWave({ shop }: BenchShop, count: number): Promise<BoxWave> {
  const moment = momentOf(shop);
  const { calendar, now } = moment;
  const weekday = calendar.weekdays[0] ?? 3;
  const firstWeek = mondayOf(moment.today);
  const plan: Plan = {
    status: 'active',
    meals: 3,
    servings: 2,
    weekday,
    everyWeeks: 1,
    firstWeek,
    pausedUntil: null,
  };
  const [coming] = comingWeeks(plan, [], moment, 1);
  if (!coming?.opensAt) throw new Error('No week is to come.');
  await shop.database.run(sql`insert into customer (account_id, cust_name, cust_email)
    select 'box-' || n, 'Eater ' || n, 'eater-' || n || '@example.com' from generate_series(1, ${count}::int) n`);
  await shop.database
    .run(sql`insert into subscription (customer_no, meals, servings, weekday, every_weeks, first_week, deliver_name, deliver_phone,
      deliver_address, terms_version, agreed_at, agreed_in, look_at)
    select customer_no, 3, 2, ${weekday}, 1, ${firstWeek}::date, ${deliverTo.name}, ${deliverTo.phone}, ${deliverTo.address}, 0, ${now}, 'en', ${now}
    from customer where account_id like 'box-%'`);
  await shop.database.run(sql`analyze`);
  await shop.database.run(sql`checkpoint`);
  let at = new Date(Math.max(now.getTime(), coming.opensAt.getTime()));
  const clock = () => at;
  const parts = { ...shop, clock };
  let died = 0;
  const dying = {
    ...parts,
    desk: {
      ...shop.desk,
      submit: async (asked: Parameters<typeof shop.desk.submit>[0]) => {
        const outcome = await shop.desk.submit(asked);
        died += 1;
        if (died > count / 4) throw new Error('the server died');
        return outcome;
      },
    },
    log: { ...shop.log, error: () => undefined } as unknown as typeof shop.log,
  };
  const began = performance.now();
  const first = openWaves(dying, { pollMs: 0 });
  const done = first.settled();
  while (died < count / 2) await new Promise((resolve) => setTimeout(resolve, 20));
  await first.close();
  await done;
  const orphaned = await countOf(
    shop,
    sql`select count(*)::int as "count" from orders o where o.idempotency_key like 'sub %'
    and not exists (select from subscription_week w where w.order_no = o.order_no)`,
  );
  // The leases of the dead server end.
  at = new Date(at.getTime() + 180_000);
  const second = openWaves(parts, { pollMs: 0 });
  await second.settled();
  const seconds = (performance.now() - began) / 1000;
  await second.close();
  return {
    boxes: count,
    seconds,
    perSecond: count / seconds,
    orphaned,
    wrong: await findWrong(shop, count),
  };
}

const countRow = z.object({ count: z.int() });
async function countOf({ database }: BenchShop['shop'], question: ReturnType<typeof sql>) {
  const [row] = await database.query(countRow, question);
  return row?.count ?? 0;
}

async function findWrong(shop: BenchShop['shop'], count: number): Promise<string[]> {
  const ordered = await countOf(
    shop,
    sql`select count(*)::int as "count" from subscription_week where week_state = 'ordered'`,
  );
  const orders = await countOf(
    shop,
    sql`select count(*)::int as "count" from orders where idempotency_key like 'sub %'`,
  );
  const doubled = await countOf(
    shop,
    sql`select count(*)::int as "count" from (select split_part(idempotency_key, ' ', 2), delivery_day from orders
      where idempotency_key like 'sub %' group by 1, 2 having count(*) > 1) twice`,
  );
  const receipts = await countOf(
    shop,
    sql`select count(*)::int as "count" from subscription_receipt where content ->> 'what' = 'ordered'`,
  );
  const weeks = ordered / count;
  return [
    ...(Number.isInteger(weeks) && weeks > 0 ? [] : [`${ordered} boxes of ${count} subscriptions`]),
    ...(orders === ordered ? [] : [`${orders} orders for ${ordered} boxes`]),
    ...(doubled === 0 ? [] : [`${doubled} boxes were ordered twice`]),
    ...(receipts === ordered ? [] : [`${receipts} receipts for ${ordered} boxes`]),
  ];
}
