import { archivedIn, nothingArchived, type Archived } from '../archive/archived.ts';
import { differences } from '../../contract/differences.ts';
import { nameKey } from '../../contract/fold.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import { ingredientFacts, type Fact } from '../../contract/ingredient-facts.ts';
import {
  eachFact,
  factList,
  flat,
  nested,
  type AnyValue,
  type FactName,
  type FlatFacts,
} from '../../contract/ingredient-shape.ts';
import type { Category, KeptCategory, Recipe, Synonym } from '../recipes/recipe.ts';
import type { Ingredient, KeptIngredient } from '../ingredients/ingredient.ts';
import { writeFact } from './cells.ts';
import { unitStays } from '../ingredients/contradictions.ts';
import type { Entry, ParsedCatalogue, RecipeRecord, RowError, SaidIn } from './import-records.ts';
import { planTranslations } from './plan-translations.ts';
import {
  amountProblems,
  draftFrom,
  incomplete,
  methodProblems,
  numbered,
  pictureAfter,
  placeAfter,
  withSortedSwaps,
  type RecipeDraft,
} from '../recipes/next-edition.ts';
import { finderOf } from '../method/names-in-method.ts';
import type { Find } from '../method/parse-method.ts';
import { repeats } from '../recipes/repeats.ts';
import type { Translation } from '../translations/translation.ts';
import { oddInWords, portionsOf, usualAmounts, type Usual } from '../recipes/odd-amounts.ts';

/** The menu that files are held against. */
export type Known = {
  categories: readonly KeptCategory[];
  ingredients: ReadonlyMap<number, KeptIngredient>;
  recipes: ReadonlyMap<number, Recipe>;
  synonyms?: readonly Synonym[];
  archived?: Archived;
  /** Slugs that lead to a recipe which had them before. */
  formerSlugs?: ReadonlyMap<string, number>;
  /** What is kept in other languages. */
  translations?: readonly Translation[];
};

export type Planned<T> = { value: T; change: 'created' | 'updated' | 'unchanged' };
type NumberedDraft = { recipeNo: number; draft: RecipeDraft };
export type ImportPlan = {
  categories: Planned<Category>[];
  ingredients: Planned<Ingredient>[];
  recipes: Planned<NumberedDraft>[];
  /** All there will be; absent where no file speaks of them. */
  synonyms?: Planned<Synonym[]>;
  /** One for each thing and language; absent where no file says anything in another. */
  translations?: Planned<SaidIn>[];
  errors: RowError[];
};

/** `overwrite`: also what was changed in the shop since the files were written. */
type PlanOptions = { methods?: 'checked' | 'as they are'; overwrite?: boolean };

type Errors = RowError[];

/**
 * What these files would change. A row that is wrong, or that needs one that is wrong, is an error and changes nothing. `counted` are the
 * ingredients whose unit recipes or the stock count in. What was changed in the shop since the file was written is not written over.
 */
export function planImport(
  parsed: ParsedCatalogue,
  known: Known,
  counted: ReadonlySet<number>,
  options: PlanOptions = {},
): ImportPlan {
  return inOneGo(planInSteps(parsed, known, counted, options));
}

