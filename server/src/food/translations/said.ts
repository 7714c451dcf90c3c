import { paragraphs, text } from '../../contract/fields.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { withNumbers } from '../method/names-in-method.ts';
import type { Find } from '../method/parse-method.ts';
import type { Called } from '../method/true-words.ts';
import { mostMethod } from '../recipes/schemas.ts';
import { calledIn } from './called.ts';
import type { Original } from './originals.ts';
import { afterSaving, byLanguage, type Subject, type Translation } from './translation.ts';

/** What a thing says in another language: each text by its place, with ingredients by name. */
export type Said = { subject: Subject; texts: Readonly<Record<string, string>> };

/** A text as it is kept, beside its original; null: it is shown in the shop's own language. */
export type Kept = Original & { translated: string | null };

/** Longer than any original, as languages are of different lengths; what has a width of its own is held to it when it is saved. */
export const saidFields = {
  line: text(2 * mostMethod.name),
  paragraphs: paragraphs(2 * mostMethod.story),
};

/** These texts as they are kept, for the originals that there are. */
export const keptOf = (
  originals: readonly Original[],
  texts: Said['texts'],
  find: Find,
): (Original & { translated: string })[] =>
  originals.flatMap((original) => {
    const said = texts[original.place];
    if (said === undefined) return [];
    return [{ ...original, translated: original.isMethod ? withNumbers(said, find) : said }];
  });

/** Everything in the shop by its name in a language, where something is said with these on top; what has none there, by its own. */
export function calledWith(
  language: OtherLanguage,
  ingredients: ReadonlyMap<number, Ingredient>,
  translations: readonly Translation[],
  said: readonly Said[] = [],
): Map<number, Called> {
  const names = new Map(byLanguage(translations).get(language)?.ingredients);
  for (const { subject, texts } of said) {
    const name = subject.kind === 'ingredient' && ingredients.get(subject.ingredientNo)?.name;
    if (!name || texts['name'] === undefined) continue;
    const had = names.get(subject.ingredientNo) ?? [];
    const saved = { place: 'name', original: name, translated: texts['name'] };
    names.set(subject.ingredientNo, afterSaving(had, [saved], 'ingredient'));
  }
  return calledIn(ingredients, names);
}

/** Finds what is kept of a thing in a language. */
export function byThing(kept: readonly Translation[]) {
  const all = new Map(kept.map((row) => [`${row.language} ${keyOf(subjectOf(row))}`, row]));
  return (subject: Subject, language: OtherLanguage) => all.get(`${language} ${keyOf(subject)}`);
}

const keyOf = (subject: Subject): string => {
  switch (subject.kind) {
    case 'recipe':
      return `recipe ${subject.recipeNo}`;
    case 'ingredient':
      return `ingredient ${subject.ingredientNo}`;
    case 'category':
      return `category ${subject.category}`;
  }
};

function subjectOf({ recipeNo, ingredientNo, category }: Translation): Subject {
  if (recipeNo !== null) return { kind: 'recipe', recipeNo };
  if (ingredientNo !== null) return { kind: 'ingredient', ingredientNo };
  return { kind: 'category', category: category ?? '' };
}
