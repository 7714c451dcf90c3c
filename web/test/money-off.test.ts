import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import sql from 'sql-template-tag';
import { setPrices } from '../../server/test/prices.ts';
import { password, type Person } from '../../server/test/store.ts';
import { ask as well, visitAsAdministrator } from './back-office.ts';
import { ask, fillAddress, fillBox, signIn } from './buying.ts';
import { giveMoney, promotion } from './money-off.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let staff: Person;
beforeAll(async () => {
  shop = await openShopWindow({ environment: { LARDER_PAYMENTS: 'sandbox' } });
  await setPrices(shop.shop, { zones: [{ name: 'Ireland', feeCents: 495, prefixes: ['IE'] }] });
  staff = await shop.administrator();
});
afterAll(() => shop.close());
/** Each test says what is cheaper. */
beforeEach(() => shop.shop.database.run(sql`update promotion set active = false`));

const tacos = 'cod-tacos-with-lime-slaw';
const asStaff = <Body>(method: string, path: string, body?: object, headers = {}) =>
  well<Body>(staff, method, path, body, headers);
const as =
  (person: Person) =>
  <Body>(method: string, path: string, body?: object, headers = {}) =>
    well<Body>(person, method, path, body, headers);

let count = 0;
/** A promotion by a code that no other test has. */
async function promote(more: Partial<typeof promotion> = {}): Promise<string> {
  count += 1;
  const code = more.code === undefined ? `SPRING${count}` : more.code;
  await asStaff('POST', '/api/admin/promotions', { ...promotion, ...more, code });
  return code ?? '';
}

type Cart = { dueCents: number; price: { totalCents: number } };
const cartOf = (page: Parameters<typeof ask>[0]) =>
  ask<Cart>(page, 'GET', '/api/cart?country=IE&postcode=D02+XY45');
const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;