/** The same, a hundred ingredients at a time. */
export function* planInSteps(
  parsed: ParsedCatalogue,
  known: Known,
  counted: ReadonlySet<number>,
  { methods = 'checked', overwrite = false }: PlanOptions = {},
): Generator<void, ImportPlan> {
  const errors = [...parsed.errors];
  const stale = overwrite ? () => false : refuseStale(errors);
  const knownCategories = new Map(known.categories.map((category) => [category.slug, category]));
  const categories = withFreeKeys(
    onlyOnce(parsed.categories, 'slug', ({ slug }) => slug, errors).filter(
      (entry) => !stale(entry, knownCategories.get(entry.value.slug), categoryDifferences),
    ),
    {
      column: 'name',
      nameOf: ({ name }) => name,
      keyOf: nameKey,
      idOf: ({ slug }) => slug,
      owner: 'category',
    },
    known.categories,
    errors,
  );
  const told = yield* inSteps(parsed.ingredients, (entry) => ({
    ...entry,
    value: withAbsent(entry.value, known.ingredients.get(entry.value.ingredientNo), parsed.absent),
  }));
  const ingredients = withFreeKeys(
    withKeptUnit(
      onlyOnce(told, 'no', ({ ingredientNo }) => ingredientNo, errors).filter(
        (entry) =>
          !stale(entry, known.ingredients.get(entry.value.ingredientNo), ingredientDifferences),
      ),
      { known: known.ingredients, counted },
      errors,
    ),
    {
      column: ingredientFacts.name.csv,
      nameOf: ({ name }) => name,
      keyOf: nameKey,
      idOf: ({ ingredientNo }) => ingredientNo,
      owner: 'number',
    },
    [...known.ingredients.values()],
    errors,
  );
  const slugs = new Set([...known.categories, ...valuesOf(categories)].map(({ slug }) => slug));
  const after = new Map<number, Ingredient>(known.ingredients);
  for (const ingredient of valuesOf(ingredients)) after.set(ingredient.ingredientNo, ingredient);
  const lookup = lookupOf(parsed, valuesOf(ingredients), known, after);
  const findName = finderOf(after.values());
  const usual = usualAfter(parsed, known, lookup);
  const drafts = onlyOnce(parsed.recipes, 'no', ({ no }) => no, errors).flatMap((entry) =>
    draftOf(entry, { lookup, findName, after, usual }, slugs, known, methods, errors),
  );
  const seen = drafts.filter((entry) => {
    const before = known.recipes.get(entry.value.recipeNo);
    const kept = before && { ...before, version: before.editionNo };
    return !stale(entry, kept, recipeDifferences);
  });
  const recipes = withFreeKeys(
    seen,
    {
      column: 'slug',
      nameOf: ({ draft }) => draft.slug,
      keyOf: (slug) => slug,
      idOf: ({ recipeNo }) => recipeNo,
      owner: 'number',
    },
    [...known.recipes.values()].map((recipe) => ({ recipeNo: recipe.recipeNo, draft: recipe })),
    errors,
  );
  const written = {
    recipes: new Map(valuesOf(recipes).map(({ recipeNo, draft }) => [recipeNo, draft])),
    ingredients: new Map(valuesOf(ingredients).map((it) => [it.ingredientNo, it])),
    categories: new Map(valuesOf(categories).map((it) => [it.slug, it])),
    allIngredients: after,
  };
  const translations = yield* planTranslations(
    parsed.translations,
    written,
    { translations: known.translations ?? [], overwrite },
    (entry, column, message) => complain(errors, entry, column, message),
  );
  return {
    categories: valuesOf(categories).map((value) => {
      const before = knownCategories.get(value.slug);
      return planned(value, before && categoryOf(before), value);
    }),
    ingredients: yield* inSteps(valuesOf(ingredients), (value) => {
      const before = known.ingredients.get(value.ingredientNo);
      return planned(value, before && inOrder(before), value);
    }),
    recipes: valuesOf(recipes).map((value) => {
      const before = known.recipes.get(value.recipeNo);
      // Files say nothing of what is unfinished: a draft of which they change nothing keeps it.
      return planned(value, before && { ...draftFrom(before), unfinished: null }, value.draft);
    }),
    ...(parsed.synonyms === undefined
      ? {}
      : { synonyms: planned(parsed.synonyms, known.synonyms ?? [], parsed.synonyms) }),
    ...(parsed.translations.length === 0 ? {} : { translations }),
    errors: errors.sort((a, b) => (a.file === b.file ? a.row - b.row : a.file < b.file ? -1 : 1)),
  };
}

const atOnce = 100;

function* inSteps<T, R>(list: readonly T[], each: (one: T) => R): Generator<void, R[]> {
  const done: R[] = [];
  for (const [index, one] of list.entries()) {
    done.push(each(one));
    if (index % atOnce === atOnce - 1) yield;
  }
  return done;
}

const valuesOf = <T>(entries: Entry<T>[]): T[] => entries.map(({ value }) => value);

function planned<T>(value: T, before: unknown, after: unknown): Planned<T> {
  if (before === undefined) return { value, change: 'created' };
  return { value, change: isSame(before, after) ? 'unchanged' : 'updated' };
}

const isSame = (a: unknown, b: unknown) => sorted(a) === sorted(b);

