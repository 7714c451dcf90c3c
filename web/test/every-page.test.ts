import { afterAll, beforeAll, expect, test } from 'vitest';
import { asItComes, changeProfile, password, type Person } from '../../server/test/store.ts';
import {
  languages,
  otherLanguages,
  prefixOf,
  type OtherLanguage,
} from '../../server/src/contract/languages.ts';
import { onwardStatuses } from '../../server/src/contract/order-status.ts';
import { looksAt, type Look, type Visitor } from '../app/pages.ts';
import { ask, billOrder, openDays, placeOrder, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
import { beginToPay, payWith, sitBefore } from './by-card.ts';
import { importRecipe } from './import-recipe.ts';
import { buy } from './buying-in.ts';
import { giveMoneyOff } from './money-off.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

const celery = 1009;

let shop: ShopWindow;
let owner: Person;
let looks: Look[];
beforeAll(async () => {
  shop = await openShopWindow({ environment: asItComes });
  owner = await shop.customer(`ada.${'cook'.repeat(12)}@example.com`);
  const staff = await shop.administrator();
  const renamed = new Set<number>();
  for (const slug of wellKnown)
    for (const ingredientNo of await giveLongWords(staff, slug)) renamed.add(ingredientNo);
  await giveLongNames(staff, renamed);
  await ask(staff, 'PUT', '/api/admin/categories/curries', {
    name: longWord.slice(0, 30),
    position: 1,
    version: 1,
  });
  const [day = '', emptyDay = ''] = await openDays(shop);
  const name = longWord.slice(0, 30);
  const order = { customer: owner, day, name };
  const orderNo = await placeOrder(shop, order);
  const asOwner = <Body>(method: string, path: string, body?: object) =>
    ask<Body>(owner, method, path, body);
  const paid = await beginToPay(asOwner, orderNo);
  expect(await payWith(asOwner, paid)).toBe('paid');
  const waiting = [];
  for (let count = 0; count < 3; count += 1) waiting.push(await placeOrder(shop, order));
  const payments = await sitBefore(asOwner, paid, waiting);
  const billed = await billOrder(shop, { customer: owner, day, name });
  const eaten = await placeOrder(shop, order);
  expect(await payWith(asOwner, await beginToPay(asOwner, eaten))).toBe('paid');
  for (const to of onwardStatuses)
    await ask(staff, 'POST', `/api/admin/orders/${eaten}/move`, { to, reason: 'Asked for early' });
  const note = longAddress.slice(0, 300);
  await ask(owner, 'PUT', `/api/orders/${eaten}/lines/1/rating`, { stars: 2, note });
  const { recipeNo: marked } = await recipeOf('red-lentil-and-spinach-dal');
  await ask(owner, 'PUT', `/api/me/favourites/${marked}`, {});
  const address = longAddress.slice(0, 50);
  const place = { label: name, name, phone: '0871234567', address, postcode: 'D02 XY45' };
  await ask(owner, 'POST', '/api/me/addresses', place);
  const member = { name, diets: [], avoidedAllergens: ['milk'], dislikes: [], portions: 1 };
  await ask(owner, 'POST', '/api/me/household', member);
  const avoidedAllergens = ['mustard', 'sesame'];
  await changeProfile(owner, { avoidedAllergens, name, address });
  // More than there is of one dish, and another.
  await putIntoBox('dan-dan-pork-noodles', 24);
  await putIntoBox('cod-tacos-with-lime-slaw', 2);
  const { recipeNo } = await recipeOf('silken-chocolate-pots');
  const path = `/api/admin/orders/${orderNo}`;
  const { customerNo } = await ask<{ customerNo: number }>(staff, 'GET', path);
  const promotionNo = await giveMoneyOff(
    (method, path, body, headers) => ask(staff, method, path, body, headers),
    asOwner,
  );
  const importNo = await importRecipe((method, path, body) => ask(staff, method, path, body));
  const known = {
    promotionNo,
    importNo,
    orderNo,
    day,
    emptyDay,
    customerNo,
    recipeNo,
    ingredientNo: celery,
    bought: await buy((...asked) => ask(staff, ...asked), celery),
    payments,
    delivered: { orderNo: eaten, recipeNo: marked },
    billed,
    subscriptionNo: await subscribe(),
    newcomer: { password },
  };
  const list = looksAt({ ...known, staff: { email: staff.email, password } });
  const asked = { name: 'menu-long', as: 'guest', path: `/menu?q=${longWord}` } as const;
  looks = [...Object.values(list).flat(), asked];
});
afterAll(() => shop.close());

/** Of whatever length a field takes, without a place to break. */
const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const longAddress = `https://example.com/${'kitchen-garden/'.repeat(50)}`;
const wellKnown = [
  'red-lentil-and-spinach-dal',
  'dan-dan-pork-noodles',
  'cod-tacos-with-lime-slaw',
  'silken-chocolate-pots',
];

/** A dish and its ingredients as somebody may name them who writes words together. What the looks look for keeps its name. */
async function giveLongWords(staff: Person, slug: string): Promise<number[]> {
  const { recipeNo } = await recipeOf(slug);
  type Recipe = {
    ingredients: { ingredientNo: number }[];
    steps: string[];
    [fact: string]: unknown;
  };
  const path = `/api/admin/recipes/${recipeNo}`;
  const known = await ask<Recipe>(staff, 'GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = known;
  const words = {
    name: longWord.slice(0, 50),
    description: longAddress.slice(0, 100),
    story: longAddress.slice(0, 400),
    follows: { name: null, description: null, story: null },
    steps: [...known.steps, `${longWord}.`, `${longAddress.slice(0, 300)}.`],
  };
  await ask(staff, 'PUT', path, { ...contents, ...words });
  return known.ingredients.slice(0, 4).map(({ ingredientNo }) => ingredientNo);
}

/** Once no method is written any more: what it says of other food hangs on the names that there are. */
async function giveLongNames(staff: Person, ingredients: Iterable<number>): Promise<void> {
  for (const ingredientNo of ingredients) {
    const of = `/api/admin/ingredients/${ingredientNo}`;
    const { ingredientNo: _ingredientNo, ...facts } = await ask<Record<string, unknown>>(
      staff,
      'GET',
      of,
    );
    const name = `${longWord.slice(0, 24)} ${ingredientNo}`;
    await ask(staff, 'PUT', of, { ...facts, name });
  }
}

const recipeOf = (slug: string) => ask<{ recipeNo: number }>(owner, 'GET', `/api/recipes/${slug}`);

async function putIntoBox(slug: string, servings: number): Promise<void> {
  const { recipeNo } = await recipeOf(slug);
  await ask(owner, 'POST', '/api/cart/lines', { recipeNo, servings });
}

/** Boxes that go to an address of any length; the second week is skipped. */
async function subscribe(): Promise<number> {
  const address = longAddress.slice(0, 50);
  const deliverTo = {
    name: longWord.slice(0, 30),
    phone: '0871234567',
    address,
    note: longAddress.slice(0, 200),
  };
  const plan = { meals: 2, servings: 2, weekday: 3, everyWeeks: 1, deliverTo };
  await ask(owner, 'POST', '/api/subscriptions', plan);
  await shop.shop.waves.settled();
  type Plan = { subscriptionNo: number; weeks: { week: string }[] };
  const [own] = (await ask<{ items: Plan[] }>(owner, 'GET', '/api/subscriptions')).items;
  if (!own) throw new Error('Nobody subscribes.');
  const week = own.weeks[1]?.week ?? '';
  await ask(owner, 'POST', `/api/subscriptions/${own.subscriptionNo}/weeks/${week}/skip`, {});
  return own.subscriptionNo;
}

const visits: Record<Visitor, () => Promise<Page>> = {
  guest: () => shop.visit(),
  customer: () => signedIn(owner.email),
  newcomer: async () => signedIn((await shop.newCustomer()).email),
  administrator: () => visitAsAdministrator(shop),
  recruit: async () => signedIn((await shop.newAdministrator()).email),
};

async function signedIn(email: string): Promise<Page> {
  const page = await shop.visit();
  await signIn(page, { email, password });
  return page;
}

const phone = { width: 320, colorScheme: 'dark' } as const;
const laptop = { width: 1280, colorScheme: 'light' } as const;

async function sitAt(page: Page, { width, colorScheme }: typeof phone | typeof laptop) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
}

/** Words that are wider than the place that hides what does not fit. */
function cutOff(): string[] {
  const hides = (element: Element) => {
    const { overflowX, clipPath } = getComputedStyle(element);
    return /hidden|clip/.test(overflowX) && clipPath === 'none';
  };
  return [...document.querySelectorAll('main *, header *, footer *')]
    .filter((it) => it.clientWidth > 0 && !it.matches('input, select, textarea, svg') && hides(it))
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ className, textContent }) => `cuts off .${className}: ${textContent.slice(0, 60)}`);
}

