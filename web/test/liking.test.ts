import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, type Person } from '../../server/test/store.ts';
import { visitAsStaff } from './back-office.ts';
import { ask, fillBox, placeOrder, recipe, signIn, type Cart } from './buying.ts';
import { axeFindings, open, scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let staff: Person;
beforeAll(async () => {
  shop = await openShopWindow();
  staff = await shop.administrator();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';
const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';

type Page = Awaited<ReturnType<ShopWindow['visit']>>;
const mark = (page: Page) => page.getByRole('button', { name: 'Add to favourites' });
const unmark = (page: Page) => page.getByRole('button', { name: 'Remove from favourites' });

async function visit(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await shop.visit(options);
  await signIn(page, await shop.newCustomer());
  return page;
}
async function deliver(orderNo: number): Promise<void> {
  for (const to of ['packing', 'packed', 'shipped', 'delivered']) {
    const asked = { to, reason: 'Said in the test' };
    const { status } = await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, asked);
    expect(status).toBe(200);
  }
}

test('a dish is marked where it is looked at, shown as marked on its card, and taken off again', async () => {
  const page = await visit();
  await open(page, `/recipes/${dal}`);
  await mark(page).click();
  await page.getByText('It is among your favourites.').waitFor();
  await open(page, '/menu?q=dal');
  const card = page.locator('article', { has: page.getByRole('link', { name: /spinach dal/ }) });
  await card.getByText('A favourite of yours').waitFor();
  await open(page, `/recipes/${dal}`);
  await unmark(page).click();
  await page.getByText('It is no longer among your favourites.').waitFor();
  await mark(page).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('without scripts a dish is marked and unmarked by forms, and a guest signs in first', async () => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto(`/recipes/${dal}`);
  await mark(page).click();
  await page.getByText('It is among your favourites.').waitFor();
  await page.locator('#heart').getByRole('link', { name: 'Your favourites' }).click();
  await page.getByRole('heading', { name: 'Red lentil and spinach dal' }).waitFor();
  await page.getByRole('button', { name: /^Remove from favourites: Red lentil/ }).click();
  await page.getByText('Nothing is marked yet').waitFor();

  const guest = await shop.visit({ javaScriptEnabled: false });
  const { email } = await shop.newCustomer();
  await guest.goto(`/recipes/${dal}`);
  await mark(guest).click();
  await guest.getByLabel('E-mail').fill(email);
  await guest.getByLabel('Password').fill(password);
  await guest.getByRole('button', { name: 'Sign in' }).click();
  // What was pressed is still there.
  await guest.getByRole('button', { name: 'Send it again' }).click();
  await guest.getByText('It is among your favourites.').waitFor();
});

test('a guest is told to sign in where they pressed', async () => {
  const page = await shop.visit();
  await open(page, `/recipes/${dal}`);
  await scriptsRun(page);
  await mark(page).click();
  const way = page.getByRole('link', { name: 'Sign in to keep favourites' });
  expect(await way.getAttribute('href')).toBe(
    `/auth/continue?to=${encodeURIComponent(`/recipes/${dal}`)}`,
  );
});

test('the page of a dish stays the same for everybody, whatever they marked', async () => {
  const page = await visit();
  const { recipeNo } = await recipe(page, dal);
  await ask(page, 'PUT', `/api/me/favourites/${recipeNo}`, {});
  const own = await page.request.get(`/recipes/${dal}`);
  expect(await own.text()).toBe(await (await fetch(`${shop.url}/recipes/${dal}`)).text());
  expect(own.headers()['cache-control']).toContain('public');
});

test('dishes like a dish stand under it, with what of them goes against the profile', async () => {
  const page = await visit();
  const { version } = await ask<{ version: number }>(page, 'GET', '/api/me');
  await ask(page, 'PATCH', '/api/me', { version, diets: ['vegan'] });
  await open(page, `/recipes/${tacos}`);
  const similar = page.getByRole('region', { name: 'Dishes like this one' });
  await similar.getByRole('link', { name: 'Cod in mustard seed and coconut curry' }).waitFor();
  expect(await similar.getByRole('article').count()).toBe(4);
  await similar.getByText('is not vegan').first().waitFor();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without scripts too';
  test(`who got a box says how its meals were, and has what they liked again${how}`, async () => {
    const page = await visit({ javaScriptEnabled });
    await fillBox(page, [
      { slug: noodles, servings: 3 },
      { slug: dal, servings: 2 },
    ]);
    const orderNo = await placeOrder(page);
    await page.goto(`/account/orders/${orderNo}`);
    expect(await page.getByText('How were your meals?').count()).toBe(0);
    await deliver(orderNo);
    await page.goto(`/account/orders/${orderNo}`);
    const meal = page.locator('form', {
      has: page.getByRole('group', { name: 'How was Red lentil and spinach dal?' }),
    });
    await meal.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Choose from one to five stars.').waitFor();
    await meal.getByLabel('5 stars').check();
    await meal.getByLabel('A note to the kitchen').fill('More of it!');
    await meal.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Thank you: it is written down').waitFor();
    expect(await meal.getByLabel('5 stars').isChecked()).toBe(true);

    await page.goto('/account/favourites');
    const again = page.getByRole('region', { name: 'Have it again' });
    expect(await again.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Red lentil and spinach dal',
      'Dan dan pork noodles',
    ]);
    await again.getByText('You gave it 5 stars').waitFor();
    await again.getByRole('button', { name: /^Put into the box: Dan dan pork noodles/ }).click();
    await page.getByText('Dan dan pork noodles is in your box').waitFor();
    const { lines } = await ask<Cart>(page, 'GET', '/api/cart');
    expect(lines).toMatchObject([{ name: 'Dan dan pork noodles', servings: 3 }]);
    expect(page.problems).toEqual([]);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  });
}

test('the kitchen reads the ratings and the notes; support sees no way there', async () => {
  const kitchen = await visitAsStaff(shop, 'kitchen');
  await open(kitchen, '/admin/kitchen');
  await kitchen.getByRole('link', { name: 'Ratings' }).click();
  await kitchen.getByRole('link', { name: 'Red lentil and spinach dal' }).click();
  await kitchen.getByText('More of it!').first().waitFor();
  expect(await axeFindings(kitchen)).toEqual([]);
  const support = await visitAsStaff(shop, 'support');
  await open(support, '/admin/orders');
  expect(await support.getByRole('link', { name: 'Ratings' }).count()).toBe(0);
});
