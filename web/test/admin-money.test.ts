import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { askWhatCameBack, settleRefund } from '../../server/src/payments/refunds/refunds.ts';
import { charge } from '../../server/test/money/till.ts';
import { password } from '../../server/test/store.ts';
import { ask, placeDueOrder, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
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

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('a dispute is noted, and how it ended, %s', async (_name, javaScriptEnabled) => {
  const orderNo = await chargedOrder();
  const page = await visitAsAdministrator(shop, { javaScriptEnabled });
  await page.goto(`/admin/orders/${orderNo}/money`);
  const amount = page.getByLabel('Disputed amount');
  const { leftCents } = await viewOf(orderNo);
  expect(await amount.inputValue()).toBe((leftCents / 100).toFixed(2));
  await amount.fill('all of it');
  await page.getByRole('button', { name: 'Note a dispute' }).click();
  await page.getByText('Write the amount as 2.50.').waitFor();
  expect(await amount.inputValue()).toBe('all of it');
  await amount.fill('9999');
  await page.getByRole('button', { name: 'Note a dispute' }).click();
  await page.getByText('Less than that is left of the payment.').waitFor();
  await amount.fill('3.50');
  await page.getByRole('button', { name: 'Note a dispute' }).click();
  await page.getByText('The dispute is noted, and in the books.').waitFor();
  await page.getByText('€3.50 disputed, not decided yet').waitFor();
  expect((await viewOf(orderNo)).leftCents).toBe(leftCents - 350);
  if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'We lost it' }).click();
  await page.getByText('€3.50 disputed, and lost').waitFor();
  await page.goto(`/admin/orders/${orderNo}`);
  await page.getByText('Disputed', { exact: true }).waitFor();
  expect(page.problems.filter((it) => !it.includes('a status of 400'))).toEqual([]);
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

describe('an invoice', () => {
  type Issued = { items: { number: string }[] };
  const numberRow = z.object({ series: z.string(), last: z.int() });
  const drawn = () =>
    shop.shop.database.query(
      numberRow,
      sql`select series, last_number as "last" from number_series order by series`,
    );

  /** A customer's order that is charged, with the number of its invoice. */
  async function billed() {
    const email = `${randomUUID()}@example.com`;
    const customer = await shop.customer(email);
    const orderNo = await placeDueOrder(shop, { customer });
    await charge(shop, orderNo);
    const { items } = await ask<Issued>(customer, 'GET', `/api/orders/${orderNo}/invoices`);
    return { email, orderNo, number: items[0]?.number ?? '' };
  }

  test.each([
    ['with scripts', true],
    ['without scripts', false],
  ])(
    'is read from the order, printed and kept by its customer, %s; looking draws no number',
    async (_name, javaScriptEnabled) => {
      const { email, orderNo, number } = await billed();
      const before = await drawn();
      const page = await shop.visit({ javaScriptEnabled });
      await signIn(page, { email, password });
      await page.goto(`/account/orders/${orderNo}`);
      await page.getByRole('link', { name: `Invoice ${number}` }).click();
      await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
      const sheet = page.getByRole('article', { name: `Invoice ${number}` });
      const { lines, shopName } = await tellOf(orderNo);
      for (const text of [...lines, shopName, String(orderNo)])
        await sheet.getByText(text, { exact: true }).first().waitFor();
      const kept = page.getByRole('link', { name: 'Save as a PDF' });
      const pdf = await page.request.get((await kept.getAttribute('href')) ?? '');
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await kept.isVisible()).toBe(false);
      expect(await sheet.isVisible()).toBe(true);
      expect(page.problems).toEqual([]);
      expect(await drawn()).toEqual(before);
    },
  );

  type Document = {
    shop: { name: string };
    lines: { name: string | null }[];
  };
  async function tellOf(orderNo: number) {
    const path = `/api/admin/orders/${orderNo}/invoices`;
    const { items } = await ask<{ items: Document[] }>(await shop.administrator(), 'GET', path);
    const [document] = items;
    return {
      lines: document?.lines.flatMap(({ name }) => name ?? []) ?? [],
      shopName: document?.shop.name ?? '',
    };
  }

  test('of who reads Arabic is Arabic and laid out from right to left, on whatever page it is read', async () => {
    const email = `${randomUUID()}@example.com`;
    const customer = await shop.customer(email);
    const orderNo = await placeDueOrder(shop, { customer });
    const holding = await ask<object>(customer, 'GET', '/api/agreements');
    await ask(customer, 'POST', '/api/me/agreements?language=ar', holding);
    await charge(shop, orderNo);
    const { items } = await ask<Issued>(customer, 'GET', `/api/orders/${orderNo}/invoices`);
    const number = items[0]?.number ?? '';
    const page = await shop.visit();
    await signIn(page, { email, password });
    for (const prefix of ['/ar', '']) {
      await page.goto(`${prefix}/account/orders/${orderNo}/invoices/${number}`);
      const sheet = page.getByRole('article');
      await sheet.getByText('يوم التوصيل').waitFor();
      expect(await sheet.getAttribute('lang')).toBe('ar');
      expect(await sheet.getAttribute('dir')).toBe('rtl');
      const heads = sheet.getByRole('columnheader');
      const [sold, amount] = [await heads.nth(0).boundingBox(), await heads.nth(2).boundingBox()];
      expect(amount?.x).toBeLessThan(sold?.x ?? 0);
      expect(await axeFindings(page)).toEqual([]);
    }
    expect(page.problems).toEqual([]);
  });

  test('of somebody else, or of another order, is not found', async () => {
    const [one, other] = [await billed(), await billed()];
    const page = await shop.visit();
    await signIn(page, { email: one.email, password });
    for (const { orderNo, number } of [
      { orderNo: other.orderNo, number: other.number },
      { orderNo: one.orderNo, number: other.number },
      { orderNo: one.orderNo, number: 'INV-999999' },
    ]) {
      const reply = await page.request.get(`/account/orders/${orderNo}/invoices/${number}`);
      expect(reply.status()).toBe(404);
    }
  });

  test('is read by staff from the order’s money', async () => {
    const { orderNo, number } = await billed();
    const page = await visitAsAdministrator(shop);
    await open(page, `/admin/orders/${orderNo}/money`);
    await page.getByRole('link', { name: number, exact: true }).click();
    await page.getByRole('heading', { name: `Invoice ${number}` }).waitFor();
    await page
      .getByRole('article', { name: `Invoice ${number}` })
      .getByText('Total')
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
