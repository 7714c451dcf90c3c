import { createHash } from 'node:crypto';
import { changeMenu, type Editing } from '../../food/edits/edits.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import type { Config } from '../../config.ts';
import type { Database, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import type { WarmStock } from '../inventory/inventory.ts';
import { refuseUnknown } from '../kitchens/kitchens.ts';
import * as lots from '../lots/lots.ts';
import type { LotLabel } from '../lots/lot.ts';
import type { Market } from './propose.ts';
import { readGs1, type Gs1Reading } from './read-gs1.ts';
import * as rows from './sql.ts';
import type {
  Article,
  ArticleFacts,
  NewPurchaseLine,
  Purchase,
  PurchaseLine,
  PurchaseState,
  Receipt,
  ReceiptLine,
  Supplier,
  SupplierFacts,
} from './supplier.ts';
import { wrongTemperature } from './temperature.ts';

/** What buying takes. */
export type Buying = Editing & {
  database: Database;
  clock: () => Date;
  stock: WarmStock;
  config: Pick<Config, 'shop'>;
};
type Reading = Pick<Buying, 'database'>;

export const suppliers = ({ database }: Reading): Promise<Supplier[]> =>
  rows.readSuppliers(database);

export async function supplierStory(
  { database }: Reading,
  supplierNo: number,
): Promise<{ supplier: Supplier; articles: Article[] }> {
  return database.snapshot(async (db) => {
    const supplier = await rows.readSupplier(db, supplierNo);
    if (!supplier) throw new Refusal('supplier-not-found', { supplierNo });
    return { supplier, articles: await rows.readArticles(db, supplierNo) };
  });
}

export async function addSupplier(
  { database }: Reading,
  facts: SupplierFacts,
  by: Actor,
): Promise<number> {
  return database
    .transaction(async (tx) => {
      const supplierNo = await rows.addSupplier(tx, facts);
      const after = tellable(facts);
      await record(tx, { by, what: 'supplier-added', subject: supplierNo, before: null, after });
      return supplierNo;
    })
    .catch(refuseTaken);
}

export async function saveSupplier(
  { database }: Reading,
  supplierNo: number,
  { version, ...facts }: SupplierFacts & { version: number },
  by: Actor,
): Promise<void> {
  await database
    .transaction(async (tx) => {
      const known = await rows.lockSupplier(tx, supplierNo);
      if (!known) throw new Refusal('supplier-not-found', { supplierNo });
      const { supplierNo: _no, ...theirs } = known;
      if (overSeen(version, facts, theirs) === 'written') return;
      const { version: _version, ...before } = theirs;
      await rows.writeSupplier(tx, supplierNo, facts);
      await record(tx, {
        by,
        what: 'supplier-changed',
        subject: supplierNo,
        before: tellable(before),
        after: tellable(facts),
      });
    })
    .catch(refuseTaken);
}

/** Whom they talk to there is somebody: the trail keeps no names. */
const tellable = ({ contactName: _name, email: _email, phone: _phone, ...facts }: SupplierFacts) =>
  facts;

export async function saveArticle(
  { database }: Reading,
  supplierNo: number,
  facts: ArticleFacts,
  by: Actor,
): Promise<void> {
  await database
    .transaction(async (tx) => {
      if (!(await rows.lockSupplier(tx, supplierNo)))
        throw new Refusal('supplier-not-found', { supplierNo });
      const known = await rows.readArticles(tx, supplierNo);
      const before = known.find(({ ingredientNo }) => ingredientNo === facts.ingredientNo);
      await rows.writeArticle(tx, supplierNo, facts);
      await record(tx, {
        by,
        what: 'article-changed',
        subject: supplierNo,
        before: before ? factsOf(before) : null,
        after: facts,
      });
    })
    .catch(refuseTaken);
}

export async function removeArticle(
  { database }: Reading,
  supplierNo: number,
  ingredientNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    if (!(await rows.lockSupplier(tx, supplierNo)))
      throw new Refusal('supplier-not-found', { supplierNo });
    if (!(await rows.removeArticle(tx, supplierNo, ingredientNo)))
      throw new Refusal('article-not-found', { supplierNo, ingredientNo });
    const before = { ingredientNo };
    await record(tx, { by, what: 'article-removed', subject: supplierNo, before, after: null });
  });
}

const factsOf = ({ supplierNo: _no, name: _name, unit: _unit, ...facts }: Article): ArticleFacts =>
  facts;

