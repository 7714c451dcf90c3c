import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Cart, fillBox, signIn } from './buying.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

const dal = { slug: 'red-lentil-and-spinach-dal', name: 'Red lentil and spinach dal' };
const crumble = { slug: 'apple-and-hazelnut-crumble', name: 'Apple and hazelnut crumble' };

const row = (page: Page) => page.getByRole('region', { name: 'Looked at lately' });
const namesIn = (page: Page) => row(page).getByRole('heading', { level: 3 }).allTextContents();

/** Opens a dish, and waits until the shop has heard of it. */
async function lookAt(page: Page, { slug }: { slug: string }): Promise<void> {
  const heard = page.waitForResponse((reply) => reply.url().endsWith('/api/choices/seen'));
  await page.goto(`/recipes/${slug}`);
  expect((await heard).status()).toBe(200);
}

const servings = (page: Page) => page.locator('#servings');

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`the box shows what was looked at lately and does not lie in it, ${how}`, async () => {
    const who = await shop.newCustomer();
    const looking = await shop.visit();
    await signIn(looking, who);
    await lookAt(looking, dal);
    await lookAt(looking, crumble);
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, who);
    await page.goto('/box');
    await row(page).waitFor();
    expect(await namesIn(page)).toEqual([crumble.name, dal.name]);
    await fillBox(page, [{ slug: crumble.slug, servings: 2 }]);
    await page.goto('/box');
    expect(await namesIn(page)).toEqual([dal.name]);
    await page.goto('/account/favourites');
    expect(await namesIn(page)).toEqual([crumble.name, dal.name]);
    await row(page).getByRole('link', { name: dal.name }).click();
    await page.getByRole('heading', { level: 1, name: dal.name }).waitFor();
    if (!javaScriptEnabled) return;
    await page.goto('/account/data');
    await page.getByRole('heading', { name: 'What you chose and looked at last' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
}

test('a dish begins with as many servings as were chosen last, unless somebody chooses here', async () => {
  const page = await shop.visit();
  await fillBox(page, [{ slug: crumble.slug, servings: 5 }]);
  await lookAt(page, dal);
  await expect.poll(() => servings(page).inputValue()).toBe('5');
  await page
    .getByRole('region', { name: 'What you get' })
    .getByText('5 servings')
    .first()
    .waitFor();
  await page.goto(`/recipes/${dal.slug}?servings=3`);
  await page
    .getByRole('region', { name: 'What you get' })
    .getByText('3 servings')
    .first()
    .waitFor();
  expect(await servings(page).inputValue()).toBe('3');
});

test('a guest who has no box is not remembered, and given no cookie', async () => {
  const page = await shop.visit();
  await lookAt(page, dal);
  expect(await page.context().cookies()).toEqual([]);
  await page.goto('/box');
  expect(await row(page).count()).toBe(0);
});

test('the checkout begins with the day of the week that was chosen last', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  const { items } = await ask<{ items: { day: string; closed: boolean }[] }>(
    page,
    'GET',
    '/api/delivery-days',
  );
  const open = items.filter(({ closed }) => !closed).map(({ day }) => day);
  const weekdayOf = (day: string | undefined) => new Date(`${day}T12:00:00Z`).getUTCDay();
  const [first] = open;
  const chosen = open.find((day) => weekdayOf(day) !== weekdayOf(first));
  expect(chosen).toBeDefined();
  await fillBox(page, [{ slug: dal.slug, servings: 2 }]);
  const { version, totalCents } = await ask<Cart>(page, 'GET', '/api/cart');
  const placed = await page.request.post('/api/orders', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      basketVersion: version,
      totalCents,
      deliveryDay: chosen,
      deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' },
    },
  });
  expect(placed.status()).toBe(201);
  await shop.settled();
  await fillBox(page, [{ slug: crumble.slug, servings: 2 }]);
  await page.goto('/checkout');
  const checked = await page.locator('input[name=deliveryDay]:checked').inputValue();
  expect(weekdayOf(checked)).toBe(weekdayOf(chosen));
});

test('a subscription begins with as many servings as were chosen last, and with a household once one was told', async () => {
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await fillBox(page, [{ slug: dal.slug, servings: 5 }]);
  const chosen = () => page.getByLabel('Servings of each').inputValue();
  await page.goto('/subscribe');
  expect(await chosen()).toBe('5');
  const member = { name: 'Tom', diets: [], avoidedAllergens: [], dislikes: [], portions: 1 };
  expect((await page.request.post('/api/me/household', { data: member })).status()).toBe(201);
  await page.goto('/subscribe');
  expect(await chosen()).toBe('2');
});

test('amounts are in cups for whoever wants them so, from then on', async () => {
  const who = await shop.newCustomer();
  const page = await shop.visit();
  await signIn(page, who);
  await lookAt(page, crumble);
  const flour = page.getByRole('listitem').filter({ hasText: 'Plain flour' }).first();
  await flour.getByText('80 g').waitFor();
  const kept = page.waitForResponse((reply) => reply.url().endsWith('/api/choices/measures'));
  await page.getByRole('radio', { name: 'US cups' }).check();
  await flour.getByText('⅔ cup').waitFor();
  expect((await kept).status()).toBe(200);
  expect(await axeFindings(page)).toEqual([]);
  // Twice the servings, and another dish.
  await page.getByRole('button', { name: 'One serving more' }).first().waitFor();
  await page.locator('#servings').fill('8');
  await flour.getByText('1 ¼ cups').waitFor();
  await lookAt(page, dal);
  await page
    .getByText(/\d cups?$/)
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole('radio', { name: 'US cups' }).isChecked()).toBe(true);
});

test('without scripts they are, too, by the form', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto(`/recipes/${crumble.slug}?measures=us`);
  const flour = page.getByRole('listitem').filter({ hasText: 'Plain flour' }).first();
  await flour.getByText('⅔ cup').waitFor();
  expect(await page.getByRole('radio', { name: 'US cups' }).isChecked()).toBe(true);
});
