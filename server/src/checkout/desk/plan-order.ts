import type { Line } from '../cart/cart-lines.ts';
import type { Profile } from '../cart/describe-cart.ts';
import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import { conflictsWith } from '../../food/recipes/food-facts.ts';
import type { Quote, Quotes } from '../../food/recipes/quote-line.ts';
import type { Conflict } from '../../contract/food-terms.ts';

type PlannedLine = { line: Line; quote: Quote };
/** An order as it would be written: every line quoted from one version of the menu. */
export type OrderPlan = { lines: PlannedLine[]; need: Need; totalCents: number };

export type PlanProblem =
  | { code: 'basket-empty' }
  | { code: 'recipe-not-published'; lineIds: string[] }
  | { code: 'allergen-not-acknowledged'; lines: { lineId: string; conflicts: Conflict[] }[] }
  | { code: 'price-changed'; totalCents: number };

/** Reads the cart once more where the order is placed: charges what the menu says now, and only if that is what the customer saw. */
export function planOrder(
  lines: readonly Line[],
  expectedTotalCents: number,
  quotes: Quotes,
  profile: Profile,
): { ok: true; plan: OrderPlan } | { ok: false; problem: PlanProblem } {
  if (lines.length === 0) return { ok: false, problem: { code: 'basket-empty' } };
  const planned: PlannedLine[] = [];
  const gone: string[] = [];
  for (const line of lines) {
    const quoted = quotes(line);
    if (quoted.ok) planned.push({ line, quote: quoted.quote });
    else gone.push(line.lineId);
  }
  if (gone.length > 0)
    return { ok: false, problem: { code: 'recipe-not-published', lineIds: gone } };
  const unacknowledged = planned.flatMap((entry) => unacknowledgedIn(entry, profile));
  if (unacknowledged.length > 0) {
    return { ok: false, problem: { code: 'allergen-not-acknowledged', lines: unacknowledged } };
  }
  const totalCents = planned.reduce((sum, { quote }) => sum + quote.price.totalCents, 0);
  if (totalCents !== expectedTotalCents) {
    return { ok: false, problem: { code: 'price-changed', totalCents } };
  }
  const need = sumNeeds(planned.map(({ quote }) => quote.need));
  return { ok: true, plan: { lines: planned, need, totalCents } };
}

function unacknowledgedIn(
  { line, quote }: PlannedLine,
  profile: Profile,
): { lineId: string; conflicts: Conflict[] }[] {
  const conflicts = conflictsWith(profile, quote.facts).filter(
    (conflict) => !line.acknowledged.includes(conflict),
  );
  return conflicts.length > 0 ? [{ lineId: line.lineId, conflicts }] : [];
}
