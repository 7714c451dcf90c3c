import type { RouteConfigEntry } from '@react-router/dev/routes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, type Person } from '../../server/test/store.ts';
import routes from '../app/routes.ts';
import { ask, openDays, placeOrder, visitAsAdministrator } from './back-office.ts';
import { signIn } from './buying.ts';
import { looksAt, type Look, type Visitor } from './looks.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

let shop: ShopWindow;
let owner: Person;
let staff: Person;
let looks: Record<string, Look[]>;
beforeAll(async () => {
  shop = await openShopWindow();
  owner = await shop.customer('ada@example.com');
  staff = await shop.administrator();
  const [day = '', emptyDay = ''] = await openDays(shop);
  const orderNo = await placeOrder(shop, { customer: owner, day });
  await ask(owner, 'PATCH', '/api/me', { avoidedAllergens: ['mustard', 'sesame'] });
  const [{ recipeNo }, { customerNo }] = await Promise.all([
    ask<{ recipeNo: number }>(staff, 'GET', '/api/recipes/silken-chocolate-pots'),
    ask<{ customerNo: number }>(staff, 'GET', `/api/admin/orders/${orderNo}`),
  ]);
  looks = looksAt({
    ...{ orderNo, day, emptyDay, recipeNo, customerNo },
    staffEmail: staff.email,
  });
});
afterAll(() => shop.close());

/** Every address that the table of contents has. */
function addressesOf(entries: RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, children }) => {
    const address = path === undefined ? above : `${above}/${path}`;
    return children ? addressesOf(children, address) : [address === '' ? '/' : address];
  });
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
const desk = { width: 1280, colorScheme: 'light' } as const;

async function sitAt(page: Page, { width, colorScheme }: typeof phone | typeof desk) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
}

/** Whatever is wrong with a page on a phone in the dark, and then on a desk in the light. */
async function faultsOf(page: Page, { path, status = 200, then }: Look): Promise<string[]> {
  await sitAt(page, phone);
  const reply = await open(page, path);
  await then?.(page);
  const faults = reply?.status() === status ? [] : [`answers ${reply?.status()}`];
  for (const place of [phone, desk]) {
    await sitAt(page, place);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`is ${over} px too wide for ${place.width} px`);
    faults.push(...(await axeFindings(page)));
  }
  const said = page.problems.splice(0);
  faults.push(...said.filter((problem) => !problem.includes(`a status of ${status}`)));
  return faults.map((fault) => `${path} ${fault}`);
}

test('every page of the table of contents is looked at', () => {
  expect(Object.keys(looks).sort()).toEqual(addressesOf(routes).sort());
});

test.each(Object.keys(visits) as Visitor[])(
  'what a %s sees has no barriers, fits a phone, and breaks nothing',
  async (visitor) => {
    const page = await visits[visitor]();
    const own = Object.values(looks)
      .flat()
      .filter((look) => look.as === visitor);
    const faults: string[] = [];
    for (const look of own) faults.push(...(await faultsOf(page, look)));
    expect(faults).toEqual([]);
  },
  900_000,
);
