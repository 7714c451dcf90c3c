import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { blankFacts, nested, type IngredientFacts } from '../../contract/ingredient-shape.ts';
import { openCrew, type Crew } from '../../platform/crew.ts';
import { inBackground } from '../../platform/in-slices.ts';
import type { Database, Db, Seeing, Tx, WebPages } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import { addIngredient, everyIngredient } from '../ingredients/ingredients.ts';
import { keepSource, saveRecipe, everyCategory, everySynonym } from '../recipes/recipes.ts';
import { everythingArchived } from '../archive/archive.ts';
import { readLine } from '../reading-lines/read-line.ts';
import type { Region } from '../units/unit-table.ts';
import { draftOf, missingIn } from './draft-of.ts';
import type {
  Batch,
  ImportLine,
  KeptImport,
  LearntAlias,
  ReportedSource,
  Resolution,
} from './import.ts';
import { matchLine, pantryOf, type Pantry } from './match-line.ts';
import { readSource, type FoundRecipe, type SourcePart, type SourceText } from './read-source.ts';
import * as rows from './sql.ts';
import { settled, sourceKeyOf, understood } from './understand.ts';

export type Importing = {
  database: Database;
  clock: () => Date;
  webPages: WebPages | undefined;
  log: Logger;
  seeing: Seeing | undefined;
};
type Starting = Pick<Importing, 'database' | 'clock' | 'webPages'>;
type Asked = { urls: readonly string[]; text: string | null; region: Region | null };

/** Notes what there is to read; a crew reads it (`openReading`). */
export async function startImports(
  { database, clock, webPages }: Starting,
  { urls, text, region }: Asked,
  by: Actor,
): Promise<number> {
  if (urls.length > 0 && !webPages) throw new Refusal('fetching-off');
  const sources: rows.NewSource[] = [...new Set(urls)].map((name) => ({
    kind: 'url',
    name,
    body: null,
  }));
  if (text !== null) {
    const [first = ''] = text.trim().split(/\r\n|\n|\r/u);
    const body = new TextEncoder().encode(text);
    sources.push({ kind: 'text', name: first.slice(0, 80), body });
  }
  return startBatch({ database, clock }, sources, region, by);
}

/** The same for a file that another program wrote. */
export async function startFileImport(
  parts: Pick<Importing, 'database' | 'clock'>,
  { name, bytes, region }: { name: string; bytes: Uint8Array; region: Region | null },
  by: Actor,
): Promise<number> {
  return startBatch(parts, [{ kind: 'file', name, body: bytes }], region, by);
}

async function startBatch(
  { database, clock }: Pick<Importing, 'database' | 'clock'>,
  sources: readonly rows.NewSource[],
  region: Region | null,
  by: Actor,
): Promise<number> {
  const kinds = [...new Set(sources.map(({ kind }) => kind))];
  return database.transaction(async (tx) => {
    const subject = await rows.addBatch(tx, { region, sources, at: clock() });
    const after = { sources: sources.length, kinds, region };
    await record(tx, { by, what: 'import-started', subject, before: null, after });
    return subject;
  });
}

export const batchesOf = (
  { database }: { database: Database },
  page: { before: number; limit: number },
): Promise<Batch[]> => rows.readBatches(database, page);

const mostReported = 500;

/** How a batch stands, and what became of each of its sources; those with something amiss first. */
export async function batchReport(
  { database }: { database: Database },
  batchNo: number,
): Promise<{ batch: Batch; sources: ReportedSource[] }> {
  return database.snapshot(async (db) => {
    const [batch] = await rows.readBatches(db, { before: 0, limit: 1, batchNo });
    if (!batch) throw new Refusal('import-not-found');
    return { batch, sources: await rows.readSources(db, batchNo, mostReported) };
  });
}

/** What is read stays, what waits is not read; whoever is in the middle of a file stops at its next few recipes. */
export async function cancelBatch(
  parts: Pick<Importing, 'database' | 'clock'>,
  batchNo: number,
  by: Actor,
): Promise<void> {
  await setCancelled(parts, batchNo, parts.clock(), by);
}

/** Goes on where it was cancelled. */
export async function resumeBatch(
  parts: Pick<Importing, 'database' | 'clock'>,
  batchNo: number,
  by: Actor,
): Promise<void> {
  await setCancelled(parts, batchNo, null, by);
}

async function setCancelled(
  { database, clock }: Pick<Importing, 'database' | 'clock'>,
  batchNo: number,
  at: Date | null,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const [batch] = await rows.readBatches(tx, { before: 0, limit: 1, batchNo });
    if (!batch) throw new Refusal('import-not-found');
    if ((batch.cancelledAt === null) === (at === null)) return;
    await rows.writeCancelled(tx, batchNo, at);
    if (at === null) await rows.makeDue(tx, batchNo, clock());
    const what = at === null ? 'import-resumed' : 'import-cancelled';
    const [before, after] = [{ cancelled: at === null }, { cancelled: at !== null }];
    await record(tx, { by, what, subject: batchNo, before, after });
  });
}

