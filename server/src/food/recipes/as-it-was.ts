import type { Ingredient } from '../ingredients/ingredient.ts';
import { named, type EditionContent } from './next-edition.ts';
import { followsNothing, type Recipe, type Unfinished } from './recipe.ts';

/** An edition as it could be written again. What it did not keep is left for its author to write, and nothing is made up. */
export function asItWas(content: EditionContent, ingredients: ReadonlyMap<number, Ingredient>) {
  const { slug, name, description, category, story, servings, minutes, picture } = content;
  const whole = { ...content, follows: content.follows ?? followsNothing };
  const rows: Recipe['ingredients'] = content.ingredients.map(
    ({ ingredientNo, amount, confirmed, swaps = [] }) => ({
      ingredientNo,
      amount,
      ...(confirmed ? { confirmed } : {}),
      swaps: swaps.flatMap((swap) =>
        swap.ratio === undefined ? [] : [{ with: swap.with, ratio: swap.ratio }],
      ),
    }),
  );
  const lacksRatios = content.ingredients.some(({ swaps = [] }) =>
    swaps.some((swap) => swap.ratio === undefined),
  );
  const unfinished = content.unfinished ?? (lacksRatios ? paperOf(content) : null);
  return {
    slug,
    name,
    description,
    category,
    story,
    servings,
    minutes,
    preparationCents: content.preparationCents ?? null,
    ...named({ ...whole, unfinished }, ingredients),
    ingredients: rows,
    picture,
  };
}

function paperOf({ steps, ingredients }: EditionContent): Unfinished {
  return {
    steps,
    lines: '',
    ingredients: ingredients.map(({ ingredientNo, amount, confirmed, swaps = [] }) => ({
      ingredientNo,
      amount: String(amount),
      ...(confirmed ? { confirmed } : {}),
      swaps: swaps.map(({ with: no, ratio }) => ({
        with: no,
        substitute: ratio ? String(ratio.substitute) : '',
        original: ratio ? String(ratio.original) : '',
      })),
    })),
  };
}
