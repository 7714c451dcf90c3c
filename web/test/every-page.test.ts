import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, type Person } from '../../server/test/store.ts';
import { looksAt, type Look, type Visitor } from '../app/pages.ts';
import { ask, openDays, placeOrder, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

const celery = 1009;

let shop: ShopWindow;
let owner: Person;
let looks: Look[];
beforeAll(async () => {
  shop = await openShopWindow();
  owner = await shop.customer('ada@example.com');
  const staff = await shop.administrator();
  const [day = '', emptyDay = ''] = await openDays(shop);
  const orderNo = await placeOrder(shop, { customer: owner, day });
  await ask(owner, 'PATCH', '/api/me', { avoidedAllergens: ['mustard', 'sesame'] });
  // More than there is of one dish, and another.
  await putIntoBox('dan-dan-pork-noodles', 24);
  await putIntoBox('cod-tacos-with-lime-slaw', 2);
  const { recipeNo } = await recipeOf('silken-chocolate-pots');
  const path = `/api/admin/orders/${orderNo}`;
  const { customerNo } = await ask<{ customerNo: number }>(staff, 'GET', path);
  const known = { orderNo, day, emptyDay, customerNo, recipeNo, ingredientNo: celery };
  const list = looksAt({ ...known, staff: { email: staff.email, password } });
  looks = Object.values(list).flat();
});
afterAll(() => shop.close());

const recipeOf = (slug: string) => ask<{ recipeNo: number }>(owner, 'GET', `/api/recipes/${slug}`);

async function putIntoBox(slug: string, servings: number): Promise<void> {
  const { recipeNo } = await recipeOf(slug);
  await ask(owner, 'POST', '/api/cart/lines', { recipeNo, servings });
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
    faults.push(...(await axeFindings(page)));
  }
  const heard = page.problems.splice(0);
  faults.push(...heard.filter((problem) => !problem.includes(`a status of ${status}`)));
  return faults.map((fault) => `${name}, ${path}, ${fault}`);
}

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
