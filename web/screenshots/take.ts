import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../test/browser.ts';
import { openBusyShop, type BusyShop } from './busy-shop.ts';

/**
 * `npm run screenshots`: every page of a shop with something going on, at a phone's and a desk's width, light and dark, into
 * `web/build/screenshots`; those that the README shows go to `docs/screenshots`. Words after the command choose pages by name.
 */
const root = join(import.meta.dirname, '../..');
const out = join(root, 'web/build/screenshots');
const shown = join(root, 'docs/screenshots');
const wanted = process.argv.slice(2);

const widths = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const schemes = ['light', 'dark'] as const;

/** Page, width and scheme as the README shows them. */
const inReadme = new Set([
  ...['home-desk-light', 'menu-desk-light', 'recipe-desk-light', 'recipe-phone-dark'],
  ...['checkout-phone-light', 'today-desk-light', 'packing-desk-light', 'recipe-editor-desk-light'],
]);

type Shot = { name: string; path: string; as: 'guest' | 'customer' | 'administrator' };

const pagesOf = ({ orderNo, day, recipeSlug, recipeNo, ingredientNo }: BusyShop): Shot[] => [
  { name: 'home', path: '/', as: 'guest' },
  { name: 'menu', path: '/menu', as: 'guest' },
  { name: 'menu-filtered', path: '/menu?diet=vegan&maxMinutes=30', as: 'guest' },
  { name: 'menu-empty', path: '/menu?q=unobtainium', as: 'guest' },
  { name: 'recipe', path: `/recipes/${recipeSlug}`, as: 'guest' },
  { name: 'not-found', path: '/recipes/nothing-here', as: 'guest' },
  { name: 'box-empty', path: '/box', as: 'guest' },
  { name: 'sign-in', path: '/sign-in', as: 'guest' },
  { name: 'sign-up', path: '/sign-up', as: 'guest' },
  { name: 'forgot-password', path: '/forgot-password', as: 'guest' },
  { name: 'box', path: '/box', as: 'customer' },
  { name: 'checkout', path: '/checkout', as: 'customer' },
  { name: 'account', path: '/account', as: 'customer' },
  { name: 'orders', path: '/account/orders', as: 'customer' },
  { name: 'order', path: `/account/orders/${orderNo}`, as: 'customer' },
  { name: 'cards', path: `/account/orders/${orderNo}/cards`, as: 'customer' },
  { name: 'today', path: '/admin', as: 'administrator' },
  { name: 'admin-orders', path: '/admin/orders', as: 'administrator' },
  { name: 'admin-order', path: `/admin/orders/${orderNo}`, as: 'administrator' },
  { name: 'kitchen', path: '/admin/kitchen', as: 'administrator' },
  { name: 'purchase-list', path: `/admin/kitchen/${day}`, as: 'administrator' },
  { name: 'portioning', path: `/admin/kitchen/${day}/portioning`, as: 'administrator' },
  { name: 'labels', path: `/admin/kitchen/${day}/labels`, as: 'administrator' },
  { name: 'packing', path: `/admin/kitchen/${day}/packing`, as: 'administrator' },
  { name: 'recipes', path: '/admin/menu', as: 'administrator' },
  { name: 'recipe-editor', path: `/admin/menu/recipes/${recipeNo}`, as: 'administrator' },
  { name: 'ingredients', path: '/admin/menu/ingredients', as: 'administrator' },
  { name: 'ingredient', path: `/admin/menu/ingredients/${ingredientNo}`, as: 'administrator' },
  { name: 'stock', path: '/admin/stock', as: 'administrator' },
  { name: 'ledger', path: `/admin/stock/${ingredientNo}`, as: 'administrator' },
  { name: 'customers', path: '/admin/customers', as: 'administrator' },
  { name: 'delivery-days', path: '/admin/delivery-days', as: 'administrator' },
];

async function takeAll(browser: Browser, shop: BusyShop): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await mkdir(shown, { recursive: true });
  const shots = pagesOf(shop).filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  for (const [width, viewport] of Object.entries(widths)) {
    for (const colorScheme of schemes) {
      for (const { name, path, as } of shots) {
        const context = await browser.newContext({ baseURL: shop.url, viewport, colorScheme });
        await context.addCookies(shop.cookies[as]);
        const page = await context.newPage();
        await page.goto(path, { waitUntil: 'networkidle' });
        const full = await page.screenshot({ fullPage: true });
        await writeFile(join(out, `${name}-${width}-${colorScheme}.png`), full);
        const id = `${name}-${width}-${colorScheme}`;
        if (inReadme.has(id)) {
          const seen = await page.screenshot();
          await sharp(seen)
            .webp({ quality: 80 })
            .toFile(join(shown, `${id}.webp`));
        }
        await context.close();
      }
    }
  }
  process.stdout.write(`${shots.length * 4} screenshots are in ${out}.\n`);
}

const shop = await openBusyShop();
try {
  const browser = await launchBrowser();
  await takeAll(browser, shop);
  await browser.close();
} finally {
  await shop.close();
}
