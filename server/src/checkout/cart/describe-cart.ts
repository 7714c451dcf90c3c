import { sumNeeds, type Need } from '../../food/recipes/customise-recipe.ts';
import { conflictsIn, noConflicts, type Household } from '../../food/recipes/food-facts.ts';
import type { Quote, QuoteProblem, Quotes } from '../../food/recipes/quote-line.ts';
import { toAgreeTo, type Agreed, type HouseholdConflicts } from '../../contract/household.ts';
import {
  portionsLeft,
  shortages,
  type Levels,
  type PortionsLeft,
  type Shortage,
} from '../../stock/inventory/portions-left.ts';
import type { Editing, Line } from './cart-lines.ts';

export type DescribedLine = {
  line: Line;
  /** What goes against anybody of the household, agreed to or not. */
  against: HouseholdConflicts;
  unacknowledged: Agreed[];
} & ({ ok: true; quote: Quote; left: PortionsLeft } | { ok: false; problem: QuoteProblem });

export type DescribedCart = {
  lines: DescribedLine[];
  /** The whole cart is one need. */
  need: Need;
  totalCents: number;
  /** What the shelf cannot give; with what each line could still have beside the others. */
  shortages: Shortage[];
  remedies: { lineId: string; servings: number }[];
};

/** Reads a cart against the menu and the shelf of this moment. */
export function describeCart(
  lines: readonly Line[],
  quotes: Quotes,
  levels: Levels,
  household: Household | undefined,
): DescribedCart {
  const quoted = lines.map((line) => ({ line, quoted: quotes(line) }));
  const needs = quoted.flatMap(({ quoted }) => (quoted.ok ? [quoted.quote.need] : []));
  const need = sumNeeds(needs);
  const described = quoted.map(({ line, quoted }): DescribedLine => {
    if (!quoted.ok) return { ...quoted, line, against: noConflicts, unacknowledged: [] };
    const { quote } = quoted;
    const against = household ? conflictsIn(household, quote.facts) : noConflicts;
    return {
      ok: true,
      line,
      quote,
      against,
      unacknowledged: toAgreeTo(against).filter(
        (conflict) => !line.acknowledged.includes(conflict),
      ),
      left: portionsLeft(quote.contents, levels, withoutOwn(need, quote.need)),
    };
  });
  const short = shortages(need, levels);
  return {
    lines: described,
    need,
    totalCents: described.reduce(
      (sum, line) => sum + (line.ok ? line.quote.price.totalCents : 0),
      0,
    ),
    shortages: short,
    remedies: described.flatMap((line) =>
      line.ok && short.some(({ ingredientNo }) => line.quote.need.has(ingredientNo))
        ? [{ lineId: line.line.lineId, servings: Math.min(line.left.portions, line.line.servings) }]
        : [],
    ),
  };
}

/** The shelf as an order sees it that is being changed: what it has already taken counts. */
export function withHeld(levels: Levels, editing: Pick<Editing, 'held'> | undefined): Levels {
  if (!editing) return levels;
  const seen = new Map(levels);
  for (const [ingredientNo, amount] of editing.held)
    seen.set(ingredientNo, (seen.get(ingredientNo) ?? 0) + amount);
  return seen;
}

function withoutOwn(need: Need, own: Need): Need {
  const others = new Map<number, number>();
  for (const [ingredientNo, amount] of need)
    others.set(ingredientNo, amount - (own.get(ingredientNo) ?? 0));
  return others;
}
