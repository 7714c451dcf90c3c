import type { Json, Platform, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { Catalogue, Category, Ingredient, Recipe } from '../recipes/recipe.ts';
import { unitStays } from '../ingredients/contradictions.ts';
import { buildMenu, type Menu } from './build-menu.ts';
import { draftFrom, draftProblem, nextEdition, type RecipeDraft } from '../recipes/next-edition.ts';
import * as rows from '../recipes/sql.ts';
import { storedPrefix, storedResults } from './stored-results.ts';

export type { RecipeDraft } from '../recipes/next-edition.ts';

/** The menu kept warm: read whole once per version, asked without SQL. */
export type WithCatalogue = Platform & { warm: WarmCatalogue };
export type WarmCatalogue = {
  catalogue: () => Catalogue;
  menu: () => Menu;
  /** Reads the menu again if the database has another version. */
  refresh: () => Promise<void>;
  close: () => void;
};

/** Looks every `pollMs` whether another server changed the menu; 0 never looks. */
export async function openCatalogue<P extends Platform>(
  platform: P,
  pollMs: number,
): Promise<P & WithCatalogue> {
  let catalogue = await readCatalogue(platform);
  let menu = buildMenu(catalogue);
  const refresh = async () => {
    if ((await rows.readVersion(platform.database)) === catalogue.version) return;
    const read = await readCatalogue(platform);
    if (read.version <= catalogue.version) return;
    menu = buildMenu(read);
    catalogue = read;
  };
  let looking: Promise<void> | undefined;
  /** One look at a time: a database that hangs would be asked by ever more of them. */
  const look = () =>
    (looking ??= refresh()
      .catch(complain)
      .finally(() => (looking = undefined)));
  const timer = pollMs > 0 ? setInterval(() => void look(), pollMs) : undefined;
  timer?.unref();
  function complain(error: unknown) {
    platform.log.warn(
      { err: error },
      'the menu could not be read again; the last one stays in use',
    );
  }
  return {
    ...platform,
    warm: {
      catalogue: () => catalogue,
      menu: () => menu,
      refresh,
      close: () => {
        clearInterval(timer);
      },
    },
  };
}

async function readCatalogue({ database }: Platform): Promise<Catalogue> {
  return database.transaction(async (tx) => {
    await rows.freeze(tx);
    const version = await rows.readVersion(tx);
    const facts = await readFacts(tx);
    const recipes = await rows.readRecipes(tx);
    return {
      version,
      ...facts,
      recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
      bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
    };
  });
}

/** What recipes are made of. */
async function readFacts(tx: Tx): Promise<Pick<Catalogue, 'categories' | 'ingredients'>> {
  const categories = await rows.readCategories(tx);
  const ingredients = await rows.readIngredients(tx);
  return {
    categories,
    ingredients: new Map(ingredients.map((ingredient) => [ingredient.ingredientNo, ingredient])),
  };
}

/** Makes one change of the menu: whatever `write` does becomes one new version, is read again here, and told to the outbox. */
export async function changeMenu<T>(
  shop: WithCatalogue,
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  const result = await shop.database
    .transaction(async (tx) => {
      await rows.nextVersion(tx);
      return write(tx);
    })
    .catch(refuseTaken);
  shop.outbox.poke();
  await shop.warm.refresh();
  return result;
}

/** Two names the database keeps unique; whoever loses the race hears the same as whoever comes late. */
function refuseTaken(error: unknown): never {
  const constraint = (error as { constraint?: unknown } | null)?.constraint;
  if (constraint === 'recipe_slug_is_unique')
    throw new Refusal('slug-taken', { fields: [{ field: '/slug', message: 'is taken' }] });
  if (constraint === 'ingredients_name_is_unique') {
    throw new Refusal('ingredient-name-taken', {
      fields: [{ field: '/name', message: 'is taken' }],
    });
  }
  throw error;
}

export async function saveCategory(tx: Tx, category: Category): Promise<void> {
  await rows.writeCategory(tx, category);
}

/** As the database has it now; the warm menu may be a second behind. */
export async function ingredientByNo(
  shop: WithCatalogue,
  ingredientNo: number,
): Promise<Ingredient> {
  const [ingredient] = await rows.readIngredients(shop.database, ingredientNo);
  if (!ingredient) throw new Refusal('ingredient-unknown');
  return ingredient;
}

export async function saveIngredient(
  tx: Tx,
  ingredientNo: number | undefined,
  facts: Omit<Ingredient, 'ingredientNo'>,
): Promise<number> {
  return rows.writeIngredient(tx, ingredientNo, facts);
}

/** Writes over an ingredient that is there. Its unit stays once something is counted in it: 500 g of stock are not 500 pieces. */
export async function changeIngredient(
  shop: WithCatalogue,
  ingredientNo: number,
  facts: Omit<Ingredient, 'ingredientNo'>,
): Promise<void> {
  await ingredientByNo(shop, ingredientNo);
  await changeMenu(shop, async (tx) => {
    await rows.lockIngredients(tx, [ingredientNo]);
    const [known] = await rows.readIngredients(tx, ingredientNo);
    if (known?.unit !== facts.unit && (await rows.readCounted(tx, ingredientNo)).size > 0) {
      throw new Refusal('unit-in-use', { fields: [{ field: '/unit', message: unitStays }] });
    }
    await saveIngredient(tx, ingredientNo, facts);
  });
}

export async function recipeByNo(shop: WithCatalogue, recipeNo: number): Promise<Recipe> {
  const [recipe] = await rows.readRecipes(shop.database, recipeNo);
  if (!recipe) throw new Refusal('recipe-not-found');
  return recipe;
}

/**
 * Writes the next edition of a recipe. `expectedEdition` refuses to write over somebody else's change; a published recipe has to be
 * complete: a name, something in it, steps.
 */
export async function saveRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  draft: RecipeDraft,
  expectedEdition?: number,
): Promise<number> {
  const [known] = recipeNo === undefined ? [] : await rows.readRecipes(tx, recipeNo);
  if (expectedEdition !== undefined && known?.editionNo !== expectedEdition) {
    if (!known) throw new Refusal('recipe-not-found');
    throw new Refusal('precondition-failed', { editionNo: known.editionNo });
  }
  const { categories, ingredients } = await readFacts(tx);
  const problem = draftProblem(draft, ingredients, categories);
  if (problem) throw new Refusal(problem.code, { fields: problem.fields });
  const { recipe, content } = nextEdition(known, draft, ingredients);
  return rows.writeRecipe(tx, recipeNo, recipe, content);
}

