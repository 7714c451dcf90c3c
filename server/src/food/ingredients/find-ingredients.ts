import { isShown, nothingArchived, type Archived, type Shown } from '../archive/archived.ts';
import { isUnsettled } from './unsettled.ts';
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

/** What the list of ingredients shows, by name. */
export function listedIngredients<Found extends Ingredient>(
  { ingredients, synonyms, archived = nothingArchived }: Pantry<Found>,
  { q, unsettled, archived: shown, after }: Listed,
): Found[] {
  const known = [...ingredients.values()].filter(({ ingredientNo }) =>
    isShown(shown, archived.ingredients.has(ingredientNo)),
  );
  const asked = unsettled === undefined ? known : known.filter(isUnsettled);
  return findIngredients(asked, { q, after, synonyms });
}

type Pantry<Found> = {
  ingredients: ReadonlyMap<number, Found>;
  synonyms?: readonly (readonly string[])[];
  archived?: Archived;
};
type Listed = {
  q: string | undefined;
  unsettled: 'true' | undefined;
  archived: Shown;
  after?: Position | undefined;
};
