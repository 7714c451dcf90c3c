import type { Line, OrderedLine } from '../cart/cart-lines.ts';
import type { SeenAccounts, Taking } from '../promotions/allowances.ts';
import type { Charge } from '../pricing/price-order.ts';
import type { Price } from '../../food/recipes/price-line.ts';
import type { Seen } from './decide-group.ts';
import type { OrderPlan, PlannedLine } from './plan-order.ts';

/** A column of rows to write, as one array of PostgreSQL. */
export type Column = { type: string; values: readonly (string | number | boolean | null)[] };

type PlacedLine = PlannedLine & {
  /** Which of the orders it belongs to, counted from 1. */
  order: number;
  lineNo: number;
};
type PlacedItem = Price['parts'][number] & {
  /** Which of the lines it belongs to, counted from 1. */
  line: number;
};
type PlacedCharge = Charge & { order: number; chargeNo: number };

/** The rows of these orders, each with what it belongs to. */
export function partsOf(plans: readonly OrderPlan[]): {
  lines: PlacedLine[];
  items: PlacedItem[];
  charges: PlacedCharge[];
} {
  const lines = plans.flatMap((plan, order) =>
    plan.lines.map((planned, index) => ({ ...planned, order: order + 1, lineNo: index + 1 })),
  );
  const items = lines.flatMap(({ quote }, line) =>
    quote.price.parts.map((part) => ({ ...part, line: line + 1 })),
  );
  const charges = plans.flatMap(({ price }, order) =>
    price.charges
      // Of a meal its line says the price.
      .filter(({ kind }) => kind !== 'meal')
      .map((charge, index) => ({ ...charge, order: order + 1, chargeNo: index + 1 })),
  );
  return { lines, items, charges };
}

export const lineColumns = (lines: readonly PlacedLine[]): Column[] => [
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
  // The statement looks at no offers where no week is named.
  {
    type: 'date[]',
    values: lines.some(({ offerWeek }) => offerWeek !== null)
      ? lines.map(({ offerWeek }) => offerWeek)
      : [],
  },
];

export const itemColumns = (items: readonly PlacedItem[]): Column[] => [
  { type: 'int[]', values: items.map(({ line }) => line) },
  { type: 'bigint[]', values: items.map(({ ingredientNo }) => ingredientNo) },
  { type: 'bigint[]', values: items.map(({ amount }) => amount) },
  { type: 'bigint[]', values: items.map(({ cents }) => cents) },
];

export const chargeColumns = (charges: readonly PlacedCharge[]): Column[] => [
  { type: 'int[]', values: charges.map(({ chargeNo }) => chargeNo) },
  { type: 'text[]', values: charges.map(({ kind }) => kind) },
  { type: 'int[]', values: charges.map(({ lineNo }) => lineNo) },
  { type: 'text[]', values: charges.map(({ name }) => name) },
  { type: 'int[]', values: charges.map(({ basisPoints }) => basisPoints) },
  { type: 'bigint[]', values: charges.map(({ cents }) => cents) },
  { type: 'bool[]', values: charges.map(({ included }) => included) },
];

/** What orders take beside food and room, each with the order it is for, counted from 1. */
export function takingColumns(takings: readonly (Taking | null)[]): Column[] {
  const placed = <Item>(itemsOf: (taking: Taking) => readonly Item[]) =>
    takings.flatMap((taking, order) =>
      taking ? itemsOf(taking).map((item) => ({ ...item, order: order + 1 })) : [],
    );
  const takes = placed(({ takes: own }) => own);
  const uses = placed(({ use }) => (use ? [use] : []));
  const tenders = placed(({ tenders: own }) => own);
  return [
    { type: 'int[]', values: takes.map(({ order }) => order) },
    { type: 'text[]', values: takes.map(({ account }) => account) },
    { type: 'bigint[]', values: takes.map(({ amount }) => amount) },
    { type: 'bigint[]', values: takes.map(({ granted }) => granted) },
    { type: 'bigint[]', values: takes.map(({ before }) => before) },
    { type: 'int[]', values: uses.map(({ order }) => order) },
    { type: 'bigint[]', values: uses.map(({ promotionNo }) => promotionNo) },
    { type: 'text[]', values: uses.map(({ terms }) => JSON.stringify(terms)) },
    { type: 'bigint[]', values: uses.map(({ cents }) => cents) },
    { type: 'bigint[]', values: uses.map(({ invitedBy }) => invitedBy) },
    { type: 'int[]', values: tenders.map(({ order }) => order) },
    { type: 'text[]', values: tenders.map(({ kind }) => kind) },
    { type: 'text[]', values: tenders.map(({ account }) => account) },
    { type: 'bigint[]', values: tenders.map(({ cents }) => cents) },
  ];
}

/** Kept only where it was asked for: it is nobody's business with a box of vegetables. */
export const ageOf = (order: {
  plan: Pick<OrderPlan, 'asksForAge'>;
  confirmedAge?: number | undefined;
}): number | null => (order.plan.asksForAge ? (order.confirmedAge ?? null) : null);

/** The lines of the cart as they are ordered, so that what is added to it meanwhile stays there. */
export const asOrdered = ({ lines }: Pick<OrderPlan, 'lines'>): string =>
  JSON.stringify(lines.map(({ line }) => orderedLine(line)));

const orderedLine = ({ lineId, recipeNo, servings, changes }: Line): OrderedLine => ({
  lineId,
  recipeNo,
  servings,
  changes,
});

/** A PostgreSQL array literal. Written here because numbers need no quoting: the driver's own is several times slower on long lists. */
export function literal(values: readonly (string | number | boolean | null)[]): string {
  if (!values.some((value) => typeof value === 'string'))
    return `{${values.map((value) => value ?? 'null').join(',')}}`;
  const quoted = (value: string | number | boolean | null) =>
    value === null ? 'null' : `"${String(value).replace(/["\\]/g, '\\$&')}"`;
  return `{${values.map(quoted).join(',')}}`;
}

/** LD001 is the desk's statements' own word for: something is short, and this is what I saw. */
export function readSeen(error: unknown): Seen | undefined {
  const { code, detail } = (error ?? {}) as { code?: unknown; detail?: unknown };
  if (code !== 'LD001' || typeof detail !== 'string') return undefined;
  const { stock, room, offers, ends } = JSON.parse(detail) as {
    stock: Record<string, number> | null;
    room: Record<string, number> | null;
    offers?: Record<string, number> | null;
    ends?: Record<string, { until: string; amount: number }[]> | null;
  };
  return {
    stock: new Map(Object.entries(stock ?? {}).map(([no, amount]) => [Number(no), amount])),
    room: new Map(Object.entries(room ?? {})),
    offers: new Map(Object.entries(offers ?? {})),
    ends: new Map(Object.entries(ends ?? {}).map(([no, lots]) => [Number(no), lots])),
  };
}

/** LD005 is its word for: something of accounts is used up, and this is what I saw. */
export function readSeenAccounts(error: unknown): SeenAccounts | undefined {
  const { code, detail } = (error ?? {}) as { code?: unknown; detail?: unknown };
  if (code !== 'LD005' || typeof detail !== 'string') return undefined;
  return new Map(
    Object.entries(JSON.parse(detail) as Record<string, { used: number; granted: number }>),
  );
}
