import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Customer } from '../../people/customers/customer.ts';
import type { Db } from '../../platform/platform.ts';
import type { Line, OrderedLine } from '../cart/cart-lines.ts';
import type { PayTerms } from '../pricing/pay-terms.ts';
import type { Seen } from './decide-group.ts';
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
};

export type PlaceReply =
  | { state: 'placed'; orders: PlacedOrder[]; levels: [ingredientNo: number, amount: number][] }
  | { state: 'stale-catalogue' }
  | { state: 'stale-prices' }
  | { state: 'stale-profile'; customerNos: number[] }
  | { state: 'short'; seen: Seen };

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

/** Places a group in one round trip, all or nothing; see the function `place_orders`. */
export async function placeOrders(
  db: Db,
  orders: readonly OrderToPlace[],
  group: Group,
): Promise<PlaceReply> {
  try {
    const [row] = await db.query(replyRow, statement(orders, group), { name: 'place-orders' });
    if (!row) throw new Error('The order desk did not answer.');
    return readReply(row);
  } catch (error) {
    const seen = seenOf(error);
    if (seen) return { state: 'short', seen };
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

/** LD001 is the statement's own word for: something is short, and this is what I saw. */
function seenOf(error: unknown): Seen | undefined {
  const { code, detail } = (error ?? {}) as { code?: unknown; detail?: unknown };
  if (code !== 'LD001' || typeof detail !== 'string') return undefined;
  const { stock, room } = JSON.parse(detail) as {
    stock: Record<string, number> | null;
    room: Record<string, number> | null;
  };
  return {
    stock: new Map(Object.entries(stock ?? {}).map(([no, amount]) => [Number(no), amount])),
    room: new Map(Object.entries(room ?? {})),
  };
}

function statement(orders: readonly OrderToPlace[], group: Group): Sql {
  const lines = orders.flatMap(({ plan }, order) =>
    plan.lines.map((planned, index) => ({ ...planned, order: order + 1, lineNo: index + 1 })),
  );
  const items = lines.flatMap(({ quote }, line) =>
    quote.price.parts.map((part) => ({ ...part, line: line + 1 })),
  );
  const charges = orders.flatMap(({ plan }, order) =>
    plan.price.charges
      // Of a meal its line says the price; a delivery that costs nothing is told too.
      .filter(({ kind }) => kind !== 'meal')
      .map((charge, index) => ({ ...charge, order: order + 1, chargeNo: index + 1 })),
  );
  const of = (columns: Column[]) =>
    columns.map((column) => sql`${literal(column.values)}::${raw(column.type)}`);
  const arguments_ = [
    ...of([
      { type: 'bigint[]', values: orders.map(({ customer }) => customer.customerNo) },
      { type: 'bigint[]', values: orders.map(({ customer }) => customer.profileVersion) },
      { type: 'text[]', values: orders.map(({ key }) => key) },
      { type: 'text[]', values: orders.map(({ requestHash }) => requestHash) },
      { type: 'uuid[]', values: orders.map(({ basketId }) => basketId) },
      { type: 'bigint[]', values: orders.map(({ basketVersion }) => basketVersion) },
      {
        type: 'text[]',
        values: orders.map(({ plan }) =>
          JSON.stringify(plan.lines.map(({ line }) => asOrdered(line))),
        ),
      },
      { type: 'date[]', values: orders.map(({ day }) => day) },
      {
        type: 'timestamptz[]',
        values: orders.map(({ cancelUntil }) => cancelUntil.toISOString()),
      },
      { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.totalCents) },
      { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.name) },
      { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.phone) },
      { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.address) },
      { type: 'text[]', values: orders.map(({ customer }) => customer.email ?? '') },
      {
        type: 'int[]',
        // Kept only where it was asked for: it is nobody's business with a box of vegetables.
        values: orders.map(({ plan, confirmedAge }) =>
          plan.asksForAge ? (confirmedAge ?? null) : null,
        ),
      },
      { type: 'text[]', values: orders.map(({ plan }) => plan.price.country) },
      { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.postcode ?? null) },
      { type: 'text[]', values: orders.map(({ deliverTo }) => deliverTo.note ?? null) },
      { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.zone?.zoneNo ?? null) },
      { type: 'text[]', values: orders.map(({ plan }) => plan.price.region) },
      { type: 'bool[]', values: orders.map(({ plan }) => plan.price.taxIncluded) },
      { type: 'bigint[]', values: orders.map(({ plan }) => plan.price.dueCents) },
      { type: 'text[]', values: orders.map(({ payment }) => payment.by) },
      { type: 'timestamptz[]', values: orders.map((order) => payByOf(order)) },
      { type: 'text[]', values: orders.map(({ payment }) => payment.purpose) },
    ]),
    ...of([
      { type: 'int[]', values: lines.map(({ order }) => order) },
      { type: 'int[]', values: lines.map(({ lineNo }) => lineNo) },
      { type: 'bigint[]', values: lines.map(({ quote }) => quote.recipe.recipeNo) },
      { type: 'int[]', values: lines.map(({ quote }) => quote.recipe.editionNo) },
      { type: 'bigint[]', values: lines.map(({ line }) => line.servings) },
      { type: 'bigint[]', values: lines.map(({ quote }) => quote.price.totalCents) },
      { type: 'bigint[]', values: lines.map(({ quote }) => quote.price.preparationCents) },
      { type: 'text[]', values: lines.map(({ quote }) => literal(quote.facts.allergens)) },
      { type: 'text[]', values: lines.map(({ quote }) => literal(quote.facts.unknownIn)) },
      { type: 'text[]', values: lines.map(({ quote }) => literal(quote.facts.mayContain)) },
      { type: 'text[]', values: lines.map(({ quote }) => literal(quote.facts.tracesUnknownIn)) },
      { type: 'text[]', values: lines.map(({ quote }) => literal(quote.facts.diets)) },
      { type: 'text[]', values: lines.map(({ line }) => JSON.stringify(line.changes)) },
      { type: 'bool[]', values: lines.map(({ line }) => line.acknowledged.length > 0) },
    ]),
    ...of([
      { type: 'int[]', values: items.map(({ line }) => line) },
      { type: 'bigint[]', values: items.map(({ ingredientNo }) => ingredientNo) },
      { type: 'bigint[]', values: items.map(({ amount }) => amount) },
      { type: 'bigint[]', values: items.map(({ cents }) => cents) },
    ]),
    ...of([
      { type: 'int[]', values: charges.map(({ order }) => order) },
      { type: 'int[]', values: charges.map(({ chargeNo }) => chargeNo) },
      { type: 'text[]', values: charges.map(({ kind }) => kind) },
      { type: 'int[]', values: charges.map(({ lineNo }) => lineNo) },
      { type: 'text[]', values: charges.map(({ name }) => name) },
      { type: 'int[]', values: charges.map(({ basisPoints }) => basisPoints) },
      { type: 'bigint[]', values: charges.map(({ cents }) => cents) },
      { type: 'bool[]', values: charges.map(({ included }) => included) },
    ]),
  ];
  return sql`select * from place_orders(${group.careful}, ${group.catalogueVersion}, ${group.placedAt}, ${group.orderDate},
    ${group.currency}, ${group.timeZone}, ${group.priceVersion}, ${join(arguments_)})`;
}

/** Where nothing is due nobody has to pay first. */
const payByOf = ({ payment, plan }: OrderToPlace): string | null =>
  plan.price.dueCents > 0 ? (payment.payBy?.toISOString() ?? null) : null;

const asOrdered = ({ lineId, recipeNo, servings, changes }: Line): OrderedLine => ({
  lineId,
  recipeNo,
  servings,
  changes,
});

type Column = { type: string; values: readonly (string | number | boolean | null)[] };

/** A PostgreSQL array literal. Written here because numbers need no quoting: the driver's own is several times slower on long lists. */
function literal(values: readonly (string | number | boolean | null)[]): string {
  if (!values.some((value) => typeof value === 'string'))
    return `{${values.map((value) => value ?? 'null').join(',')}}`;
  return `{${values.map((value) => (value === null ? 'null' : `"${String(value).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

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
