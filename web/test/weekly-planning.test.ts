import { afterAll, beforeAll, expect, test } from 'vitest';
import { weekOf, weeksAfter } from '../../server/src/food/menu-weeks/menu-week.ts';
import { visitAsStaff } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const inWeeks = (weeks: number) => weeksAfter(weekOf(new Date().toISOString().slice(0, 10)), weeks);
const meals = (page: { locator: (css: string) => { allInnerTexts: () => Promise<string[]> } }) =>
  page.locator('#week-meals li a').allInnerTexts();

test.each([
  ['with scripts', true, 3],
  ['without scripts', false, 4],
])('an author plans a week on a phone, %s', async (_name, javaScriptEnabled, ahead) => {
  const week = inWeeks(ahead);
  const page = await visitAsStaff(shop, 'menu', {
    javaScriptEnabled,
    viewport: { width: 360, height: 640 },
  });
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const search = async (words: string) => {
    await page.getByLabel('Name or ingredient').fill(words);
    await page.getByLabel('Name or ingredient').press('Enter');
    await page.getByText(`Found by “${words}”`).waitFor();
  };
  await page.goto('/admin/menu/weeks');
  await page.getByText('Weekly menus are off').waitFor();
  await page.locator('input[name=go]').fill(week);
  await press('Go to it');
  await page.getByText('No meals yet.').waitFor();
  await search('dal');
  await press('Add Red lentil and spinach dal');
  await page.getByText('What is below is as you arranged it').waitFor();
  await search('chocolate');
  await press('Add Silken chocolate pots');
  await expect.poll(() => meals(page)).toHaveLength(2);
  const [first = '', second = ''] = await meals(page);
  await press(`Move ${second} up`);
  await expect.poll(() => meals(page)).toEqual([second, first]);
  if (javaScriptEnabled) await hasFocus(page.getByRole('button', { name: `Move ${second} up` }));
  await page.getByLabel(`At most so many portions of ${first}`).fill('lots');
  await page.getByLabel('Portions expected').fill('120');
  await press('Save the plan');
  await page.getByText('A whole number of portions, or empty.').first().waitFor();
  await page.getByLabel(`At most so many portions of ${first}`).fill('40');
  await press('Save the plan');
  await page.getByText('The plan is saved.').waitFor();
  expect(await meals(page)).toEqual([second, first]);
  await page.getByText('reckoned with 80').waitFor();
  await page.getByText(/120 portions/).waitFor();
  if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  await press('Put it on the menu');
  await page.getByText('The week is on the menu.').waitFor();
  await press('Take it off the menu');
  await page.getByText('The week is off the menu.').waitFor();
  await page.getByLabel('A day of that week').fill(weeksAfter(week, 4));
  await press('Copy');
  await page.getByText('This is a copy').waitFor();
  expect(await meals(page)).toEqual([second, first]);
  await press('Remove the week');
  if (javaScriptEnabled)
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('The week is removed.').waitFor();
});

test('a meal is dragged to its place, and another author’s save is not written over', async () => {
  const week = inWeeks(12);
  const page = await visitAsStaff(shop, 'menu');
  const other = await visitAsStaff(shop, 'menu');
  const recipes = (await (await page.request.get('/api/recipes?limit=3')).json()) as {
    items: { recipeNo: number; name: string }[];
  };
  const names = recipes.items.map(({ name }) => name);
  const plan = (nos: number[], version: number) => ({
    opens: `${weeksAfter(week, -2)}T08:00`,
    closes: `${week}T18:00`,
    expectedPortions: 10,
    offers: nos.map((recipeNo) => ({ recipeNo })),
    version,
  });
  const nos = recipes.items.map(({ recipeNo }) => recipeNo);
  const planned = await page.request.put(`/api/admin/menu-weeks/${week}`, { data: plan(nos, 0) });
  expect(planned.status()).toBe(200);
  await open(page, `/admin/menu/weeks/${week}`);
  expect(await axeFindings(page)).toEqual([]);
  const rows = page.locator('#week-meals li');
  await rows.nth(2).dragTo(rows.nth(0));
  await expect.poll(() => meals(page)).toEqual([names[2], names[0], names[1]]);
  const saved = await other.request.put(`/api/admin/menu-weeks/${week}`, {
    data: plan(nos.slice(0, 1), 1),
  });
  expect(saved.status()).toBe(200);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.getByText('Somebody else saved this meanwhile').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel(/^Yours/).check();
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.getByText('The plan is saved.').waitFor();
  expect(await meals(page)).toEqual([names[2], names[0], names[1]]);
});
