import { isShown, nothingArchived, type Archived, type Shown } from '../archive/archived.ts';
import { isUnsettled } from './unsettled.ts';
import type { Ingredient } from './ingredient.ts';
import { folded } from '../../contract/fold.ts';
import { comparePositions, type Position } from './position.ts';
import { formsOf, lookIn } from './same-words.ts';

/** By name, then by number; what has no name comes first. */
export const ingredientPosition = ({ name, ingredientNo }: Ingredient): Position => [
  folded(name ?? ''),
  ingredientNo,
];

type Sought = { position: Position; forms: string };
/** What an ingredient is sorted and found by: each is made once, since nothing in it changes. */
const soughtBy = new WeakMap<Ingredient, Sought>();

function soughtOf(ingredient: Ingredient): Sought {
  const { name, ingredientNo } = ingredient;
  const sought = soughtBy.get(ingredient) ?? {
    position: ingredientPosition(ingredient),
    forms: formsOf(`${name ?? ''} ${ingredientNo}`),
  };
  soughtBy.set(ingredient, sought);
  return sought;
}

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
  const isSought = lookIn(q, synonyms);
  return [...ingredients]
    .map((ingredient) => ({ ingredient, ...soughtOf(ingredient) }))
    .filter(({ forms }) => isSought(forms))
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
