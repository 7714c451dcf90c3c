import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { askWhatCameBack, settleRefund } from '../../server/src/payments/refunds/refunds.ts';
import { charge } from '../../server/test/money/till.ts';
import { password } from '../../server/test/store.ts';
import { ask, placeDueOrder, visitAsAdministrator } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type View = {
  leftCents: number;
  refunds: { refundNo: number; cents: number; state: string; reason: string }[];
  lines: { ingredients: { name: string; amount: number; missingAmount: number }[] }[];
};
const numberRow = z.object({ paymentNo: z.int() });
const viewOf = async (orderNo: number) =>
  ask<View>(await shop.administrator(), 'GET', `/api/admin/orders/${orderNo}/refunds`);

async function chargedOrder(): Promise<number> {
  const orderNo = await placeDueOrder(shop);
  await charge(shop, orderNo);
  return orderNo;
}

test('a refund is worked out before it is asked for, and asked for once', async () => {
  const orderNo = await chargedOrder();
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  await page.getByRole('link', { name: 'Refunds and invoices' }).click();
  await page.getByLabel('An amount').fill('2.50');
  await page.getByLabel('Reason').fill('It came late');
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.getByText('€2.50 would be given back').waitFor();
  expect((await viewOf(orderNo)).refunds).toEqual([]);
  await page.getByRole('button', { name: 'Give back €2.50' }).click();
  await page.getByText('It is asked for.').waitFor();
  expect((await viewOf(orderNo)).refunds).toMatchObject([
    { cents: 250, state: 'requested', reason: 'It came late' },
  ]);
  expect(await axeFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('without scripts two clicks at once are one refund, and too much is told with what was typed', async () => {
  const orderNo = await chargedOrder();
  const page = await visitAsAdministrator(shop, { javaScriptEnabled: false });
  const path = `/admin/orders/${orderNo}/money`;
  await page.goto(path);
  await page.getByLabel('An amount').fill('9999');
  await page.getByLabel('Reason').fill('Too much');
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.getByText('That is more than can be given back.').waitFor();
  expect(await page.getByLabel('An amount').inputValue()).toBe('9999');
  const key = await page.locator('input[name=key]').inputValue();
  const form = { key, amount: '1.00', reason: 'Sorry', intent: 'send' };
  const headers = { origin: shop.url };
  const sent = await Promise.all(
    [1, 2].map(() => page.request.post(path, { form, headers, maxRedirects: 0 })),
  );
  expect(sent.map((reply) => reply.status())).toEqual([303, 303]);
  expect((await viewOf(orderNo)).refunds).toMatchObject([{ cents: 100 }]);
});

test('money that had gone and came back is sent again from the page of its order, once', async () => {
  const orderNo = await chargedOrder();
  const staff = await shop.administrator();
  const path = `/api/admin/orders/${orderNo}/refunds`;
  const asked = { parts: [{ kind: 'amount', cents: 250 }], reason: 'It came late' };
  await staff.ask('POST', path, asked, { 'idempotency-key': randomUUID() });
  const [{ refundNo } = { refundNo: 0 }] = (await viewOf(orderNo)).refunds;
  await shop.shop.database.transaction(async (tx) => {
    await settleRefund(tx, shop.shop, refundNo, { state: 'succeeded' });
    const [payment] = await tx.query(
      numberRow,
      sql`update payment set refunded_cents = 0 where order_no = ${orderNo} returning payment_no as "paymentNo"`,
    );
    await askWhatCameBack(tx, payment?.paymentNo ?? 0);
    await settleRefund(tx, shop.shop, refundNo, { state: 'failed', failure: 'refused' });
  });
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin');
  await page.getByRole('link', { name: 'See what is wrong' }).click();
  await page.getByText('A refund came back').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page
    .getByRole('main')
    .getByRole('link', { name: String(orderNo), exact: true })
    .click();
  await page.getByText('The bank refused it after it had gone.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send €2.50 again' }).click();
  await page.getByText('It is asked for.').waitFor();
  expect((await viewOf(orderNo)).refunds.map(({ state }) => state)).toEqual([
    'bounced',
    'requested',
  ]);
  expect(await page.getByRole('button', { name: 'Send €2.50 again' }).count()).toBe(0);
  const again = (await viewOf(orderNo)).refunds.at(-1);
  await shop.shop.database.transaction((tx) =>
    settleRefund(tx, shop.shop, again?.refundNo ?? 0, { state: 'succeeded' }),
  );
  expect(page.problems).toEqual([]);
});

test('who packs tells what is missing, and the books of the day match', async () => {
  const orderNo = await chargedOrder();
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/orders/${orderNo}`);
  const { body } = await (
    await shop.administrator()
  ).ask<{ deliveryDay: string }>('GET', `/api/admin/orders/${orderNo}`);
  await open(page, `/admin/kitchen/${body.deliveryDay}/packing`);
  await page.getByRole('link', { name: `Something is missing in box ${orderNo}` }).click();
  const [ingredient] = (await viewOf(orderNo)).lines[0]?.ingredients ?? [];
  const name = ingredient?.name ?? '';
  await page.getByLabel(new RegExp(`^${name}: Missing`)).fill('1');
  await page.getByRole('button', { name: `Tell that ${name} is missing` }).click();
  const told = page.getByText('It is told.');
  await told.waitFor();
  await hasFocus(page.locator('[data-problem]'));
  expect((await viewOf(orderNo)).lines[0]?.ingredients[0]?.missingAmount).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await open(page, '/admin/books');
  await page.getByText('Everything matches').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('customers find the invoice of their order there', async () => {
  const email = `${randomUUID()}@example.com`;
  const customer = await shop.customer(email);
  const orderNo = await placeDueOrder(shop, { customer });
  await charge(shop, orderNo);
  const page = await shop.visit();
  const signedIn = await page.request.post('/auth/sign-in', { data: { email, password } });
  expect(signedIn.status()).toBe(200);
  await open(page, `/account/orders/${orderNo}`);
  const link = page.getByRole('link', { name: /^Invoice \(PDF\)/ });
  const pdf = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect(await axeFindings(page)).toEqual([]);
});
