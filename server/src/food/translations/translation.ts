import { z } from 'zod';
import { otherLanguages, type OtherLanguage } from '../../contract/languages.ts';
import { promisesMore } from '../method/true-words.ts';

/** A text in another language beside the original that it was made of, as the shop keeps it: ingredients by number. */
const translatedText = z.object({
  /** `name`, `description`, `story`, or a step by its place: `step-1`; `former` is a name that gave way to another translation. */
  place: z.string(),
  original: z.string(),
  translated: z.string(),
});
export type TranslatedText = z.infer<typeof translatedText>;

export const translationRow = z.object({
  language: z.enum(otherLanguages),
  recipeNo: z.int().nullable(),
  ingredientNo: z.int().nullable(),
  category: z.string().nullable(),
  texts: z.array(translatedText),
  version: z.int(),
});
export type Translation = z.infer<typeof translationRow>;

/** Where a name is kept that was translated otherwise since: words that were written of it may still say it. */
export const former = 'former';

/** A thing whose texts are translated. */
export type Subject =
  | { kind: 'recipe'; recipeNo: number }
  | { kind: 'ingredient'; ingredientNo: number }
  | { kind: 'category'; category: string };

/** What kind of text stands at a place: whatever step it is now, a step is translated as what it says. */
export const kindOf = (place: string): string => place.replace(/-.*/, '');

/** A translation of exactly this original; undefined where there is none, or only one of what it said before. */
export const translationOf = (
  texts: readonly TranslatedText[],
  place: string,
  original: string,
): string | undefined =>
  texts.find((text) => kindOf(text.place) === kindOf(place) && text.original === original)
    ?.translated;

type Saved = Omit<TranslatedText, 'translated'> & { translated: string | null };

/** The texts with these in the place of what was translated of the same originals; what an ingredient was called stays beside its name. */
export function afterSaving(
  had: readonly TranslatedText[],
  saved: readonly Saved[],
  kind: Subject['kind'],
): TranslatedText[] {
  const isRewritten = (old: TranslatedText) =>
    saved.some((it) => kindOf(it.place) === kindOf(old.place) && it.original === old.original);
  const isKept = ({ place, translated }: TranslatedText) =>
    kind === 'ingredient' && place === 'name' && !saved.some((it) => it.translated === translated);
  return [
    ...had.flatMap((old) => {
      if (!isRewritten(old)) return [old];
      return isKept(old) ? [{ ...old, place: former }] : [];
    }),
    ...saved.flatMap(({ translated, ...text }) =>
      translated === null ? [] : [{ ...text, translated }],
    ),
  ];
}

/** Everything that is translated into one language. */
export type Translations = {
  recipes: ReadonlyMap<number, readonly TranslatedText[]>;
  ingredients: ReadonlyMap<number, readonly TranslatedText[]>;
  categories: ReadonlyMap<string, readonly TranslatedText[]>;
};

/** By language; a language into which nothing is translated is not there, and no name that promises what its original does not. */
export function byLanguage(rows: readonly Translation[]): Map<OtherLanguage, Translations> {
  return new Map(
    [...Map.groupBy(rows, ({ language }) => language)].map(([language, some]) => {
      const isHonest = ({ original, translated }: TranslatedText) =>
        promisesMore(language, original, translated).length === 0;
      // What a name that is not shown was written of still goes by it.
      const honest = (text: TranslatedText): TranslatedText[] => {
        if (isHonest(text)) return [text];
        return text.place === 'name' ? [{ ...text, place: former }] : [];
      };
      const keyed = <Key>(
        keyOf: (row: Translation) => Key | null,
        shown: (text: TranslatedText) => TranslatedText[] = (text) => [text],
      ) =>
        new Map(
          some.flatMap((row): [Key, TranslatedText[]][] => {
            const key = keyOf(row);
            return key === null ? [] : [[key, row.texts.flatMap(shown)]];
          }),
        );
      return [
        language,
        {
          recipes: keyed(({ recipeNo }) => recipeNo),
          ingredients: keyed(({ ingredientNo }) => ingredientNo, honest),
          categories: keyed(({ category }) => category, honest),
        },
      ];
    }),
  );
}

/** A thing by the columns that name it. */
export const columnsOf = (subject: Subject | undefined) => ({
  recipeNo: subject?.kind === 'recipe' ? subject.recipeNo : null,
  ingredientNo: subject?.kind === 'ingredient' ? subject.ingredientNo : null,
  category: subject?.kind === 'category' ? subject.category : null,
});
