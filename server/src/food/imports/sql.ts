import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import type { Region } from '../units/unit-table.ts';
import {
  batchRow,
  importRow,
  learntRow,
  lineRow,
  listedImportRow,
  openLineRow,
  sourceRow,
  type Batch,
  type ImportLine,
  type KeptImport,
  type LearntAlias,
  type ListedImport,
  type ReportedSource,
  type Resolution,
} from './import.ts';

const numberRow = z.object({ no: z.int() });
const aliasRow = z.object({ aliasKey: z.string(), ingredientNo: z.int() });
const regionColumn = batchRow.shape.region;
const dueRow = z.object({
  sourceNo: z.int(),
  batchNo: z.int(),
  kind: sourceRow.shape.kind,
  name: z.string(),
  body: z.instanceof(Uint8Array).nullable(),
  readParts: z.int(),
  attempts: z.int(),
  region: regionColumn,
});
export type DueSource = z.infer<typeof dueRow>;

export type NewSource = { kind: ReportedSource['kind']; name: string; body: Uint8Array | null };

export async function addBatch(
  tx: Tx,
  { region, sources, at }: { region: Region | null; sources: readonly NewSource[]; at: Date },
): Promise<number> {
  const [row] = await tx.query(
    numberRow,
    sql`insert into import_batch (region, started_at) values (${region}, ${at}) returning batch_no as no`,
  );
  const no = row?.no ?? 0;
  for (const { kind, name, body } of sources) {
    await tx.run(sql`insert into import_source (batch_no, kind, name, body, due_at)
      values (${no}, ${kind}, ${name}, ${body === null ? null : Buffer.from(body)}, ${at})`);
  }
  return no;
}

/** Leases at most so many of what waits to be read, oldest first; what is cancelled waits on. */
export async function claimSources(
  db: Db,
  { most, now, until }: { most: number; now: Date; until: Date },
): Promise<DueSource[]> {
  return db.query(
    dueRow,
    sql`update import_source s set due_at = ${until}, attempts = attempts + 1
    from import_batch b
    where b.batch_no = s.batch_no and s.source_no in (
      select source_no from import_source join import_batch using (batch_no)
      where state = 'waiting' and due_at <= ${now} and cancelled_at is null
      order by source_no limit ${most} for update of import_source skip locked)
    returning s.source_no as "sourceNo", s.batch_no as "batchNo", s.kind, s.name, s.body, s.read_parts as "readParts", s.attempts, b.region`,
  );
}

/** Goes on holding it, so many parts further; false where somebody cancelled it meanwhile. */
export async function keepReading(
  tx: Tx,
  sourceNo: number,
  { readParts, leftOut, until }: { readParts: number; leftOut: object[]; until: Date },
): Promise<boolean> {
  const kept = await tx.run(sql`update import_source s set read_parts = ${readParts},
      left_out = left_out || ${JSON.stringify(leftOut)}::jsonb, due_at = ${until}, attempts = 1
    from import_batch b where s.source_no = ${sourceNo} and b.batch_no = s.batch_no and b.cancelled_at is null and s.state = 'waiting'`);
  return kept > 0;
}

export async function finishSource(
  db: Db,
  sourceNo: number,
  why: ReportedSource['why'],
): Promise<void> {
  await db.run(sql`update import_source set state = ${why === null ? 'read' : 'refused'}, why = ${why}, body = null
    where source_no = ${sourceNo} and state = 'waiting'`);
}

/** Whether there is such a batch. */
export async function writeCancelled(
  tx: Tx,
  batchNo: number,
  cancelledAt: Date | null,
): Promise<boolean> {
  const changed = await tx.run(
    sql`update import_batch set cancelled_at = ${cancelledAt} where batch_no = ${batchNo}`,
  );
  return changed > 0;
}

/** What was cut off may be taken up at once. */
export async function makeDue(tx: Tx, batchNo: number, now: Date): Promise<void> {
  await tx.run(sql`update import_source set due_at = ${now}, attempts = 0
    where batch_no = ${batchNo} and state = 'waiting'`);
}

