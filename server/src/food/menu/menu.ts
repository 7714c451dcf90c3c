import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Language, OtherLanguage } from '../../contract/languages.ts';
import type { Database, Objects } from '../../platform/platform.ts';
import { inSlices } from '../../platform/in-slices.ts';
import { everythingArchived } from '../archive/archive.ts';
import { publicWeeks } from '../menu-weeks/menu-week.ts';
import { everyWeek } from '../menu-weeks/menu-weeks.ts';
import { nothingArchived } from '../archive/archived.ts';
import { pollEvery } from '../../platform/poll.ts';
import { menuVersion } from '../edits/edits.ts';
import { everyIngredient } from '../ingredients/ingredients.ts';
import { quoteLine, type Quoted, type Quotes } from '../recipes/quote-line.ts';
import type { Catalogue } from '../recipes/recipe.ts';
import { everyCategory, everyFormerSlug, everyRecipe, everySynonym } from '../recipes/recipes.ts';
import {
  openShown,
  type HeldBack,
  type HeldBackRecipe,
  type Verdicts,
} from '../translations/held-back.ts';
import { catalogueInSteps } from '../translations/in-language.ts';
import type { SoldIn } from '../translations/sold-in-language.ts';
import { byLanguage, type Translations } from '../translations/translation.ts';
import { everyTranslation } from '../translations/translations.ts';
import { menuInSteps, translatedInSteps, type Menu } from './build-menu.ts';
import { similarInSteps, type SimilarDishes } from './similar-dishes.ts';
import { storedPrefix, storedResults } from './stored-results.ts';

/** The menu kept warm: read whole once per version, asked without SQL. */
export type WarmMenu = {
  /** Everything of one version, drafts too. */
  catalogue: () => Catalogue;
  /** What is published, ready for questions. */
  published: () => Menu;
  /** Both as they are read in a language; where nothing is translated into it, as they were written. */
  read: (language: Language) => { catalogue: Catalogue; published: Menu };
  /** What is translated into a language, with what was translated of editions before; and what of that may be shown. */
  sold: (language: Language) => SoldIn | undefined;
  /** Recipes of which something is translated and not shown, because it is not true any more. */
  heldBack: () => HeldBackRecipe[];
  /** Dishes of the menu that are like one of it. */
  similar: SimilarDishes;
  /** A line on this menu. A line is asked for as it is changed, in the cart, and where it is ordered: those asked for last are kept. */
  quote: Quotes;
  /** Reads the menu again if the database has another version. */
  refresh: () => Promise<void>;
  close: () => void;
};

/** Looks every `pollMs` whether another server changed the menu; 0 never looks. */
export async function openMenu(
  { database, log }: { database: Database; log: Logger },
  pollMs: number,
): Promise<WarmMenu> {
  const verdicts = keepVerdicts();
  let warm = await buildWarm(await readCatalogue(database), verdicts);
  const quotes = new LRUCache<string, Quoted>({ max: 1000 });
  const refresh = async () => {
    if ((await menuVersion(database)) === warm.catalogue.version) return;
    const read = await readCatalogue(database);
    if (read.catalogue.version <= warm.catalogue.version) return;
    const built = await buildWarm(read, verdicts);
    // Another look may have read a later one meanwhile.
    if (read.catalogue.version <= warm.catalogue.version) return;
    warm = built;
    quotes.clear();
  };
  const quote: Quotes = (selection) => {
    const { recipeNo, servings, changes } = selection;
    const key = `${recipeNo} ${servings} ${changes.length === 0 ? '' : JSON.stringify(changes)}`;
    let quoted = quotes.get(key);
    if (!quoted) quotes.set(key, (quoted = quoteLine(warm.catalogue, selection)));
    return quoted;
  };
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the menu could not be read again; the last one stays in use');
  });
  return {
    catalogue: () => warm.catalogue,
    published: () => warm.published,
    read: (language) => warm.languages.get(language) ?? warm,
    sold: (language) => warm.sold.get(language),
    heldBack: () => warm.heldBack,
    similar: (recipeNo) => warm.similar(recipeNo),
    quote,
    refresh,
    close,
  };
}

type Read = { catalogue: Catalogue; translations: ReadonlyMap<OtherLanguage, Translations> };
type Warm = {
  catalogue: Catalogue;
  published: Menu;
  languages: ReadonlyMap<Language, { catalogue: Catalogue; published: Menu }>;
  sold: ReadonlyMap<Language, SoldIn>;
  similar: SimilarDishes;
  heldBack: HeldBackRecipe[];
};

