import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

test('the home page opens and its scripts run under the content policy', async () => {
  const page = await shop.visit();
  const reply = await page.goto('/');
  expect(reply?.status()).toBe(200);
  expect(reply?.headers()['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
  await scriptsRun(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Menu' }).click();
  await page.waitForURL('**/menu');
  expect(page.problems).toEqual([]);
});

test('the home page says what Larder is and shows one dish of each shelf', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.locator('main').textContent()).toContain('meal-kit store');
  const picks = page.getByRole('region', { name: 'This week’s picks' }).getByRole('article');
  expect(await picks.count()).toBe(8);
  await page.getByRole('link', { name: /^Curries/ }).click();
  expect(new URL(page.url()).search).toBe('?category=curries');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Curries');
});

test('the home page is the same for everybody and kept', async () => {
  const page = await shop.visit();
  const reply = await page.goto('/');
  expect(reply?.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(reply?.headers()['etag']).toBeDefined();
});

test.each([390, 768, 1920])('nothing is wider than a screen of %i px', async (width) => {
  const page = await shop.visit({ viewport: { width, height: 700 } });
  for (const path of ['/', '/menu', '/recipes/red-lentil-and-spinach-dal']) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('an address that leads nowhere says so with the right status and a next step', async () => {
  const page = await shop.visit();
  for (const path of ['/no-such-page', '/recipes/no-such-dish', '/recipes/Not%20a%20slug']) {
    const reply = await page.goto(path);
    expect(reply?.status()).toBe(404);
    await page.getByRole('link', { name: 'See this week’s menu' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1);
  }
});

test('searchers find every recipe, at the shop’s own address', async () => {
  const robots = await (await fetch(`${shop.url}/robots.txt`)).text();
  expect(robots).toContain('Disallow: /account');
  expect(robots).toContain(`Sitemap: ${shop.shop.config.publicUrl}/sitemap.xml`);
  const reply = await fetch(`${shop.url}/sitemap.xml`);
  expect(reply.headers.get('content-type')).toContain('xml');
  const sitemap = await reply.text();
  const recipes = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)]
    .map(([, address = '']) => new URL(address))
    .filter(({ pathname }) => pathname.startsWith('/recipes/'));
  const menu = (await (await fetch(`${shop.url}/api/recipes`)).json()) as { total: number };
  expect(recipes).toHaveLength(menu.total);
  expect(new Set(recipes.map(({ origin }) => origin))).toEqual(
    new Set([new URL(shop.shop.config.publicUrl).origin]),
  );
});
