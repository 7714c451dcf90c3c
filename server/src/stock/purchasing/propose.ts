import type { Article, Supplier } from './supplier.ts';

/** So much of an ingredient is wanted beyond what is there. */
export type Want = { ingredientNo: number; amount: number };

export type ProposedLine = Pick<
  Article,
  'ingredientNo' | 'articleNo' | 'packAmount' | 'packCents'
> & {
  packs: number;
};

export type Proposal = {
  supplierNo: number;
  /** The next day on which the supplier takes orders, from today on. */
  orderOn: string;
  expectedOn: string;
  lines: ProposedLine[];
  totalCents: number;
  /** How much is missing to the least that the supplier takes; 0: enough. */
  belowMinimumCents: number;
};

/**
 * What to order from whom: of each ingredient from the supplier that it is bought from, else from the cheapest by the unit, in whole packs,
 * less what is ordered and has not come. What nobody supplies is told apart.
 */
export function propose(
  wants: readonly Want[],
  { suppliers, articles, coming }: Market,
  today: string,
): { orders: Proposal[]; nobodyHas: Want[] } {
  const active = new Map(suppliers.filter((it) => it.active).map((it) => [it.supplierNo, it]));
  const lines = new Map<number, ProposedLine[]>();
  const nobodyHas: Want[] = [];
  for (const { ingredientNo, amount } of wants) {
    const missing = amount - (coming.get(ingredientNo) ?? 0);
    if (missing <= 0) continue;
    const article = bestOf(
      articles.filter((it) => it.ingredientNo === ingredientNo && active.has(it.supplierNo)),
    );
    if (!article) {
      nobodyHas.push({ ingredientNo, amount: missing });
      continue;
    }
    const { supplierNo, articleNo, packAmount, packCents } = article;
    const packs = Math.ceil(missing / packAmount);
    const line = { ingredientNo, articleNo, packAmount, packCents, packs };
    lines.set(supplierNo, [...(lines.get(supplierNo) ?? []), line]);
  }
  const orders = [...lines].map(([supplierNo, ordered]): Proposal => {
    const supplier = active.get(supplierNo);
    const totalCents = ordered.reduce((sum, { packs, packCents }) => sum + packs * packCents, 0);
    const orderOn = nextOrderDay(today, supplier?.orderWeekdays ?? []);
    return {
      supplierNo,
      orderOn,
      expectedOn: dayAfter(orderOn, supplier?.leadDays ?? 0),
      lines: ordered,
      totalCents,
      belowMinimumCents: Math.max(0, (supplier?.minOrderCents ?? 0) - totalCents),
    };
  });
  return { orders: orders.toSorted((a, b) => a.supplierNo - b.supplierNo), nobodyHas };
}

export type Market = {
  suppliers: readonly Supplier[];
  articles: readonly Article[];
  /** Ordered and not here yet, by ingredient number. */
  coming: ReadonlyMap<number, number>;
};

/** A unit's price is compared without dividing. */
function bestOf(articles: readonly Article[]): Article | undefined {
  return (
    articles.find(({ preferred }) => preferred) ??
    articles.toSorted(
      (a, b) =>
        a.packCents * b.packAmount - b.packCents * a.packAmount || a.supplierNo - b.supplierNo,
    )[0]
  );
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 is Monday, as ISO 8601 counts. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export function nextOrderDay(today: string, weekdays: readonly number[]): string {
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((days) =>
    weekdays.includes(weekdayOf(dayAfter(today, days))),
  );
  return dayAfter(today, ahead ?? 0);
}