function refuseTaken(error: unknown): never {
  const constraint = (error as { constraint?: unknown } | null)?.constraint;
  if (constraint === 'supplier_name_is_unique')
    throw new Refusal('supplier-name-taken', {
      fields: [{ field: '/name', message: 'is taken' }],
    });
  if (constraint === 'gtin_is_one_article')
    throw new Refusal('gtin-taken', { fields: [{ field: '/gtin', message: 'is taken' }] });
  if (
    constraint === 'supplier_article_ingredients_no_fkey' ||
    constraint === 'purchase_order_line_ingredients_no_fkey'
  )
    throw new Refusal('ingredient-not-found');
  throw error;
}

/** Who has what, and what is on its way to a kitchen, or to all of them: what a proposal is made of. */
export async function market({ database }: Reading, kitchenNo?: number): Promise<Market> {
  return database.snapshot(async (db) => ({
    suppliers: await rows.readSuppliers(db),
    articles: await rows.readArticles(db, null),
    coming: new Map(
      (await rows.readComing(db, kitchenNo)).map(({ ingredientNo, amount }) => [
        ingredientNo,
        amount,
      ]),
    ),
  }));
}

export async function purchases(
  { database }: Reading,
  asked: Parameters<typeof rows.readPurchases>[1],
): Promise<Purchase[]> {
  await refuseUnknown({ database }, asked.kitchen);
  return rows.readPurchases(database, asked);
}

export async function purchaseStory(
  { database }: Reading,
  purchaseNo: number,
): Promise<{
  purchase: Purchase;
  supplier: Supplier;
  lines: PurchaseLine[];
  receipts: Receipt[];
}> {
  return database.snapshot(async (db) => {
    const purchase = await rows.readPurchase(db, purchaseNo);
    const supplier = purchase && (await rows.readSupplier(db, purchase.supplierNo));
    if (!supplier) throw new Refusal('purchase-not-found', { purchaseNo });
    const lines = await rows.readPurchaseLines(db, purchaseNo);
    const receipts = await rows.readReceipts(db, { purchaseNo, before: undefined, limit: 100 });
    return { purchase, supplier, lines, receipts };
  });
}

type Draft = { expectedOn: string | null; note: string | null; lines: NewPurchaseLine[] };

export async function addPurchase(
  { database, clock }: Pick<Buying, 'database' | 'clock'>,
  {
    kitchenNo,
    supplierNo,
    lines,
    expectedOn,
    note,
  }: Draft & { kitchenNo: number; supplierNo: number },
  by: Actor,
): Promise<number> {
  return database
    .transaction(async (tx) => {
      await refuseUnknown({ database: tx }, kitchenNo);
      const supplier = await rows.lockSupplier(tx, supplierNo);
      if (!supplier) throw new Refusal('supplier-not-found', { supplierNo });
      const { currency } = supplier;
      const made = {
        kitchenNo,
        supplierNo,
        currency,
        expectedOn,
        note,
        at: clock(),
        by: nameOf(by),
      };
      const purchaseNo = await rows.addPurchase(tx, made);
      await rows.writePurchaseLines(tx, purchaseNo, lines);
      const whose = kitchenNo === firstKitchen ? {} : { kitchenNo };
      const after = { supplierNo, lines: lines.length, ...whose };
      await record(tx, { by, what: 'purchase-made', subject: purchaseNo, before: null, after });
      return purchaseNo;
    })
    .catch(refuseTaken);
}

export async function savePurchase(
  { database }: Reading,
  purchaseNo: number,
  { version, lines, ...facts }: Draft & { version: number },
  by: Actor,
): Promise<void> {
  await database
    .transaction(async (tx) => {
      const known = await openedIn(tx, purchaseNo, ['draft'], version);
      const before = await rows.readPurchaseLines(tx, purchaseNo);
      await rows.writePurchase(tx, purchaseNo, facts);
      await rows.writePurchaseLines(tx, purchaseNo, lines);
      await record(tx, {
        by,
        what: 'purchase-changed',
        subject: purchaseNo,
        before: { expectedOn: known.expectedOn, packs: packsOf(before) },
        after: { expectedOn: facts.expectedOn, packs: packsOf(lines) },
      });
    })
    .catch(refuseTaken);
}

const packsOf = (lines: readonly Pick<PurchaseLine, 'ingredientNo' | 'packs'>[]) =>
  lines.map(({ ingredientNo, packs }) => `${ingredientNo} × ${packs}`).toSorted();

