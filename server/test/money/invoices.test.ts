import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { issueInvoice } from '../../src/payments/invoices/invoices.ts';
import { invoiceContent, type InvoiceContent } from '../../src/contract/invoice.ts';
import { otherLanguages } from '../../src/contract/languages.ts';
import { paperOf } from '../../src/contract/invoice-paper.ts';
import { printPaper } from '../../src/platform/paper.ts';
import type { Person, Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

const line = { name: null, servings: null, amount: null, unit: null, cents: 500 };
/** With everything that one can say; its money and days are written alike, so that only its words differ. */
const exampleInvoice: InvoiceContent = {
  kind: 'credit-note',
  number: 'INV-000001',
  issuedOn: '2026-11-23',
  suppliedOn: '2026-11-25',
  locale: 'sv',
  currency: 'EUR',
  shop: { name: 'Larder', operator: null, address: null, taxNumber: 'IE1234567T' },
  customer: { name: 'Ada Cook', address: '1 Quay Street', postcode: 'D02 XY45', country: 'IE' },
  orderNo: 7,
  corrects: 'INV-000000',
  reason: 'Missing in the box',
  lines: [
    { ...line, kind: 'meal', servings: 2 },
    { ...line, kind: 'meal', name: 'Congee', servings: 2 },
    { ...line, kind: 'missing', amount: 50, unit: 'g' },
    { ...line, kind: 'missing', name: 'Lime', amount: 2, unit: 'piece' },
    { ...line, kind: 'discount' },
    { ...line, kind: 'discount', name: 'Welcome' },
    { ...line, kind: 'delivery' },
    { ...line, kind: 'tax' },
    { ...line, kind: 'amount' },
  ],
  taxes: ['food', 'alcohol', 'delivery'].map((taxClass) => ({
    taxClass,
    basisPoints: 1350,
    netCents: 1000,
    taxCents: 135,
    grossCents: 1135,
  })),
  totalCents: 4500,
  paid: ['sandbox', 'stripe', 'invoice'].map((by) => ({ by, cents: 1500 })),
};
/** What is the same in every language. */
const isTheirs = /^(INV-|Congee$|\d+ november)/;

let store: Store;
let ada: Person;
beforeAll(async () => {
  store = await openTill({ LARDER_OPERATOR: 'Larder Foods Ltd', LARDER_TAX_NUMBER: 'IE1234567T' });
  ada = await store.customer();
});
afterAll(() => store.close());

const contentRow = z.object({ number: z.int(), content: invoiceContent });
const invoicesOf = (orderNo: number) =>
  store.shop.database.query(
    contentRow,
    sql`select number, content from invoice where order_no = ${orderNo}`,
  );

test('an invoice says who sold what to whom, when it comes, what of it is tax at which rate, and how it was paid', async () => {
  const orderNo = await placed(store, ada, [
    { recipe: 'Congee', servings: 2 },
    { recipe: 'Wine', servings: 1 },
  ]);
  await charge(store, orderNo);
  const [invoice] = await invoicesOf(orderNo);
  const { lines, taxes, totalCents, ...content } = invoice?.content ?? ({} as never);
  expect(content).toMatchObject({
    kind: 'invoice',
    number: 'INV-000001',
    issuedOn: '2026-11-23',
    suppliedOn: '2026-11-25',
    shop: { name: 'Larder', operator: 'Larder Foods Ltd', address: null, taxNumber: 'IE1234567T' },
    customer: { name: 'Ada Cook', address: '1 Quay Street', postcode: 'D02 XY45', country: 'IE' },
    orderNo,
    paid: [{ by: 'sandbox', cents: totalCents }],
  });
  expect(lines.map(({ kind, name }) => [kind, name])).toEqual([
    ['meal', 'Congee'],
    ['meal', 'Wine'],
    ['delivery', null],
  ]);
  expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(totalCents);
  expect(taxes.map(({ taxClass, basisPoints }) => [taxClass, basisPoints])).toEqual([
    ['food', 1350],
    ['alcohol', 2300],
    ['delivery', 2300],
  ]);
  for (const { netCents, taxCents, grossCents } of taxes)
    expect(netCents + taxCents).toBe(grossCents);
  expect(taxes.reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(totalCents);
});

test('an order has one invoice, however often it is asked for and by how many at once', async () => {
  const orderNo = await placed(store, ada);
  const issue = () =>
    store.shop.database.transaction((tx) =>
      issueInvoice(tx, store.shop, orderNo, store.shop.clock()),
    );
  const numbers = await Promise.all(Array.from({ length: 8 }, issue));
  expect(new Set(numbers).size).toBe(1);
  expect(await invoicesOf(orderNo)).toHaveLength(1);
});

test('50 invoices at once, one of which is taken back, are numbered without a gap', async () => {
  const orderNos: number[] = [];
  for (let at = 0; at < 50; at += 1)
    orderNos.push(await placed(store, ada, [{ recipe: 'Congee', servings: 1 }]));
  const undo = new Error('undo');
  const done = await Promise.allSettled(
    orderNos.map((orderNo, index) =>
      store.shop.database.transaction(async (tx) => {
        await issueInvoice(tx, store.shop, orderNo, store.shop.clock());
        if (index === 20) throw undo;
      }),
    ),
  );
  expect(done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))).toEqual(
    [undo],
  );
  const numbers = await store.shop.database.query(
    z.object({ number: z.int() }),
    sql`select number from invoice where series = 'INV' order by number`,
  );
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  expect(await invoicesOf(orderNos[20] ?? 0)).toEqual([]);
});

