import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Customer } from '../../people/customers/customer.ts';
import type { Db } from '../../platform/platform.ts';
import type { PayTerms } from '../days/pay-terms.ts';
import type { SeenAccounts, Taking } from '../promotions/allowances.ts';
import type { Seen } from './decide-group.ts';
import type { Column } from './order-columns.ts';
import {
  ageOf,
  asOrdered,
  chargeColumns,
  itemColumns,
  lineColumns,
  literal,
  partsOf,
  readSeen,
  readSeenAccounts,
  takingColumns,
} from './order-columns.ts';
import type { OrderPlan } from './plan-order.ts';

/** One order as the desk's statement takes it. */
type OrderToPlace = {
  customer: Pick<Customer, 'customerNo' | 'profileVersion' | 'email'>;
  key: string;
  requestHash: string;
  basketId: string;
  basketVersion: number;
  day: string;
  /** The promise that the confirmation tells. */
  cancelUntil: Date;
  deliverTo: {
    name: string;
    phone: string;
    address: string;
    postcode?: string | undefined;
    note?: string | undefined;
  };
  payment: PayTerms;
  confirmedAge?: number | undefined;
  plan: OrderPlan;
  /** What it takes beside food and room; null: nothing. */
  taking: Taking | null;
};

export type PlaceReply =
  | { state: 'placed'; orders: PlacedOrder[]; levels: [ingredientNo: number, amount: number][] }
  | { state: 'stale-catalogue' }
  | { state: 'stale-prices' }
  | { state: 'stale-profile'; customerNos: number[] }
  | { state: 'short'; seen: Seen }
  | { state: 'used-up'; seen: SeenAccounts };

/** `requestHash` is what was asked under this key before; null when only the cart was ordered before. */
export type PlacedOrder = { orderNo: number; isNew: boolean; requestHash: string | null };

/** What all orders of a group have in common. */
type Group = {
  careful: boolean;
  catalogueVersion: number;
  priceVersion: number;
  placedAt: Date;
  orderDate: string;
  currency: string;
  timeZone: string;
};

/** Places a group in one round trip, all or nothing; see the functions `place_orders` and `keep_to_good_lots`. */
export async function placeOrders(
  db: Db,
  orders: readonly OrderToPlace[],
  group: Group,
): Promise<PlaceReply> {
  try {
    const takes = orders.some(({ taking }) => taking !== null);
    const name = takes ? 'place-orders-taking' : 'place-orders';
    const [row] = await db.query(replyRow, statement(orders, group), { name });
    if (!row) throw new Error('The order desk did not answer.');
    return readReply(row);
  } catch (error) {
    const seen = readSeen(error);
    if (seen) return { state: 'short', seen };
    const accounts = readSeenAccounts(error);
    if (accounts) return { state: 'used-up', seen: accounts };
    // The statement's own words for: the menu, or the prices, moved on while I wrote.
    const code = (error as { code?: unknown } | null)?.code;
    if (code === 'LD002') return { state: 'stale-catalogue' };
    if (code === 'LD004') return { state: 'stale-prices' };
    throw error;
  }
}

const replyRow = z.object({
  state: z.enum(['placed', 'stale-catalogue', 'stale-prices', 'stale-profile']),
  stale_customers: z.array(z.int()).nullable(),
  order_nos: z.array(z.int()).nullable(),
  is_new: z.array(z.boolean()).nullable(),
  asked_hash: z.array(z.string().nullable()).nullable(),
  level_nos: z.array(z.int()).nullable(),
  levels: z.array(z.int()).nullable(),
});

function readReply(row: z.infer<typeof replyRow>): PlaceReply {
  switch (row.state) {
    case 'stale-catalogue':
    case 'stale-prices':
      return { state: row.state };
    case 'stale-profile':
      return { state: 'stale-profile', customerNos: row.stale_customers ?? [] };
    case 'placed':
      return {
        state: 'placed',
        orders: (row.order_nos ?? []).map((orderNo, index) => ({
          orderNo,
          isNew: row.is_new?.[index] ?? false,
          requestHash: row.asked_hash?.[index] ?? null,
        })),
        levels: (row.level_nos ?? []).map((no, index) => [no, row.levels?.[index] ?? 0]),
      };
  }
}

