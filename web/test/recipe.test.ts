import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cart, Quote } from '../app/kit/api-types.ts';
import { changeProfile, signIn } from './buying.ts';
import { scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

const dal = '/recipes/red-lentil-and-spinach-dal';
const crumble = '/recipes/apple-and-hazelnut-crumble';
const figs = '/recipes/fig-goats-cheese-and-walnut-salad';

/** Scripts run once the form says that its page stays. */
const ready = (page: Page) =>
  page.locator('input[name=stay]').last().waitFor({ state: 'attached' });
const offer = (page: Page) => page.getByRole('region', { name: 'What you get' });
const price = (page: Page) => offer(page).locator('strong').first();
const says = (page: Page, text: string) => offer(page).getByText(text).first().waitFor();
const add = (page: Page) => page.getByRole('button', { name: 'Add to box' }).first();
const row = (page: Page, name: string) => page.locator('li:has(> details)', { hasText: name });

async function change(page: Page, ingredient: string, choice: string) {
  await row(page, ingredient).locator('summary').click();
  await page
    .getByRole('group', { name: `Change ${ingredient}` })
    .getByLabel(choice)
    .check({ force: true });
}

async function quote(slug: string, servings: number, changes: unknown[] = []): Promise<Quote> {
  const reply = await fetch(`${shop.url}/api${slug}/quote`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ servings, changes }),
  });
  return (await reply.json()) as Quote;
}

const euros = (cents: number) =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }).format(cents / 100);

async function box(page: Page): Promise<Cart> {
  return (await (await page.request.get('/api/cart')).json()) as Cart;
}

async function numberOf(name: string): Promise<number> {
  const reply = await fetch(`${shop.url}/api/ingredients?q=${encodeURIComponent(name)}&limit=1`);
  const { items } = (await reply.json()) as { items: { ingredientNo: number }[] };
  return items[0]?.ingredientNo ?? 0;
}

test('a recipe as written is the same for everybody and tells searchers what it is', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  const reply = await page.goto(dal);
  expect(reply?.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(await page.title()).toContain('Red lentil and spinach dal');
  const home = shop.shop.config.publicUrl;
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(home + dal);
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(json ?? '')).toMatchObject({
    '@type': 'Recipe',
    totalTime: 'PT35M',
    recipeYield: '2 servings',
    suitableForDiet: expect.arrayContaining(['https://schema.org/VeganDiet']),
    nutrition: { '@type': 'NutritionInformation', calories: expect.stringMatching(/^\d+ kcal$/) },
  });
  expect(await offer(page).textContent()).toContain('Mustard');
});

test('price, amounts, allergens and nutrition follow every change at once', async () => {
  const page = await shop.visit();
  await page.goto(crumble);
  await ready(page);
  await page.getByRole('button', { name: 'One serving more' }).click();
  await says(page, euros((await quote(crumble, 5)).totalCents));
  const oil = await numberOf('Rapeseed oil');
  const butter = await numberOf('Butter');
  await change(page, 'Rapeseed oil', 'Swap for butter contains milk');
  const hazelnuts = await numberOf('Hazelnuts');
  await change(page, 'Hazelnuts', 'Leave out');
  const expected = await quote(crumble, 5, [
    { action: 'swap', ingredientNo: oil, with: butter },
    { action: 'omit', ingredientNo: hazelnuts },
  ]);
  await says(page, euros(expected.totalCents));
  await offer(page).getByText('Milk', { exact: true }).waitFor();
  expect(expected.allergens).not.toContain('nuts');
  expect(await offer(page).getByText('Nuts', { exact: true }).count()).toBe(0);
  expect(await row(page, 'Hazelnuts').textContent()).toContain('Left out');
  const energy = page.getByRole('row', { name: /Energy/ });
  expect(await energy.textContent()).toContain(
    `${Math.round(expected.nutritionPerServing.kcal).toLocaleString('en-IE')} kcal`,
  );
  await offer(page).getByText('Why this price?').click();
  const parts = await offer(page).locator('tbody td:last-child').allTextContents();
  const cents = parts.map((said) => Math.round(Number(said.replace('€', '')) * 100));
  expect(cents.reduce((sum, it) => sum + it, 0)).toBe(expected.totalCents);
  await page.reload();
  await ready(page);
  await says(page, euros(expected.totalCents));
  expect(page.problems).toEqual([]);
});

