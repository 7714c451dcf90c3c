import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import type { Customer } from '../../people/customers/customer.ts';
import type { Seen } from '../desk/decide-group.ts';
import {
  ageOf,
  asOrdered,
  chargeColumns,
  itemColumns,
  lineColumns,
  literal,
  partsOf,
  readSeen,
} from '../desk/order-columns.ts';
import type { OrderPlan } from '../desk/plan-order.ts';

/** What an order becomes. `keepsLines`: its meals stay as they were sold, and `plan` has none. */
type Replacement = {
  orderNo: number;
  editNo: number;
  key: string;
  requestHash: string;
  customer: Pick<Customer, 'customerNo' | 'profileVersion'>;
  catalogueVersion: number;
  priceVersion: number;
  at: Date;
  /** The cart that it was changed in. */
  basketId: string | null;
  day: string;
  cancelUntil: Date;
  deliverTo: {
    name: string;
    phone: string;
    address: string;
    postcode?: string | undefined;
    note?: string | undefined;
  };
  confirmedAge?: number | undefined;
  keepsLines: boolean;
  /** Counts meals that stay and move into another week; null where the shop has no weeks. */
  keptWeek: string | null;
  plan: OrderPlan;
};

type ReplaceReply =
  | { state: 'edited'; levels: [ingredientNo: number, amount: number][] }
  | { state: 'edited-before'; requestHash: string }
  | { state: 'stale-catalogue' | 'stale-prices' | 'stale-profile' | 'not-now' }
  | { state: 'short'; seen: Seen };

const replyRow = z.object({
  state: z.enum([
    'edited',
    'edited-before',
    'stale-catalogue',
    'stale-prices',
    'stale-profile',
    'not-now',
  ]),
  asked_hash: z.string().nullable(),
  level_nos: z.array(z.int()).nullable(),
  levels: z.array(z.int()).nullable(),
});

const editRow = z.object({ editNo: z.int(), requestHash: z.string() });

/** What was asked under this key before. */
export async function findEdit(
  db: Db,
  asked: { orderNo: number; customerNo: number; key: string },
): Promise<{ editNo: number; requestHash: string } | undefined> {
  const [edit] = await db.query(
    editRow,
    sql`select e.edit_no as "editNo", e.request_hash as "requestHash" from order_edit e join orders o using (order_no)
    where e.order_no = ${asked.orderNo} and o.customer_no = ${asked.customerNo} and e.idempotency_key = ${asked.key}`,
  );
  return edit;
}

/** Changes an order in one round trip, all or nothing; see the function `replace_order`. */
export async function replaceOrder(db: Db, replacement: Replacement): Promise<ReplaceReply> {
  try {
    const [row] = await db.query(replyRow, statement(replacement));
    if (!row) throw new Error('The order desk did not answer.');
    return readReply(row);
  } catch (error) {
    const seen = readSeen(error);
    if (seen) return { state: 'short', seen };
    // The statement's own words for: the menu, or the prices, moved on while I wrote.
    const code = (error as { code?: unknown } | null)?.code;
    if (code === 'LD002') return { state: 'stale-catalogue' };
    if (code === 'LD004') return { state: 'stale-prices' };
    throw error;
  }
}

function readReply(row: z.infer<typeof replyRow>): ReplaceReply {
  switch (row.state) {
    case 'edited':
      return {
        state: 'edited',
        levels: (row.level_nos ?? []).map((no, index) => [no, row.levels?.[index] ?? 0]),
      };
    case 'edited-before':
      return { state: 'edited-before', requestHash: row.asked_hash ?? '' };
    case 'stale-catalogue':
    case 'stale-prices':
    case 'stale-profile':
    case 'not-now':
      return { state: row.state };
  }
}

function statement(replacement: Replacement): Sql {
  const { customer, deliverTo, plan } = replacement;
  const { price } = plan;
  const { lines, items, charges } = partsOf([plan]);
  const columns = [...lineColumns(lines), ...itemColumns(items), ...chargeColumns(charges)];
  const arguments_ = columns.map(({ type, values }) => sql`${literal(values)}::${raw(type)}`);
  const off = price.charges.filter(({ kind }) => kind === 'discount');
  const discountCents = -off.reduce((sum, { cents }) => sum + cents, 0) || 0;
  return sql`with replaced as materialized (select * from replace_order(${replacement.orderNo}, ${replacement.editNo}, ${replacement.key}, ${replacement.requestHash},
    ${replacement.catalogueVersion}, ${replacement.priceVersion}, ${customer.customerNo}, ${customer.profileVersion}, ${replacement.at},
    ${replacement.basketId}, ${asOrdered(plan)}, ${replacement.day}, ${replacement.cancelUntil}, ${price.totalCents},
    ${deliverTo.name}, ${deliverTo.phone}, ${deliverTo.address}, ${ageOf(replacement)}, ${price.country},
    ${deliverTo.postcode ?? null}, ${deliverTo.note ?? null}, ${price.zone?.zoneNo ?? null}, ${price.region}, ${price.taxIncluded},
    ${price.dueCents}, ${replacement.keepsLines}, ${join(arguments_)}, ${replacement.keptWeek}))
  select replaced.* from replaced cross join lateral keep_money_of_order(replaced.state, ${replacement.orderNo}::bigint, ${replacement.at},
    ${discountCents}::bigint, ${price.totalCents}::bigint) kept
  cross join lateral keep_edit_to_good_lots(replaced.state, ${replacement.orderNo}::bigint) good`;
}
