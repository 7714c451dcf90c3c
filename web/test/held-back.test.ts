import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { languages } from '../../server/src/contract/languages.ts';
import { password } from '../../server/test/store.ts';
import { adminLanguagesWords as office } from '../app/words/en/admin-languages.ts';
import { ask, placeOrder, visitAsAdministrator } from './back-office.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

const dal = 'red-lentil-and-spinach-dal';
const inEnglish =
  'Stir the spinach into the dal for 2 minutes, until wilted. Sharpen with lemon juice.';

type Step = { text: string; lang: string; dir: string };
/** The steps of a page, each with the language and direction in which it is read. */
const stepsOf = (page: Page): Promise<Step[]> =>
  page
    .locator('[aria-labelledby="method"] ol > li, ol[aria-labelledby$="-steps"] > li')
    .evaluateAll((steps) =>
      steps.map((step) => ({
        text: step.textContent,
        lang: step.closest('[lang]')?.getAttribute('lang') ?? '',
        dir: getComputedStyle(step).direction,
      })),
    );

/** Translates the name of the spinach otherwise: what was written of it speaks of something else then. */
async function callSpinach(language: 'de' | 'ar', name: string): Promise<void> {
  const staff = await shop.administrator();
  const { ingredients } = shop.shop.menu.catalogue();
  const spinach = [...ingredients.values()].find((it) => it.name === 'Spinach');
  const path = `/api/admin/ingredients/${spinach?.ingredientNo}/translations/${language}`;
  const { version } = await ask<{ version: number }>(staff, 'GET', path);
  const texts = [{ place: 'name', original: 'Spinach', translated: name }];
  await ask(staff, 'PUT', path, { version, texts });
}

test.each([
  { language: 'de' as const, name: 'Spinat', otherwise: 'Mangold', step: 'Den Spinat 2 Minuten' },
  { language: 'ar' as const, name: 'سبانخ', otherwise: 'سلق', step: 'حرّك السبانخ في الدال' },
])(
  'a method in $language that has become untrue is read in English, whole, wherever it is shown',
  async ({ language, name, otherwise, step }) => {
    const customer = await shop.customer();
    const orderNo = await placeOrder(shop, { customer, language });
    const { dir } = languages[language];
    for (const javaScriptEnabled of [true, false]) {
      const page = await shop.visit({ javaScriptEnabled });
      const go = (path: string) => (javaScriptEnabled ? open(page, path) : page.goto(path));
      await page.request.post('/auth/sign-in', { data: { email: customer.email, password } });
      const read = async () => {
        const all: Step[][] = [];
        for (const path of [`recipes/${dal}`, `account/orders/${orderNo}/cards`]) {
          await go(`/${language}/${path}`);
          all.push(await stepsOf(page));
        }
        return all;
      };
      for (const steps of await read()) {
        expect(steps.map((it) => [it.lang, it.dir])).toEqual(steps.map(() => [language, dir]));
        expect(steps.map(({ text }) => text).join()).toContain(step);
      }
      await callSpinach(language, otherwise);
      for (const steps of await read()) {
        expect(steps.map((it) => [it.lang, it.dir])).toEqual(steps.map(() => ['en', 'ltr']));
        expect(steps.map(({ text }) => text)).toContain(inEnglish);
        expect(steps).toHaveLength(5);
      }
      await callSpinach(language, name);
      expect(page.problems).toEqual([]);
    }
  },
);

test('the office reads what is held back, how much of it, and why, and it is shown once it is mended', async () => {
  await callSpinach('de', 'Mangold');
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/menu');
  const held = page.getByRole('region', { name: /translations are held back/ });
  // As many as these would push the menu off the page.
  await held.getByText(/^In \d+ recipes$/).click();
  await held.getByRole('link', { name: /Red lentil and spinach dal/ }).click();
  await page.getByText(office.states.heldBack).first().waitFor();
  await page
    .getByText('says “Spinat”, which is called Mangold now: call it that')
    .first()
    .waitFor();
  await page.getByText('waits for step-4').first().waitFor();
  await callSpinach('de', 'Spinat');
  await open(page, '/admin/menu');
  expect(await held.count()).toBe(0);
  expect(page.problems).toEqual([]);
});
