import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../../web/test/browser.ts';
import { looksAt, type Look } from '../../web/app/pages.ts';
import { openBusyShop, type OpenBusyShop } from './busy-shop.ts';

/**
 * `npm run screenshots`: every page of a shop with something going on, at a phone's and a desk's width, light and dark, and on paper, into
 * `web/build/screenshots`; those that the README shows go to `docs/screenshots`. Words after the command choose pages by name.
 */
const root = join(import.meta.dirname, '../..');
const out = join(root, 'web/build/screenshots');
const shown = join(root, 'docs/screenshots');
const wanted = process.argv.slice(2);

/** Page, width and scheme as the README shows them. */
const inReadme = new Set([
  'home-desk-light',
  'menu-desk-light',
  'recipe-desk-light',
  'recipe-phone-dark',
  'checkout-phone-light',
  'today-desk-light',
  'packing-desk-light',
  'recipe-editor-desk-light',
]);

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
/** A4 at 96 dots an inch, without its margins. */
const paper = { width: 718, height: 1047 };

const views: Record<string, BrowserContextOptions> = {
  'phone-light': { viewport: phone, colorScheme: 'light' },
  'phone-dark': { viewport: phone, colorScheme: 'dark' },
  'desk-light': { viewport: desk, colorScheme: 'light' },
  'desk-dark': { viewport: desk, colorScheme: 'dark' },
};

async function lookAt(
  page: Page,
  { name, path, then, printed }: Look,
  view: string,
): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await then?.(page);
  const id = `${name}-${view}`;
  await page.evaluate(() => scrollTo(0, 0));
  if (inReadme.has(id)) {
    const seen = sharp(await page.screenshot());
    await seen.webp({ quality: 80 }).toFile(join(shown, `${id}.webp`));
  }
  await keepWhole(page, id);
  if (!printed || view !== 'desk-light') return;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  await keepWhole(page, `${name}-paper`);
}

/** In a window as high as the page, so that every picture is fetched and what sticks to an edge is at one. */
async function keepWhole(page: Page, id: string): Promise<void> {
  const { width } = page.viewportSize() ?? paper;
  // What was out of sight may turn out higher than it was held for.
  for (let look = 0; look < 2; look += 1) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.waitForFunction(() =>
    [...document.images].every((it) => it.complete || it.getBoundingClientRect().left > innerWidth),
  );
  await page.screenshot({ path: join(out, `${id}.png`), fullPage: true, animations: 'disabled' });
}

async function takeAll(browser: Browser, shop: OpenBusyShop): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await mkdir(shown, { recursive: true });
  const looks = Object.values(looksAt(shop))
    .flat()
    .filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  for (const [view, options] of Object.entries(views)) {
    for (const look of looks) {
      const context = await browser.newContext({ baseURL: shop.url, ...options });
      await context.addCookies(shop.cookies[look.as]);
      await lookAt(await context.newPage(), look, view);
      await context.close();
    }
  }
  process.stdout.write(`${looks.length} pages are in ${out}.\n`);
}

const shop = await openBusyShop();
try {
  const browser = await launchBrowser();
  await takeAll(browser, shop);
  await browser.close();
} finally {
  await shop.close();
}
