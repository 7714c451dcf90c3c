import type { Ingredient } from './ingredient.ts';
import { comparePositions, searchable, type Position } from './searchable.ts';

/** By name, then by number; what has no name comes first. */
export const ingredientPosition = ({ name, ingredientNo }: Ingredient): Position => [
  searchable(name ?? ''),
  ingredientNo,
];

/** Ingredients whose name or number has every word of `q`, sorted, from after a position. */
export function findIngredients<Found extends Ingredient>(
  ingredients: Iterable<Found>,
  { q, after }: { q: string | undefined; after: Position | undefined },
): Found[] {
  const words = searchable(q ?? '').split(/\s+/);
  return [...ingredients]
    .map((ingredient) => ({ ingredient, position: ingredientPosition(ingredient) }))
    .filter(({ ingredient, position: [name] }) => {
      const text = `${name} ${ingredient.ingredientNo}`;
      return words.every((word) => text.includes(word));
    })
    .filter(({ position }) => after === undefined || comparePositions(position, after) > 0)
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ ingredient }) => ingredient);
}
