import type { OtherLanguage } from '../../contract/languages.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { finderOf, withNames } from '../method/names-in-method.ts';
import { mostMethod } from '../recipes/schemas.ts';
import type { RecipeDraft } from '../recipes/next-edition.ts';
import type { Category } from '../recipes/recipe.ts';
import { originalsOf, untrueIn } from '../translations/originals.ts';
import { byThing, calledWith, keptOf } from '../translations/said.ts';
import {
  kindOf,
  translationOf,
  type Subject,
  type TranslatedText,
  type Translation,
} from '../translations/translation.ts';
import type { Entry, SaidIn } from './import-records.ts';
import { columnIn, noneYet } from './said-cells.ts';

/** What of the files is written: only of that do they say anything in another language. */
export type Written = {
  recipes: ReadonlyMap<number, RecipeDraft>;
  ingredients: ReadonlyMap<number, Ingredient>;
  categories: ReadonlyMap<string, Category>;
  /** Every ingredient there will be. */
  allIngredients: ReadonlyMap<number, Ingredient>;
};

type PlannedTranslation = { value: SaidIn; change: 'created' | 'updated' | 'unchanged' };

type Known = { translations: readonly Translation[]; overwrite: boolean };
type Complain = (entry: Entry<SaidIn>, column: string, message: string) => void;

/**
 * What of it is new, held against what it is a translation of as if it were saved in the shop. What is wrong in a text is an error of its
 * cell, and leaves what the thing says in that language as it is. Goes on a hundred things at a time.
 */
export function* planTranslations(
  entries: readonly Entry<SaidIn>[],
  written: Written,
  { translations, overwrite }: Known,
  complain: Complain,
): Generator<void, PlannedTranslation[]> {
  const find = finderOf(written.allIngredients.values());
  const known = byThing(translations);
  const called = new Map<OtherLanguage, ReturnType<typeof calledWith>>();
  const calledThere = (language: OtherLanguage) => {
    const names =
      called.get(language) ??
      calledWith(
        language,
        written.allIngredients,
        translations,
        entries.flatMap(({ value }) => (value.language === language ? [value] : [])),
      );
    called.set(language, names);
    return names;
  };
  const planned: PlannedTranslation[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % 100 === 99) yield;
    const { subject, language, texts } = entry.value;
    const thing = thingOf(subject, written);
    if (!thing) continue;
    const originals = originalsOf(thing);
    const before = known(subject, language);
    const wrong: { place: string; message: string }[] = Object.keys(texts)
      .filter((place) => !originals.some((it) => it.place === place))
      .map((place) => ({ place, message: 'is a translation of nothing: there is no such text' }));
    const changed = keptOf(originals, texts, find).filter(
      ({ place, text, translated }) =>
        translationOf(before?.texts ?? [], place, text) !== translated,
    );
    const { version } = entry;
    const isStale = !overwrite && before && version !== undefined && before.version !== version;
    const draft = subject.kind === 'recipe' ? written.recipes.get(subject.recipeNo) : undefined;
    const against = draft
      ? { language, ingredients: draft.ingredients, called: calledThere(language) }
      : { language };
    const nameOf = (no: number) => written.allIngredients.get(no)?.name ?? null;
    const asShown = (text: string) => withNames(text, nameOf, 2 * mostMethod.story);
    for (const said of changed) {
      const theirs = translationOf(before?.texts ?? [], said.place, said.text);
      const other = overwrite ? undefined : originalOf(before?.texts ?? [], said);
      // What was translated of another original was not there for whoever wrote the file.
      if (isStale && (version !== noneYet || theirs !== undefined)) {
        const message = `the shop says "${asShown(theirs ?? '')}": it was translated ${version === noneYet ? 'since' : `after version ${version}`}; export again, or import with --overwrite`;
        wrong.push({ place: said.place, message });
      } else if (other !== undefined) {
        const message = `is what “${asShown(other)}” was translated as, and that is “${asShown(said.text)}” here: translate it anew or leave it out, or import with --overwrite`;
        wrong.push({ place: said.place, message });
      } else
        for (const { message } of untrueIn(said, written.allIngredients, against))
          wrong.push({ place: said.place, message });
    }
    for (const { place, message } of wrong)
      complain(entry, columnOf(subject, language, place), message);
    if (wrong.length > 0) continue;
    const change = changed.length === 0 ? 'unchanged' : before ? 'updated' : 'created';
    planned.push({ value: entry.value, change });
  }
  return planned;
}

/** Of what other original the shop keeps exactly this translation: whoever wrote that one anew may have left it as it was. */
const originalOf = (
  texts: readonly TranslatedText[],
  { place, translated }: Pick<TranslatedText, 'place' | 'translated'>,
): string | undefined =>
  texts.find((it) => kindOf(it.place) === kindOf(place) && it.translated === translated)?.original;

function thingOf(subject: Subject, { recipes, ingredients, categories }: Written) {
  switch (subject.kind) {
    case 'recipe':
      return recipes.get(subject.recipeNo);
    case 'ingredient':
      return ingredients.get(subject.ingredientNo);
    case 'category':
      return categories.get(subject.category);
  }
}

const columnOf = ({ kind }: Subject, language: OtherLanguage, place: string): string =>
  kind === 'recipe'
    ? `languages.${language}.${place.replace(/^step-(\d+)$/, (_, no: string) => `steps.${Number(no) - 1}`)}`
    : columnIn(language, place);