/** Whatever is wrong with a page on a phone in the dark, and then on a laptop in the light. */
async function faultsOf(page: Page, { name, path, status = 200, then }: Look): Promise<string[]> {
  await sitAt(page, phone);
  const reply = await open(page, path);
  await then?.(page);
  const faults = reply?.status() === status ? [] : [`answers ${reply?.status()}`];
  if (/unsafe-/.test(reply?.headers()['content-security-policy'] ?? 'unsafe-none'))
    faults.push('lets somebody write scripts or styles into it');
  for (const size of [phone, laptop]) {
    await sitAt(page, size);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`is ${over} px too wide for ${size.width} px`);
    faults.push(...(await page.evaluate(cutOff)));
    faults.push(...(await axeFindings(page)));
  }
  const heard = page.problems.splice(0);
  faults.push(...heard.filter((problem) => !problem.includes(`a status of ${status}`)));
  return faults.map((fault) => `${name}, ${path}, ${fault}`);
}

/** What is wrong with a page of the shop window in another language, on the narrowest phone: its words are longer, or run the other way. */
async function faultsIn(language: OtherLanguage, page: Page, look: Look): Promise<string[]> {
  const { name, path, status = 200 } = look;
  await sitAt(page, phone);
  const reply = await open(page, prefixOf(language) + path);
  const faults = reply?.status() === status ? [] : [`answers ${reply?.status()}`];
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== language) faults.push('is in another language');
  if ((await html.getAttribute('dir')) !== languages[language].dir)
    faults.push('runs the wrong way');
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) faults.push(`is ${over} px too wide`);
  // Its colours are those of the page in English, which takes most of the time to say.
  faults.push(...(await page.evaluate(cutOff)), ...(await axeFindings(page, { contrast: false })));
  const heard = page.problems.splice(0);
  faults.push(...heard.filter((problem) => !problem.includes(`a status of ${status}`)));
  return faults.map((fault) => `${language} ${name}, ${path}, ${fault}`);
}

test.each(
  otherLanguages.flatMap((language) =>
    (['guest', 'customer'] as const).map((visitor) => ({ language, visitor })),
  ),
)(
  'what a $visitor reads in $language has no barriers, fits a phone, and breaks nothing',
  async ({ language, visitor }) => {
    const page = await visits[visitor]();
    const own = looks.filter((look) => look.as === visitor && !look.path.startsWith('/admin'));
    const faults: string[] = [];
    for (const look of own) faults.push(...(await faultsIn(language, page, look)));
    expect(faults).toEqual([]);
  },
  900_000,
);

test.each(Object.keys(visits) as Visitor[])(
  'what a %s sees has no barriers, fits a phone, and breaks nothing',
  async (visitor) => {
    const page = await visits[visitor]();
    const own = looks.filter((look) => look.as === visitor);
    const faults: string[] = [];
    for (const look of own) faults.push(...(await faultsOf(page, look)));
    expect(faults).toEqual([]);
  },
  900_000,
);
