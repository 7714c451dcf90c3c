import { z } from '@hono/zod-openapi';
import { fields, name, numberInPath, queryOf, text, whole } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { costSchema, menuFields } from '../recipes/schemas.ts';
import { regions } from '../units/unit-table.ts';
import {
  importStates,
  keptCandidate,
  keptConfidence,
  keptReading,
  lineStates,
  sourceKinds,
  sourceStates,
  sourceRow,
  whyRefused,
} from './import.ts';

const importNo = z.object({ importNo: numberInPath });
const batchNo = z.object({ batchNo: numberInPath });
const recipeNo = z.object({ recipeNo: numberInPath });
const ingredientNo = z.object({ ingredientNo: numberInPath });

const mostUrls = 200;
const mostUrl = 2000;
/** Of a text that somebody pastes, a whole page at most. */
const mostText = 300_000;
const mostLines = 300;
const mostSteps = 200;
const mostStep = 10_000;

const region = z.enum(regions).openapi({
  description: 'Whose cups, spoons and pints are meant. Where nobody says, they are asked about.',
});

const address = text(mostUrl)
  .refine((said) => /^https?:\/\/\S+$/i.test(said), { error: 'must be the address of a page' })
  .openapi({ maxLength: mostUrl, 'x-most-bytes': mostUrl });

const batchShape = {
  batchNo: fields.number,
  region: region.nullable(),
  startedAt: z.string(),
  state: z.enum(['reading', 'cancelled', 'done']),
  sources: z.number().int(),
  waiting: z.number().int().openapi({ description: 'Sources that are still to be read.' }),
  refused: z.number().int().openapi({ description: 'Sources that gave nothing at all.' }),
  leftOut: z.number().int().openapi({ description: 'Parts of files that gave no recipe.' }),
  recipes: z.number().int().openapi({ description: 'Recipes that were found.' }),
  open: z.number().int(),
  drafted: z.number().int(),
  setAside: z.number().int(),
  duplicates: z.number().int(),
};
const batchSchema = z.object(batchShape).openapi('ImportBatch');
const reportSchema = z
  .object({
    ...batchShape,
    report: z
      .array(
        z.object({
          sourceNo: fields.number,
          kind: z.enum(sourceKinds),
          name: z.string().openapi({ description: 'An address, or what the file is called.' }),
          state: z.enum(sourceStates),
          why: z.enum(whyRefused).nullable(),
          leftOut: sourceRow.shape.leftOut,
          recipes: z.number().int(),
        }),
      )
      .openapi({ description: 'Those with something amiss first; up to 500 are told.' }),
  })
  .openapi('ImportReport');

const listedShape = {
  importNo: fields.number,
  batchNo: fields.number,
  state: z.enum(importStates),
  title: z.string().nullable().openapi({ description: 'As its source has it, however long.' }),
  name: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  sourceName: z.string(),
  recipeNo: fields.number.nullable().openapi({ description: 'The draft that it became.' }),
  duplicateOf: fields.number.nullable(),
  readAt: z.string(),
};

const calledShape = {
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
};

const lineSchema = z
  .object({
    lineNo: whole(1, mostLines),
    original: z.string(),
    reading: keptReading,
    confidence: keptConfidence.openapi({
      description: 'How sure the reader is of each field, from 0 to 1.',
    }),
    state: z.enum(lineStates),
    ingredientNo: fields.number.nullable(),
    amount: fields.amount.nullable().openapi({ description: 'In whole base units.' }),
    meant: z.object(calledShape).nullable(),
    priceCents: z.number().int().nullable(),
    isUnsettled: z.boolean(),
    candidates: z.array(
      keptCandidate.extend({ ...calledShape, priceCents: z.number().int().nullable() }),
    ),
  })
  .openapi('ImportLine');

const importSchema = z
  .object({
    ...listedShape,
    version: fields.version,
    yields: z.string().nullable(),
    totalMinutes: z.number().int().nullable(),
    author: z.string().nullable(),
    notes: z.string().nullable(),
    language: z.string(),
    region: region.nullable(),
    sourceSteps: z.array(z.string()),
    category: z.string().nullable(),
    servings: z.number().int().nullable(),
    minutes: z.number().int().nullable(),
    preparationCents: z.number().int(),
    steps: z.array(z.string()),
    ownWords: z.boolean(),
    lines: z.array(lineSchema),
    cost: costSchema.nullable(),
    missing: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .openapi({ description: 'What is still to be said before it can be a draft.' }),
  })
  .openapi('RecipeImport');

