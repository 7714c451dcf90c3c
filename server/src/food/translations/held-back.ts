import type { OtherLanguage } from '../../contract/languages.ts';
import type { Cooking } from '../../contract/food-terms.ts';
import type { Called } from '../method/true-words.ts';
import { called, calledIn } from './called.ts';
import { originalsOf, untrueIn, type Against, type Original, type Thing } from './originals.ts';
import { kindOf, translationOf, type TranslatedText, type Translations } from './translation.ts';

/** By their place: the texts that are translated and not shown, and why not, as a translator is told of it. */
export type HeldBack = ReadonlyMap<string, readonly string[]>;

/**
 * What of these translations is not true of the thing as it is: it was when it was saved, and a swap, a correction or a name has made it
 * otherwise since. No method is shown by halves: the steps that are true wait for those that are not.
 */
export function heldBackOf(
  originals: readonly Original[],
  texts: readonly TranslatedText[],
  ingredients: ReadonlyMap<number, { name: string | null }>,
  against: Against,
): HeldBack {
  const translated = originals.flatMap((original) => {
    const text = translationOf(texts, original.place, original.text);
    return text === undefined ? [] : [{ ...original, translated: text }];
  });
  const untrue = new Map(
    translated.flatMap((text): [string, string[]][] => {
      const found = untrueIn(text, ingredients, against).map(({ message }) => message);
      return found.length === 0 ? [] : [[text.place, found]];
    }),
  );
  const steps = [...untrue.keys()].filter(isStep);
  if (steps.length === 0) return untrue;
  const waits = [`waits for ${steps.join(', ')}: a method is shown whole, or in English`];
  return new Map(
    translated.flatMap(({ place }): [string, readonly string[]][] => {
      const why = untrue.get(place) ?? (isStep(place) ? waits : undefined);
      return why ? [[place, why]] : [];
    }),
  );
}

const isStep = (place: string): boolean => kindOf(place) === 'step';

/** A recipe or one of its editions, as far as its words are held against it. */
export type HeldThing = Thing & {
  ingredients: readonly {
    ingredientNo: number;
    /** As it was sold, in the language. */
    name?: string | null | undefined;
    cooking?: Cooking | null | undefined;
    swaps?:
      | readonly {
          with: number;
          name?: string | null | undefined;
          cooking?: Cooking | null | undefined;
        }[]
      | undefined;
  }[];
};

/** The translations of a recipe, or of one of its editions, that are true of it as it is, and the places of those that are not. */
export type Shown = (
  recipeNo: number,
  thing: HeldThing,
) => { texts: readonly TranslatedText[]; heldBack: string[] };

/** A recipe of which this is translated and not shown; its name is the shop’s own. */
export type HeldBackRecipe = {
  recipeNo: number;
  name: string | null;
  language: OtherLanguage;
  places: string[];
};

/** What was found of a thing, kept for when it is asked for again. */
export type Verdicts = {
  get: (key: string) => HeldBack | undefined;
  set: (key: string, held: HeldBack) => void;
};

/** The names of the shop: what was found holds while they stay, for things that stay themselves. */
export const namesIn = (shop: ReadonlyMap<number, Called>): string =>
  JSON.stringify([...shop].map(([no, { name, also }]) => [no, name, also]));

/** Holds what is translated against what it is about. `verdicts` are of this language and these names. */
export function openShown(
  language: OtherLanguage,
  ingredients: ReadonlyMap<number, { name: string | null; cooking: Cooking | null }>,
  translations: Translations,
  verdictsFor: (names: string) => Verdicts,
): Shown {
  const shop = calledIn(ingredients, translations.ingredients);
  const verdicts = verdictsFor(namesIn(shop));
  return (recipeNo, thing) => {
    const texts = translations.recipes.get(recipeNo) ?? [];
    if (texts.length === 0) return { texts, heldBack: [] };
    // What an edition of before holds as plain text is told as it was sold.
    const originals = originalsOf(thing.follows ? thing : { ...thing, steps: [] });
    const own = ownNames(thing, translations, shop);
    const places = thing.ingredients.map(({ ingredientNo, swaps = [] }) => ({
      ingredientNo,
      swaps: swaps.map((swap) => ({ with: swap.with })),
    }));
    const nos = places.flatMap((it) => [it.ingredientNo, ...it.swaps.map((swap) => swap.with)]);
    const key = JSON.stringify([
      originals,
      originals.map(({ place, text }) => translationOf(texts, place, text)),
      places,
      nos.map((no) => own.get(no) ?? shop.get(no)),
    ]);
    const known = verdicts.get(key);
    const translating = { language, ingredients: places, called: shop, own };
    const held = known ?? heldBackOf(originals, texts, ingredients, translating);
    if (!known) verdicts.set(key, held);
    return { texts: shownOf(originals, texts, held), heldBack: [...held.keys()] };
  };
}

/** Without what is held back. */
function shownOf(
  originals: readonly Original[],
  texts: readonly TranslatedText[],
  held: HeldBack,
): readonly TranslatedText[] {
  if (held.size === 0) return texts;
  const kept = originals.filter(({ place }) => held.has(place));
  return texts.filter(
    (text) =>
      !kept.some((it) => kindOf(it.place) === kindOf(text.place) && it.text === text.original),
  );
}

/** What an edition calls otherwise than the shop does now; how it is cooked is what is known of that now. */
function ownNames(
  { ingredients }: HeldThing,
  translations: Translations,
  shop: ReadonlyMap<number, Called>,
): ReadonlyMap<number, Called> {
  const sold = ingredients.flatMap(({ ingredientNo, name, cooking, swaps = [] }) => [
    { no: ingredientNo, name, cooking },
    ...swaps.map((swap) => ({ no: swap.with, name: swap.name, cooking: swap.cooking })),
  ]);
  return new Map(
    sold.flatMap(({ no, name = null, cooking = null }): [number, Called][] => {
      const now = shop.get(no);
      if (name === null) return [];
      const asSold = called(
        { name, cooking: now?.cooking ?? cooking },
        translations.ingredients.get(no),
      );
      return asSold.name === now?.name ? [] : [[no, asSold]];
    }),
  );
}
