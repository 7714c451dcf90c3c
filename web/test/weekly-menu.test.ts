import { afterAll, beforeAll, expect, test } from 'vitest';
import { weekOf, weeksAfter } from '../../server/src/food/menu-weeks/menu-week.ts';
import { setWeekly } from '../../server/test/weeks.ts';
import { planWeek, publishWeek } from '../../server/src/food/menu-weeks/menu-weeks.ts';
import { fillBox, signIn } from './buying.ts';
import { axeFindings, scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const dal = 'red-lentil-and-spinach-dal';
const pots = 'silken-chocolate-pots';
const inWeeks = (weeks: number) => weeksAfter(weekOf(new Date().toISOString().slice(0, 10)), weeks);
const [next, later] = [inWeeks(1), inWeeks(2)];

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await offer(next, [dal]);
  await offer(later, [pots, dal]);
  await setWeekly(shop, true);
  await shop.settled();
});
afterAll(() => shop.close());

async function offer(week: string, slugs: string[]): Promise<void> {
  const { bySlug } = shop.shop.menu.catalogue();
  const offers = slugs.map((slug) => ({
    recipeNo: bySlug.get(slug)?.recipeNo ?? 0,
    mostPortions: null,
  }));
  const at = (monday: string) => new Date(`${monday}T00:00:00Z`);
  const times = { opensAt: at(weeksAfter(week, -4)), closesAt: at(weeksAfter(week, 1)) };
  const plan = { ...times, expectedPortions: null, offers };
  await planWeek(shop.shop, week, plan, { version: 0, ordersKeepIt: false }, 'shop');
  await publishWeek(shop.shop, week, true, { version: 1, ordersKeepIt: false }, 'shop');
}

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a shop with weeks shows each of them, and what a box cannot have for one, %s',
  async (_, scripts) => {
    const page = await shop.visit({
      javaScriptEnabled: scripts,
      viewport: { width: 360, height: 640 },
    });
    const ready = async () => {
      if (!scripts) return;
      await scriptsRun(page);
      expect(await axeFindings(page)).toEqual([]);
    };
    await page.goto('/menu');
    await ready();
    const weeks = page.getByRole('navigation', { name: 'Weeks' });
    expect(await weeks.getByRole('link', { name: 'Next week' }).getAttribute('aria-current')).toBe(
      'true',
    );
    await page.getByText('1 recipe', { exact: true }).first().waitFor();
    await weeks.getByRole('link', { name: /^Week of/ }).click();
    await page.getByText('2 recipes', { exact: true }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('week')).toBe(later);
    expect(await page.locator('main h2 a').allInnerTexts()).toEqual([
      'Silken chocolate pots',
      'Red lentil and spinach dal',
    ]);
    if (scripts) {
      // Within the week, by a stored result and by the API.
      await page.getByText('Filters', { exact: true }).click();
      await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('lentil');
      await page.keyboard.press('Enter');
      await page.getByText('1 recipe', { exact: true }).first().waitFor();
      expect(new URL(page.url()).searchParams.get('week')).toBe(later);
    }
    const gone = await page.request.get('/menu?week=2020-01-06');
    expect([gone.status(), await gone.text()]).toEqual([
      404,
      expect.stringContaining('There is no menu for that week'),
    ]);
    await page.goto(`/recipes/${pots}`);
    await page.getByText(/^On the menu: Week of/).waitFor();

    await signIn(page, await shop.newCustomer());
    await fillBox(page, [
      { slug: dal, servings: 2 },
      { slug: pots, servings: 2 },
    ]);
    await page.goto('/box');
    await ready();
    const fits = page.getByRole('region', { name: 'Which weeks your box fits' });
    await fits.getByText('Not on the menu: Silken chocolate pots.').waitFor();
    await fits.getByText('Everything in your box is on the menu.').waitFor();
    await page.goto('/checkout');
    await ready();
    const shut = page.getByText('Not all of your box');
    expect(await shut.count()).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: 'Leave out Silken chocolate pots to order for: Next week' })
      .click();
    await shut.first().waitFor({ state: 'detached' });
    await page.getByLabel('Name').fill('Ada Cook');
    await page.getByLabel('Phone').fill('0871234567');
    await page.getByLabel('Address').fill('1 Quay Street, Galway');
    await page.getByRole('button', { name: 'Place order', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
    // It was made to fit next week, so it comes then.
    const orders = await page.request.get('/api/orders');
    const { items } = (await orders.json()) as { items: { deliveryDay: string }[] };
    expect(items.map(({ deliveryDay }) => weekOf(deliveryDay))).toEqual([next]);
    expect(page.problems).toEqual([]);
  },
);

test('a meal of which the week has too few left is named with what would fit, one click away', async () => {
  const offers = [
    { recipeNo: shop.shop.menu.catalogue().bySlug.get(dal)?.recipeNo ?? 0, mostPortions: 5 },
  ];
  const [opensAt, closesAt] = [weeksAfter(next, -4), weeksAfter(next, 1)].map(
    (monday) => new Date(`${monday}T00:00:00Z`),
  );
  if (!opensAt || !closesAt) throw new Error('A week has two ends.');
  const plan = { opensAt, closesAt, expectedPortions: null, offers };
  await planWeek(shop.shop, next, plan, { version: 2, ordersKeepIt: false }, 'shop');
  const page = await shop.visit();
  await signIn(page, await shop.newCustomer());
  await page.goto(`/menu?week=${next}`);
  await scriptsRun(page);
  await page.locator('article', { hasText: 'Few left: 1 serving' }).waitFor();
  await page.goto(`/recipes/${dal}`);
  await page.getByText('Next week: Few left: 1 serving.').waitFor();
  await fillBox(page, [{ slug: dal, servings: 2 }]);
  await page.goto('/box');
  await scriptsRun(page);
  const left = page.getByText('Red lentil and spinach dal: 1 serving left for that week.');
  await left.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.goto('/checkout');
  await scriptsRun(page);
  await page.getByLabel('Name').fill('Ada Cook');
  await page.getByLabel('Phone').fill('0871234567');
  await page.getByLabel('Address').fill('1 Quay Street, Galway');
  const place = page.getByRole('button', { name: 'Place order', exact: true });
  await place.click();
  await left.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Set Red lentil and spinach dal to 1 serving' }).click();
  await page.getByText('1 serving left for that week.').waitFor({ state: 'detached' });
  await place.click();
  await page.getByRole('heading', { name: 'Thank you, your box is ordered' }).waitFor();
});
