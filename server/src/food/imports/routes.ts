import { z } from 'zod';
import { fields } from '../../contract/fields.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import type { Crew } from '../../platform/crew.ts';
import { Refusal } from '../../refusal.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import type { Catalogue, RecipeSource } from '../recipes/recipe.ts';
import { recipeByNo, sayOwnWords, sourceOf } from '../recipes/recipes.ts';
import { ingredientByNo } from '../ingredients/ingredients.ts';
import { contract } from './contract.ts';
import * as imports from './imports.ts';
import { aliasReply, batchReply, importReply, listedReply, reportReply } from './reply.ts';
import { mostKey } from './understand.ts';

type Parts = Editing &
  Pick<imports.Importing, 'clock' | 'webPages'> & {
    menu: { catalogue: () => Catalogue };
    reading: Pick<Crew, 'poke'>;
  };

/** Recipes of others: read, understood, resolved, and made drafts. */
export const routes = (parts: Parts) =>
  handle(contract, {
    listIngredientAliases: async (c) => {
      const { ingredientNo } = c.req.valid('param');
      const { cursor, limit } = c.req.valid('query');
      await ingredientByNo(parts, ingredientNo);
      const after = readCursor(cursor, z.string().max(mostKey));
      const found = await imports.aliasesOf(parts, ingredientNo, { after, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => last.aliasKey);
      return c.json({ items: page.items.map(aliasReply), next: page.next }, 200);
    },
    forgetIngredientAlias: async (c) => {
      const { ingredientNo } = c.req.valid('param');
      await ingredientByNo(parts, ingredientNo);
      const alias = c.req.valid('json');
      const forgotten = await imports.forgetAlias(parts, ingredientNo, alias, actorOf(c.var));
      return c.json({ forgotten }, 200);
    },
    listImportBatches: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number) ?? newest;
      const found = await imports.batchesOf(parts, { before, limit: limit + 1 });
      const page = pageOf(found, limit, (last) => last.batchNo);
      return c.json({ items: page.items.map(batchReply), next: page.next }, 200);
    },
    readImportBatch: async (c) => {
      const { batchNo } = c.req.valid('param');
      return c.json(reportReply(await imports.batchReport(parts, batchNo)), 200);
    },
    cancelImportBatch: async (c) => {
      const { batchNo } = c.req.valid('param');
      await imports.cancelBatch(parts, batchNo, actorOf(c.var));
      return c.json(reportReply(await imports.batchReport(parts, batchNo)), 200);
    },
    resumeImportBatch: async (c) => {
      const { batchNo } = c.req.valid('param');
      await imports.resumeBatch(parts, batchNo, actorOf(c.var));
      parts.reading.poke();
      return c.json(reportReply(await imports.batchReport(parts, batchNo)), 200);
    },
    listImports: async (c) => {
      const { cursor, limit, state, batchNo } = c.req.valid('query');
      const before = readCursor(cursor, fields.number) ?? newest;
      const asked = { before, limit: limit + 1, state, batchNo };
      const page = pageOf(await imports.importsOf(parts, asked), limit, (last) => last.importNo);
      return c.json({ items: page.items.map(listedReply), next: page.next }, 200);
    },
    startImports: async (c) => {
      const asked = c.req.valid('json');
      const batchNo = await imports.startImports(parts, asked, actorOf(c.var));
      parts.reading.poke();
      return c.json(batchReply((await imports.batchReport(parts, batchNo)).batch), 201);
    },
    importFile: async (c) => {
      const { name, region = null } = c.req.valid('query');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length === 0) {
        const field = { field: '', message: 'must not be empty' };
        throw new Refusal('invalid-input', { fields: [field] });
      }
      const file = { name, bytes, region };
      const batchNo = await imports.startFileImport(parts, file, actorOf(c.var));
      parts.reading.poke();
      return c.json(batchReply((await imports.batchReport(parts, batchNo)).batch), 201);
    },
    readImport: async (c) => c.json(await replyOf(parts, c.req.valid('param').importNo), 200),
    changeImport: async (c) => {
      const { importNo } = c.req.valid('param');
      await imports.changeImport(parts, importNo, c.req.valid('json'), actorOf(c.var));
      return c.json(await replyOf(parts, importNo), 200);
    },
    addImportedIngredient: async (c) => {
      const { importNo } = c.req.valid('param');
      const { lineNo, version, ...facts } = c.req.valid('json');
      const line = { importNo, lineNo, version };
      await imports.addIngredientFor(parts, line, facts, actorOf(c.var));
      return c.json(await replyOf(parts, importNo), 201);
    },
    draftImport: async (c) => {
      const { importNo } = c.req.valid('param');
      await imports.draftImport(parts, importNo, c.req.valid('json').version, actorOf(c.var));
      return c.json(await replyOf(parts, importNo), 201);
    },
    setImportAside: async (c) => {
      const { importNo } = c.req.valid('param');
      await imports.setImportAside(parts, importNo, c.req.valid('json').version, actorOf(c.var));
      return c.json(await replyOf(parts, importNo), 200);
    },
    readRecipeSource: async (c) => {
      const { recipeNo } = c.req.valid('param');
      await recipeByNo(parts, recipeNo);
      return c.json(sourceReply(await sourceOf(parts.database, recipeNo)), 200);
    },
    sayOwnWords: async (c) => {
      const { recipeNo } = c.req.valid('param');
      return c.json(sourceReply(await sayOwnWords(parts, recipeNo, actorOf(c.var))), 200);
    },
  });

const newest = 9_999_999_999;

async function replyOf(parts: Parts, importNo: number) {
  const found = await imports.importByNo(parts, importNo);
  await parts.menu.refresh();
  return importReply(found, parts.menu.catalogue().ingredients);
}

function sourceReply(source: RecipeSource | undefined) {
  if (!source) return { source: null };
  const { title, author, url, steps, ownWordsAt } = source;
  return { source: { title, author, url, steps, ownWordsAt: ownWordsAt?.toISOString() ?? null } };
}