test('something else from the pantry can be added and taken away', async () => {
  const page = await shop.visit();
  await page.goto(dal);
  await ready(page);
  await page.getByRole('searchbox', { name: 'Find an ingredient' }).fill('avocado');
  await page.getByRole('button', { name: 'Add 1 of avocado' }).click();
  const avocado = await numberOf('Avocado');
  const more = await quote(dal, 2, [{ action: 'extra', ingredientNo: avocado, amount: 1 }]);
  await says(page, euros(more.totalCents));
  await page.getByRole('spinbutton', { name: 'Extra avocado, in pieces' }).fill('3');
  const most = await quote(dal, 2, [{ action: 'extra', ingredientNo: avocado, amount: 3 }]);
  await says(page, euros(most.totalCents));
  await page.getByRole('button', { name: 'Remove avocado' }).click();
  await says(page, euros((await quote(dal, 2)).totalCents));
  expect(page.problems).toEqual([]);
});

test('a changed dish goes into the box, which counts it, and the page stays', async () => {
  const page = await shop.visit();
  await page.goto(dal);
  await ready(page);
  await change(page, 'Coriander leaf', 'Leave out');
  await page.getByText('Left out').first().waitFor();
  await add(page).click();
  await page.getByText('Added to your box: 2 servings').waitFor();
  await page.getByRole('link', { name: /1 meal in your box/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(dal);
  const { lines } = await box(page);
  const changes = [{ action: 'omit', ingredientNo: await numberOf('Coriander leaf') }];
  expect(lines).toEqual([expect.objectContaining({ servings: 2, changes })]);
  expect(page.problems).toEqual([]);
});

test('without scripts the same form says the price and fills the box', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto(dal);
  await page.getByRole('button', { name: 'One serving more' }).click();
  await change(page, 'Coriander leaf', 'Leave out');
  await page.getByRole('searchbox', { name: 'Find an ingredient' }).fill('avocado');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'Add 1 of avocado' }).click();
  const changes = [
    { action: 'omit', ingredientNo: await numberOf('Coriander leaf') },
    { action: 'extra', ingredientNo: await numberOf('Avocado'), amount: 1 },
  ];
  const expected = await quote(dal, 3, changes);
  expect(await price(page).textContent()).toBe(euros(expected.totalCents));
  await add(page).click();
  await page.getByText('In your box: 3 servings of this dish').waitFor();
  const { lines } = await box(page);
  expect(lines).toEqual([
    expect.objectContaining({ servings: 3, changes: expect.arrayContaining(changes) }),
  ]);
});

test('a line of the box is changed where it stands', async () => {
  const page = await shop.visit();
  await page.goto(dal);
  await ready(page);
  await add(page).click();
  await page.getByText('Added to your box').waitFor();
  const [line] = (await box(page)).lines;
  await page.goto(`${dal}?line=${line?.lineId}`);
  await ready(page);
  await page.getByText('You are changing a line of your box.').waitFor();
  await page.getByRole('button', { name: 'One serving more' }).click();
  await change(page, 'Lemon', 'Leave out');
  await page.getByRole('button', { name: 'Save changes' }).first().click();
  await page.waitForURL('**/box');
  const { lines } = await box(page);
  expect(lines).toEqual([
    expect.objectContaining({
      lineId: line?.lineId,
      servings: 3,
      changes: [{ action: 'omit', ingredientNo: await numberOf('Lemon') }],
    }),
  ]);
});

test('a line that was taken out elsewhere is said to be gone', async () => {
  const page = await shop.visit();
  await page.goto(`${dal}?line=00000000-0000-4000-8000-000000000000`);
  await page.getByText('This line is no longer in your box').waitFor();
  await add(page).waitFor();
});

test('a box that was changed elsewhere is not overwritten unseen', async () => {
  const page = await shop.visit();
  await page.goto(dal);
  await ready(page);
  await add(page).click();
  await page.getByText('Added to your box').waitFor();
  const [line] = (await box(page)).lines;
  await page.goto(`${dal}?line=${line?.lineId}`);
  await ready(page);
  const headers = { origin: shop.url };
  await page.request.post('/api/cart/lines', {
    headers,
    data: {
      recipeNo: line?.recipeNo,
      servings: 1,
      changes: [{ action: 'extra', ingredientNo: await numberOf('Avocado'), amount: 1 }],
    },
  });
  await page.getByRole('button', { name: 'Save changes' }).first().click();
  await page.getByText('Your box was changed elsewhere meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save changes' }).first().click();
  await page.waitForURL('**/box');
  expect((await box(page)).lines).toHaveLength(2);
});