/**
 * In each language into which something is translated, too: there is nothing to build where a page is asked for, and what is translated was
 * held against the meals that it is about.
 */
async function buildWarm({ catalogue, translations }: Read, verdicts: EveryVerdict): Promise<Warm> {
  const published = await inSlices(menuInSteps(catalogue));
  const languages = new Map<Language, { catalogue: Catalogue; published: Menu }>();
  const sold = new Map<Language, SoldIn>();
  for (const [language, texts] of translations) {
    const shown = openShown(language, catalogue.ingredients, texts, (names) =>
      verdicts(language, names),
    );
    const inIt = await inSlices(catalogueInSteps(language, catalogue, texts, shown));
    const menu = await inSlices(translatedInSteps(published, inIt, language));
    languages.set(language, { catalogue: inIt, published: menu });
    sold.set(language, { language, translations: texts, shown });
  }
  const similar = await inSlices(similarInSteps(published));
  const heldBack = heldBackIn(catalogue, languages);
  return { catalogue, published, languages, sold, similar, heldBack };
}

function heldBackIn(own: Catalogue, languages: Warm['languages']): HeldBackRecipe[] {
  return [...languages].flatMap(([, { catalogue }]) => {
    const { recipes, archived = nothingArchived } = catalogue;
    return [...recipes.values()].flatMap(({ recipeNo, inTongue }): HeldBackRecipe[] => {
      if (!inTongue?.heldBack?.length || archived.recipes.has(recipeNo)) return [];
      const name = own.recipes.get(recipeNo)?.name ?? null;
      return [{ recipeNo, name, language: inTongue.language, places: inTongue.heldBack }];
    });
  });
}

type EveryVerdict = (language: OtherLanguage, names: string) => Verdicts;

/** What was found of recipes and of the editions that were asked for last, while the names of the shop are the same. */
function keepVerdicts(): EveryVerdict {
  const kept = new Map<OtherLanguage, { names: string; verdicts: Verdicts }>();
  return (language, names) => {
    const known = kept.get(language);
    if (known?.names === names) return known.verdicts;
    const found = new LRUCache<string, HeldBack>({ max: 4000 });
    const keyOf = (what: string) => hash('sha1', what, 'base64');
    const verdicts: Verdicts = {
      get: (what) => found.get(keyOf(what)),
      set: (what, held) => void found.set(keyOf(what), held),
    };
    kept.set(language, { names, verdicts });
    return verdicts;
  };
}

async function readCatalogue(database: Database): Promise<Read> {
  return database.snapshot(async (tx) => {
    const version = await menuVersion(tx);
    const categories = await everyCategory(tx);
    const ingredients = await everyIngredient(tx);
    const recipes = await everyRecipe(tx);
    const synonyms = await everySynonym(tx);
    const archived = await everythingArchived(tx);
    const formerSlugs = await everyFormerSlug(tx);
    const weeks = await everyWeek(tx);
    const translations = byLanguage(await everyTranslation(tx));
    const catalogue = {
      version,
      categories,
      synonyms,
      archived,
      formerSlugs,
      weeks,
      ingredients,
      recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
      bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
    };
    return { catalogue, translations };
  });
}

const storedCacheControl = 'public, max-age=60, stale-while-revalidate=600';

/**
 * Writes every stored result that changed and removes those whose question is no longer asked. Safe to repeat, and repeated while the
 * menu moves on meanwhile, so that the last of several servers leaves the newest.
 */
export async function publishStoredResults({
  database,
  menu,
  objects,
  clock,
}: {
  database: Database;
  menu: WarmMenu;
  objects: Objects;
  clock: () => Date;
}): Promise<void> {
  let written: Menu;
  do {
    await menu.refresh();
    written = menu.published();
    const weeks = publicWeeks(menu.catalogue().weeks, clock());
    await publish(objects, storedResults(written, weeks));
    // What was written, not what this server has read since: another who writes beside it may have.
  } while ((await menuVersion(database)) !== written.version);
}

async function publish(objects: Objects, results: Iterable<[string, unknown]>): Promise<void> {
  const keys = new Set<string>();
  for (const [key, result] of results) {
    keys.add(key);
    const bytes = Buffer.from(JSON.stringify(result));
    const known = await objects.get(key);
    if (known && bytes.equals(known.body)) continue;
    await objects.put(key, {
      body: bytes,
      contentType: 'application/json',
      cacheControl: storedCacheControl,
    });
  }
  for (const key of await objects.list(storedPrefix)) {
    if (!keys.has(key)) await objects.remove(key);
  }
}
