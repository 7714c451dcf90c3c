import { lineIn, type InLanguage } from '../../checkout/orders/read-lines-in.ts';
import type { Allergen, Diet } from '../../contract/food-terms.ts';
import {
  languages,
  ownLanguage,
  type Language,
  type OtherLanguage,
} from '../../contract/languages.ts';
import { withSoldTexts } from '../../food/recipes/sold-meal.ts';
import { nameOr, type DayLine } from './day-lines.ts';
import { labelWords, type LabelWords } from './words/words.ts';

/** A language that the shop speaks, and what its food is called there; undefined: nothing is translated. */
export type LabelLanguage = { language: OtherLanguage; food: InLanguage | undefined };

/** A piece of a text: in the label's language, or a name that stands as the shop wrote it. */
export type Piece = { text: string; language: Language; emphasised: boolean };

/** What staff read, and what whoever eats reads. */
export type Called = { name: string; inLanguage: Piece };

/** All that a label warns of. What it says in any language is made of this. */
export type LabelFacts = {
  allergens: Allergen[];
  mayContain: Allergen[];
  unknownIn: Called[];
  tracesUnknownIn: Called[];
  since: { allergens: Allergen[]; mayContain: Allergen[]; unknownIn: Called[] };
  lostDiets: Diet[];
};

export const warningKinds = [
  'added-since',
  'lost-diets',
  'contains',
  'contains-none',
  'may-contain',
  'undeclared',
  'traces-undeclared',
  'check-age',
] as const;
/** One sentence: its pieces one after the other. */
export type WarningInLanguage = { kind: (typeof warningKinds)[number]; pieces: Piece[] };

/** What a label says in its customer's language, beside what staff read. */
export type InCustomersLanguage = {
  language: OtherLanguage;
  dir: 'ltr' | 'rtl';
  warnings: WarningInLanguage[];
};

/** The names of a line, and what its customer calls them: as they were sold, whole, where exactly that is not translated. */
export function namesOf(line: DayLine, reads: LabelLanguage | undefined) {
  const sold = withSoldTexts(line);
  const told = reads?.food ? lineIn(reads.food, line) : sold;
  const words = reads && labelWords[reads.language];
  const called = (
    name: string,
    isNamed: boolean,
    inLanguage: string | null | undefined,
    nameless: string | undefined,
  ): Called => {
    const text = isNamed ? (inLanguage ?? name) : (nameless ?? name);
    const isTranslated = reads !== undefined && text !== name;
    return {
      name,
      inLanguage: {
        text,
        language: isTranslated ? reads.language : ownLanguage,
        emphasised: false,
      },
    };
  };
  const of = (list: DayLine['ingredients'], no: number) =>
    list.find(({ ingredientNo }) => ingredientNo === no)?.name ?? null;
  return {
    recipe: called(
      nameOr(sold.name, 'recipe', line.recipeNo),
      sold.name !== null,
      told.name,
      words?.nameless,
    ),
    ingredient: (no: number): Called => {
      const name = of(line.ingredients, no);
      return called(
        nameOr(name, 'ingredient', no),
        name !== null,
        of(told.ingredients, no),
        words?.namelessIngredient(no),
      );
    },
  };
}

/** How a label writes in one language. */
function penOf(language: OtherLanguage) {
  const words = labelWords[language];
  const piece = (text: string, emphasised = false): Piece => ({ text, language, emphasised });
  const listed = (some: readonly Piece[]): Piece[] =>
    some.flatMap((each, at) => (at === 0 ? [each] : [piece(words.comma), each]));
  const named = (some: readonly Allergen[], names: LabelWords['allergens'] = words.allergens) =>
    some.map((allergen) => piece(names[allergen], true));
  return { words, piece, listed, named };
}

/** The warnings of a label, in the order in which staff read them. */
export function warningsIn(
  { language }: LabelLanguage,
  facts: LabelFacts,
  checkAge: number | null = null,
): InCustomersLanguage {
  const { words, piece, listed, named } = penOf(language);
  const { allergens, mayContain, unknownIn, tracesUnknownIn, since, lostDiets } = facts;
  const said = (some: readonly Called[]) => some.map(({ inLanguage }) => inLanguage);
  const loud = (some: readonly Called[]) =>
    said(some).map((each): Piece => ({ ...each, emphasised: true }));
  const sentence = (
    kind: WarningInLanguage['kind'],
    text: string,
    names: readonly Piece[] = [],
  ): WarningInLanguage => ({
    kind,
    pieces: names.length === 0 ? [piece(text)] : [piece(`${text} `), ...listed(names)],
  });
  const added = [...named([...since.allergens, ...since.mayContain]), ...loud(since.unknownIn)];
  const isSaidOf = (some: readonly unknown[]) => some.length > 0;
  return {
    language,
    dir: languages[language].dir,
    warnings: [
      ...(checkAge === null ? [] : [sentence('check-age', words.checkAge(checkAge))]),
      ...(isSaidOf(added) ? [sentence('added-since', words.addedSince, added)] : []),
      ...(isSaidOf(lostDiets) ? [sentence('lost-diets', words.lostSince(lostDiets))] : []),
      ...(isSaidOf(allergens)
        ? [sentence('contains', words.contains, named(allergens))]
        : isSaidOf(unknownIn)
          ? []
          : [sentence('contains-none', words.containsNone)]),
      ...(isSaidOf(mayContain)
        ? [sentence('may-contain', words.mayContain, named(mayContain, words.traces))]
        : []),
      ...(isSaidOf(unknownIn) ? [sentence('undeclared', words.undeclared, loud(unknownIn))] : []),
      ...(tracesUnknownIn.length > 3
        ? [sentence('traces-undeclared', words.tracesUndeclaredIn(tracesUnknownIn.length))]
        : isSaidOf(tracesUnknownIn)
          ? [sentence('traces-undeclared', words.tracesUndeclared, said(tracesUnknownIn))]
          : []),
    ],
  };
}

/** What one ingredient is called, its allergens emphasised and its strength told as on the English side. */
export function insideIn(
  { language }: LabelLanguage,
  { inLanguage }: Called,
  { allergens, alcoholPermille }: { allergens: Allergen[]; alcoholPermille: number | null },
): Piece[] {
  const { words, piece, listed, named } = penOf(language);
  return [
    inLanguage,
    ...(allergens.length > 0 ? [piece(' ('), ...listed(named(allergens)), piece(')')] : []),
    ...(alcoholPermille === null ? [] : [piece(` (${words.percentVol(alcoholPermille)})`)]),
  ];
}

/** What stands before the ingredients, and between two of them. */
export const titleOfInside = ({ language }: LabelLanguage): { title: string; comma: string } => ({
  title: labelWords[language].inside,
  comma: labelWords[language].comma,
});