export const importsOf = ({ database }: { database: Database }, listing: rows.Listing) =>
  rows.readImports(database, listing);

export async function importByNo(
  { database }: { database: Database },
  importNo: number,
): Promise<{ recipe: KeptImport; lines: ImportLine[] }> {
  return database.snapshot(async (db) => {
    const recipe = await rows.readImport(db, importNo);
    if (!recipe) throw new Refusal('import-not-found');
    return { recipe, lines: await rows.readLines(db, importNo) };
  });
}

/** Takes the pen, and refuses what is settled or was seen before somebody else changed it. */
async function held(tx: Tx, importNo: number, seenVersion: number): Promise<KeptImport> {
  const recipe = await rows.lockImport(tx, importNo);
  if (!recipe) throw new Refusal('import-not-found');
  if (recipe.state !== 'open') throw new Refusal('import-settled');
  if (recipe.version !== seenVersion) throw new Refusal('precondition-failed');
  return recipe;
}

/**
 * Writes what somebody makes of an import over the version that they saw. What they say that a food is, the shop remembers: other imports
 * with an open line of that food are matched anew.
 */
export async function changeImport(
  { database, clock }: Pick<Importing, 'database' | 'clock'>,
  importNo: number,
  { version, ...resolution }: Resolution & { version: number },
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const was = await held(tx, importNo, version);
    await refuseUnknown(tx, resolution);
    const lines = await rows.readLines(tx, importNo);
    await rows.writeResolution(tx, importNo, resolution);
    await learn(tx, learntFrom(lines, resolution), clock());
    const before = headOf(was, lines);
    const after = headOf(resolution, await rows.readLines(tx, importNo));
    await record(tx, { by, what: 'import-changed', subject: importNo, before, after });
  });
}

async function refuseUnknown(tx: Tx, { lines, category }: Resolution): Promise<void> {
  const known = await everyIngredient(tx);
  const fields = lines.flatMap(({ lineNo, ingredientNo }) =>
    ingredientNo === null || known.has(ingredientNo)
      ? []
      : [{ field: `/lines/${lineNo}`, message: 'is not an ingredient' }],
  );
  if (fields.length > 0) throw new Refusal('ingredient-not-found', { fields });
  if (category === null) return;
  if (!(await everyCategory(tx)).some(({ slug }) => slug === category))
    throw new Refusal('category-not-found', {
      fields: [{ field: '/category', message: 'is not a category' }],
    });
}

/** Of the trail: texts and steps are in the draft once it is one. */
const headOf = (
  { name, category, servings, minutes, preparationCents, ownWords }: Omit<Resolution, 'lines'>,
  lines: readonly ImportLine[],
) => ({
  name,
  category,
  servings,
  minutes,
  preparationCents,
  ownWords,
  openLines: lines.filter(({ state }) => state === 'open').length,
});

type Learnt = { aliasKey: string; ingredientNo: number };

/** What somebody chose that the reader would not have taken by itself. */
function learntFrom(lines: readonly ImportLine[], { lines: chosen }: Resolution): Learnt[] {
  const byNo = new Map(lines.map((line) => [line.lineNo, line]));
  return chosen.flatMap(({ lineNo, state, ingredientNo }) => {
    const line = byNo.get(lineNo);
    if (state !== 'chosen' || ingredientNo === null || !line || line.reading.food === '') return [];
    const [best] = line.candidates;
    const isKnown = best?.ingredientNo === ingredientNo && best.by !== 'near';
    return isKnown ? [] : [{ aliasKey: line.aliasKey, ingredientNo }];
  });
}

const mostSettled = 2000;

async function learn(tx: Tx, learnt: readonly Learnt[], at: Date): Promise<void> {
  if (learnt.length === 0) return;
  const aliases = [...new Map(learnt.map((each) => [each.aliasKey, each])).values()];
  await rows.writeAliases(tx, aliases, at);
  await matchAgain(
    tx,
    aliases.map(({ aliasKey }) => aliasKey),
  );
}

/** What lines of open imports that wait mean by now. */
async function matchAgain(tx: Tx, aliasKeys: readonly string[]): Promise<void> {
  const open = await rows.readOpenLines(tx, aliasKeys, mostSettled);
  if (open.length === 0) return;
  const pantry = await everythingKnown(tx);
  const lines = open.map(({ importNo, lineNo, original, language, region }) => {
    const match = matchLine(readLine(original, language), pantry, region);
    return { importNo, lineNo, ...settled(match) };
  });
  await rows.settleLines(tx, lines);
}

