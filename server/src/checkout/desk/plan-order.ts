import type { Line } from '../cart/cart-lines.ts';
import { mostExtraAlcohol } from '../../contract/food-terms.ts';
import { toAgreeTo, type Agreed } from '../../contract/household.ts';
import { linesToPrice } from '../pricing/lines-to-price.ts';
import type { BoxPrice, PriceProblem } from '../pricing/price-box.ts';
import type { LineToPrice } from '../pricing/price-order.ts';
import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import { conflictsIn, type Household } from '../../food/recipes/food-facts.ts';
import type { Quote, Quotes } from '../../food/recipes/quote-line.ts';
import type { WeekState } from '../../food/menu-weeks/menu-week.ts';
import { weeksOfLines, type WeekOfOrder } from '../weeks/lines-of-week.ts';

export type PlannedLine = {
  line: Line;
  quote: Quote;
  /** The week whose menu counts its portions; null: none does. */
  offerWeek: string | null;
};
/** An order as it would be written: every line quoted from one version of the menu. */
export type OrderPlan = {
  lines: PlannedLine[];
  need: Need;
  /** Meals, delivery and tax. */
  price: BoxPrice;
  /** Something in it is sold to adults only. */
  asksForAge: boolean;
};

export type PlanProblem =
  | { code: 'basket-empty' }
  | { code: 'recipe-not-published'; lineIds: string[] }
  | { code: 'recipe-not-offered'; lineIds: string[]; week: string; weekState: WeekState }
  | { code: 'allergen-not-acknowledged'; lines: Unacknowledged[] }
  | { code: 'too-much-alcohol'; lineIds: string[] }
  | { code: 'age-not-confirmed'; lineIds: string[] }
  | { code: 'price-changed'; totalCents: number }
  | WithoutOk<PriceProblem>;

/** What of a line nobody has agreed to: the customer's own, and by number what goes against somebody of the household. */
type Unacknowledged = { lineId: string; conflicts: Agreed[] };

type WithoutOk<T> = T extends { ok: false } ? Omit<T, 'ok'> : never;

/**
 * Reads the cart once more where the order is placed: charges what menu, zones and tax say now, and only if that is what the customer
 * saw. Whether the customer confirmed to be of age counts only where something asks for it. Without a week everything on the menu is offered.
 */
export function planOrder(
  lines: readonly Line[],
  expectedTotalCents: number | null,
  quotes: Quotes,
  household: Household,
  price: (lines: readonly LineToPrice[]) => BoxPrice | PriceProblem,
  isOfAge = false,
  week?: WeekOfOrder,
): { ok: true; plan: OrderPlan } | { ok: false; problem: PlanProblem } {
  if (lines.length === 0) return { ok: false, problem: { code: 'basket-empty' } };
  const quoted: Omit<PlannedLine, 'offerWeek'>[] = [];
  const gone: string[] = [];
  for (const line of lines) {
    const answer = quotes(line);
    if (answer.ok) quoted.push({ line, quote: answer.quote });
    else gone.push(line.lineId);
  }
  if (gone.length > 0)
    return { ok: false, problem: { code: 'recipe-not-published', lineIds: gone } };
  const weeks = weeksOfLines(lines, week);
  if (!weeks.ok) {
    const { ok: _, ...problem } = weeks;
    return { ok: false, problem: { code: 'recipe-not-offered', ...problem } };
  }
  const planned = quoted.map((entry) => ({ ...entry, offerWeek: weeks.of(entry.line) }));
  const unacknowledged = planned.flatMap((entry) => unacknowledgedIn(entry, household));
  if (unacknowledged.length > 0) {
    return { ok: false, problem: { code: 'allergen-not-acknowledged', lines: unacknowledged } };
  }
  const extras = planned.filter(({ quote }) => quote.extraAlcoholGrams > 0);
  if (extras.reduce((sum, { quote }) => sum + quote.extraAlcoholGrams, 0) > mostExtraAlcohol) {
    return { ok: false, problem: { code: 'too-much-alcohol', lineIds: idsOf(extras) } };
  }
  const forAdults = planned.filter(({ quote }) => quote.facts.forAdults);
  const asksForAge = forAdults.length > 0;
  if (asksForAge && !isOfAge) {
    return { ok: false, problem: { code: 'age-not-confirmed', lineIds: idsOf(forAdults) } };
  }
  const priced = price(linesToPrice(planned.map(({ quote }) => quote)));
  if (!priced.ok) {
    const { ok: _, ...problem } = priced;
    return { ok: false, problem };
  }
  const { totalCents } = priced;
  if (expectedTotalCents !== null && totalCents !== expectedTotalCents) {
    return { ok: false, problem: { code: 'price-changed', totalCents } };
  }
  const need = sumNeeds(planned.map(({ quote }) => quote.need));
  return { ok: true, plan: { lines: planned, need, price: priced, asksForAge } };
}

const idsOf = (lines: readonly PlannedLine[]) => lines.map(({ line }) => line.lineId);

function unacknowledgedIn({ line, quote }: PlannedLine, household: Household): Unacknowledged[] {
  const conflicts = toAgreeTo(conflictsIn(household, quote.facts)).filter(
    (conflict) => !line.acknowledged.includes(conflict),
  );
  return conflicts.length > 0 ? [{ lineId: line.lineId, conflicts }] : [];
}