export async function readBatches(
  db: Db,
  { before, limit, batchNo }: { before: number; limit: number; batchNo?: number },
): Promise<Batch[]> {
  const these = batchNo === undefined ? sql`batch_no < ${before}` : sql`batch_no = ${batchNo}`;
  return db.query(
    batchRow,
    sql`select batch_no as "batchNo", region, started_at as "startedAt", cancelled_at as "cancelledAt",
      s.all as "sources", s.waiting, s.refused, s.left_out as "leftOut",
      i.all as "recipes", i.open, i.drafted, i.set_aside as "setAside", i.duplicates
    from import_batch b,
      lateral (select count(*)::int as all, (count(*) filter (where state = 'waiting'))::int as waiting,
        (count(*) filter (where state = 'refused'))::int as refused,
        coalesce(sum(jsonb_array_length(left_out)), 0)::int as left_out
        from import_source s where s.batch_no = b.batch_no) s,
      lateral (select count(*)::int as all, (count(*) filter (where state = 'open'))::int as open,
        (count(*) filter (where state = 'drafted'))::int as drafted,
        (count(*) filter (where state = 'set-aside'))::int as set_aside,
        (count(*) filter (where state = 'duplicate'))::int as duplicates
        from recipe_import i where i.batch_no = b.batch_no) i
    where ${these} order by batch_no desc limit ${limit}`,
  );
}

/** The sources of a batch that say something: those that were refused, or left something out, first. */
export async function readSources(
  db: Db,
  batchNo: number,
  most: number,
): Promise<ReportedSource[]> {
  return db.query(
    sourceRow,
    sql`select source_no as "sourceNo", kind, name, state, why, left_out as "leftOut",
      (select count(*)::int from recipe_import i where i.source_no = s.source_no) as "recipes"
    from import_source s where batch_no = ${batchNo}
    order by state = 'refused' desc, jsonb_array_length(left_out) > 0 desc, source_no limit ${most}`,
  );
}

export type NewImport = Omit<
  KeptImport,
  | 'importNo'
  | 'state'
  | 'recipeNo'
  | 'duplicateOf'
  | 'version'
  | 'region'
  | 'sourceName'
  | 'category'
  | 'preparationCents'
  | 'ownWords'
> & { sourceNo: number; part: number; sourceKey: string; lines: ImportLine[] };

/** Writes a recipe as it was found, once: the same one of the same place is kept as a duplicate of the first, without its lines. */
export async function addImport(tx: Tx, found: NewImport): Promise<void> {
  const columns = sql`batch_no, source_no, part, source_key, title, yields, total_minutes, author, source_url, notes, language,
    source_steps, read_at, recipe_name, servings, minutes, steps, state, duplicate_of`;
  const values = sql`${found.batchNo}, ${found.sourceNo}, ${found.part}, ${found.sourceKey}, ${found.title}, ${found.yields},
    ${found.totalMinutes}::int, ${found.author}, ${found.sourceUrl}, ${found.notes}, ${found.language}, ${found.sourceSteps}::text[],
    ${found.readAt}::timestamptz, ${found.name}, ${found.servings}::int, ${found.minutes}::int, ${found.steps}::text[]`;
  const [first] = await tx.query(
    numberRow,
    sql`insert into recipe_import (${columns}) values (${values}, 'open', null)
    on conflict do nothing returning import_no as no`,
  );
  if (first) return writeLines(tx, first.no, found.lines);
  await tx.run(sql`insert into recipe_import (${columns})
    select ${values}, 'duplicate', import_no from recipe_import
    where source_key = ${found.sourceKey} and state in ('open', 'drafted')
    on conflict do nothing`);
}

async function writeLines(tx: Tx, importNo: number, lines: readonly ImportLine[]): Promise<void> {
  await tx.run(sql`insert into recipe_import_line
      (import_no, line_no, original, reading, confidence, candidates, state, ingredients_no, quantity, alias_key)
    select ${importNo}, l."lineNo", l.original, l.reading, l.confidence, l.candidates, l.state, l."ingredientNo", l.amount, l."aliasKey"
    from json_to_recordset(${JSON.stringify(lines)}::json) as l ("lineNo" int, original text, reading jsonb, confidence jsonb,
      candidates jsonb, state text, "ingredientNo" bigint, amount bigint, "aliasKey" text)`);
}

