import type { Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asItComes } from '../../server/test/store.ts';
import { passCutOff, visitAsAdministrator } from './back-office.ts';
import { ask } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { giveCard, orderByCard } from './paying.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow({ environment: asItComes });
});
afterAll(() => shop.close());

type Asked = {
  status: string;
  totalCents: number;
  payment: { state: string; chargedCents: number; givenBackCents: number };
};
const orderOf = (page: Page, orderNo: number) => ask<Asked>(page, 'GET', `/api/orders/${orderNo}`);

/** Its day closes: the cashier charges it. */
async function close(orderNo: number): Promise<void> {
  await passCutOff(shop, orderNo);
  await shop.shop.database.run(
    sql`update orders set cashier_at = now() - interval '1 second' where order_no = ${orderNo}`,
  );
  await shop.settled();
}

/** Fetches what a link to a document leads to, as the browser of this page would. */
async function documentAt(page: Page, name: RegExp): Promise<string> {
  const href = await page.getByRole('link', { name }).getAttribute('href');
  const reply = await page.request.get(href ?? '');
  expect(reply.headers()['content-type']).toBe('application/pdf');
  return (await reply.body()).subarray(0, 5).toString();
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_name, javaScriptEnabled) => {
  const go = (page: Page, path: string) => (javaScriptEnabled ? open(page, path) : page.goto(path));
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  /** What looks for barriers is a script itself. */
  const isSound = async (page: Page) => {
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  };

  async function paidOrder() {
    const page = await orderByCard(shop, {
      javaScriptEnabled,
      viewport: { width: 360, height: 640 },
    });
    await giveCard(page, '4242424242424242');
    await page.getByRole('heading', { name: 'Thank you, your order is placed' }).waitFor();
    const { items } = await ask<{ items: { orderNo: number }[] }>(page, 'GET', '/api/orders');
    const orderNo = items[0]?.orderNo ?? 0;
    const here = `/account/orders/${orderNo}`;
    await shop.settled();
    await go(page, here);
    return { page, orderNo, here };
  }

  test('an order that is paid is changed, and then cancelled: nothing was taken', async () => {
    const { page, orderNo, here } = await paidOrder();
    const before = await orderOf(page, orderNo);
    await page.getByRole('link', { name: 'Change day or address' }).click();
    await page.getByLabel('Address').fill('2 Quay Street');
    await press(page, 'Save the change');
    await page.getByText('2 Quay Street').waitFor();
    await press(page, 'Change the meals');
    await page.getByText(`You are changing order ${orderNo}`).waitFor();
    await press(page, /^One serving more of /);
    await page.getByText('1 meal, 3 servings').waitFor();
    await page.getByRole('link', { name: 'Go on to save it' }).first().click();
    await page.getByText('More to pay').waitFor();
    await isSound(page);
    await press(page, 'Save the change');
    await page.getByText('Your order is changed').waitFor();
    await shop.settled();
    const changed = await orderOf(page, orderNo);
    expect(changed.totalCents).toBeGreaterThan(before.totalCents);
    expect(changed).toMatchObject({ status: 'placed', payment: { state: 'held' } });
    await go(page, here);
    await page.getByText(/Charged to your card when the order closes: /).waitFor();
    await page.getByRole('link', { name: 'Cancel this order' }).click();
    await page.getByRole('heading', { name: 'Cancel this order?' }).waitFor();
    await press(page, 'Yes, cancel it');
    await page.getByText('You cancelled this order').waitFor();
    await shop.settled();
    await go(page, here);
    await page.getByText('Nothing was taken for it.').waitFor();
    await isSound(page);
    expect(await orderOf(page, orderNo)).toMatchObject({
      status: 'cancelled',
      payment: { state: 'nothing-taken', chargedCents: 0 },
    });
    expect(page.problems).toEqual([]);
  });

  test('an order that was charged is billed; some of it goes back, and all of it once it is cancelled', async () => {
    const { page, orderNo, here } = await paidOrder();
    await close(orderNo);
    await go(page, here);
    const { payment, totalCents } = await orderOf(page, orderNo);
    expect(payment).toMatchObject({ state: 'charged', chargedCents: totalCents });
    await page.getByText(/ charged to your card\./).waitFor();
    expect(await documentAt(page, /^INV-\d+ as a PDF$/)).toBe('%PDF-');

    const staff = await visitAsAdministrator(shop, { javaScriptEnabled });
    await go(staff, `/admin/orders/${orderNo}/money`);
    await staff.getByLabel('An amount').fill('2.50');
    await staff.getByLabel('Reason').fill('It came late');
    await press(staff, 'Work it out');
    await press(staff, 'Give back €2.50');
    await staff.getByText('It is asked for.').waitFor();
    await shop.settled();
    await go(page, here);
    await page.getByText(/ charged to your card\. €2\.50 of it goes back to your card\./).waitFor();
    expect(await documentAt(page, /^CN-\d+ as a PDF$/)).toBe('%PDF-');
    await isSound(page);

    await go(staff, `/admin/orders/${orderNo}`);
    await staff.locator('summary', { hasText: 'Cancel order' }).click();
    await staff.getByLabel('Reason, told to the customer').fill('The van broke down');
    await press(staff, 'Cancel order');
    if (javaScriptEnabled)
      await staff.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    await staff.getByText('Nothing is left to do with this order.').waitFor();
    await shop.settled();
    expect(await orderOf(page, orderNo)).toMatchObject({
      status: 'cancelled',
      payment: { chargedCents: totalCents, givenBackCents: totalCents },
    });
    await go(page, here);
    await page.getByText('The van broke down').waitFor();
    expect(await page.getByRole('link', { name: /^Credit note/ }).count()).toBe(2);
    await isSound(page);
    expect([...page.problems, ...staff.problems]).toEqual([]);
  });
});