test.each([
  ['changed', sql`update invoice set content = '{}'`],
  ['removed', sql`delete from invoice`],
  ['emptied', sql`truncate invoice`],
])('an invoice that was issued is not %s by anybody', async (_, statement) => {
  await expect(store.shop.database.run(statement)).rejects.toThrow('kept as it was written');
});

const latin1 = new TextDecoder('latin1');
const fetchPdf = async (person: Person, path: string) => {
  const reply = await person.ask<{ text?: string; code?: string }>('GET', path);
  return { ...reply, type: reply.headers.get('content-type') };
};

test('customers read the documents of their own orders, and nobody else’s', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const [invoice] = await invoicesOf(orderNo);
  const number = invoice?.content.number ?? '';
  const own = await ada.ask<{ items: { number: string }[] }>(
    'GET',
    `/api/orders/${orderNo}/invoices`,
  );
  expect(own.body.items.map((it) => it.number)).toEqual([number]);
  const pdf = await fetchPdf(ada, `/api/invoices/${number}.pdf`);
  expect(pdf).toMatchObject({ status: 200, type: 'application/pdf' });
  expect(pdf.headers.get('cache-control')).toBe('private, no-store');
  const [bob, staff] = [await store.customer(), await store.administrator()];
  expect((await fetchPdf(bob, `/api/invoices/${number}.pdf`)).body.code).toBe('invoice-not-found');
  expect((await fetchPdf(bob, `/api/orders/${orderNo}/invoices`)).body.code).toBe(
    'order-not-found',
  );
  expect((await fetchPdf(bob, `/api/admin/invoices/${number}.pdf`)).status).toBe(403);
  expect((await fetchPdf(staff, `/api/admin/invoices/${number}.pdf`)).status).toBe(200);
});

test('what was issued on a day is listed, as CSV too, and no name is a formula', async () => {
  const staff = await store.administrator();
  const cleo = await store.customer();
  const orderNo = await placed(store, cleo, undefined, '=1+1');
  store.time.now = new Date('2026-11-24T23:59:59Z');
  await charge(store, orderNo);
  const path = (day: string) => `/api/admin/invoices?day=${day}`;
  const listed = await staff.ask<{ items: { orderNo: number }[] }>('GET', path('2026-11-24'));
  expect(listed.body.items.map((it) => it.orderNo)).toEqual([orderNo]);
  const next = await staff.ask<{ items: unknown[] }>('GET', path('2026-11-25'));
  expect(next.body.items).toEqual([]);
  const csv = await staff.ask<{ text: string }>('GET', '/api/admin/invoices-csv?day=2026-11-24');
  const [head, ...lines] = csv.body.text.trim().split('\n');
  expect(head).toMatch(/^number,kind,issued_on,/);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(",'=1+1,EUR,food,1350,");
});

