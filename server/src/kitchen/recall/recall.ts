import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import { wordingOf } from '../../checkout/after-order/letter.ts';
import { inLanguage, readIn } from '../../checkout/orders/read-lines-in.ts';
import { orderStory } from '../../checkout/orders/orders.ts';
import type { Hazard } from '../../contract/hazards.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import {
  recallMoney,
  refundRecalled,
  tellRecalledIn,
  type RecallMoney,
  type Refunding,
} from '../../payments/refunds/refunds.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Db, Json, Mail, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import * as lots from '../../stock/lots/lots.ts';
import { recallLetter } from './letters.ts';
import type { Progress, Recall, RecallLine } from './recalled.ts';
import * as rows from './sql.ts';

/** What calling food back takes. */
export type Recalling = lots.Lots & Refunding & Telling;

export type StartedRecall = {
  lotNo: number;
  isDrill: boolean;
  hazard: Hazard;
  note: string | null;
};

/**
 * Begins a recall: blocks the lot and writes down exactly the boxes that have some of it, at one moment. A drill only writes down. One that goes
 * on is answered again, as it was begun.
 */
export async function start(
  { database, clock, stock }: lots.Lots,
  asked: StartedRecall,
  by: Actor,
): Promise<{ recallNo: number; isNew: boolean }> {
  const { lotNo, isDrill, hazard, note } = asked;
  const answer = await database.transaction(async (tx) => {
    // Until the end of this nobody portions from the lot, and no box leaves with it.
    await lots.takePen(tx);
    const open = await rows.readOpen(tx, lotNo, isDrill);
    if (open !== undefined) return { recallNo: open, isNew: false };
    const lot = await lots.lotIn(tx, lotNo);
    const at = clock();
    if (!isDrill && lot.status === 'usable')
      await lots.changeIn(tx, lotNo, { kind: 'quarantined', note: 'recalled' }, { at, by });
    const recallNo = await rows.addRecall(tx, { ...asked, at, by: nameOf(by) });
    const began = performance.now();
    const lines = await rows.writeLines(tx, recallNo, lotNo);
    await rows.writeFound(tx, recallNo, Math.ceil(performance.now() - began));
    const after = { lotNo, isDrill, hazard, lines, hasNote: note !== null };
    await record(tx, { by, what: 'recall-started', subject: recallNo, before: null, after });
    return { recallNo, isNew: true };
  });
  if (answer.isNew && !isDrill) await stock.refresh();
  return answer;
}

/** Newest first. */
export const recalls = (
  { database }: Pick<Recalling, 'database'>,
  page: { before: number | undefined; limit: number },
): Promise<Recall[]> => rows.readRecalls(database, page);

export type RecallStory = {
  recall: Recall;
  lotStatus: 'usable' | 'quarantined';
  progress: Progress;
};

export async function recallStory(
  { database }: Pick<Recalling, 'database'>,
  recallNo: number,
): Promise<RecallStory> {
  return database.snapshot(async (db) => {
    const recall = await found(db, recallNo);
    const { status: lotStatus } = await lots.lotIn(db, recall.lotNo);
    return { recall, lotStatus, progress: await rows.readProgress(db, recallNo) };
  });
}

/** The lines that had some of it, by order and line. */
export async function linesOf(
  { database }: Pick<Recalling, 'database'>,
  recallNo: number,
  page: { after: { orderNo: number; lineNo: number } | undefined; limit: number },
): Promise<RecallLine[]> {
  return database.snapshot(async (db) => {
    await found(db, recallNo);
    return rows.readLines(db, recallNo, page);
  });
}

async function found(db: Db, recallNo: number): Promise<Recall> {
  const recall = await rows.readRecall(db, recallNo);
  if (!recall) throw new Refusal('recall-not-found', { recallNo });
  return recall;
}

export type Draft = { language: Language; orderNo: number; subject: string; text: string };

/**
 * The letter as it would be sent for one of the boxes, in each language of the shop window; `called`: what of its customer's name whoever
 * looks may read. Of a recall without boxes there is none.
 */