const step = z
  .string()
  .max(mostStep)
  .refine((said) => said.isWellFormed() && !said.includes('\0') && said.trim() !== '', {
    error: 'must be a text',
  })
  .openapi({ maxLength: mostStep });

const resolution = z.strictObject({
  version: fields.version,
  name: fields.recipeName.nullable(),
  category: menuFields.categorySlug.nullable(),
  servings: menuFields.servings.nullable(),
  minutes: menuFields.minutes.nullable(),
  preparationCents: fields.priceCents,
  steps: z.array(step).max(mostSteps),
  ownWords: z.boolean().openapi({ description: 'Somebody says that the words are the shop’s.' }),
  lines: z
    .array(
      z
        .strictObject({
          lineNo: whole(1, mostLines),
          state: z.enum(['open', 'chosen', 'left-out']),
          ingredientNo: fields.number.nullable(),
          amount: fields.amount.nullable(),
        })
        .refine(
          ({ state, ingredientNo, amount }) =>
            state !== 'chosen' || (ingredientNo !== null && amount !== null),
          { error: 'needs an ingredient and an amount' },
        ),
    )
    .max(mostLines),
});

const seen = body(z.strictObject({ version: fields.version }));
const changes = ['import-not-found', 'import-settled', 'precondition-failed'] as const;

const sourceSchema = z
  .object({
    source: z
      .object({
        title: z.string().nullable(),
        author: z.string().nullable(),
        url: z.string().nullable(),
        steps: z.array(z.string()),
        ownWordsAt: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: 'Null for what was written here.' }),
  })
  .openapi('RecipeSource');

const aliasShape = {
  language: text(3).openapi({ description: 'Of the line that said it, as in ISO 639.' }),
  words: text(600).openapi({ description: 'The food as it was called, in small letters.' }),
};