test.each([true, false])(
  'what goes against the profile is said and needs a tick (scripts: %s)',
  async (javaScriptEnabled) => {
    const page = await shop.visit({ javaScriptEnabled });
    await signIn(page, await shop.newCustomer());
    await changeProfile(page, { avoidedAllergens: ['mustard'] });
    await page.goto(dal);
    if (javaScriptEnabled) {
      await ready(page);
      await page.getByText('This contains mustard.').waitFor();
    }
    await add(page).click();
    await page.getByText('This contains mustard.').waitFor();
    expect((await box(page)).lines).toEqual([]);
    await page.getByRole('checkbox', { name: 'I know, and I want it anyway' }).check();
    await add(page).click();
    await page.getByText(/Added to your box|In your box: 2 servings/).waitFor();
    const [line] = (await box(page)).lines;
    expect(line?.acknowledged).toEqual(['mustard']);
    expect(line?.unacknowledged).toEqual([]);
  },
);

test('more than the shelf holds is offered as what it holds', async () => {
  const page = await shop.visit();
  await page.goto(figs);
  await ready(page);
  await page.getByRole('spinbutton', { name: 'Servings' }).fill('9');
  const made = (await quote(figs, 9)).portionsLeft;
  expect(made).toBeLessThan(9);
  await says(page, `We can still make ${made} servings of this for you.`);
  expect(await add(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: `Make it ${made} servings` }).click();
  await says(page, `${made} servings left.`);
  expect(await add(page).isEnabled()).toBe(true);
  expect(page.problems).toEqual([]);
});

test('nothing that cannot be packed is asked for silently', async () => {
  const page = await shop.visit();
  await page.goto(dal);
  await ready(page);
  await page.getByRole('spinbutton', { name: 'Servings' }).fill('99');
  await page.getByText('Choose 1 to 24 servings.').waitFor();
  const reply = await page.goto(`${dal}?servings=99`);
  expect(reply?.status()).toBe(200);
  await page.getByText('Choose 1 to 24 servings.').waitFor();
});

test('on paper it is a recipe card for the chosen servings', async () => {
  const page = await shop.visit();
  await page.goto(`${dal}?servings=4`);
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { name: 'Ingredients for 4 servings' }).waitFor();
  expect(await row(page, 'Red lentils').innerText()).toContain('320 g');
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByText('How to cook it').isVisible()).toBe(true);
  expect(await page.locator('dt:visible', { hasText: 'Allergens' }).count()).toBe(1);
  expect(await page.getByText('Keep chilled ingredients at 0–5 °C').isVisible()).toBe(true);
});

test('the recipe page needs at most 148 kB of script', async () => {
  const page = await shop.visit();
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(new URL(response.url()).pathname, 0);
  });
  await page.goto(dal, { waitUntil: 'networkidle' });
  await scriptsRun(page);
  let total = 0;
  for (const path of scripts.keys()) {
    const reply = await fetch(shop.url + path, { headers: { 'accept-encoding': 'gzip' } });
    total += Number(reply.headers.get('content-length') ?? Infinity);
    await reply.arrayBuffer();
  }
  expect(scripts.size).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(148_000);
});

const soup = '/recipes/coconut-and-lemongrass-soup-with-tofu';

test('the name and the method follow what is chosen, and say how the swap is cooked through', async () => {
  const page = await shop.visit();
  await page.goto(soup);
  await ready(page);
  const method = page.getByRole('region', { name: 'How to cook it' });
  await method.getByText('Add the tofu in 2 cm cubes').waitFor();
  await change(page, 'Firm tofu', 'Swap for chicken breast');
  await page.getByRole('heading', { name: 'Coconut and lemongrass soup with chicken' }).waitFor();
  await method.getByText('until no pink is left').waitFor();
  expect(await method.getByText(/tofu/i).count()).toBe(0);
  // Of the dish itself: those beside it may be.
  const vegan = page.locator('main > :not([aria-labelledby=similar])');
  expect(await vegan.getByText('Vegan', { exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'One serving more' }).click();
  await method.getByText('750 ml water').waitFor();
  expect(page.problems).toEqual([]);
});

test('so do they without scripts, with what was added and how it is eaten', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  const [tofu, chicken, prawns] = [
    await numberOf('Firm tofu'),
    await numberOf('Chicken breast'),
    await numberOf('King prawns'),
  ];
  await page.goto(`${soup}?servings=4&change-${tofu}=swap-${chicken}&extra-${prawns}=100`);
  await page.getByRole('heading', { name: 'Coconut and lemongrass soup with chicken' }).waitFor();
  expect(await page.title()).toMatch(/^Coconut and lemongrass soup with chicken · /);
  await page.getByText('1000 ml water').waitFor();
  await page
    .getByText('You added King prawns, 100 g: no step above uses it. Cook it until opaque')
    .waitFor();
});