/** What an ingredient is called, as the people of the shop said; by key, those after one. */
export const aliasesOf = (
  { database }: Pick<Importing, 'database'>,
  ingredientNo: number,
  page: { after: string | undefined; limit: number },
): Promise<LearntAlias[]> => rows.readAliasesOf(database, ingredientNo, page);

/**
 * Forgets that some words mean an ingredient; answers whether that was known. What was matched by it and is not drafted yet is matched anew.
 */
export async function forgetAlias(
  { database }: Pick<Importing, 'database'>,
  ingredientNo: number,
  { language, words }: { language: string; words: string },
  by: Actor,
): Promise<boolean> {
  const alias = { aliasKey: `${language} ${words}`, ingredientNo };
  return database.transaction(async (tx) => {
    if (!(await rows.deleteAlias(tx, alias))) return false;
    await rows.openMatchedLines(tx, alias);
    await matchAgain(tx, [alias.aliasKey]);
    const before = { language, words };
    await record(tx, { by, what: 'alias-forgotten', subject: ingredientNo, before, after: null });
    return true;
  });
}

/** What lines are matched with: what the shop has and what its people said; nothing that is archived. */
async function everythingKnown(db: Db): Promise<Pantry> {
  const ingredients = await everyIngredient(db);
  const archived = await everythingArchived(db);
  const offered = [...ingredients.values()].filter(
    ({ ingredientNo }) => !archived.ingredients.has(ingredientNo),
  );
  const there = new Set(offered.map(({ ingredientNo }) => ingredientNo));
  const aliases = [...(await rows.readAliases(db))].filter(([, no]) => there.has(no));
  return pantryOf(offered, new Map(aliases), await everySynonym(db));
}

type NewIngredient = Pick<IngredientFacts, 'name' | 'unit' | 'packAmount' | 'priceCents'>;

/** Adds an ingredient that a line asks for: of what is in it nothing is known until somebody says so, and nothing with it goes on the menu before. */
export async function addIngredientFor(
  parts: Editing & Pick<Importing, 'clock'>,
  { importNo, lineNo, version }: { importNo: number; lineNo: number; version: number },
  facts: NewIngredient,
  by: Actor,
): Promise<void> {
  const { recipe, lines } = await importByNo(parts, importNo);
  if (recipe.state !== 'open') throw new Refusal('import-settled');
  if (recipe.version !== version) throw new Refusal('precondition-failed');
  const line = lines.find((each) => each.lineNo === lineNo);
  if (!line || line.state === 'heading') throw new Refusal('import-not-found');
  const { ingredientNo } = await addIngredient(parts, nested({ ...blankFacts, ...facts }), by);
  await parts.database.transaction((tx) =>
    learn(tx, [{ aliasKey: line.aliasKey, ingredientNo }], parts.clock()),
  );
}

/** Makes a draft of an import, and of nothing more than a draft; where it came from is kept with it. */
export async function draftImport(
  parts: Editing & Pick<Importing, 'clock'>,
  importNo: number,
  seenVersion: number,
  by: Actor,
): Promise<number> {
  return changeMenu(parts, async (tx) => {
    const recipe = await held(tx, importNo, seenVersion);
    const lines = await rows.readLines(tx, importNo);
    const draft = draftOf(recipe, lines);
    if (!draft) throw new Refusal('import-unfinished', { fields: missingIn(recipe, lines) });
    const recipeNo = await saveRecipe(tx, undefined, draft, by);
    const { title, author, sourceUrl: url, sourceSteps: steps, ownWords } = recipe;
    const ownWordsAt = ownWords ? parts.clock() : null;
    await keepSource(tx, { recipeNo, title, author, url, steps, ownWordsAt });
    await rows.writeDrafted(tx, importNo, recipeNo);
    const [before, after] = [{ state: 'open' }, { state: 'drafted', recipeNo }];
    await record(tx, { by, what: 'import-drafted', subject: importNo, before, after });
    return recipeNo;
  });
}

/** Wants nothing of it; the same recipe may be imported again. */
export async function setImportAside(
  { database }: { database: Database },
  importNo: number,
  seenVersion: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    await held(tx, importNo, seenVersion);
    await rows.writeSetAside(tx, importNo);
    const [before, after] = [{ state: 'open' }, { state: 'set-aside' }];
    await record(tx, { by, what: 'import-set-aside', subject: importNo, before, after });
  });
}

/** So many sources are read at once by each server; pages of one site are rarely more. */
const atOnce = 3;
const leaseMs = 120_000;
/** A source that breaks its reader this often is refused. */
const mostAttempts = 3;
/** So many recipes are written down together. */
const writtenTogether = 20;