/** From where an order may come to be this. */
const cameFrom: Record<Exclude<PurchaseState, 'draft'>, readonly PurchaseState[]> = {
  sent: ['draft'],
  cancelled: ['draft', 'sent'],
  closed: ['sent'],
};

export async function movePurchase(
  { database, clock }: Pick<Buying, 'database' | 'clock'>,
  purchaseNo: number,
  { to, version }: { to: Exclude<PurchaseState, 'draft'>; version: number },
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const known = await openedIn(tx, purchaseNo, cameFrom[to], version);
    await rows.writeState(tx, purchaseNo, to, clock());
    const [before, after] = [{ state: known.state }, { state: to }];
    await record(tx, { by, what: 'purchase-moved', subject: purchaseNo, before, after });
  });
}

async function openedIn(
  tx: Tx,
  purchaseNo: number,
  states: readonly PurchaseState[],
  version?: number,
): Promise<Purchase> {
  const found = (await rows.lockPurchase(tx, purchaseNo))
    ? await rows.readPurchase(tx, purchaseNo)
    : undefined;
  if (!found) throw new Refusal('purchase-not-found', { purchaseNo });
  const { state, version: current } = found;
  if (version !== undefined && version !== current)
    throw new Refusal('precondition-failed', { current: { state, version: current } });
  if (!states.includes(state))
    throw new Refusal('purchase-not-in-that-state', { purchaseNo, state });
  return found;
}

/** What a scanner typed, and which articles it may be. */
export async function scanned(
  { database }: Reading,
  code: string,
  today: string,
): Promise<{ reading: Gs1Reading; articles: Article[] }> {
  const reading = readGs1(code, today);
  const gtin = reading.ok ? reading.said.gtin : undefined;
  const articles = gtin === undefined ? [] : await rows.readArticlesByGtin(database, gtin);
  return { reading, articles };
}

export type ReceivedLine = Omit<ReceiptLine, 'lineNo' | 'name' | 'unit' | 'lotNo' | 'cents'> & {
  label: LotLabel;
  /** What is paid for all of it; null: as it was ordered, or as its supplier sells it. */
  cents: number | null;
};

/**
 * Writes down what came into a kitchen, that of its order, or where nobody ordered it and nobody says the first: food that is taken becomes lots, of which blocked ones are sold to nobody, and what it cost moves what its
 * ingredients cost. What came too warm is taken only by saying what was done about it. The same key again writes nothing more.
 */
export async function receive(
  parts: Buying,
  kitchenNo: number | undefined,
  asked: {
    supplierNo: number;
    purchaseNo: number | null;
    note: string | null;
    lines: ReceivedLine[];
  },
  key: string,
  by: Actor,
): Promise<number> {
  // Of the first kitchen it is said as before there were others.
  const said = kitchenNo === undefined || kitchenNo === firstKitchen ? asked : [kitchenNo, asked];
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
  const earlier = await rows.readReceiptByKey(parts.database, key);
  if (earlier) return sameAs(earlier, hash);
  await refuseUnknown(parts, kitchenNo);
  for (const [at, { storage, temperature, action, actionNote }] of asked.lines.entries()) {
    const wrong = wrongTemperature(storage, temperature, action);
    const field = `/lines/${at}/${wrong === 'too-warm' ? 'action' : 'temperature'}`;
    if (wrong) throw new Refusal(wrong, { fields: [{ field, message: 'is needed' }] });
    if (action !== null && actionNote === null)
      throw new Refusal('invalid-input', {
        fields: [{ field: `/lines/${at}/actionNote`, message: 'is needed' }],
      });
  }
  const receiptNo = await changeMenu(parts, (tx) =>
    receiveIn(tx, parts, asked, { kitchenNo, key, hash, by }),
  );
  await parts.stock.refresh();
  return receiptNo;
}

function sameAs(earlier: { no: number; hash: string }, hash: string): number {
  if (earlier.hash !== hash) throw new Refusal('idempotency-key-reused');
  return earlier.no;
}

