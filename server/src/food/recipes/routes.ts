import { fields } from '../../contract/fields.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import { lookFor } from '../ingredients/same-words.ts';
import { asItWas } from './as-it-was.ts';
import * as recipes from './recipes.ts';
import { named } from './next-edition.ts';
import { readLines } from './read-lines.ts';
import { previewMethod } from './preview-method.ts';
import { recipeCost } from './recipe-cost.ts';
import type { Catalogue, Pantry } from './recipe.ts';
import { freeSlug, slugOf } from './slug-of.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import { Refusal } from '../../refusal.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';

type Parts = Editing & { menu: { catalogue: () => Catalogue } };

/** Recipes and drafts as their team writes them, with live costs; categories. */
export const routes = (parts: Parts) =>
  handle(contract, {
    readCategory: async (c) => {
      const { slug } = c.req.valid('param');
      await parts.menu.refresh();
      const category = parts.menu.catalogue().categories.find((known) => known.slug === slug);
      if (!category) throw new Refusal('category-unknown');
      return c.json(category, 200);
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
      const { ingredients, synonyms } = parts.menu.catalogue();
      return c.json(readLines(lines, ingredients.values(), present, synonyms), 200);
    },
    findSlug: async (c) => {
      const { name = null, slug = slugOf(name), recipeNo } = c.req.valid('query');
      await parts.menu.refresh();
      const { bySlug } = parts.menu.catalogue();
      const isTaken = (it: string) => (bySlug.get(it)?.recipeNo ?? recipeNo) !== recipeNo;
      const follows = recipeNo === undefined || (await recipes.slugFollows(parts, recipeNo));
      const next = freeSlug(slug, isTaken);
      return c.json({ slug, follows, free: !isTaken(slug), next }, 200);
    },
    findRecipes: async (c) => {
      const { q, status, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number) ?? Infinity;
      await parts.menu.refresh();
      const { ingredients, ...known } = parts.menu.catalogue();
      const isSought = lookFor(q, known.synonyms);
      const found = [...known.recipes.values()]
        .filter(({ recipeNo }) => recipeNo < before)
        .filter(({ recipeNo, name, slug }) => isSought(`${name ?? ''} ${slug} ${recipeNo}`))
        .filter((recipe) => status === undefined || recipe.status === status)
        .sort((a, b) => b.recipeNo - a.recipeNo);
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

async function recipeReply(parts: Parts, recipeNo: number) {
  const recipe = await recipes.recipeByNo(parts, recipeNo);
  await parts.menu.refresh();
  const { ingredients } = parts.menu.catalogue();
  return {
    ...recipe,
    ...named(recipe, ingredients),
    cost: recipeCost(recipe, ingredients),
  };
}