export async function drafts(
  parts: Recalling,
  recallNo: number,
  called: (name: string) => string,
): Promise<Draft[]> {
  const { database, config, menu } = parts;
  const recall = await found(database, recallNo);
  const orderNo = await rows.readExample(database, recallNo);
  if (orderNo === undefined) return [];
  const lines = await linesOfOrder(database, recallNo, orderNo);
  const story = await orderStory(parts, orderNo);
  const money = await recallMoney(parts, orderNo, lines);
  const languages: Language[] = [ownLanguage, ...config.shop.languages];
  return languages.map((language) => {
    const wording = wordingOf(config, language);
    const read = readIn(inLanguage(menu, language), story);
    const order = { ...money.order, name: called(money.order.name) };
    const letter = recallLetter(order, recall, among(read.lines, lines), backOf(money), wording);
    return { language, orderNo, subject: letter.subject, text: letter.text };
  });
}

const linesOfOrder = (db: Db, recallNo: number, orderNo: number): Promise<RecallLine[]> =>
  rows.readLines(db, recallNo, { orderNo, limit: mostLines });
const mostLines = 9999;

const backOf = ({ worth, back }: RecallMoney) => ({ ...back, worth });

const among = <Line extends { lineNo: number }>(
  all: readonly Line[],
  some: readonly { lineNo: number }[],
): Line[] => all.filter(({ lineNo }) => some.some((it) => it.lineNo === lineNo));

/**
 * Has each customer told whose box has left with some of the lot, and what of it cost given back: once for each order, however often this is
 * asked. A box that is here still is mended instead.
 */
export async function sendLetters(
  { database, clock, outbox: port }: Pick<Recalling, 'database' | 'clock' | 'outbox'>,
  recallNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    // No box leaves or comes back meanwhile.
    await lots.takePen(tx);
    await openedIn(tx, recallNo);
    const at = clock();
    const told = await rows.tellLines(tx, recallNo, at);
    if (told.length === 0) return;
    await tellRecalledIn(tx, told, { at, by });
    const orderNos = [...new Set(told.map(({ orderNo }) => orderNo))].toSorted((a, b) => a - b);
    await outbox.addAll(
      tx,
      orderNos.map((orderNo) => ({ kind: 'order-recalled', payload: { recallNo, orderNo } })),
    );
    const after = { letters: orderNos.length };
    await record(tx, { by, what: 'recall-told', subject: recallNo, before: null, after });
  });
  port.poke();
}

/** Takes the pen of a recall that goes on and is no drill. */
async function openedIn(tx: Tx, recallNo: number): Promise<void> {
  if (!(await rows.lockRecall(tx, recallNo))) throw new Refusal('recall-not-found', { recallNo });
  const { isDrill, endedAt } = await found(tx, recallNo);
  if (isDrill) throw new Refusal('recall-is-a-drill', { recallNo });
  if (endedAt !== null) throw new Refusal('recall-ended', { recallNo });
}

/** Ends it; the lot stays blocked until somebody releases it or throws it away. Said again it changes nothing. */
export async function end(
  { database, clock }: Pick<Recalling, 'database' | 'clock'>,
  recallNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await rows.lockRecall(tx, recallNo))) throw new Refusal('recall-not-found', { recallNo });
    if (!(await rows.endRecall(tx, recallNo, { at: clock(), by: nameOf(by) }))) return;
    const after = { ended: true };
    await record(tx, { by, what: 'recall-ended', subject: recallNo, before: null, after });
  });
}

/** What happens after the letters of a recall were asked for, order by order: money first, so that the letter tells what is so. It may run again. */
export const afterRecall = (parts: Recalling & { mail: Mail }) => ({
  'order-recalled': async (payload: Json) => {
    const { recallNo, orderNo } = payload as { recallNo: number; orderNo: number };
    const recall = await found(parts.database, recallNo);
    const lines = (await linesOfOrder(parts.database, recallNo, orderNo)).filter(
      ({ toldAt }) => toldAt !== null,
    );
    const money = await refundRecalled(parts, orderNo, lines);
    const { story, wording } = await toldIn(parts, orderNo);
    const told = among(story.lines, lines);
    await parts.mail.send(recallLetter(money.order, recall, told, backOf(money), wording));
  },
});
