import {
  followingFields,
  whenText,
  type MethodIngredient,
  type MethodRecipe,
} from './check-method.ts';
import { escaped } from './names-in-method.ts';
import { parseMethod } from './parse-method.ts';
import { asItStands, placesOf } from './reachable.ts';
import { sayText, type Box } from './say-method.ts';
import { english } from './tongues/en.ts';

export type Reading = { when: string; texts: string[] };

/** A recipe as it reads as it stands, and what reads differently after each change alone: for its author's ear. */
export function readAloud(
  recipe: MethodRecipe,
  ingredients: ReadonlyMap<number, MethodIngredient>,
  servings: number,
): Reading[] {
  const places = placesOf(recipe.ingredients);
  const base = asItStands(places);
  const changed = [...places].flatMap(([own, standing]) =>
    standing.flatMap((there) => (there === own ? [] : [new Map(base).set(own, there)])),
  );
  const parsed = [
    ...followingFields.map((field) => recipe.follows[field] ?? escaped(recipe[field] ?? '')),
    ...recipe.steps,
  ].map((text) => parseMethod(text).sentences);
  const nameOf = (no: number) => ingredients.get(no)?.name ?? `ingredient ${no}`;
  const asWritten = new Set<string>();
  return [base, ...changed].map((standing, index) => {
    const box: Box = {
      standing,
      servings,
      ownServings: recipe.servings,
      tongue: english,
      known: (no) => ingredients.get(no),
    };
    const said = parsed.map((sentences) => sayText(sentences, box).text);
    if (index === 0) for (const text of said) asWritten.add(text);
    const texts = said.filter((text) => text !== '' && (index === 0 || !asWritten.has(text)));
    return { when: whenText(standing, nameOf), texts };
  });
}