const printed = async (content: Partial<InvoiceContent>) => {
  const [invoice] = await store.shop.database.query(
    contentRow,
    sql`select number, content from invoice order by number limit 1`,
  );
  if (!invoice) throw new Error('Nothing was issued.');
  return latin1.decode(await printPaper(paperOf({ ...invoice.content, ...content })));
};
/** As a PDF writes text that is more than ASCII. */
const inUtf16 = (text: string) =>
  `\ufeff${text}`.replace(/./gsu, (it) => latin1.decode(Buffer.from(it, 'utf16le').swap16()));
const pagesIn = (pdf: string) => pdf.match(/\/Type \/Page\n/g)?.length;

test('a printed invoice has its language, its title and its structure for those who hear it, and its letters in it', async () => {
  const pdf = await printed({ number: 'INV-000007' });
  for (const part of [
    '/Lang (en)',
    '/DisplayDocTitle true',
    '/Marked true',
    '/StructTreeRoot',
    '/S /TH',
    '/FontFile2',
  ])
    expect(pdf).toContain(part);
  expect(pdf).toContain('Invoice INV-000007');
  expect(pagesIn(pdf)).toBe(1);
});

test('40 lines take two pages or more', async () => {
  const line = { kind: 'meal', servings: 2, amount: null, unit: null, cents: 1000 } as const;
  const lines = Array.from({ length: 40 }, (_, index) => ({ ...line, name: `Meal ${index}` }));
  expect(pagesIn(await printed({ lines }))).toBeGreaterThan(1);
});

test('an Arabic one says so, and what each of its lines is in the order in which it is read', async () => {
  const locale = 'ar-u-ca-gregory-nu-latn';
  const lines = [
    { kind: 'meal', name: 'عدس أحمر', servings: 2, amount: null, unit: null, cents: 1000 } as const,
  ];
  const pdf = await printed({ number: 'INV-000007', language: 'ar', locale, lines });
  expect(pdf).toContain('/Lang (ar)');
  expect(pdf).toContain(inUtf16('عدس أحمر'));
  expect(pagesIn(pdf)).toBe(1);
});

test('one from before there was a choice is in English, as it was', () => {
  const { language: _, ...old } = { ...exampleInvoice, language: 'de' as const };
  expect(paperOf(old)).toMatchObject({
    title: 'Credit note INV-000001',
    language: 'en',
    dir: 'ltr',
  });
  expect(paperOf({ ...old, language: 'en' })).toMatchObject({
    facts: paperOf(old).facts,
    tables: paperOf(old).tables,
  });
});

test.each(otherLanguages)('every word of one is there in %s, with the same numbers', (language) => {
  const english = paperOf(exampleInvoice);
  const told = paperOf({ ...exampleInvoice, language });
  const wordsOf = ({ title, facts, tables, notes, pageOf }: typeof english) =>
    [
      title,
      ...facts.flat(),
      ...tables.flatMap(({ columns, rows }) => [
        ...columns.map(({ head }) => head),
        ...rows.flatMap(({ cells }) => cells),
      ]),
      ...notes,
      pageOf(3, 4),
    ].map((text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, ''));
  const [own, other] = [wordsOf(english), wordsOf(told)];
  expect(other).toHaveLength(own.length);
  const figures = (text: string) => text.match(/\d+/g) ?? [];
  for (const [index, text] of own.entries()) {
    expect(figures(other[index] ?? '')).toEqual(figures(text));
    if (/[A-Za-z]{3}/.test(text) && !isTheirs.test(text)) expect(other[index]).not.toBe(text);
  }
});
