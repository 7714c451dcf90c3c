import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../../server/test/store.ts';
import { placeOrder, visitAsAdministrator } from './back-office.ts';
import { fillBox, signIn } from './buying.ts';
import { hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';
const noodles = 'dan-dan-pork-noodles';
const tacos = 'cod-tacos-with-lime-slaw';

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

test('a page that scripts show begins at its heading and is told by its title', async () => {
  const page = await shop.visit();
  await open(page, '/');
  await page.getByRole('link', { name: 'Menu', exact: true }).press('Enter');
  await page.waitForURL('**/menu');
  await hasFocus(h1(page));
  await page.getByRole('status').filter({ hasText: 'Menu · Larder' }).waitFor();
  await page.getByRole('link', { name: 'Gochujang salmon bowl' }).press('Enter');
  await page.waitForURL('**/gochujang-salmon-bowl');
  await hasFocus(h1(page));
  await page.getByRole('status').filter({ hasText: 'Gochujang salmon bowl' }).waitFor();
  await page.goBack();
  await page.waitForURL('**/menu');
  await hasFocus(h1(page));
  await page.getByRole('link', { name: 'How it works' }).press('Enter');
  await page.waitForURL('**/#how-it-works');
  await hasFocus(page.locator('#how-it-works'));
  expect(page.problems).toEqual([]);
});

test('a filter leaves the focus where it is', async () => {
  const page = await shop.visit();
  await open(page, '/menu');
  const vegan = page.getByRole('checkbox', { name: /^Vegan/ });
  await vegan.focus();
  await vegan.press('Space');
  await page.waitForURL(/diet=vegan/);
  await hasFocus(page.getByRole('checkbox', { name: /^Vegan/ }));
});

test('after a meal is removed the keyboard goes on at the next, and at the heading after the last', async () => {
  const page = await shop.visit();
  await fillBox(
    page,
    [dal, noodles, tacos].map((slug) => ({ slug, servings: 2 })),
  );
  await open(page, '/box');
  const remove = page.getByRole('button', { name: /^Remove / });
  const names = await remove.evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')));
  await remove.nth(1).press('Enter');
  await hasFocus(page.getByRole('button', { name: names[2] ?? '' }));
  await page.keyboard.press('Enter');
  await hasFocus(page.getByRole('button', { name: names[0] ?? '' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your box is empty' }).waitFor();
  await hasFocus(h1(page));
  await page.getByRole('button', { name: 'Put it back' }).press('Enter');
  await hasFocus(page.getByRole('button', { name: names[0] ?? '' }));
  expect(page.problems).toEqual([]);
});

test('steps of the way in, and questions of an order, keep the keyboard in the page', async () => {
  const page = await shop.visit();
  const who = await shop.newCustomer();
  await fillBox(page, [{ slug: dal, servings: 2 }]);
  await open(page, '/checkout?as=guest');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByLabel('Password').press('Enter');
  await page.getByText(who.email).waitFor();
  await hasFocus(h1(page));
  await page.getByRole('button', { name: 'Place order', exact: true }).waitFor();
  const other = await shop.visit();
  await open(other, '/sign-up');
  await other.getByLabel('E-mail').fill(`new.${who.email}`);
  await other.getByLabel('Password').fill('three limes on a sill');
  await other.getByLabel('Password').press('Enter');
  await hasFocus(other.getByLabel('Code'));
});

test('an order that is kept after all has the focus at its heading', async () => {
  const customer = await shop.customer();
  const orderNo = await placeOrder(shop, { customer });
  const page = await shop.visit();
  await signIn(page, { email: customer.email, password });
  await open(page, `/account/orders/${orderNo}?cancel=1`);
  await page.getByRole('link', { name: 'Keep the order' }).press('Enter');
  await hasFocus(h1(page));
});

/** Everything on the page that can have the focus and whose ring is cut off by what it scrolls in. */
function clippedRings(): string[] {
  const found: string[] = [];
  const focusable = 'a[href], button, input:not([type=hidden]), select, summary, textarea';
  for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) continue;
    const ringed = element.closest<HTMLElement>('article:focus-within') ?? element;
    const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(ringed);
    if (outlineStyle === 'none') continue;
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const box = ringed.getBoundingClientRect();
    for (let above = ringed.parentElement; above; above = above.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(above);
      if (overflowX === 'visible' || clipPath !== 'none') continue;
      const room = above.getBoundingClientRect();
      const top = box.top - ring < room.top - 0.5;
      const bottom =
        box.bottom + ring > room.bottom + 0.5 && above.scrollHeight <= above.clientHeight;
      if (top || bottom) found.push(`${element.textContent.slice(0, 30)} in .${above.className}`);
    }
  }
  return found;
}

test.each([360, 1280])('no ring around what has the focus is cut off at %d px', async (width) => {
  const page = await shop.visit({ viewport: { width, height: 800 } });
  for (const path of ['/', '/menu?diet=vegan', `/recipes/${dal}`]) {
    await open(page, path);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(clippedRings), path).toEqual([]);
  }
});

/** How an element looks: what tells it from another. */
const look = (element: Element) => {
  const { backgroundColor, color, borderBottomColor, outlineColor } = getComputedStyle(element);
  return [backgroundColor, color, borderBottomColor, outlineColor].join();
};

test('in forced colours what is chosen looks unlike what is not', async () => {
  const page = await shop.visit({ forcedColors: 'active' });
  const differ = async (chosen: string, other: string) => {
    const one = await page.locator(chosen).first().evaluate(look);
    const two = await page.locator(other).first().evaluate(look);
    expect(one, `${page.url()} ${chosen}`).not.toBe(two);
  };
  await open(page, '/menu?category=curries');
  const shelves = 'nav[aria-label="Categories"] a';
  await differ(`${shelves}[aria-current=true]`, `${shelves}:not([aria-current])`);
  const main = 'nav[aria-label="Main"] a';
  await differ(`${main}[aria-current=page]`, `${main}:not([aria-current])`);
  await open(page, `/recipes/${dal}`);
  await page.locator('li > details > summary').first().click();
  await differ('input[type=radio]:checked + span', 'input[type=radio]:not(:checked) + span');
  await signIn(page, await shop.newCustomer());
  await open(page, '/account');
  const tabs = 'nav[aria-label="Your account"] a';
  await differ(`${tabs}[aria-current=page]`, `${tabs}:not([aria-current])`);
  await fillBox(page, [{ slug: dal, servings: 2 }]);
  await open(page, '/checkout');
  await differ('label:has(:checked) > span', 'label:not(:has(:checked)) > span');
});

test('whoever asks for more contrast gets it', async () => {
  const page = await shop.visit({ contrast: 'more' });
  const muted = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--muted'));
  await open(page, '/menu');
  const more = await muted();
  await page.emulateMedia({ contrast: 'no-preference' });
  expect(await muted()).not.toBe(more);
});

test('nothing moves for whoever asks for less motion', async () => {
  const page = await shop.visit({ reducedMotion: 'reduce' });
  for (const path of ['/', '/menu', `/recipes/${dal}`]) {
    await open(page, path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [transitionDuration, animationDuration].some((it) => parseFloat(it) > 0);
        })
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
    expect(moving, path).toEqual([]);
  }
});

test('orders are selected by boxes that a finger meets', async () => {
  await placeOrder(shop);
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/orders');
  const boxes = page.locator('table input[type=checkbox]');
  const sizes = await boxes.evaluateAll((all) =>
    all.map((box) => {
      const { width, height } = box.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
});