function statement(orders: readonly OrderToPlace[], group: Group): Sql {
  const { lines, items, charges } = partsOf(orders.map(({ plan }) => plan));
  const columns: Column[] = [
    { type: 'bigint[]', values: orders.map(({ customer }) => customer.customerNo) },
    { type: 'bigint[]', values: orders.map(({ customer }) => customer.profileVersion) },
    { type: 'text[]', values: orders.map(({ key }) => key) },
    { type: 'text[]', values: orders.map(({ requestHash }) => requestHash) },
    { type: 'uuid[]', values: orders.map(({ basketId }) => basketId) },
    { type: 'bigint[]', values: orders.map(({ basketVersion }) => basketVersion) },
    { type: 'text[]', values: orders.map(({ plan }) => asOrdered(plan)) },
    { type: 'date[]', values: orders.map(({ day }) => day) },
    { type: 'timestamptz[]', values: orders.map(({ cancelUntil }) => cancelUntil.toISOString()) },
    { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.totalCents) },
    { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.name) },
    { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.phone) },
    { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.address) },
    { type: 'text[]', values: orders.map(({ customer }) => customer.email ?? '') },
    { type: 'int[]', values: orders.map(ageOf) },
    { type: 'text[]', values: orders.map(({ plan }) => plan.price.country) },
    { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.postcode ?? null) },
    { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.note ?? null) },
    { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.zone?.zoneNo ?? null) },
    { type: 'text[]', values: orders.map(({ plan }) => plan.price.region) },
    { type: 'bool[]', values: orders.map(({ plan }) => plan.price.taxIncluded) },
    { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.dueCents) },
    { type: 'text[]', values: orders.map(({ payment }) => payment.by) },
    { type: 'timestamptz[]', values: orders.map(payByOf) },
    { type: 'text[]', values: orders.map(({ payment }) => payment.purpose) },
    { type: 'int[]', values: lines.map(({ order }) => order) },
    ...lineColumns(lines),
    ...itemColumns(items),
    { type: 'int[]', values: charges.map(({ order }) => order) },
    ...chargeColumns(charges),
  ];
  const arguments_ = columns.map(({ type, values }) => sql`${literal(values)}::${raw(type)}`);
  const place = sql`select * from place_orders(${group.careful}, ${group.catalogueVersion}, ${group.placedAt}, ${group.orderDate},
    ${group.currency}, ${group.timeZone}, ${group.priceVersion}, ${join(arguments_)})`;
  const days = sql`${literal(orders.map(({ day }) => day))}::date[]`;
  const kept = sql`with placed as materialized (${place})
    select placed.* from placed cross join lateral keep_to_good_lots(placed.order_nos, placed.is_new, ${days}) kept`;
  const takings = orders.map(({ taking }) => taking);
  if (takings.every((taking) => taking === null)) return kept;
  const taken = takingColumns(takings).map(
    ({ type, values }) => sql`${literal(values)}::${raw(type)}`,
  );
  // After the orders are written: whatever is used up undoes them.
  return sql`${kept} cross join lateral take_with_orders(placed.order_nos, placed.is_new, ${group.placedAt},
      ${group.currency}, ${join(taken)}) taken`;
}

/** Where nothing is due nobody has to pay first. */
const payByOf = ({ payment, plan }: OrderToPlace): string | null =>
  plan.price.dueCents > 0 ? (payment.payBy?.toISOString() ?? null) : null;

const earlierRow = z.object({
  place: z.int(),
  orderNo: z.int(),
  requestHash: z.string().nullable(),
});

/** The orders that these became before: under the same key or, without a hash, from the same cart. By their place. */
export async function findEarlier(
  db: Db,
  asked: readonly { customerNo: number; key: string; basketId: string; basketVersion: number }[],
): Promise<{ place: number; orderNo: number; requestHash: string | null }[]> {
  return db.query(
    earlierRow,
    sql`select a.place - 1 as "place", coalesce(same.order_no, basket.order_no) as "orderNo",
      same.request_hash as "requestHash"
    from unnest(${asked.map(({ customerNo }) => customerNo)}::bigint[], ${asked.map(({ key }) => key)}::text[],
      ${asked.map(({ basketId }) => basketId)}::uuid[], ${asked.map(({ basketVersion }) => basketVersion)}::bigint[])
      with ordinality a (customer_no, key, basket_id, basket_version, place)
    left join orders same on same.customer_no = a.customer_no and same.idempotency_key = a.key
    left join orders basket on basket.basket_id = a.basket_id and basket.basket_version = a.basket_version
    where coalesce(same.order_no, basket.order_no) is not null`,
  );
}
