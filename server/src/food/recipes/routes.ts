import { fields } from '../../contract/fields.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import { setArchived } from '../archive/archive.ts';
import { archivedOrNot, nothingArchived } from '../archive/archived.ts';
import { asItWas } from './as-it-was.ts';
import * as recipes from './recipes.ts';
import { listedRecipes } from './listed-recipes.ts';
import { named } from './next-edition.ts';
import { readLines } from './read-lines.ts';
import { previewMethod } from './preview-method.ts';
import { recipeCost } from './recipe-cost.ts';
import { recipeAt, type Catalogue, type Pantry } from './recipe.ts';
import { freeSlug, slugOf } from './slug-of.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import { Refusal } from '../../refusal.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Editing & { clock: () => Date; menu: { catalogue: () => Catalogue } };

/** Recipes and drafts as their team writes them, with live costs; categories. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listCategoriesForStaff: async (c) => {
      await parts.menu.refresh();
      const { categories, recipes: known, archived = nothingArchived } = parts.menu.catalogue();
      const recipesIn = new Map<string, number>();
      for (const { recipeNo, category } of known.values())
        if (!archived.recipes.has(recipeNo))
          recipesIn.set(category, (recipesIn.get(category) ?? 0) + 1);
      const items = categories.map((category) => ({
        ...category,
        recipes: recipesIn.get(category.slug) ?? 0,
        ...archivedOrNot(archived.categories.has(category.slug)),
      }));
      const isLast = (one: { archived?: true }) => Number(one.archived ?? false);
      return c.json({ items: items.toSorted((a, b) => isLast(a) - isLast(b)) }, 200);
    },
    archiveCategory: async (c) => {
      const { slug } = c.req.valid('param');
      await setArchived(parts, 'category', slug, true, actorOf(c.var));
      return c.json(categoryOf(parts, slug), 200);
    },
    unarchiveCategory: async (c) => {
      const { slug } = c.req.valid('param');
      await setArchived(parts, 'category', slug, false, actorOf(c.var));
      return c.json(categoryOf(parts, slug), 200);
    },
    archiveRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await setArchived(parts, 'recipe', recipeNo, true, actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
    unarchiveRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await setArchived(parts, 'recipe', recipeNo, false, actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
    releaseSlug: async (c) => {
      const { recipeNo, slug } = c.req.valid('param');
      await recipes.releaseFormerSlug(parts, recipeNo, slug, actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
    readCategory: async (c) => {
      const { slug } = c.req.valid('param');
      await parts.menu.refresh();
      return c.json(categoryOf(parts, slug), 200);
    },
    putCategory: async (c) => {
      const { version, ...facts } = c.req.valid('json');
      const category = { ...facts, slug: c.req.valid('param').slug };
      return c.json(await recipes.changeCategory(parts, category, version, actorOf(c.var)), 200);
    },
    costRecipe: async (c) => {
      const recipe = c.req.valid('json');
      await parts.menu.refresh();
      const { ingredients } = parts.menu.catalogue();
      refuseUnknown(recipe, ingredients);
      return c.json(recipeCost(recipe, ingredients), 200);
    },
    previewMethod: async (c) => {
      const { meal, ...recipe } = c.req.valid('json');
      await parts.menu.refresh();
      const { ingredients } = parts.menu.catalogue();
      refuseUnknown(recipe, ingredients);
      return c.json(previewMethod(recipe, meal, ingredients), 200);
    },
    readLines: async (c) => {
      const { lines, present } = c.req.valid('json');
      await parts.menu.refresh();
      const { ingredients, synonyms, archived = nothingArchived } = parts.menu.catalogue();
      const offered = [...ingredients.values()].filter(
        ({ ingredientNo }) => !archived.ingredients.has(ingredientNo),
      );
      return c.json(readLines(lines, offered, present, synonyms), 200);
    },
    findSlug: async (c) => {
      const { name = null, slug = slugOf(name), recipeNo } = c.req.valid('query');
      await parts.menu.refresh();
      const catalogue = parts.menu.catalogue();
      const isTaken = (it: string) => (recipeAt(catalogue, it)?.recipeNo ?? recipeNo) !== recipeNo;
      const other = catalogue.bySlug.has(slug) ? undefined : recipeAt(catalogue, slug);
      const leadsTo =
        other && other.recipeNo !== recipeNo
          ? { recipeNo: other.recipeNo, name: other.name }
          : null;
      const former = [...(catalogue.formerSlugs ?? [])].flatMap(([it, no]) =>
        no === recipeNo ? [it] : [],
      );
      const follows = recipeNo === undefined || (await recipes.slugFollows(parts, recipeNo));
      const next = freeSlug(slug, isTaken);
      return c.json({ slug, follows, free: !isTaken(slug), leadsTo, former, next }, 200);
    },
    findRecipes: async (c) => {
      const { cursor, limit, ...asked } = c.req.valid('query');
      const before = readCursor(cursor, fields.number);
      await parts.menu.refresh();
      const catalogue = parts.menu.catalogue();
      const { ingredients, archived = nothingArchived } = catalogue;
      const found = listedRecipes(
        catalogue,
        { q: undefined, status: undefined, archived: undefined, ...asked },
        { before, most: limit + 1 },
      );
      const page = pageOf(found, limit, (last) => last.recipeNo);
      const items = page.items.map((recipe) => {
        const { recipeNo, slug, name, category, status, editionNo } = recipe;
        const { servings, minutes, picture } = recipe;
        const cost = recipeCost(recipe, ingredients);
        return {
          recipeNo,
          slug,
          name,
          category,
          status,
          editionNo,
          servings,
          minutes,
          picture,
          cost,
          ...archivedOrNot(archived.recipes.has(recipeNo)),
        };
      });
      return c.json({ items, next: page.next }, 200);
    },
    startRecipe: async (c) => {
      const recipeNo = await recipes.startRecipe(parts, c.req.valid('json'), actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 201);
    },
    readRecipeForStaff: async (c) =>
      c.json(await recipeReply(parts, c.req.valid('param').recipeNo), 200),
    changeRecipe: async (c) => {
      const { editionNo, ...contents } = c.req.valid('json');
      const { recipeNo } = c.req.valid('param');
      await recipes.changeRecipe(parts, recipeNo, contents, actorOf(c.var), editionNo);
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
    copyRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      const copy = await recipes.copyRecipe(parts, recipeNo, actorOf(c.var));
      return c.json(await recipeReply(parts, copy), 201);
    },
    findEditions: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number) ?? newest;
      const { recipeNo } = c.req.valid('param');
      const found = await recipes.editionsOf(parts, recipeNo, { before, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => last.edition.editionNo);
      const items = page.items.map(({ edition, changes }) => ({ ...toldOf(edition), changes }));
      return c.json({ items, next: page.next }, 200);
    },
    readEdition: async (c) => {
      const { recipeNo, editionNo } = c.req.valid('param');
      const edition = await recipes.editionByNo(parts, recipeNo, editionNo);
      await parts.menu.refresh();
      const recipe = asItWas(edition.content, parts.menu.catalogue().ingredients);
      return c.json({ ...toldOf(edition), recipe }, 200);
    },
    publishRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await recipes.setStatus(parts, recipeNo, 'published', actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
    unpublishRecipe: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await recipes.setStatus(parts, recipeNo, 'draft', actorOf(c.var));
      return c.json(await recipeReply(parts, recipeNo), 200);
    },
  });

const newest = 2_147_483_647;

const toldOf = ({ editionNo, savedAt, savedBy, status }: recipes.KeptEdition) => ({
  editionNo,
  savedAt: savedAt.toISOString(),
  savedBy,
  status,
});

function refuseUnknown(
  recipe: { ingredients: { ingredientNo: number }[] },
  ingredients: Pantry,
): void {
  const unknown = recipe.ingredients.flatMap(({ ingredientNo }, index) =>
    ingredients.has(ingredientNo) ? [] : [`/ingredients/${index}/ingredientNo`],
  );
  if (unknown.length === 0) return;
  const fields = unknown.map((field) => ({ field, message: 'is not an ingredient' }));
  throw new Refusal('ingredient-not-found', { fields });
}

function categoryOf(parts: Parts, slug: string) {
  const category = parts.menu.catalogue().categories.find((known) => known.slug === slug);
  if (!category) throw new Refusal('category-unknown');
  return category;
}

async function recipeReply(parts: Parts, recipeNo: number) {
  const recipe = await recipes.recipeByNo(parts, recipeNo);
  await parts.menu.refresh();
  const { ingredients, archived = nothingArchived } = parts.menu.catalogue();
  return {
    ...recipe,
    ...named(recipe, ingredients),
    cost: recipeCost(recipe, ingredients),
    ...archivedOrNot(archived.recipes.has(recipeNo)),
  };
}
