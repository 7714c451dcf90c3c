import { afterAll, beforeAll, expect, test } from 'vitest';
import { roleNames } from '../../server/src/contract/staff-roles.ts';
import { openDays, placeDueOrder, visitAsAdministrator, visitAsStaff } from './back-office.ts';
import type { OfficePage } from './back-office.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  const [day = ''] = await openDays(shop);
  await placeDueOrder(shop, { day });
});
afterAll(() => shop.close());

/** Where the links of a page lead to in the back office, as the server sends it. */
const linksIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/<a [^>]*href="(\/admin[^"#]*)/g)].map(([, to = '']) => to)),
];

test.each(roleNames)(
  'whatever is shown to somebody of the role %s, they may open',
  async (role) => {
    const { request } = await visitAsStaff(shop, role);
    const refused: string[] = [];
    const seen = new Set<string>();
    // From where they begin, over the navigation, to whatever the pages behind it lead to.
    let next = ['/admin'];
    for (let step = 0; step < 3; step += 1) {
      const found: string[] = [];
      for (const path of next) {
        const kind = path.replace(/\d{4}-\d\d-\d\d|\d+/g, 'n').replace(/\?.*/, '');
        if (seen.has(kind)) continue;
        seen.add(kind);
        const reply = await request.get(path.replaceAll('&amp;', '&'));
        if (reply.status() !== 200) refused.push(`${path} ${reply.status()}`);
        found.push(...linksIn(await reply.text()));
      }
      next = found;
    }
    expect(refused).toEqual([]);
    expect(seen.size).toBeGreaterThan(4);
  },
);

/** A phone, and a desk. */
const sizes = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
];

// Every page of an owner is looked at elsewhere.
test.each(roleNames.filter((role) => role !== 'owner'))(
  'what the navigation of the role %s leads to has no barriers, fits a phone and breaks nothing',
  async (role) => {
    const page = await visitAsStaff(shop, role);
    const own = linksIn(await (await page.request.get('/admin')).text());
    expect(own.length).toBeGreaterThan(1);
    const faults: string[] = [];
    for (const path of own) {
      expect((await open(page, path))?.status(), path).toBe(200);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${path} is ${over} px too wide for ${size.width} px`);
      }
      // Its colours, and all of it on a phone, are those that the owner sees, which are looked at elsewhere.
      for (const found of await axeFindings(page, { contrast: false }))
        faults.push(`${path}: ${found}`);
    }
    expect([...faults, ...page.problems]).toEqual([]);
  },
);

test('who asks for a page of others finds the way back to their own', async () => {
  const cook = await visitAsStaff(shop, 'kitchen');
  expect((await cook.goto('/admin/orders'))?.status()).toBe(403);
  await cook.getByRole('heading', { name: 'This account may not do that' }).waitFor();
  await cook.getByRole('navigation').getByRole('link', { name: 'Stock' }).click();
  await cook.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
});

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('somebody is invited, joins, gets another role and is removed, %s', async (_name, scripts) => {
  const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
  const owner = await visitAsAdministrator(shop, options);
  const go = (page: OfficePage, path: string) => (scripts ? open(page, path) : page.goto(path));
  const { email, password } = await shop.newCustomer();
  await go(owner, '/admin/staff');
  await owner.getByLabel('E-mail').fill(email);
  await owner.locator('form:has([type=email]) select[name=role]').selectOption('kitchen');
  await owner.getByRole('button', { name: 'Send the invitation' }).click();
  await owner.getByText('The invitation is on its way.').waitFor();
  if (scripts) expect(await axeFindings(owner)).toEqual([]);
  await shop.settled();
  const letter = shop.letters.findLast(({ to }) => to === email);
  const path = /\/join\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? '';

  const cook = await shop.visit(options);
  await cook.goto(path);
  await cook.getByRole('link', { name: 'Sign in' }).last().click();
  await cook.getByLabel('E-mail').fill(email);
  await cook.getByLabel('Password').fill(password);
  await cook.getByRole('button', { name: 'Sign in', exact: true }).click();
  await cook.getByText(`${email} is invited to work here: in the kitchen.`).waitFor();
  if (scripts) expect(await axeFindings(cook)).toEqual([]);
  await cook.getByRole('button', { name: 'Take it up' }).click();
  await cook.waitForURL('**/admin/second-factor');

  await go(owner, '/admin/staff');
  await owner.getByLabel(`Role of ${email}`, { exact: true }).selectOption('menu');
  await owner.getByRole('button', { name: `Save the role of ${email}` }).click();
  await owner.getByText('The role is saved.').waitFor();
  expect(await owner.getByLabel(`Role of ${email}`, { exact: true }).inputValue()).toBe('menu');
  await owner.getByRole('button', { name: `Remove ${email}` }).click();
  if (scripts)
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await owner.getByText('They are no longer on the staff.').waitFor();
  await owner.getByLabel(`Role of ${email}`, { exact: true }).waitFor({ state: 'detached' });
  expect((await cook.request.get('/api/admin/me')).status()).not.toBe(200);
});