const listedColumns = sql`i.import_no as "importNo", i.batch_no as "batchNo", i.state, i.title, i.recipe_name as "name",
  i.source_url as "sourceUrl", s.name as "sourceName", i.recipe_no as "recipeNo", i.duplicate_of as "duplicateOf", i.read_at as "readAt"`;

export type Listing = {
  before: number;
  limit: number;
  state?: ListedImport['state'] | undefined;
  batchNo?: number | undefined;
};

/** Newest first. */
export async function readImports(
  db: Db,
  { before, limit, state, batchNo }: Listing,
): Promise<ListedImport[]> {
  return db.query(
    listedImportRow,
    sql`select ${listedColumns}, l.lines, l.open as "openLines"
    from recipe_import i join import_source s using (source_no),
      lateral (select count(*)::int as lines, (count(*) filter (where state = 'open'))::int as open
        from recipe_import_line where import_no = i.import_no) l
    where i.import_no < ${before} and (${state ?? null}::text is null or i.state = ${state ?? null})
      and (${batchNo ?? null}::bigint is null or i.batch_no = ${batchNo ?? null})
    order by i.import_no desc limit ${limit}`,
  );
}

const wholeImport = sql`select ${listedColumns}, i.yields, i.total_minutes as "totalMinutes", i.author, i.notes, i.language, b.region,
    i.source_steps as "sourceSteps", i.category_slug as "category", i.servings, i.minutes, i.preparation_cents as "preparationCents",
    i.steps, i.own_words as "ownWords", i.version
  from recipe_import i join import_source s using (source_no) join import_batch b on b.batch_no = i.batch_no`;

export async function readImport(db: Db, importNo: number): Promise<KeptImport | undefined> {
  return one(db, sql`${wholeImport} where import_no = ${importNo}`);
}

/** Takes the pen for an import. */
export async function lockImport(tx: Tx, importNo: number): Promise<KeptImport | undefined> {
  return one(tx, sql`${wholeImport} where import_no = ${importNo} for update of i`);
}

const one = async (db: Db, statement: Sql): Promise<KeptImport | undefined> =>
  (await db.query(importRow, statement))[0];

export async function readLines(db: Db, importNo: number): Promise<ImportLine[]> {
  return db.query(
    lineRow,
    sql`select line_no as "lineNo", original, reading, confidence, candidates, state, ingredients_no as "ingredientNo",
      quantity as "amount", alias_key as "aliasKey"
    from recipe_import_line where import_no = ${importNo} order by line_no`,
  );
}

/** What somebody makes of it; the lines that are not spoken of stay. */
export async function writeResolution(
  tx: Tx,
  importNo: number,
  { name, category, servings, minutes, preparationCents, steps, ownWords, lines }: Resolution,
): Promise<void> {
  await tx.run(sql`update recipe_import set recipe_name = ${name}, category_slug = ${category}, servings = ${servings}, minutes = ${minutes},
    preparation_cents = ${preparationCents}, steps = ${steps}, own_words = ${ownWords}, version = version + 1
    where import_no = ${importNo}`);
  await tx.run(sql`update recipe_import_line k set state = l.state, ingredients_no = l."ingredientNo", quantity = l.amount
    from json_to_recordset(${JSON.stringify(lines)}::json) as l ("lineNo" int, state text, "ingredientNo" bigint, amount bigint)
    where k.import_no = ${importNo} and k.line_no = l."lineNo" and k.state <> 'heading'`);
}

export async function writeDrafted(tx: Tx, importNo: number, recipeNo: number): Promise<void> {
  await tx.run(sql`update recipe_import set state = 'drafted', recipe_no = ${recipeNo}, version = version + 1
    where import_no = ${importNo}`);
}

export async function writeSetAside(tx: Tx, importNo: number): Promise<void> {
  await tx.run(sql`update recipe_import set state = 'set-aside', version = version + 1
    where import_no = ${importNo}`);
}