/** Text in which the order of members does not count. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, it: unknown) =>
    typeof it !== 'object' || it === null || Array.isArray(it)
      ? it
      : Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

/** Lists in the order of their words, as files say them. */
function inOrder({ ingredientNo, version: _version, ...facts }: KeptIngredient): Ingredient {
  const said: Record<FactName, AnyValue> = flat(facts);
  const sorted = eachFact((fact, name) => {
    const value = said[name];
    return fact.kind === 'choices' && Array.isArray(value)
      ? fact.of.filter((choice) => value.includes(choice))
      : value;
  });
  return { ingredientNo, ...nested(sorted as FlatFacts) };
}

const categoryOf = ({ slug, name, position }: KeptCategory): Category => ({ slug, name, position });

/** A cell in which a file and the shop differ; `guarded` where a file without versions may not have its way. */
type CellDifference = { column: string; mine: string; theirs: string; guarded: boolean };

/** Whether a row would write over something else than it was written over; then it says so, with both values of every cell. */
const refuseStale =
  (errors: Errors) =>
  <T, K extends { version: number }>(
    entry: Entry<T>,
    known: K | undefined,
    differencesOf: (mine: T, theirs: K) => CellDifference[],
  ): boolean => {
    const { version } = entry;
    if (known === undefined || known.version === version) return false;
    const refused = differencesOf(entry.value, known).filter(
      ({ guarded }) => guarded || version !== undefined,
    );
    for (const { column, mine, theirs } of refused) {
      const why =
        version === undefined
          ? 'a file without versions does not take that away'
          : `it was changed after version ${version}`;
      const message = `the file says "${mine}", the shop says "${theirs}": ${why}; export again, or import with --overwrite`;
      complain(errors, entry, column, message);
    }
    return refused.length > 0;
  };

function categoryDifferences(mine: Category, theirs: KeptCategory): CellDifference[] {
  return (['name', 'position'] as const).flatMap((column) =>
    mine[column] === theirs[column]
      ? []
      : [{ column, mine: String(mine[column]), theirs: String(theirs[column]), guarded: false }],
  );
}

function ingredientDifferences(mine: Ingredient, theirs: KeptIngredient): CellDifference[] {
  const [said, known] = [flat(mine), flat(inOrder(theirs))];
  return factList.flatMap(([name, fact]) => {
    const [own, other] = [writeFact(fact, said[name]), writeFact(fact, known[name])].map(String);
    if (own === undefined || other === undefined || own === other) return [];
    const guarded = loses(fact, said[name], known[name]);
    return [{ column: fact.csv, mine: own, theirs: other, guarded }];
  });
}

/** Whether people would no longer be told what the shop tells them now. */
function loses({ unversioned }: Fact, said: AnyValue, known: AnyValue): boolean {
  const [own, other] = [said, known].map((list): unknown[] => (Array.isArray(list) ? list : []));
  const isIn = (list: unknown[] | undefined) => (one: unknown) => list?.includes(one) ?? false;
  switch (unversioned) {
    case 'adds-only':
      return !(other ?? []).every(isIn(own));
    case 'takes-only':
      return known !== null && !(own ?? []).every(isIn(other));
    default:
      return false;
  }
}

function recipeDifferences({ draft }: NumberedDraft, theirs: Recipe): CellDifference[] {
  const known = draftFrom(theirs);
  return differences(draft, known).map(({ field, mine, theirs: other }) => ({
    column: field.slice(1).replace('preparationCents', 'preparation').replace('menuPlace', 'place'),
    mine: brief(mine),
    theirs: brief(other),
    guarded: false,
  }));
}

const mostShown = 200;

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/** What the file is too old to say stays as it is known. */
function withAbsent(
  { ingredientNo, ...facts }: Ingredient,
  before: Ingredient | undefined,
  absent: readonly FactName[],
): Ingredient {
  if (before === undefined || absent.length === 0) return { ingredientNo, ...facts };
  const [said, known] = [flat(facts), flat(before)];
  const kept = eachFact((_fact, name) => (absent.includes(name) ? known[name] : said[name]));
  return { ingredientNo, ...nested(kept as FlatFacts) };
}

function complain(errors: Errors, entry: Entry<unknown>, column: string, message: string): void {
  errors.push({ file: entry.file, row: entry.rowOf(column), column, message });
}

