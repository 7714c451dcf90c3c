import type { Config } from '../../config.ts';
import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import { linesOf } from '../../checkout/orders/orders.ts';
import { inLanguage, lineIn, type ReadMenu } from '../../checkout/orders/read-lines-in.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import { soldOrder } from '../../ledger/books/books.ts';
import * as outbox from '../../platform/outbox.ts';
import { printPaper } from '../../platform/paper.ts';
import type { InvoiceContent } from '../../contract/invoice.ts';
import { paperOf } from '../../contract/invoice-paper.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import { logoFile } from '../../contract/logo.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import type { Database, Db, Json, Mail, Objects, Tx } from '../../platform/platform.ts';
import * as customers from '../../people/customers/customers.ts';
import { Refusal } from '../../refusal.ts';
import { billedLetter, chargedLetter } from './letters.ts';
import { lettersOf, readNumber, type DocumentKind, type DocumentNumber } from './invoice.ts';
import * as rows from './sql.ts';
import {
  writeCreditNote,
  writeInvoice,
  type GivenBack,
  type OrderToBill,
} from './write-invoice.ts';

type Shop = { config: Pick<Config, 'shop'> };
/** What it takes to write a document: who sells, and what food is called in each language. */
export type Issuing = Shop & { menu: ReadMenu };

/** Issues the invoice of an order that is charged, once, in the language that its customer reads, and answers its number. */
export async function issueInvoice(
  tx: Tx,
  parts: Issuing,
  orderNo: number,
  at: Date,
): Promise<string> {
  const order = await lockOrder(tx, orderNo);
  const issued = (await rows.readOfOrder(tx, orderNo)).find(({ refundNo }) => refundNo === null);
  if (issued) return issued.content.number;
  const sold = await soldOrder(tx, orderNo);
  await outbox.add(tx, { kind: 'invoice-issued', payload: { orderNo } });
  if (order.onAccount) await outbox.add(tx, { kind: 'order-billed', payload: { orderNo } });
  const language = await customers.languageOf({ ...parts, database: tx }, order.customerNo);
  const { meals } = await namesIn(tx, parts, language, order);
  return issue(tx, parts, { kind: 'invoice', orderNo, refundNo: null, at }, (it) =>
    writeInvoice({ ...it, order: { ...order, meals }, language }, sold),
  );
}

/** Issues the credit note of a refund, once, in the language of the invoice that it corrects; an order without an invoice has none, and answers null. */
export async function issueCreditNote(
  tx: Tx,
  parts: Issuing,
  refund: {
    refundNo: number;
    orderNo: number;
    reason: string;
    given: readonly (Omit<GivenBack, 'missing'> & { missing: MissingIngredient | null })[];
    by: string;
    cents: number;
  },
  at: Date,
): Promise<string | null> {
  const { refundNo, orderNo, reason, given, by, cents } = refund;
  const order = { ...(await lockOrder(tx, orderNo)), paid: [{ by, cents }] };
  const documents = await rows.readOfOrder(tx, orderNo);
  const known = documents.find((document) => document.refundNo === refundNo);
  if (known) return known.content.number;
  const invoice = documents.find((document) => document.refundNo === null);
  if (!invoice) return null;
  const { number: corrects, taxes, language = ownLanguage } = invoice.content;
  const { meals, ingredient } = await namesIn(tx, parts, language, order);
  const ofInvoice = { ...order, meals: asBilled(meals, invoice.content) };
  const named = given.map(({ piece, missing }): GivenBack => {
    if (!missing) return { piece, missing };
    const { ingredientNo, ...much } = missing;
    return {
      piece,
      missing: { ...much, name: ingredient(piece.lineNo, ingredientNo) ?? much.name },
    };
  });
  return issue(tx, parts, { kind: 'credit-note', orderNo, refundNo, at }, (it) =>
    writeCreditNote({ ...it, order: ofInvoice, language }, named, {
      corrects,
      reason,
      hasTax: taxes.length > 0,
    }),
  );
}

/** Meals as their invoice calls them: what corrects it is read beside it, whatever is translated otherwise since. */
function asBilled(meals: OrderToBill['meals'], { lines }: InvoiceContent): OrderToBill['meals'] {
  const billed = lines.filter(({ kind }) => kind === 'meal');
  if (billed.length !== meals.length) return meals;
  return meals.map((meal, at) => ({ ...meal, name: billed[at]?.name ?? meal.name }));
}

type MissingIngredient = NonNullable<GivenBack['missing']> & { ingredientNo: number };