async function receiveIn(
  tx: Tx,
  { clock, config }: Buying,
  asked: Parameters<typeof receive>[2],
  {
    kitchenNo: named,
    key,
    hash,
    by,
  }: { kitchenNo: number | undefined; key: string; hash: string; by: Actor },
): Promise<number> {
  const { supplierNo, purchaseNo, note } = asked;
  const supplier = await rows.lockSupplier(tx, supplierNo);
  if (!supplier) throw new Refusal('supplier-not-found', { supplierNo });
  const purchase = purchaseNo === null ? null : await openedIn(tx, purchaseNo, ['sent']);
  const kitchenNo = named ?? purchase?.kitchenNo ?? firstKitchen;
  if (purchase && (purchase.supplierNo !== supplierNo || purchase.kitchenNo !== kitchenNo))
    throw new Refusal('purchase-not-found', { purchaseNo });
  const fact = { at: clock(), by: nameOf(by) };
  const receiptNo = await rows.addReceipt(tx, {
    kitchenNo,
    supplierNo,
    purchaseNo,
    note,
    key,
    hash,
    ...fact,
  });
  if (receiptNo === undefined) {
    const earlier = await rows.readReceiptByKey(tx, key);
    if (!earlier) throw new Error('A receipt was not written.');
    return sameAs(earlier, hash);
  }
  await lots.takePen(tx);
  const ordered = purchaseNo === null ? [] : await rows.readPurchaseLines(tx, purchaseNo);
  const articles = await rows.readArticles(tx, supplierNo);
  // In the order of ingredients, as everybody locks them.
  const sorted = [...asked.lines.entries()].sort(([, a], [, b]) => a.ingredientNo - b.ingredientNo);
  for (const [at, line] of sorted) {
    const { ingredientNo, amount, label, action } = line;
    const known =
      ordered.find((it) => it.ingredientNo === ingredientNo) ??
      articles.find((it) => it.ingredientNo === ingredientNo);
    // Where nobody knows what it cost, what it is said to cost stays.
    const ordinary = known && Math.round((known.packCents * amount) / known.packAmount);
    const cents = line.cents ?? ordinary ?? null;
    const isTaken = action !== 'refused';
    const about = { at: fact.at, by };
    if (isTaken && cents !== null && supplier.currency === config.shop.currency)
      await moveCost(tx, ingredientNo, { amount, cents }, about);
    const came = { kitchenNo, ingredientNo, amount, label, note: `receipt ${receiptNo}` };
    const lotNo = isTaken ? (await lots.receiveLot(tx, came, fact)).lotNo : null;
    if (action === 'quarantined' && lotNo !== null)
      await lots.changeIn(tx, lotNo, { kind: 'quarantined', note: line.actionNote }, about);
    if (isTaken && purchaseNo !== null)
      await rows.writeArrived(tx, purchaseNo, ingredientNo, amount);
    await rows.addReceiptLine(tx, receiptNo, {
      ...line,
      lineNo: at + 1,
      cents: isTaken ? cents : null,
      lotNo,
    });
  }
  if (purchaseNo !== null) {
    const lines = await rows.readPurchaseLines(tx, purchaseNo);
    const isWhole = lines.every((it) => it.receivedAmount >= it.packs * it.packAmount);
    if (isWhole) await rows.writeState(tx, purchaseNo, 'closed', fact.at);
  }
  const after = { supplierNo, purchaseNo, lines: asked.lines.length };
  await record(tx, { by, what: 'goods-received', subject: receiptNo, before: null, after });
  return receiptNo;
}

async function moveCost(
  tx: Tx,
  ingredientNo: number,
  came: { amount: number; cents: number },
  { at, by }: { at: Date; by: Actor },
): Promise<void> {
  const moved = await rows.averageCost(tx, ingredientNo, came, at);
  if (!moved) throw new Refusal('ingredient-not-found', { ingredientNo });
  const before = { costCents: moved.beforeCents };
  const after = { costCents: moved.afterCents };
  await record(tx, { by, what: 'ingredient-changed', subject: ingredientNo, before, after });
}

export async function receipts(
  { database }: Reading,
  asked: Parameters<typeof rows.readReceipts>[1],
): Promise<Receipt[]> {
  await refuseUnknown({ database }, asked.kitchen);
  return rows.readReceipts(database, asked);
}

export async function receiptStory(
  { database }: Reading,
  receiptNo: number,
): Promise<{ receipt: Receipt; lines: ReceiptLine[] }> {
  return database.snapshot(async (db) => {
    const receipt = await rows.readReceipt(db, receiptNo);
    if (!receipt) throw new Refusal('receipt-not-found', { receiptNo });
    return { receipt, lines: await rows.readReceiptLines(db, receiptNo) };
  });
}
