import type { Called } from '../method/true-words.ts';
import { former, translationOf, type TranslatedText } from './translation.ts';

type Named = Pick<Called, 'name' | 'cooking'>;

/**
 * Something by its name in a language, for words to be held against. What is not translated is known by its own name, and by what it was
 * called before: the words that were written of it then are still there.
 */
export function called({ name, cooking }: Named, texts: readonly TranslatedText[] = []): Called {
  const translated = name === null ? undefined : translationOf(texts, 'name', name);
  const before = [
    ...new Set(
      texts.flatMap((text) =>
        text.place === 'name' || text.place === former ? [text.translated] : [],
      ),
    ),
  ].filter((each) => each !== translated);
  if (translated === undefined)
    return { name, cooking, ...(before.length > 0 && { also: before }) };
  return { name: translated, cooking, ...(before.length > 0 && { formerly: before }) };
}

/** Everything in the shop so. */
export const calledIn = (
  ingredients: ReadonlyMap<number, Named>,
  texts: ReadonlyMap<number, readonly TranslatedText[]>,
): Map<number, Called> =>
  new Map([...ingredients].map(([no, ingredient]) => [no, called(ingredient, texts.get(no))]));
