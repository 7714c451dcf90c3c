import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { ask as askAs, openDays, placeOrder, changeDay } from './back-office.ts';
import { ask, fillAddress, fillBox, orderCount, signIn } from './buying.ts';
import { openCable, type Cable } from './cable.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let cable: Cable;
beforeAll(async () => {
  shop = await openShopWindow({
    between: async (databaseUrl) => {
      cable = await openCable(databaseUrl);
      return cable.url;
    },
  });
});
afterAll(async () => {
  await shop.close();
  cable.close();
});

type Page = Awaited<ReturnType<ShopWindow['visit']>>;
type Day = { day: string; cutOffAt: string; capacity: number };

const dal = 'red-lentil-and-spinach-dal';

/** A customer who has filled in everything and has only to press the button. */
async function readyToOrder(): Promise<Page> {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: dal, servings: 2 }]);
  await open(page, '/checkout');
  await fillAddress(page);
  return page;
}

const order = (page: Page) =>
  page.getByRole('button', { name: 'Place order', exact: true }).click();
const dayOf = (page: Page, day: string) => page.locator(`input[name=deliveryDay][value="${day}"]`);

/** Nothing was ordered, and nothing that was typed is gone. */
async function nothingIsLost(page: Page): Promise<void> {
  expect(await page.getByLabel('Name').inputValue()).toBe('Ada Cook');
  expect(await page.getByLabel('Phone').inputValue()).toBe('0871234567');
  expect(await page.getByLabel('Address').inputValue()).toBe('1 Quay Street, Galway');
  expect(await orderCount(page)).toBe(0);
}

/** `refusal` is what the browser itself says of an answer that was expected. */
async function ordersInTheEnd(page: Page, refusal = ''): Promise<void> {
  await order(page);
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
  expect(await orderCount(page)).toBe(1);
  const known = `Failed to load resource: the server responded with a status of ${refusal}`;
  expect(page.problems.filter((said) => !said.startsWith(known))).toEqual([]);
}

test('a price that changed meanwhile is shown and asked about before anything is ordered', async () => {
  const page = await readyToOrder();
  const staff = await shop.administrator();
  const { recipeNo } = await askAs<{ recipeNo: number }>(staff, 'GET', `/api/recipes/${dal}`);
  const path = `/api/admin/recipes/${recipeNo}`;
  type Recipe = Record<string, unknown> & { preparationCents: number };
  const known = await askAs<Recipe>(staff, 'GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = known;
  const dearer = { ...contents, preparationCents: known.preparationCents + 150 };
  await askAs(staff, 'PUT', path, dearer);
  await order(page);
  await page.getByText('A price has changed since you last looked').waitFor();
  await page.getByText('Nothing was ordered: place the order again if you agree').waitFor();
  await nothingIsLost(page);
  const { totalCents } = await ask<{ totalCents: number }>(page, 'GET', '/api/cart');
  await page.getByText(`To pay: €${(totalCents / 100).toFixed(2)}`).waitFor();
  await ordersInTheEnd(page);
});

test('a day whose last place was taken meanwhile is said at the day, and another can be chosen', async () => {
  const [day = '', next = ''] = await openDays(shop);
  const staff = await shop.administrator();
  const taken = (await ordersFor(day)) + 1;
  await changeDay(staff, day, { capacity: taken, closed: false });
  const page = await readyToOrder();
  await page.getByText('1 place left').waitFor();
  await placeOrder(shop, { day });
  await order(page);
  await page.getByText('That day has just filled up. Nothing was ordered').waitFor();
  await nothingIsLost(page);
  await expect.poll(() => dayOf(page, day).isDisabled()).toBe(true);
  await dayOf(page, next).check();
  await ordersInTheEnd(page);
  await changeDay(staff, day, { capacity: 200, closed: false });

  async function ordersFor(date: string): Promise<number> {
    const { items } = await askAs<{ items: unknown[] }>(
      staff,
      'GET',
      `/api/admin/orders?day=${date}`,
    );
    return items.length;
  }
});

test('a store that cannot answer for a moment says so, keeps what was typed, and orders once', async () => {
  const page = await readyToOrder();
  cable.pull();
  onTestFinished(cable.putBack);
  await order(page);
  await page.getByText('The store cannot answer right now').waitFor();
  await page.getByText('Nothing you typed is lost. Try again in a moment').waitFor();
  cable.putBack();
  await nothingIsLost(page);
  await ordersInTheEnd(page, '503 (Service Unavailable)');
});

test('a day whose time to order ran out meanwhile is said at the day, and another can be chosen', async () => {
  const page = await readyToOrder();
  const { items } = await ask<{ items: Day[] }>(page, 'GET', '/api/delivery-days');
  const [first, second] = items;
  if (!first || !second) throw new Error('There are too few days.');
  // The page stays open until after the cut-off; only the store's clock moves.
  vi.setSystemTime(Date.parse(first.cutOffAt) + 60_000);
  onTestFinished(() => void vi.useRealTimers());
  await order(page);
  await page.getByText('It is too late to order for that day. Nothing was ordered').waitFor();
  await nothingIsLost(page);
  await expect.poll(() => dayOf(page, first.day).and(page.locator(':enabled')).count()).toBe(0);
  await dayOf(page, second.day).check();
  await ordersInTheEnd(page, '401 (Unauthorized)');
});

test('a form that the door refuses as too large keeps its page and everything typed', async () => {
  const page = await readyToOrder();
  const address = 'x'.repeat(70_000);
  await page.getByLabel('Address').fill(address);
  await order(page);
  await page.getByText('That is more than we can take').first().waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe(address);
  expect(await page.getByLabel('Name').inputValue()).toBe('Ada Cook');
  await page.getByLabel('Address').fill('1 Quay Street, Galway');
  await ordersInTheEnd(page, '413');
});

test('a form from another address is answered by a page that says what to do', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${shop.url}/checkout`, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: 'name=Ada+Cook&address=%3Cb%3E1+Quay',
    });
  const foreign = await send({ origin: 'https://evil.example' });
  const html = await foreign.text();
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain('This form did not come from the shop’s own address');
  expect(html).not.toContain('1 Quay');
  const { host } = new URL(shop.url);
  const behindProxy = await (await send({ origin: `https://${host}` })).text();
  expect(behindProxy).toContain('Ada Cook');
  expect(behindProxy).toContain('&lt;b&gt;1 Quay');
});