/** The first of several rows about the same thing; the others are wrong. */
function onlyOnce<T>(
  entries: Entry<T>[],
  column: string,
  keyOf: (value: T) => string | number,
  errors: Errors,
): Entry<T>[] {
  const seen = new Set<string | number>();
  return entries.filter((entry) => {
    const key = keyOf(entry.value);
    const again = seen.has(key);
    if (again) complain(errors, entry, column, `${key} was there before`);
    seen.add(key);
    return !again;
  });
}

/** Leaves out what would count the same recipes and stock in another unit. */
function withKeptUnit(
  entries: Entry<Ingredient>[],
  { known, counted }: { known: Known['ingredients']; counted: ReadonlySet<number> },
  errors: Errors,
): Entry<Ingredient>[] {
  return entries.filter((entry) => {
    const { ingredientNo, unit } = entry.value;
    const before = known.get(ingredientNo);
    if (!before || before.unit === unit || !counted.has(ingredientNo)) return true;
    complain(errors, entry, ingredientFacts.unit.csv, `${unitStays}: it is ${before.unit}`);
    return false;
  });
}

/**
 * Leaves out what wants a name or slug that something else keeps; a row that falls out keeps its old one, so look again. Who already has
 * its name keeps it, also where an older shop has a pair that looks the same.
 */
function withFreeKeys<T>(
  entries: Entry<T>[],
  by: {
    column: string;
    nameOf: (value: T) => string | null;
    keyOf: (name: string) => string;
    idOf: (value: T) => number | string;
    owner: string;
  },
  known: readonly T[],
  errors: Errors,
): Entry<T>[] {
  const rewritten = new Set(entries.map(({ value }) => by.idOf(value)));
  const before = new Map(known.map((value) => [by.idOf(value), by.nameOf(value)]));
  const owners = new Map<string, { id: number | string; name: string }>();
  for (const value of known) {
    const [name, id] = [by.nameOf(value), by.idOf(value)];
    if (name !== null && !rewritten.has(id)) owners.set(by.keyOf(name), { id, name });
  }
  const free = entries.filter((entry) => {
    const [name, id] = [by.nameOf(entry.value), by.idOf(entry.value)];
    if (name === null) return true;
    const owner = owners.get(by.keyOf(name));
    if (owner === undefined || (owner.name !== name && before.get(id) === name)) {
      owners.set(by.keyOf(name), { id, name });
      return true;
    }
    complain(errors, entry, by.column, `"${name}" is taken by ${by.owner} ${owner.id}`);
    return false;
  });
  return free.length === entries.length ? free : withFreeKeys(free, by, known, errors);
}

/** Finds an ingredient by name or number: its number, or why there is none. */
type Lookup = (reference: string) => { ingredientNo: number } | { problem: string };

function lookupOf(
  parsed: ParsedCatalogue,
  ingredients: Ingredient[],
  known: Known,
  after: ReadonlyMap<number, Ingredient>,
): Lookup {
  const byName = new Map([...after.values()].map(({ name, ingredientNo }) => [name, ingredientNo]));
  const written = new Set(ingredients.map(({ ingredientNo }) => ingredientNo));
  const wrong = new Set(parsed.wrong.flatMap(({ no, name }) => [no, name]));
  for (const { ingredientNo, name, unit } of valuesOf(parsed.ingredients)) {
    if (written.has(ingredientNo)) continue;
    wrong.add(String(ingredientNo));
    // The old one stays under its name; amounts that were written for another unit are not for it.
    const isOtherUnit = (known.ingredients.get(ingredientNo)?.unit ?? unit) !== unit;
    if (name !== null && (isOtherUnit || !byName.has(name))) wrong.add(name);
  }
  const byKey = new Map(
    [...byName].map(([name, ingredientNo]) => [name === null ? null : nameKey(name), ingredientNo]),
  );
  const named = (name: string) => byName.get(name) ?? byKey.get(nameKey(name));
  return (reference) => {
    if (wrong.has(reference)) return { problem: `needs "${reference}", whose row is wrong` };
    const ingredientNo = /^\d+$/.test(reference) ? Number(reference) : named(reference);
    if (ingredientNo === undefined || !after.has(ingredientNo)) {
      return { problem: `"${reference}" is not an ingredient` };
    }
    return { ingredientNo };
  };
}