describe.each([
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
])('%s', (_, options) => {
  const hasScripts = !('javaScriptEnabled' in options);

  test('a guest enters a code, signs in, and credit, a gift card and a card pay for what is left', async () => {
    const code = await promote();
    const ada = await shop.customer();
    const end = await giveMoney(asStaff, as(ada), { creditCents: 150, giftCents: 300 });
    const page = await shop.visit(options);
    await fillBox(page, [{ slug: tacos, servings: 4 }]);
    await page.goto('/box', { waitUntil: 'networkidle' });
    const summary = page.getByRole('complementary', { name: 'Total' });
    const field = summary.getByLabel('Code', { exact: true });
    await field.fill('NOSUCHCODE');
    await summary.getByRole('button', { name: 'Use it' }).click();
    await summary.getByText('We do not know this code').waitFor();
    expect(await field.inputValue()).toBe('NOSUCHCODE');
    await field.fill(` ${code.toLowerCase()} `);
    await summary.getByRole('button', { name: 'Use it' }).click();
    await summary.getByText(`Code ${code} is in the price.`).waitFor();
    await signIn(page, { email: ada.email, password });
    await page.goto('/checkout', { waitUntil: 'networkidle' });
    await fillAddress(page);
    await page.getByLabel('Postcode').fill('D02 XY45');
    if (!hasScripts) await page.getByRole('button', { name: 'Show the price' }).click();
    await page.getByText('From your credit').waitFor();
    await page.getByText(`From gift card …${end}`).waitFor();
    const { dueCents, price } = await cartOf(page);
    expect(dueCents).toBe(price.totalCents - 450);
    await page.getByText(`To pay: ${euros(dueCents)}.`).waitFor();
    if (hasScripts) expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Order and go on to pay' }).click();
    await page.waitForURL(/sandbox\/pay/);
    await page.getByText(euros(dueCents)).first().waitFor();
    const { items } = await as(ada)<{ items: { orderNo: number }[] }>('GET', '/api/orders');
    await page.goto(`/account/orders/${items[0]?.orderNo}`);
    const why = page.locator('details', { hasText: 'Why this price?' });
    await why.getByText('Spring').waitFor();
    await why.getByText(`From gift card …${end}`).waitFor();
    await why.getByText('Left to pay').waitFor();
    expect(page.problems).toEqual([]);
  });

  test('a code is taken out again, and money is kept for another time', async () => {
    const code = await promote();
    const ada = await shop.customer();
    await giveMoney(asStaff, as(ada), { creditCents: 150, giftCents: 300 });
    const page = await shop.visit(options);
    await signIn(page, { email: ada.email, password });
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await ask(page, 'PUT', '/api/cart/place', { country: 'IE', postcode: 'D02 XY45' });
    await page.goto('/box', { waitUntil: 'networkidle' });
    const summary = page.getByRole('complementary', { name: 'Total' });
    await summary.getByLabel('Code', { exact: true }).fill(code);
    await summary.getByLabel('Code', { exact: true }).press('Enter');
    await summary.getByText(`Code ${code} is in the price.`).waitFor();
    await summary.getByText('You have €4.50 of credit and gift cards').waitFor();
    await summary.getByRole('button', { name: 'Keep it for another time' }).click();
    await summary.getByText('You keep €4.50 of credit and gift cards').waitFor();
    expect(await summary.getByText('From your credit').count()).toBe(0);
    await page.goto('/checkout', { waitUntil: 'networkidle' });
    await fillAddress(page);
    await page.getByRole('button', { name: 'Pay with it' }).click();
    await page.getByText('From your credit').waitFor();
    // What was typed stays.
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada Cook');
    await page.getByRole('button', { name: `Take it out: ${code}` }).click();
    await page.getByText(`Code ${code} is in the price.`).waitFor({ state: 'detached' });
    const { dueCents, price } = await cartOf(page);
    expect(dueCents).toBe(price.totalCents - 450);
    await page.getByText(`To pay: ${euros(dueCents)}.`).waitFor();
    expect(page.problems).toEqual([]);
  });

  test('a code that was typed is used before anything is ordered, and one that takes nothing off says why', async () => {
    const code = await promote();
    const large = await promote({ minGoodsCents: 50_000 });
    const ada = await shop.customer();
    const page = await shop.visit(options);
    await signIn(page, { email: ada.email, password });
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await ask(page, 'PUT', '/api/cart/place', { country: 'IE', postcode: 'D02 XY45' });
    await page.goto('/checkout', { waitUntil: 'networkidle' });
    await fillAddress(page);
    const press = () => page.getByRole('button', { name: 'Order and go on to pay' }).click();
    await page.getByLabel('Code', { exact: true }).fill(large);
    await press();
    await page.getByText('The code is in. Look at the price, then place the order.').waitFor();
    await page.getByText(/takes nothing off: it holds once the box has €[\d.]+ more/).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(code);
    await press();
    await page.getByText(`Code ${code} is in the price.`).waitFor();
    const orders = await as(ada)<{ items: unknown[] }>('GET', '/api/orders');
    expect(orders.items).toEqual([]);
    await press();
    await page.waitForURL(/sandbox\/pay/);
    expect(page.problems).toEqual([]);
  });

  test('credit that covers all of it leads straight to the order; what changed meanwhile is told first', async () => {
    const ada = await shop.customer();
    await giveMoney(asStaff, as(ada), { creditCents: 9_999, giftCents: 100 });
    const page = await shop.visit(options);
    await signIn(page, { email: ada.email, password });
    await fillBox(page, [{ slug: tacos, servings: 2 }]);
    await ask(page, 'PUT', '/api/cart/place', { country: 'IE', postcode: 'D02 XY45' });
    await page.goto('/checkout', { waitUntil: 'networkidle' });
    await fillAddress(page);
    await page.getByText('Nothing is left to pay.').waitFor();
    await ask(page, 'PUT', '/api/cart/balance', { saves: true });
    const { dueCents } = await cartOf(page);
    await page.getByRole('button', { name: 'Place order', exact: true }).click();
    await page
      .getByText(/^(Your credit or gift cards have changed|Your box was changed)/)
      .waitFor();
    await page.getByText(`To pay was €0.00, and is ${euros(dueCents)} now.`).waitFor();
    await page.getByRole('button', { name: 'Pay with it' }).click();
    await page.getByText('Nothing is left to pay.').waitFor();
    await page.getByRole('button', { name: 'Place order', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
    await page.getByText('credit and gift cards pay for it').waitFor();
    expect(page.problems).toEqual([]);
  });

  test('somebody adds a gift card, makes a code for friends, and a friend follows the link', async () => {
    await promote({
      title: 'From a friend',
      code: null,
      kind: 'amount',
      basisPoints: [],
      cents: 500,
      firstOrderOnly: true,
      referralCents: 1000,
    });
    const ada = await shop.customer();
    const gift = { cents: 2500, sold: true, note: null, lastDay: '2099-12-31' };
    const { code } = await asStaff<{ code: string }>('POST', '/api/admin/gift-cards', gift, {
      'idempotency-key': randomUUID(),
    });
    const page = await shop.visit(options);
    await signIn(page, { email: ada.email, password });
    await page.goto('/account/balance', { waitUntil: 'networkidle' });
    const field = page.getByLabel('Code of the gift card');
    await field.fill('NOSUCHCARD');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('We do not know this code').waitFor();
    await field.fill(code);
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('The gift card is in your account').waitFor();
    await page.getByText('€25.00 left of €25.00 · to be spent until 31 December 2099').waitFor();
    await page.getByText('Friends get €5.00 off the meals of their first box.').waitFor();
    await page.getByRole('button', { name: 'Make my code' }).click();
    const link = await page.getByRole('textbox', { name: 'Link to send to them' }).inputValue();
    if (hasScripts) expect(await axeFindings(page)).toEqual([]);
    const friend = await shop.visit(options);
    await friend.goto(new URL(link).pathname, { waitUntil: 'networkidle' });
    if (hasScripts) expect(await axeFindings(friend)).toEqual([]);
    await friend.getByRole('button', { name: 'Put it into my box' }).click();
    await friend.getByText('The code is in your box').waitFor();
    await friend.getByRole('main').getByRole('link', { name: 'See this week’s menu' }).click();
    await friend.waitForURL(/\/menu$/);
    await fillBox(friend, [{ slug: tacos, servings: 2 }]);
    await ask(friend, 'PUT', '/api/cart/place', { country: 'IE', postcode: 'D02 XY45' });
    await friend.goto('/box');
    await friend.getByText('From a friend').waitFor();
    expect([...page.problems, ...friend.problems]).toEqual([]);
  });

  test('staff add a promotion, change it, and read what it brought', async () => {
    const page = await visitAsAdministrator(shop, options);
    await page.goto('/admin/promotions', { waitUntil: 'networkidle' });
    await page.getByText('One promotion holds for an order').waitFor();
    await page.getByRole('link', { name: 'New promotion' }).click();
    const name = `Autumn ${hasScripts ? 'with' : 'without'}`;
    const code = hasScripts ? 'AUTUMN1' : 'AUTUMN2';
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
    await page.getByLabel('What it takes off').selectOption('schedule');
    await page.getByLabel('Per cent').fill('50, 25 12,5');
    await page.getByLabel('Meals for at least').fill('a lot');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('An amount, like 4.95.').waitFor();
    expect(await page.getByLabel('Per cent').inputValue()).toBe('50, 25 12,5');
    if (hasScripts) expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Meals for at least').fill('20');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The promotion is saved.').waitFor();
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByText('50%, 25%, 12.5% off box after box').waitFor();
    await row.getByText(`by the code ${code}`).waitFor();
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Save' }).waitFor();
    // Somebody else saves meanwhile.
    const path = new URL(page.url()).pathname.replace('/admin', '/api/admin');
    const {
      promotionNo: _no,
      uses: _uses,
      ...seen
    } = await asStaff<{
      promotionNo: number;
      uses: number;
      version: number;
    }>('GET', path);
    await asStaff('PUT', path, { ...seen, title: `${name}, theirs` });
    await page.getByLabel('Name').fill(`${name}, mine`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Yours').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The promotion is saved.').waitFor();
    await page.getByRole('link', { name: `${name}, mine` }).waitFor();
    await page.goto('/admin/audit?subject=promotion');
    await page
      .getByText('50%, 25% and 12.5%')
      .or(page.getByText('50%, 25%, 12.5%'))
      .first()
      .waitFor();
    expect(page.problems).toEqual([]);
  });

  test('staff issue a gift card, see its code once, print it on a card of its own, and stop it', async () => {
    const page = await visitAsAdministrator(shop, options);
    await page.goto('/admin/gift-cards', { waitUntil: 'networkidle' });
    await page.getByLabel('Amount').fill('fifty');
    await page.getByRole('button', { name: 'Issue the card' }).click();
    await page.getByText('An amount, like 25.00.').waitFor();
    await page.getByLabel('Amount').fill('50');
    await page.getByLabel('Last day').fill('2099-12-31');
    await page.getByLabel('Nobody: it is a present').check();
    await page.getByRole('button', { name: 'Issue the card' }).click();
    await page.getByText('The gift card is issued').waitFor();
    const code = await page.getByLabel('The code').inputValue();
    expect(code).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]$/);
    const card = page.getByRole('article', { name: 'Gift card' });
    await card.getByText(code).waitFor();
    await card.getByText('€50.00').waitFor();
    await card.getByText('To be spent until 31 December 2099').waitFor();
    if (hasScripts) {
      expect(await axeFindings(page)).toEqual([]);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(boxes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))])) // prettier-ignore
        .toEqual([[420, 298]]);
    }
    await page.goto('/admin/gift-cards');
    const end = code.replaceAll('-', '').slice(-4);
    await page.getByLabel('Last four letters').fill(end);
    await page.getByRole('button', { name: 'Find' }).click();
    const row = page.getByRole('row', { name: new RegExp(end) });
    await row.getByText('a present').waitFor();
    expect(await page.content()).not.toContain(code);
    await row.getByRole('button', { name: `Stop the card` }).click();
    if (hasScripts) await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await page.getByText('The card is stopped.').waitFor();
    await page
      .getByRole('row', { name: new RegExp(end) })
      .getByText('stopped')
      .waitFor();
    expect(page.problems).toEqual([]);
  });

  test('staff give a customer credit, who reads why', async () => {
    const ada = await shop.customer();
    const { customerNo } = await as(ada)<{ customerNo: number }>('GET', '/api/me');
    const page = await visitAsAdministrator(shop, options);
    await page.goto(`/admin/customers/${customerNo}`, { waitUntil: 'networkidle' });
    const panel = page.getByRole('region', { name: 'Credit and gift cards' });
    await panel.getByLabel('Amount').fill('a little');
    await panel.getByLabel('Why').fill('For the late box');
    await panel.getByRole('button', { name: 'Give it' }).click();
    await panel.getByText('An amount, like 5.00.').waitFor();
    await panel.getByLabel('Amount').fill('5');
    await panel.getByRole('button', { name: 'Give it' }).click();
    await page.getByText('The credit is given.').waitFor();
    await panel.getByText('€5.00').waitFor();
    const theirs = await shop.visit(options);
    await signIn(theirs, { email: ada.email, password });
    await theirs.goto('/account/balance');
    await theirs.getByText('For the late box').waitFor();
    await theirs.goto('/account/data');
    await theirs.getByRole('heading', { name: 'Credit that you were given' }).waitFor();
    expect([...page.problems, ...theirs.problems]).toEqual([]);
  });
});
