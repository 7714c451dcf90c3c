import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

async function administratorWithoutFactor() {
  const page = await shop.visit();
  const { email, password, codeOf } = await shop.newAdministrator();
  await page.request.post('/auth/sign-in', { data: { email, password } });
  return { page, codeOf };
}

test('an administrator without a second factor adds one and is let in', async () => {
  const { page, codeOf } = await administratorWithoutFactor();
  await open(page, '/admin/orders');
  expect(new URL(page.url()).pathname).toBe('/admin/second-factor');
  await page.getByRole('button', { name: 'Show my key' }).click();
  const shown = await page.getByRole('group', { name: 'Your key' }).textContent();
  const secret = (shown ?? '').replace(/\s/g, '');
  const uri = await page.getByRole('link', { name: /Open in an app/ }).getAttribute('href');
  expect(uri).toContain(`secret=${secret}`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }

  const code = page.getByLabel('Code of 6 digits');
  const right = codeOf(secret);
  await code.fill(right === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Confirm and continue' }).click();
  await page.getByRole('alert').filter({ hasText: 'The code is wrong' }).waitFor();
  await hasFocus(code);

  await code.fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm and continue' }).click();
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  const codes = await page
    .getByRole('list')
    .getByText(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
    .allTextContents();
  expect(codes).toHaveLength(10);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.getByRole('link', { name: /I have kept them/ }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  expect(page.problems.filter((problem) => !problem.includes('400'))).toEqual([]);
});

test('who has a second factor is not asked to add another', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/second-factor');
  expect(new URL(page.url()).pathname).toBe('/admin');
});

test('a customer is told that the back office is not theirs, on every page of it', async () => {
  const { email, password } = await shop.newCustomer();
  const page = await shop.visit();
  await page.request.post('/auth/sign-in', { data: { email, password } });
  for (const path of ['/admin', '/admin/orders', '/admin/customers/1', '/admin/second-factor']) {
    const reply = await open(page, path);
    expect(reply?.status(), path).toBe(403);
    await page.getByRole('heading', { name: 'This account may not do that' }).waitFor();
    expect(await page.getByRole('link', { name: 'Customers' }).count()).toBe(0);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/admin'));
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test('a stranger is sent to sign in and would come back', async () => {
  const page = await shop.visit();
  const reply = await page.request.get('/admin/orders?status=placed', { maxRedirects: 0 });
  expect(reply.status()).toBe(302);
  expect(reply.headers()['location']).toBe(
    `/auth/continue?to=${encodeURIComponent('/admin/orders?status=placed')}`,
  );
  const data = await page.request.get('/admin/orders.data', { maxRedirects: 0 });
  expect(await data.text()).not.toContain('items');
});

test('a customer cannot move an order through the pages', async () => {
  const { email, password } = await shop.newCustomer();
  const page = await shop.visit();
  await page.request.post('/auth/sign-in', { data: { email, password } });
  const reply = await page.request.post('/admin/orders/1', {
    form: { to: 'cancelled', reason: 'mine now' },
    headers: { origin: shop.url },
  });
  expect(reply.status()).toBe(403);
});

test('the pages of the back office open as documents of their own, also from the shop', async () => {
  const page = await visitAsAdministrator(shop);
  const data = await page.request.get('/admin.data', { headers: { referer: `${shop.url}/menu` } });
  expect(data.status()).toBe(202);
  expect(await data.text()).toContain('/admin');
  const within = await page.request.get('/admin.data', {
    headers: { referer: `${shop.url}/admin/orders` },
  });
  expect(within.status()).toBe(200);
});

test('signing out is a form that ends the session', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin');
  const form = page.locator('form[action="/sign-out"]');
  expect(await form.getAttribute('method')).toBe('post');
});