/** Writes over the edition that the caller saw; a recipe on the menu stays there. */
export async function changeRecipe(
  shop: WithCatalogue,
  recipeNo: number,
  contents: Omit<RecipeDraft, 'status'>,
  seenEdition: number,
): Promise<void> {
  await changeMenu(shop, async (tx) => {
    const [known] = await rows.readRecipes(tx, recipeNo);
    if (!known) throw new Refusal('recipe-not-found');
    await saveRecipe(tx, recipeNo, { ...contents, status: known.status }, seenEdition);
  });
}

/** Puts a recipe on the menu or takes it off; one that is there already is left alone. */
export async function setStatus(
  shop: WithCatalogue,
  recipeNo: number,
  status: Recipe['status'],
): Promise<void> {
  if ((await recipeByNo(shop, recipeNo)).status === status) return;
  await changeMenu(shop, async (tx) => {
    const [known] = await rows.readRecipes(tx, recipeNo);
    if (known) await saveRecipe(tx, recipeNo, { ...draftFrom(known), status });
  });
}

export async function editionContent(
  shop: WithCatalogue,
  recipeNo: number,
  editionNo: number,
): Promise<Json> {
  const content = await rows.readEdition(shop.database, recipeNo, editionNo);
  if (content === undefined) throw new Refusal('recipe-not-found');
  return content;
}

const storedCacheControl = 'public, max-age=60, stale-while-revalidate=600';

/**
 * Writes every stored result that changed and removes those whose question is no longer asked. Safe to repeat, and repeated while the
 * menu moves on meanwhile, so that the last of several servers leaves the newest.
 */
export async function publishStoredResults(shop: WithCatalogue): Promise<void> {
  do {
    await shop.warm.refresh();
    await publish(shop, storedResults(shop.warm.menu()));
  } while ((await rows.readVersion(shop.database)) !== shop.warm.menu().version);
}

async function publish(shop: WithCatalogue, results: Map<string, unknown>): Promise<void> {
  for (const [key, result] of results) {
    const bytes = Buffer.from(JSON.stringify(result));
    const known = await shop.objects.get(key);
    if (known && bytes.equals(known.body)) continue;
    await shop.objects.put(key, {
      body: bytes,
      contentType: 'application/json',
      cacheControl: storedCacheControl,
    });
  }
  for (const key of await shop.objects.list(storedPrefix)) {
    if (!results.has(key)) await shop.objects.remove(key);
  }
}
