import type { OtherLanguage } from '../../contract/languages.ts';
import type { Database, Db, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { everyIngredient } from '../ingredients/ingredients.ts';
import { finderOf, withNames, withNumbers } from '../method/names-in-method.ts';
import { everyCategory, everyRecipe, findRecipe } from '../recipes/recipes.ts';
import { heldBackOf } from './held-back.ts';
import { originalsOf, untrueIn, type Against, type Original } from './originals.ts';
import { byThing, calledWith, keptOf, type Kept, type Said } from './said.ts';
import * as rows from './sql.ts';
import {
  afterSaving,
  kindOf,
  translationOf,
  type Subject,
  type TranslatedText,
  type Translation,
} from './translation.ts';

/** As it is read and written: ingredients by name. */
export type Written = { place: string; original: string; translated: string | null };
export type Told = {
  version: number;
  texts: (Written & {
    before: { original: string; translated: string } | null;
    /** Why it is not shown: it was true when it was saved. */
    heldBack: string[];
  })[];
};

export const everyTranslation = (db: Db): Promise<Translation[]> => rows.readTranslations(db);

/** Every text of a thing, beside what it is in the language. */
export async function read(
  { database }: { database: Database },
  subject: Subject,
  language: OtherLanguage,
): Promise<Told> {
  return database.snapshot((tx) => tell(tx, subject, language));
}

type State = {
  originals: Original[];
  ingredients: ReadonlyMap<number, Ingredient>;
  known: Translation | undefined;
  against: Against;
};

async function stateOf(db: Db, subject: Subject, language: OtherLanguage): Promise<State> {
  const ingredients = await everyIngredient(db);
  const found = await rows.readTranslations(db, subject);
  return {
    originals: await originals(db, subject, ingredients),
    ingredients,
    known: found.find((row) => row.language === language),
    against:
      subject.kind === 'recipe'
        ? await recipeAgainst(db, subject.recipeNo, language, ingredients)
        : { language },
  };
}

async function recipeAgainst(
  db: Db,
  recipeNo: number,
  language: OtherLanguage,
  ingredients: ReadonlyMap<number, Ingredient>,
): Promise<Against> {
  const recipe = await findRecipe(db, recipeNo);
  const called = calledWith(language, ingredients, await rows.readTranslations(db));
  return { language, ingredients: recipe?.ingredients ?? [], called };
}

async function originals(
  db: Db,
  subject: Subject,
  ingredients: ReadonlyMap<number, Ingredient>,
): Promise<Original[]> {
  switch (subject.kind) {
    case 'recipe': {
      const recipe = await findRecipe(db, subject.recipeNo);
      if (!recipe) throw new Refusal('recipe-not-found');
      return originalsOf(recipe);
    }
    case 'ingredient': {
      const ingredient = ingredients.get(subject.ingredientNo);
      if (!ingredient) throw new Refusal('ingredient-unknown');
      return originalsOf(ingredient);
    }
    case 'category': {
      const category = (await everyCategory(db)).find(({ slug }) => slug === subject.category);
      if (!category) throw new Refusal('category-unknown');
      return originalsOf(category);
    }
  }
}

async function tell(db: Db, subject: Subject, language: OtherLanguage): Promise<Told> {
  const state = await stateOf(db, subject, language);
  return toldOf(state);
}

function toldOf({ originals, ingredients, known, against }: State): Told {
  const named = (text: string) => withNames(text, (no) => ingredients.get(no)?.name ?? null, 9000);
  const texts = known?.texts ?? [];
  const held = heldBackOf(originals, texts, ingredients, against);
  return {
    version: known?.version ?? 0,
    texts: originals.map(({ place, text, isMethod }) => {
      const shown = isMethod ? named : (it: string) => it;
      const translated = translationOf(texts, place, text);
      const isElsewhere = (old: TranslatedText) =>
        originals.some((it) => kindOf(it.place) === kindOf(old.place) && it.text === old.original);
      const before = texts.findLast((old) => old.place === place && !isElsewhere(old));
      return {
        place,
        original: shown(text),
        translated: translated === undefined ? null : shown(translated),
        heldBack: [...(held.get(place) ?? [])],
        before:
          translated !== undefined || !before
            ? null
            : { original: shown(before.original), translated: shown(before.translated) },
      };
    }),
  };
}

/** Translates a thing over the version that the caller saw. What is not sent stays; a text must be as true as its original, and that as it was read. */
export async function save(
  parts: Editing,
  subject: Subject,
  language: OtherLanguage,
  { version, texts }: { version: number; texts: readonly Written[] },
  by: Actor,
): Promise<Told> {
  return changeMenu(parts, async (tx) => {
    const state = await stateOf(tx, subject, language);
    const find = finderOf(state.ingredients.values());
    const told = toldOf(state);
    const mine = byPlace(texts);
    const theirs = byPlace(told.texts.filter(({ place }) => place in mine));
    if (overSeen(version, mine, { ...theirs, version: told.version }) === 'written') return told;
    const kept = texts.map(({ place, original, translated }): Kept => {
      const known = state.originals.find((it) => it.place === place);
      const shown = told.texts.find((it) => it.place === place);
      if (!known || shown?.original !== original)
        throw new Refusal('original-changed', { fields: [{ field: place, message: 'changed' }] });
      const asKept = (text: string) => (known.isMethod ? withNumbers(text, find) : text);
      return { ...known, translated: translated === null ? null : asKept(translated) };
    });
    await write(tx, subject, language, { state, kept, by });
    return tell(tx, subject, language);
  });
}

/** What many things say, each text by its place, for the originals as they are now; refuses what is not as true as they. */
export const saveMany = (
  parts: Editing,
  language: OtherLanguage,
  many: readonly Said[],
  by: Actor,
): Promise<void> => changeMenu(parts, (tx) => saveManyIn(tx, language, many, by));

/** The same within a change of the menu. */
export async function saveManyIn(
  tx: Tx,
  language: OtherLanguage,
  many: readonly Said[],
  by: Actor,
): Promise<void> {
  const ingredients = await everyIngredient(tx);
  const recipes = new Map((await everyRecipe(tx)).map((recipe) => [recipe.recipeNo, recipe]));
  const categories = await everyCategory(tx);
  const find = finderOf(ingredients.values());
  const originalsNow = (subject: Subject) => {
    const thing =
      subject.kind === 'recipe'
        ? recipes.get(subject.recipeNo)
        : subject.kind === 'ingredient'
          ? ingredients.get(subject.ingredientNo)
          : categories.find(({ slug }) => slug === subject.category);
    return thing ? originalsOf(thing) : [];
  };
  const translations = await rows.readTranslations(tx);
  const known = byThing(translations);
  const called = calledWith(language, ingredients, translations, many);
  for (const { subject, texts } of many) {
    const originals = originalsNow(subject);
    const recipe = subject.kind === 'recipe' && recipes.get(subject.recipeNo);
    const state = {
      originals,
      ingredients,
      known: known(subject, language),
      against: recipe ? { language, ingredients: recipe.ingredients, called } : { language },
    };
    await write(tx, subject, language, { state, kept: keptOf(originals, texts, find), by });
  }
}

const byPlace = (texts: readonly Pick<Written, 'place' | 'translated'>[]) =>
  Object.fromEntries(texts.map(({ place, translated }) => [place, translated]));

/** The most that is kept of one thing in one language, with what it said before: the oldest go first. */
const mostTexts = 200;

async function write(
  tx: Tx,
  subject: Subject,
  language: OtherLanguage,
  { state, kept, by }: { state: State; kept: readonly Kept[]; by: Actor },
): Promise<void> {
  const fields = kept.flatMap((text) => untrueIn(text, state.ingredients, state.against));
  if (fields.length > 0) throw new Refusal('translation-untrue', { fields });
  const had = state.known?.texts ?? [];
  const saved = kept.map(({ place, text, translated }) => ({ place, original: text, translated }));
  const texts = afterSaving(had, saved, subject.kind).slice(-mostTexts);
  await rows.writeTranslation(tx, language, subject, texts);
  const asTraced = (said: (it: Kept) => string | null) =>
    kept.flatMap((it) => (said(it) === null ? [] : [`${language} ${it.place}: ${said(it)}`]));
  await record(tx, {
    by,
    ...traceOf(subject),
    before: { texts: asTraced((it) => translationOf(had, it.place, it.text) ?? null) },
    after: { texts: asTraced(({ translated }) => translated) },
  });
}

function traceOf(subject: Subject) {
  switch (subject.kind) {
    case 'recipe':
      return { what: 'recipe-translated' as const, subject: subject.recipeNo };
    case 'ingredient':
      return { what: 'ingredient-translated' as const, subject: subject.ingredientNo };
    case 'category':
      return { what: 'category-translated' as const, subject: subject.category };
  }
}