/** What an order's meals and ingredients are called in a language, as they were sold; what is not translated has the name that the order knows. */
async function namesIn(
  tx: Tx,
  { menu }: Issuing,
  language: Language,
  { orderNo, meals }: OrderToBill,
) {
  const reads = inLanguage(menu, language);
  const lines = reads ? (await linesOf(tx, orderNo)).map((line) => lineIn(reads, line)) : [];
  const lineOf = (no: number | null) => lines.find(({ lineNo }) => lineNo === no);
  return {
    meals: meals.map((meal) => ({ ...meal, name: lineOf(meal.lineNo)?.name ?? meal.name })),
    ingredient: (lineNo: number | null, no: number) =>
      lineOf(lineNo)?.ingredients.find(({ ingredientNo }) => ingredientNo === no)?.name,
  };
}

/** The documents of an order, the invoice first. `customerNo` restricts it to their own: anybody else's is not found. */
export async function documentsOf(
  { database }: { database: Database },
  orderNo: number,
  customerNo?: number,
): Promise<InvoiceContent[]> {
  if (!(await rows.isTheirs(database, orderNo, customerNo))) throw new Refusal('order-not-found');
  return (await rows.readOfOrder(database, orderNo)).map(({ content }) => content);
}

/** The number of a refund's credit note; null where nothing was billed. */
export async function creditNoteOf(db: Db, orderNo: number, refundNo: number) {
  const documents = await rows.readOfOrder(db, orderNo);
  return documents.find((document) => document.refundNo === refundNo)?.content.number ?? null;
}

/** What happens after an order is charged or billed: its customer hears of it, and where the invoice is. Each may run more than once. */
export function afterInvoice(parts: Telling & { mail: Mail }) {
  const read = async (payload: Json) => {
    const { orderNo } = payload as { orderNo: number };
    const { story, wording } = await toldIn(parts, orderNo);
    const documents = await rows.readOfOrder(parts.database, orderNo);
    const invoice = documents.find(({ refundNo }) => refundNo === null)?.content;
    if (!invoice) throw new Error(`Order ${orderNo} has no invoice to tell of.`);
    return { ...story, invoice, wording };
  };
  return {
    'order-charged': async (payload: Json) => {
      const { order, payments, invoice, wording } = await read(payload);
      // What goes back is told by what takes it back.
      if (orderStatuses[order.status].live)
        await parts.mail.send(chargedLetter(order, payments, invoice, wording));
    },
    'order-billed': async (payload: Json) => {
      const { order, invoice, wording } = await read(payload);
      if (orderStatuses[order.status].live)
        await parts.mail.send(billedLetter(order, invoice, wording));
    },
  };
}

/** A document as a PDF, as it was issued. */
export async function printDocument(
  { database, objects }: { database: Database; objects: Pick<Objects, 'get'> },
  text: string,
  customerNo?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const number = readNumber(text);
  const document = number && (await rows.readDocument(database, number, customerNo));
  if (!document) throw new Refusal('invoice-not-found');
  const { logo } = document.content.shop;
  const picture = logo ? await objects.get(logoFile(logo)) : undefined;
  return printPaper(paperOf(document.content), picture?.body);
}

/** What was issued on a day of the shop. */
export async function issuedOn(
  { database, config }: Shop & { database: Database },
  day: string,
): Promise<InvoiceContent[]> {
  const { timeZone } = config.shop;
  return (await rows.readIssued(database, { from: day, to: day, timeZone })).map(
    ({ content }) => content,
  );
}

async function lockOrder(tx: Tx, orderNo: number): Promise<OrderToBill> {
  const order = await rows.lockToBill(tx, orderNo);
  if (!order) throw new Error(`There is no order ${orderNo} to write an invoice of.`);
  return order;
}

/** The number comes last before the document: nobody else waits for it longer than for one row. */
async function issue(
  tx: Tx,
  { config }: Shop,
  document: { kind: DocumentKind; orderNo: number; refundNo: number | null; at: Date },
  write: (it: {
    place: DocumentNumber;
    issuedOn: string;
    seller: Config['shop'];
  }) => InvoiceContent,
): Promise<string> {
  const { kind, orderNo, refundNo, at } = document;
  const place = await rows.drawNumber(tx, lettersOf[kind]);
  const issuedOn = shopDate(at, config.shop.timeZone);
  const content = write({ place, issuedOn, seller: config.shop });
  const written = { ...place, orderNo, refundNo, issuedAt: at, content };
  await rows.writeDocument(tx, written);
  return content.number;
}
