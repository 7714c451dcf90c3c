import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { conflictsIn, everybodysIn } from '../recipes/food-facts.ts';
import * as customers from '../../people/customers/customers.ts';
import { findIngredients, ingredientPosition } from '../ingredients/find-ingredients.ts';
import { nothingArchived } from '../archive/archived.ts';
import { recipeAt } from '../recipes/recipe.ts';
import { weekOf } from '../menu-weeks/menu-week.ts';
import { noEntries, sizeOf } from './entry-set.ts';
import { findRecipes } from './find-recipes.ts';
import { menuOfWeek, type Menu } from './build-menu.ts';
import type { WarmMenu } from './menu.ts';
import { cardOf, recipeReply, extraReply, type Few, type FewLeft, type Liked } from './reply.ts';
import type { Config } from '../../config.ts';
import type { Language } from '../../contract/languages.ts';
import { languageOf } from '../../http/language.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import {
  openReadyPages,
  readyJson,
  negotiationOf,
  type ReadyPages,
} from '../../http/ready-pages.ts';
import { router } from '../../http/router.ts';
import { claimsOf } from '../../http/session.ts';
import type { Objects } from '../../platform/platform.ts';
import { storedPrefix } from './stored-results.ts';
import { Refusal } from '../../refusal.ts';
import { inUsMeasure } from '../units/us-measure.ts';
import { handle } from '../../http/handle.ts';
import { contract, type menuQuery } from './contract.ts';

/** Which of some recipes a customer marked as favourites. */
type Marks = { among: (customerNo: number, recipeNos: readonly number[]) => Promise<number[]> };

type Parts = customers.People & {
  menu: WarmMenu;
  stock: FewLeft;
  objects: Objects;
  config: Pick<Config, 'shop'>;
  marks: Marks;
  ratings: Liked;
};

/** Ready answers of the routes below: good until the menu, what is nearly gone, how it is liked or the shop itself changes. */
export const openMenuPages = (
  {
    menu,
    stock,
    settings,
    legal,
    weeks,
    ratings,
  }: Pick<Parts, 'menu' | 'stock' | 'ratings'> &
    Record<'settings' | 'legal' | 'weeks', { version: () => string }>,
  headers: Record<string, string>,
): ReadyPages =>
  openReadyPages({
    version: () =>
      `${menu.published().version} ${stock.fewVersion()} ${settings.version()} ${legal.version()} ${weeks.version()} ${ratings.version()}`,
    headers,
  });

/** What everybody may ask of the menu. */
export const routes = (
  { menu, stock, objects, marks, ratings, config, ...people }: Parts,
  pages: ReadyPages,
) =>
  handle(contract, {
    measureAmounts: (c) => {
      const { ingredients } = menu.catalogue();
      const items = c.req.valid('json').items.map(({ ingredientNo, amount }) => {
        const known = ingredients.get(ingredientNo);
        if (!known) throw new Refusal('ingredient-not-found', { ingredientNo });
        return { ingredientNo, amount, measure: inUsMeasure(amount, known.unit, known.name) };
      });
      return c.json({ items }, 200);
    },
    listMenu: (c) =>
      readyJson(c, pages, shortly, () =>
        menuPage(
          menuFor({ menu, config }, languageOf(c), c.req.valid('query').week),
          fewFor({ stock, config }, c.req.valid('query').week),
          c.req.valid('query'),
        ),
      ),
    readRecipe: (c) => {
      const { slug } = c.req.valid('param');
      const moved = movedTo(menu, slug);
      if (moved !== undefined) {
        // Where it went it is asked for in the same language.
        c.header('location', `/api/recipes/${moved}${new URL(c.req.url).search}`);
        c.header('cache-control', 'public, max-age=0, must-revalidate');
        return c.json({ slug: moved }, 301);
      }
      return readyJson(c, pages, shortly, () => {
        const { catalogue, published } = menu.read(languageOf(c));
        const recipe = catalogue.bySlug.get(c.req.valid('param').slug);
        const entry = recipe && published.byRecipeNo.get(recipe.recipeNo);
        if (!entry) throw new Refusal('recipe-not-found');
        const { recipeNo } = entry.recipe;
        return recipeReply(catalogue, entry, stock.few().get(recipeNo), ratings.of(recipeNo));
      });
    },
    listSimilar: (c) =>
      readyJson(c, pages, shortly, () => {
        const { catalogue, published } = menu.read(languageOf(c));
        const recipe = recipeAt(catalogue, c.req.valid('param').slug);
        if (!recipe || !published.byRecipeNo.has(recipe.recipeNo))
          throw new Refusal('recipe-not-found');
        const few = stock.few();
        const items = menu.similar(recipe.recipeNo).flatMap((no) => {
          const entry = published.byRecipeNo.get(no);
          return entry ? [cardOf(entry, few)] : [];
        });
        return { items };
      }),
    listFewLeft: (c) =>
      readyJson(c, pages, shortly, () => {
        const few = fewFor({ stock, config }, c.req.valid('query').week);
        const items = [...few]
          .map(([recipeNo, portionsLeft]) => ({ recipeNo, portionsLeft }))
          .sort((a, b) => a.recipeNo - b.recipeNo);
        return { items };
      }),
    listConflicts: async (c) => {
      const { recipeNo } = c.req.valid('query');
      const claims = await claimsOf(c);
      const profile = claims ? await customers.customerOf(people, claims) : null;
      if (!profile) return c.json({ profile, items: [], favourites: [] }, 200);
      const items = [...recipeNo].flatMap((no) => {
        const entry = menu.published().byRecipeNo.get(no);
        if (!entry) return [];
        const against = conflictsIn(profile, entry.quote.facts);
        const isFine = against.conflicts.length === 0 && against.forMembers.length === 0;
        return isFine ? [] : [{ recipeNo: no, ...against }];
      });
      const favourites = await marks.among(profile.customerNo, [...recipeNo]);
      return c.json({ profile: everybodysIn(profile), items, favourites }, 200);
    },
    listCategories: (c) =>
      readyJson(c, pages, shortly, () => {
        const { week } = c.req.valid('query');
        const { categories, index } = menuFor({ menu, config }, languageOf(c), week);
        const countOf = (slug: string) => sizeOf(index.categories.get(slug) ?? noEntries(0));
        return {
          items: categories.map((category) => ({ ...category, recipes: countOf(category.slug) })),
        };
      }),
    listExtras: (c) => {
      const { q, cursor, limit } = c.req.valid('query');
      const after = readCursor(cursor, position);
      return readyJson(c, pages, shortly, () => {
        const {
          ingredients,
          synonyms,
          archived = nothingArchived,
        } = menu.read(languageOf(c)).catalogue;
        const offered = [...ingredients.values()].filter(
          ({ ingredientNo }) => !archived.ingredients.has(ingredientNo),
        );
        const page = pageOf(
          findIngredients(offered, { q, after, synonyms }),
          limit,
          ingredientPosition,
        );
        return { ...page, items: page.items.map(extraReply) };
      });
    },
  }).route('/', storedRoutes(objects));