/** What the recipes of the files are made of, once the files are read. */
type Ingredients = {
  lookup: Lookup;
  findName: Find;
  after: ReadonlyMap<number, Ingredient>;
  usual: Usual;
};

/** What recipes on the menu will mostly take: those of the files, and those they say nothing of. */
function usualAfter(parsed: ParsedCatalogue, known: Known, lookup: Lookup): Usual {
  const written = new Set(parsed.recipes.map(({ value }) => value.no));
  const kept = [...known.recipes.values()].filter(
    ({ recipeNo, status }) => status === 'published' && !written.has(recipeNo),
  );
  const read = parsed.recipes.flatMap(({ value: { status, servings, ingredients } }) =>
    status === 'draft'
      ? []
      : ingredients.flatMap(({ ingredient, amount }) => {
          const found = lookup(ingredient);
          if ('problem' in found) return [];
          return [{ ingredientNo: found.ingredientNo, perServing: amount / servings }];
        }),
  );
  return usualAmounts([...kept.flatMap(portionsOf), ...read]);
}

function draftOf(
  entry: Entry<RecipeRecord>,
  { lookup, findName, after, usual }: Ingredients,
  categories: ReadonlySet<string>,
  known: Known,
  methods: 'checked' | 'as they are',
  errors: Errors,
): Entry<NumberedDraft>[] {
  const before = errors.length;
  const find = (reference: string, column: string): number => {
    const found = lookup(reference);
    if ('ingredientNo' in found) return found.ingredientNo;
    complain(errors, entry, column, found.problem);
    return 0;
  };
  const { no, preparation, ingredients, place, ...facts } = entry.value;
  const draft = {
    ...facts,
    preparationCents: preparation,
    picture: pictureAfter(known.recipes.get(no), facts.picture),
    menuPlace: placeAfter(known.recipes.get(no), place),
    ingredients: ingredients.map(({ ingredient, amount, confirmed, swaps }, index) => ({
      ingredientNo: find(ingredient, `ingredients.${index}.ingredient`),
      amount,
      ...(confirmed ? { confirmed } : {}),
      swaps: swaps.map((swap, at) => ({
        with: find(swap.with, `ingredients.${index}.swaps.${at}.with`),
        ratio: swap.ratio,
      })),
    })),
  };
  if (!categories.has(draft.category)) {
    complain(errors, entry, 'category', `"${draft.category}" is not a category`);
  }
  for (const { field, message } of incomplete(draft))
    complain(errors, entry, field.slice(1), message);
  if (errors.length === before) {
    for (const { path, message } of repeats(draft.ingredients)) {
      const column = ['ingredients', ...path].join('.').replace(/ingredientNo$/, 'ingredient');
      complain(errors, entry, column, message);
    }
  }
  if (errors.length > before) return [];
  const sorted = {
    ...numbered(draft, findName),
    ingredients: draft.ingredients.map(withSortedSwaps),
  };
  if (methods === 'checked') {
    const kept = known.recipes.get(no);
    for (const { field, message } of methodProblems(sorted, kept, after)) {
      complain(errors, entry, field.slice(1).replaceAll('/', '.'), message);
    }
    for (const odd of amountProblems(sorted, kept, after, usual)) {
      const column = `ingredients.${odd.index}.amount`;
      complain(errors, entry, column, `${oddInWords(odd)}, with "confirmed: true" beside it`);
    }
  }
  const archived = known.archived ?? nothingArchived;
  if (sorted.status !== 'draft') {
    if (archived.recipes.has(no))
      complain(errors, entry, 'status', 'is archived: bring it back before it goes on the menu');
    for (const { field, message } of archivedIn(sorted, archived))
      complain(errors, entry, field.slice(1).replaceAll('/', '.'), message);
  }
  const leadsTo = known.formerSlugs?.get(sorted.slug) ?? no;
  if (leadsTo !== no)
    complain(errors, entry, 'slug', `"${sorted.slug}" leads to ${leadsTo}, which had it before`);
  if (errors.length > before) return [];
  return [{ ...entry, value: { recipeNo: no, draft: sorted } }];
}