/** Reads what waits, on every server at once; what a server that died had in hand is due again, and goes on behind what was written down. */
export function openReading(parts: Importing, { pollMs }: { pollMs: number }): Crew {
  const { database, clock, log, seeing } = parts;
  const complain = (error: unknown) => {
    log.error({ err: error }, 'an import could not be read');
  };
  let isClosing = false;
  const until = () => new Date(clock().getTime() + leaseMs);
  const crew = openCrew<rows.DueSource>({
    atOnce,
    pollMs,
    claim: (most) => rows.claimSources(database, { most, now: clock(), until: until() }),
    work: async (source) => {
      try {
        await read(parts, source, { until, isClosing: () => isClosing });
      } catch (error) {
        complain(error);
        if (source.attempts >= mostAttempts)
          await rows.finishSource(database, source.sourceNo, 'failed').catch(complain);
      }
    },
    complain,
    seen: { seeing, name: 'read import' },
  });
  return {
    ...crew,
    close: () => {
      isClosing = true;
      return crew.close();
    },
  };
}

type Holding = { until: () => Date; isClosing: () => boolean };

async function read(
  parts: Importing,
  source: rows.DueSource,
  { until, isClosing }: Holding,
): Promise<void> {
  const { database } = parts;
  const text = await textOf(parts, source);
  if ('why' in text) return rows.finishSource(database, source.sourceNo, text.why);
  const pantry = await everythingKnown(database);
  const reading = readSource(text);
  let [place, recipes] = [0, 0];
  let isFirstWhy: ReportedSource['why'] = null;
  for (;;) {
    const next = await inBackground(nextParts(reading, writtenTogether));
    if (next.length === 0) break;
    const before = place;
    place += next.length;
    recipes += next.filter(({ recipe }) => recipe).length;
    isFirstWhy ??= next.find(({ refused }) => refused)?.refused?.why ?? null;
    const together = next
      .map((said, at) => ({ part: before + at + 1, said }))
      .filter(({ part }) => part > source.readParts);
    if (together.length === 0) continue;
    const found = await inBackground(newImports(together, source, pantry, parts.clock()));
    const leftOut = together.flatMap(({ said }) => said.refused ?? []);
    // Whoever stops gives back what they hold: it is gone on with behind what was read, here or by another server.
    const isLast = isClosing();
    const goesOn = await database.transaction(async (tx) => {
      const held = { readParts: place, leftOut, until: isLast ? parts.clock() : until() };
      if (!(await rows.keepReading(tx, source.sourceNo, held))) return false;
      for (const each of found) await rows.addImport(tx, each);
      return true;
    });
    if (!goesOn || isLast) return;
  }
  // A source that gave nothing at all is refused with its reason; what of a file gave none stands beside what did.
  await rows.finishSource(database, source.sourceNo, recipes === 0 ? (isFirstWhy ?? 'no-recipe') : null); // prettier-ignore
}

/** The next recipes and faults. In one go of slices: many that are short give way as one that is long does. */
function* nextParts(reading: Generator<SourcePart>, most: number): Generator<void, SourcePart[]> {
  const parts: SourcePart[] = [];
  while (parts.length < most) {
    const step = reading.next();
    if (step.done) break;
    if (step.value.recipe ?? step.value.refused) parts.push(step.value);
    yield;
  }
  return parts;
}

function* newImports(
  together: readonly { part: number; said: SourcePart }[],
  source: rows.DueSource,
  pantry: Pantry,
  readAt: Date,
): Generator<void, rows.NewImport[]> {
  const found: rows.NewImport[] = [];
  for (const { part, said } of together) {
    if (said.recipe) found.push(yield* newImport(said.recipe, part, source, pantry, readAt));
    yield;
  }
  return found;
}

function* newImport(
  found: FoundRecipe,
  part: number,
  { sourceNo, batchNo, region }: rows.DueSource,
  pantry: Pantry,
  readAt: Date,
): Generator<void, rows.NewImport> {
  const { language, name, servings, minutes, lines } = yield* understood(found, pantry, region);
  const { title, yields, totalMinutes, author, sourceUrl, notes, steps } = found;
  const sourceKey = createHash('sha256').update(sourceKeyOf(found)).digest('hex');
  return {
    batchNo,
    sourceNo,
    part,
    sourceKey,
    title,
    yields,
    totalMinutes,
    author,
    sourceUrl,
    notes,
    language,
    sourceSteps: steps,
    readAt,
    name,
    servings,
    minutes,
    steps,
    lines,
  };
}

async function textOf(
  { webPages }: Importing,
  { kind, name, body }: rows.DueSource,
): Promise<SourceText | { why: NonNullable<ReportedSource['why']> }> {
  switch (kind) {
    case 'url': {
      if (!webPages) return { why: 'fetching-off' };
      const page = await webPages.fetch(name);
      return page.kind === 'page' ? page : { why: page.failure };
    }
    case 'text':
      return { kind, text: new TextDecoder().decode(body ?? new Uint8Array()) };
    case 'file':
      return { kind, name, bytes: body ?? new Uint8Array() };
  }
}