export const contract = {
  listIngredientAliases: route({
    method: 'get',
    path: '/api/admin/ingredients/{ingredientNo}/aliases',
    access: 'see-menu',
    summary: 'What an ingredient is called in recipes of others, as the people of the shop said',
    description: 'Lines that say one of these are matched with it by themselves.',
    request: { params: ingredientNo, query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: {
      200: json(
        pageSchema(z.object({ ...aliasShape, learntAt: z.string() }).openapi('IngredientAlias')),
        'By language and words.',
      ),
    },
    refusals: ['invalid-cursor', 'ingredient-unknown'],
  }),
  forgetIngredientAlias: route({
    method: 'post',
    path: '/api/admin/ingredients/{ingredientNo}/aliases/forget',
    access: 'change-menu',
    summary: 'Forget that these words mean an ingredient',
    description:
      'Lines of open imports that were matched by it are matched anew, or wait for somebody. What somebody chose stays, and drafts do.',
    request: { params: ingredientNo, body: body(z.strictObject(aliasShape)) },
    responses: {
      200: json(
        z.object({
          forgotten: z.boolean().openapi({ description: 'False: it was not known any more.' }),
        }),
        'Whether it was known.',
      ),
    },
    refusals: ['ingredient-unknown'],
  }),
  listImportBatches: route({
    method: 'get',
    path: '/api/admin/import-batches',
    access: 'see-menu',
    summary: 'What was asked to be imported, and how far it is',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(batchSchema), 'Newest first.') },
    refusals: ['invalid-cursor'],
  }),
  readImportBatch: route({
    method: 'get',
    path: '/api/admin/import-batches/{batchNo}',
    access: 'see-menu',
    summary:
      'How one of them stands: what was read, drafted, refused and why, and what was here already',
    request: { params: batchNo },
    responses: { 200: json(reportSchema, 'The report.') },
    refusals: ['import-not-found'],
  }),
  cancelImportBatch: route({
    method: 'post',
    path: '/api/admin/import-batches/{batchNo}/cancel',
    access: 'change-menu',
    summary: 'Read no more of it; what was read stays',
    request: { params: batchNo },
    responses: { 200: json(reportSchema, 'The report.') },
    refusals: ['import-not-found'],
  }),
  resumeImportBatch: route({
    method: 'post',
    path: '/api/admin/import-batches/{batchNo}/resume',
    access: 'change-menu',
    summary: 'Go on reading where it was cancelled',
    request: { params: batchNo },
    responses: { 200: json(reportSchema, 'The report.') },
    refusals: ['import-not-found'],
  }),
  listImports: route({
    method: 'get',
    path: '/api/admin/imports',
    access: 'see-menu',
    summary: 'Recipes of others on their way to drafts',
    request: {
      query: queryOf({
        state: z.enum(importStates).optional(),
        batchNo: numberInPath.optional(),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: {
      200: json(
        pageSchema(
          z
            .object({ ...listedShape, lines: z.number().int(), openLines: z.number().int() })
            .openapi('ListedImport'),
        ),
        'Newest first.',
      ),
    },
    refusals: ['invalid-cursor'],
  }),
  startImports: route({
    method: 'post',
    path: '/api/admin/imports',
    access: 'change-menu',
    summary: 'Read recipes from addresses, or from a text that was pasted',
    description:
      'They are read after the answer: ask for the batch. Pages of public addresses alone are fetched. Nothing becomes a draft by itself.',
    request: {
      body: body(
        z
          .strictObject({
            urls: z.array(address).max(mostUrls).default([]),
            text: z
              .string()
              .max(mostText)
              .refine((said) => said.isWellFormed() && !said.includes('\0'), {
                error: 'must not contain control characters',
              })
              .openapi({ maxLength: mostText, 'x-most-bytes': mostText * 3 })
              .nullable()
              .default(null),
            region: region.nullable().default(null),
          })
          .refine(({ urls, text: said }) => urls.length > 0 || (said ?? '').trim() !== '', {
            error: 'must have an address or a text',
            path: ['urls'],
          }),
      ),
    },
    responses: { 201: json(batchSchema, 'What is to be read.') },
    refusals: ['fetching-off'],
  }),
  importFile: route({
    method: 'post',
    path: '/api/admin/import-files',
    access: 'change-menu',
    summary: 'Read the recipes of a file that another program wrote',
    description:
      'Mealie, Tandoor, Paprika, RecipeSage, Nextcloud Cookbook, Cooklang, or a page as HTML: its bytes are the body.',
    request: {
      query: queryOf({ name: name(200), region: region.optional() }),
      body: {
        required: true,
        content: {
          'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
    },
    responses: { 201: json(batchSchema, 'What is to be read.') },
    refusals: [],
  }),
  readImport: route({
    method: 'get',
    path: '/api/admin/imports/{importNo}',
    access: 'see-menu',
    summary: 'One of them: each line beside its reading and what it may mean',
    request: { params: importNo },
    responses: { 200: json(importSchema, 'The import.') },
    refusals: ['import-not-found'],
  }),
  changeImport: route({
    method: 'put',
    path: '/api/admin/imports/{importNo}',
    access: 'change-menu',
    summary: 'Say what its lines mean and what it lacks, over the version you saw',
    description:
      'What a food was said to be is remembered for its language. Lines that are not spoken of stay as they are.',
    request: { params: importNo, body: body(resolution) },
    responses: { 200: json(importSchema, 'The import.') },
    refusals: [...changes, 'ingredient-not-found', 'category-not-found'],
  }),
  addImportedIngredient: route({
    method: 'post',
    path: '/api/admin/imports/{importNo}/ingredients',
    access: 'change-menu',
    summary: 'Add an ingredient that one of its lines asks for; what is in it is left to be said',
    request: {
      params: importNo,
      body: body(
        z.strictObject({
          version: fields.version,
          lineNo: whole(1, mostLines),
          name: name(50),
          unit: z.enum(units),
          packAmount: fields.amount,
          priceCents: fields.priceCents,
        }),
      ),
    },
    responses: { 201: json(importSchema, 'The import, matched anew.') },
    refusals: [...changes, 'ingredient-name-taken'],
  }),
  draftImport: route({
    method: 'post',
    path: '/api/admin/imports/{importNo}/draft',
    access: 'change-menu',
    summary: 'Make a draft of it, once everything is said',
    request: { params: importNo, body: seen },
    responses: { 201: json(importSchema, 'The import, with the number of its draft.') },
    refusals: [...changes, 'import-unfinished', 'category-not-found', 'ingredient-not-found'],
  }),
  setImportAside: route({
    method: 'post',
    path: '/api/admin/imports/{importNo}/set-aside',
    access: 'change-menu',
    summary: 'Want nothing of it; it may be imported again',
    request: { params: importNo, body: seen },
    responses: { 200: json(importSchema, 'The import.') },
    refusals: [...changes],
  }),
  readRecipeSource: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}/source',
    access: 'see-menu',
    summary: 'Where a recipe came from',
    request: { params: recipeNo },
    responses: { 200: json(sourceSchema, 'Its source.') },
    refusals: ['recipe-not-found'],
  }),
  sayOwnWords: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/own-words',
    access: 'change-menu',
    summary: 'Say that the words of a recipe that came from elsewhere are the shop’s own',
    request: { params: recipeNo },
    responses: { 200: json(sourceSchema, 'Its source.') },
    refusals: ['recipe-not-found', 'no-source'],
  }),
} satisfies Contract;
