import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { issueInvoice } from '../../src/payments/invoices/invoices.ts';
import { invoiceContent } from '../../src/payments/invoices/invoice.ts';
import type { Person, Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

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