/** What is published, or what of it a week offers: a week that is not on the menu is nobody's to see. */
function menuFor(
  { menu, config }: Pick<Parts, 'menu' | 'config'>,
  language: Language,
  day: string | undefined,
): Menu {
  const { published } = menu.read(language);
  if (day === undefined) return published;
  const week = menu.catalogue().weeks?.get(weekOf(day));
  if (!config.shop.weeklyMenus || !week?.publishedAt) throw new Refusal('week-unknown');
  return menuOfWeek(published, week);
}

/** What is nearly gone, or of a week that there is nearly none left of in it. */
const fewFor = ({ stock, config }: Pick<Parts, 'stock' | 'config'>, day: string | undefined): Few =>
  stock.few(day === undefined || !config.shop.weeklyMenus ? undefined : weekOf(day));

/** Where a recipe is found that had this address before, while it is on the menu. */
function movedTo(menu: WarmMenu, slug: string): string | undefined {
  const catalogue = menu.catalogue();
  const recipe = recipeAt(catalogue, slug);
  if (!recipe || recipe.slug === slug) return undefined;
  return menu.published().byRecipeNo.has(recipe.recipeNo) ? recipe.slug : undefined;
}

const shortly = 'public, max-age=30, stale-while-revalidate=300';

const position = z.tuple([z.union([z.string(), z.number()]), fields.number]);

function menuPage(menu: Menu, few: Few, query: z.infer<typeof menuQuery>) {
  const { diet = [], without = [], week: _week, sort, cursor, limit, ...wishes } = query;
  const after = readCursor(cursor, z.tuple([z.literal(sort), position]))?.[1];
  const found = findRecipes(
    menu,
    {
      category: undefined,
      maxMinutes: undefined,
      maxPriceCents: undefined,
      ...wishes,
      q: wishes.q === '' ? undefined : wishes.q,
      diets: diet,
      without,
    },
    { sort, after, limit: limit + 1 },
  );
  const page = pageOf(found.cards, limit, (last) => [sort, found.positionOf(last)]);
  return {
    items: page.items.flatMap(({ recipeNo }) => {
      const entry = menu.byRecipeNo.get(recipeNo);
      return entry ? [cardOf(entry, few)] : [];
    }),
    next: page.next,
    total: found.total,
    facets: found.facets,
    ...(found.understood && { understood: found.understood }),
  };
}

/** Names of stored results: no dot but the last one, so that no name leads anywhere else. */
const storedName = /^catalog(\/[a-z0-9-]+)+\.json$/;

/** Stored results, where the edge finds them too; they are files rather than API, so the document does not list them. */
function storedRoutes(objects: Objects) {
  // Kept by their content, which never grows old.
  const pages = openReadyPages({ version: () => '' });
  const routes = router();
  routes.get(`/${storedPrefix}*`, async (c) => {
    const key = c.req.path.slice(1);
    const object = storedName.test(key) && key.length <= 200 ? await objects.get(key) : undefined;
    if (!object) throw new Refusal('route-not-found');
    const about = { ...object, route: '/catalog/:file' };
    return pages.answer(`${key} ${object.etag}`, about, () => object.body, negotiationOf(c));
  });
  return routes;
}
