import type { Ingredient } from './ingredient.ts';
import { folded } from '../../contract/fold.ts';
import { comparePositions, type Position } from './position.ts';
import { lookFor } from './same-words.ts';

/** By name, then by number; what has no name comes first. */
export const ingredientPosition = ({ name, ingredientNo }: Ingredient): Position => [
  folded(name ?? ''),
  ingredientNo,
];

/** Ingredients whose name or number has every word of `q` or what means the same, sorted, from after a position. */
export function findIngredients<Found extends Ingredient>(
  ingredients: Iterable<Found>,
  {
    q,
    after,
    synonyms,
  }: {
    q: string | undefined;
    after: Position | undefined;
    synonyms: readonly (readonly string[])[] | undefined;
  },
): Found[] {
  const isSought = lookFor(q, synonyms);
  return [...ingredients]
    .map((ingredient) => ({ ingredient, position: ingredientPosition(ingredient) }))
    .filter(({ ingredient: { name, ingredientNo } }) => isSought(`${name ?? ''} ${ingredientNo}`))
    .filter(({ position }) => after === undefined || comparePositions(position, after) > 0)
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ ingredient }) => ingredient);
}
