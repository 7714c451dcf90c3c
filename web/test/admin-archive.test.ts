import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, visitAsAdministrator } from './back-office.ts';
import type { Person } from '../../server/test/store.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let staff: Person;
beforeAll(async () => {
  shop = await openShopWindow();
  staff = await shop.administrator();
});
afterAll(() => shop.close());

type Recipe = { recipeNo: number; ingredients: { ingredientNo: number; name: string }[] };
const recipeAt = (slug: string) => ask<Recipe>(shop.guest(), 'GET', `/api/recipes/${slug}`);

test('an ingredient that the menu needs stays, a copy of it goes and comes back', async () => {
  const { ingredients } = await recipeAt('red-lentil-and-spinach-dal');
  const lentils = ingredients.find(({ name }) => name === 'Red lentils');
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/menu/ingredients/${lentils?.ingredientNo ?? 0}`);
  await page.getByRole('button', { name: 'Archive' }).click();
  const question = page.getByRole('dialog', { name: 'Archive it?' });
  await question.getByRole('button', { name: 'Archive' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'These need it' });
  await alert.getByRole('link', { name: 'Red lentil and spinach dal' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByText('This is the copy, with nothing in stock.').waitFor();
  await page.getByRole('heading', { name: 'Copy of Red lentils' }).waitFor();
  const allergens = page.getByRole('group', { name: 'Allergens', exact: true });
  expect(await allergens.getByLabel('Not declared').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Archive' }).click();
  await question.getByRole('button', { name: 'Archive' }).click();
  await page.getByText('It is out of the lists and offers.').waitFor();
  await open(page, '/admin/menu/ingredients?q=copy+of+red');
  await page.getByText('No ingredient matches').waitFor();
  await page.getByRole('link', { name: 'Archived' }).click();
  await page.getByRole('link', { name: 'Copy of Red lentils' }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.getByText('It is back in the lists.').waitFor();
});

test('a recipe keeps its old address, which it can let go, and is archived once it is off the menu', async () => {
  const { recipeNo } = await recipeAt('silken-chocolate-pots');
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  expect(await page.getByRole('button', { name: 'Archive' }).count()).toBe(0);
  await page.getByLabel('Address').fill('chocolate-pots');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.getByText('Old addresses that lead here').waitFor();

  const guest = await shop.visit();
  const hop = await guest.request.get('/recipes/silken-chocolate-pots?servings=4', {
    maxRedirects: 0,
  });
  expect(hop.status()).toBe(301);
  expect(hop.headers()['location']).toMatch(/\/recipes\/chocolate-pots\?servings=4$/);
  await open(guest, '/recipes/silken-chocolate-pots');
  expect(new URL(guest.url()).pathname).toBe('/recipes/chocolate-pots');
  const canonical = guest.locator('link[rel="canonical"]');
  expect(await canonical.getAttribute('href')).toMatch(/\/recipes\/chocolate-pots$/);
  const sitemap = await (await guest.request.get('/sitemap.xml')).text();
  expect(sitemap).toContain('/recipes/chocolate-pots<');
  expect(sitemap).not.toContain('/recipes/silken-chocolate-pots<');

  await open(page, '/admin/menu/recipes/new');
  await page.getByLabel('Address').fill('silken-chocolate-pots');
  await page.getByText('This address still leads to', { exact: false }).waitFor();
  await page.getByLabel('Address').fill('');
  await open(page, `/admin/menu/recipes/${recipeNo}`);
  await page.getByRole('button', { name: 'Let /recipes/silken-chocolate-pots go' }).click();
  await page.getByText('The old address leads here no more.').waitFor();
  expect((await guest.goto('/recipes/silken-chocolate-pots'))?.status()).toBe(404);

  await page.getByRole('button', { name: 'Take off the menu' }).click();
  await page.getByRole('button', { name: 'Take it off' }).click();
  await page.getByText('It is a draft again.').waitFor();
  await page.getByRole('button', { name: 'Archive' }).click();
  const question = page.getByRole('dialog', { name: 'Archive it?' });
  await question.getByRole('button', { name: 'Archive' }).click();
  await page.getByText('Archived. It is out of the lists.').waitFor();
  expect(await page.getByRole('button', { name: 'Save and publish' }).count()).toBe(0);
  await open(page, '/admin/menu?status=archived');
  await page.getByRole('link', { name: /chocolate pots/i }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('categories are added, changed, archived and brought back without scripts', async () => {
  const page = await visitAsAdministrator(shop, { javaScriptEnabled: false });
  await page.goto('/admin/menu/categories');
  await page.getByRole('link', { name: 'New category' }).click();
  await page.getByLabel(/^Name/).fill('Specials');
  await page.getByLabel(/^Address/).fill('Spe cials');
  await page.getByLabel(/^Place/).fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This must be lower-case words joined by hyphens').waitFor();
  expect(await page.getByLabel(/^Name/).inputValue()).toBe('Specials');
  await page.getByLabel(/^Address/).fill('specials');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'Change Specials' }).click();
  await page.getByLabel(/^Name/).fill('Little specials');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('button', { name: 'Archive Little specials' }).click();
  await page.getByText('Archived. It is out of the lists and offers.').waitFor();
  type Categories = { items: { slug: string }[] };
  const offered = await ask<Categories>(staff, 'GET', '/api/categories');
  expect(offered.items.map(({ slug }) => slug)).not.toContain('specials');
  await page.getByRole('button', { name: 'Bring Little specials back' }).click();
  await page.getByText('It is back in the lists.').waitFor();
  await page.getByRole('button', { name: 'Archive Bowls' }).click();
  await page.getByText('These need it').waitFor();
});
