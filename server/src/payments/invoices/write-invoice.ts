import { paidCents, piecesOf, type Piece, type SoldOrder } from '../../ledger/books/pieces.ts';
import { totalOf } from '../../ledger/books/transfers.ts';
import type { DocumentLine, InvoiceContent } from '../../contract/invoice.ts';
import { localeIn, type Language } from '../../contract/languages.ts';
import { documentNumber, type DocumentKind, type DocumentNumber } from './invoice.ts';

/** Who sells, where and how they write. */
type Seller = {
  name: string;
  locale: string;
  operator: { name: string | undefined; address: string | undefined };
  taxNumber: string | undefined;
  logo: string | undefined;
};

/** An order as a document tells it. */
export type OrderToBill = {
  orderNo: number;
  customerNo: number;
  currency: string;
  suppliedOn: string;
  customer: InvoiceContent['customer'];
  meals: { lineNo: number; name: string | null; servings: number }[];
  paid: InvoiceContent['paid'];
  /** It is paid some other way than by card. */
  onAccount: boolean;
};

type Document = {
  place: DocumentNumber;
  issuedOn: string;
  seller: Seller;
  order: OrderToBill;
  language: Language;
};

/** The invoice of an order that is charged. */
export function writeInvoice(document: Document, sold: SoldOrder): InvoiceContent {
  const pieces = piecesOf(sold);
  const { charges } = sold;
  const onTop = charges.filter(({ kind, included }) => kind === 'tax' && !included);
  return {
    ...commonOf('invoice', document),
    corrects: null,
    reason: null,
    lines: [
      ...sold.lines.map(({ lineNo, cents }) => mealLine(document.order, lineNo, cents)),
      ...discountsOf(charges),
      ...charges
        .filter(({ kind, cents }) => kind === 'delivery' && cents > 0)
        .map(({ cents }) => plain('delivery', null, cents)),
      ...(onTop.length === 0 ? [] : [plain('tax', null, sumOf(onTop))]),
    ],
    taxes: sold.taxRegion === null ? [] : taxesOf(pieces),
    totalCents: totalOf(pieces),
  };
}

/** What a refund gives back of one line, its delivery (null), or what of an ingredient was missing. */
export type GivenBack = {
  piece: Piece;
  missing: { name: string | null; amount: number; unit: DocumentLine['unit'] } | null;
};

/** The credit note of a refund. */
export function writeCreditNote(
  document: Document,
  given: readonly GivenBack[],
  note: { corrects: string; reason: string; hasTax: boolean },
): InvoiceContent {
  const pieces = given.map(({ piece }) => piece);
  return {
    ...commonOf('credit-note', document),
    corrects: note.corrects,
    reason: note.reason,
    lines: given.map(({ piece, missing }) => {
      const cents = paidCents(piece);
      if (missing) return { ...plain('missing', missing.name, cents), ...missing };
      if (piece.lineNo === null) return plain('delivery', null, cents);
      return mealLine(document.order, piece.lineNo, cents);
    }),
    taxes: note.hasTax ? taxesOf(pieces) : [],
    totalCents: totalOf(pieces),
  };
}

function commonOf(kind: DocumentKind, { place, issuedOn, seller, order, language }: Document) {
  const { orderNo, currency, suppliedOn, customer, paid } = order;
  return {
    kind,
    number: documentNumber(place),
    issuedOn,
    suppliedOn,
    language,
    locale: localeIn(language, seller.locale),
    currency,
    shop: {
      name: seller.name,
      operator: seller.operator.name ?? null,
      address: seller.operator.address ?? null,
      taxNumber: seller.taxNumber ?? null,
      logo: seller.logo ?? null,
    },
    customer,
    orderNo,
    paid,
  };
}

const plain = (kind: DocumentLine['kind'], name: string | null, cents: number): DocumentLine => ({
  kind,
  name,
  servings: null,
  amount: null,
  unit: null,
  cents,
});

function mealLine({ meals }: OrderToBill, lineNo: number, cents: number): DocumentLine {
  const meal = meals.find((each) => each.lineNo === lineNo);
  return { ...plain('meal', meal?.name ?? null, cents), servings: meal?.servings ?? null };
}

/** Each discount once, however many lines it was dealt to. */
function discountsOf(charges: SoldOrder['charges']): DocumentLine[] {
  const byName = Map.groupBy(
    charges.filter(({ kind }) => kind === 'discount'),
    ({ name }) => name,
  );
  return [...byName].map(([name, parts]) => plain('discount', name, sumOf(parts)));
}

/** What was sold at each rate: net, tax and both together. */
function taxesOf(pieces: readonly Piece[]): InvoiceContent['taxes'] {
  const byRate = Map.groupBy(pieces, ({ taxClass, basisPoints }) => `${taxClass} ${basisPoints}`);
  return [...byRate.values()].flatMap((sameRate) => {
    const [first] = sameRate;
    if (!first) return [];
    const { taxClass, basisPoints } = first;
    const grossCents = totalOf(sameRate);
    const taxCents = sameRate.reduce((sum, piece) => sum + piece.taxCents, 0);
    return { taxClass, basisPoints, netCents: grossCents - taxCents, taxCents, grossCents };
  });
}

const sumOf = (parts: readonly { cents: number }[]): number =>
  parts.reduce((sum, { cents }) => sum + cents, 0);