export async function readAliases(db: Db): Promise<Map<string, number>> {
  const rows = await db.query(
    aliasRow,
    sql`select alias_key as "aliasKey", ingredients_no as "ingredientNo" from ingredient_alias`,
  );
  return new Map(rows.map(({ aliasKey, ingredientNo }) => [aliasKey, ingredientNo]));
}

/** What an ingredient was said to be called, by key. */
export async function readAliasesOf(
  db: Db,
  ingredientNo: number,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<LearntAlias[]> {
  return db.query(
    learntRow,
    sql`select alias_key as "aliasKey", ingredients_no as "ingredientNo", learnt_at as "learntAt" from ingredient_alias
    where ingredients_no = ${ingredientNo} and (${after ?? null}::text is null or alias_key collate "C" > ${after ?? null})
    order by alias_key collate "C" limit ${limit}`,
  );
}

/** Answers whether it was there. */
export async function deleteAlias(
  tx: Tx,
  { aliasKey, ingredientNo }: z.infer<typeof aliasRow>,
): Promise<boolean> {
  const gone = await tx.query(
    aliasRow,
    sql`delete from ingredient_alias where alias_key = ${aliasKey} and ingredients_no = ${ingredientNo}
    returning alias_key as "aliasKey", ingredients_no as "ingredientNo"`,
  );
  return gone.length > 0;
}

/** Lines of open imports that were matched by an alias, and by nobody's hand, wait again. */
export async function openMatchedLines(
  tx: Tx,
  { aliasKey, ingredientNo }: z.infer<typeof aliasRow>,
): Promise<void> {
  await tx.run(sql`update recipe_import_line l set state = 'open', ingredients_no = null, quantity = null
    from recipe_import i where i.import_no = l.import_no and i.state = 'open' and l.state = 'matched'
      and l.alias_key = ${aliasKey} and l.ingredients_no = ${ingredientNo} and l.candidates -> 0 ->> 'by' = 'alias'`);
}

/** What was said last holds. */
export async function writeAliases(
  tx: Tx,
  aliases: readonly { aliasKey: string; ingredientNo: number }[],
  at: Date,
): Promise<void> {
  const sorted = aliases.toSorted((a, b) => (a.aliasKey < b.aliasKey ? -1 : 1));
  await tx.run(sql`insert into ingredient_alias (alias_key, ingredients_no, learnt_at)
    select l."aliasKey", l."ingredientNo", ${at}
    from json_to_recordset(${JSON.stringify(sorted)}::json) as l ("aliasKey" text, "ingredientNo" bigint)
    on conflict (alias_key) do update set ingredients_no = excluded.ingredients_no, learnt_at = excluded.learnt_at`);
}

/** Open lines of open imports that say one of these foods. */
export async function readOpenLines(
  db: Db,
  aliasKeys: readonly string[],
  most: number,
): Promise<z.infer<typeof openLineRow>[]> {
  return db.query(
    openLineRow,
    sql`select l.import_no as "importNo", l.line_no as "lineNo", l.original, i.language, b.region
    from recipe_import_line l join recipe_import i using (import_no) join import_batch b using (batch_no)
    where l.state = 'open' and i.state = 'open' and l.alias_key = any(${aliasKeys}::text[])
    order by l.import_no, l.line_no limit ${most}`,
  );
}

type Settling = Pick<ImportLine, 'lineNo' | 'state' | 'ingredientNo' | 'amount' | 'candidates'>;

/** Those that are still open, with what is known of them now; nobody's saved choice is written over. */
export async function settleLines(
  tx: Tx,
  lines: readonly (Settling & { importNo: number })[],
): Promise<void> {
  await tx.run(sql`update recipe_import_line k set state = l.state, ingredients_no = l."ingredientNo", quantity = l.amount, candidates = l.candidates
    from json_to_recordset(${JSON.stringify(lines)}::json) as l ("importNo" bigint, "lineNo" int, state text, "ingredientNo" bigint, amount bigint, candidates jsonb)
    where k.import_no = l."importNo" and k.line_no = l."lineNo" and k.state = 'open'`);
  await tx.run(sql`update recipe_import set version = version + 1
    where import_no = any(${[...new Set(lines.map(({ importNo }) => importNo))]}::bigint[])`);
}
