import { escaped } from '../method/names-in-method.ts';
import { mostIngredients, mostMethod, mostSteps } from '../recipes/schemas.ts';
import { followsNothing } from '../recipes/recipe.ts';
import type { ImportLine, KeptImport } from './import.ts';

type Missing = { field: string; message: string };
type Entry = { ingredientNo: number; amount: number };

const mostAmount = 9_999_999_999;

/** What its settled lines come to: an ingredient that stands there twice is in it once, with both amounts. */
export function ingredientsOf(
  lines: readonly Pick<ImportLine, 'state' | 'ingredientNo' | 'amount'>[],
): Entry[] {
  const sums = new Map<number, number>();
  for (const { state, ingredientNo, amount } of lines) {
    if (state !== 'matched' && state !== 'chosen') continue;
    if (ingredientNo === null || amount === null) continue;
    sums.set(ingredientNo, (sums.get(ingredientNo) ?? 0) + amount);
  }
  return [...sums].map(([ingredientNo, amount]) => ({ ingredientNo, amount }));
}

/** What somebody still has to say before an import becomes a draft, as pointers into it. */
export function missingIn(
  recipe: Pick<KeptImport, 'name' | 'category' | 'servings' | 'minutes' | 'steps'>,
  lines: readonly ImportLine[],
): Missing[] {
  const gap = (field: string, message: string): Missing => ({ field, message });
  const { name, category, servings, minutes, steps } = recipe;
  const ingredients = ingredientsOf(lines);
  return [
    ...(name === null ? [gap('/name', 'is needed, with at most 50 characters')] : []),
    ...(category === null ? [gap('/category', 'is needed')] : []),
    ...(servings === null ? [gap('/servings', 'is needed')] : []),
    ...(minutes === null ? [gap('/minutes', 'is needed')] : []),
    ...lines
      .filter(({ state }) => state === 'open')
      .map(({ lineNo }) => gap(`/lines/${lineNo}`, 'is not settled')),
    ...(ingredients.length === 0 ? [gap('/lines', 'nothing is in it')] : []),
    ...(ingredients.length > mostIngredients
      ? [gap('/lines', `has more than ${mostIngredients} ingredients`)]
      : []),
    ...(ingredients.some(({ amount }) => amount > mostAmount)
      ? [gap('/lines', 'has an amount with more than 10 digits')]
      : []),
    ...(steps.length > mostSteps ? [gap('/steps', `are more than ${mostSteps}`)] : []),
    ...steps.flatMap((step, index) =>
      escaped(step).length > mostMethod.step
        ? [gap(`/steps/${index}`, `has more than ${mostMethod.step} characters`)]
        : [],
    ),
  ];
}

/** The draft that an import becomes; undefined while something is missing. Its steps stand as they are: braces of theirs mean nothing. */
export function draftOf(recipe: KeptImport, lines: readonly ImportLine[]) {
  const { name, category, servings, minutes, preparationCents, steps } = recipe;
  if (missingIn(recipe, lines).length > 0) return undefined;
  if (category === null || servings === null || minutes === null) return undefined;
  return {
    slug: null,
    name,
    description: null,
    category,
    story: null,
    servings,
    minutes,
    preparationCents,
    follows: followsNothing,
    steps: steps.map(escaped),
    ingredients: ingredientsOf(lines).map((entry) => ({ ...entry, swaps: [] })),
    unfinished: null,
    status: 'draft' as const,
  };
}
