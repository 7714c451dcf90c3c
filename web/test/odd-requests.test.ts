import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asItComes } from '../../server/test/store.ts';
import { ask as well, placeOrder, visitAsAdministrator } from './back-office.ts';
import { beginToPay } from './by-card.ts';
import { looksAt } from '../app/pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let paths: string[];
beforeAll(async () => {
  shop = await openShopWindow({ environment: asItComes });
  const customer = await shop.customer();
  const orderNo = await placeOrder(shop, { customer });
  const payment = await beginToPay(
    async (method, path, body) => well(customer, method, path, body),
    orderNo,
  );
  const busy = { orderNo, day: '2026-12-02', emptyDay: '2026-12-03', customerNo: 1 };
  const looks = looksAt({
    ...busy,
    recipeNo: 1,
    ingredientNo: 1,
    bought: { supplierNo: 1, purchaseNo: 1, receiptNo: 1, lotNo: 1 },
    promotionNo: 1,
    importNo: 1,
    payments: { open: payment, declined: payment, asked: payment, paid: payment },
    delivered: { orderNo, recipeNo: 1 },
    billed: { orderNo, number: 'INV-000001' },
    subscriptionNo: 9_999_999,
    newcomer: { password: '' },
    staff: { email: '', password: '' },
  });
  const files = ['/site.webmanifest', '/robots.txt', '/sitemap.xml'];
  const seen = Object.values(looks).flatMap((each) => each.map(({ path }) => path));
  paths = [...new Set([...seen, ...files, '/sign-out'])];
});
afterAll(() => shop.close());

type Asked = { status: number; allow: string | null };
type Init = Omit<RequestInit, 'body'> & { body?: string };

const fromHere = (headers: Record<string, string> = {}) => ({ origin: shop.url, ...headers });
async function ask(path: string, init: Init, cookie = ''): Promise<Asked> {
  const { status, headers } = await fetch(shop.url + path, {
    redirect: 'manual',
    ...init,
    headers: { ...fromHere(init.headers as Record<string, string>), cookie },
  });
  return { status, allow: headers.get('allow') };
}
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a page answers what it is not made for', () => {
  test('with 405 and what it does answer, whoever asks and whatever the page', async () => {
    const page = await visitAsAdministrator(shop);
    const jar = await page.context().cookies();
    const staff = jar.map(({ name, value }) => `${name}=${value}`).join('; ');
    const wrong: unknown[] = [];
    for (const cookie of ['', staff])
      for (const path of paths) {
        for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
          const { status, allow } = await ask(path, { method, headers: form, body: 'a=b' }, cookie);
          const isRefused = status === 405 && allow === 'GET, HEAD, POST';
          if (!isRefused) wrong.push({ path, method, status, allow });
        }
        // What GET answers is looked at in a browser (`every-page.test.ts`).
        const head = await ask(path, { method: 'HEAD' }, cookie);
        if (head.status >= 500) wrong.push({ path, method: 'HEAD', status: head.status });
        const odd = { method: 'POST', headers: form, body: 'a=b' };
        const { status, allow } = await ask(path, odd, cookie);
        if (status >= 500 || (status === 405 && allow === null))
          wrong.push({ path, method: 'POST', status, allow });
      }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['multipart without a boundary', 'multipart/form-data', 'a=b'],
    ['multipart that is none', 'multipart/form-data; boundary=x', 'no part at all'],
    [
      'multipart that ends too early',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form',
    ],
  ])('with 400 to %s', async (_what, type, body) => {
    const wrong: unknown[] = [];
    for (const path of paths) {
      const { status } = await ask(path, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      if (status !== 400) wrong.push({ path, status });
    }
    expect(wrong).toEqual([]);
  });
});

test('an address that hides where it leads is that of no page, and is asked about no more than once', async () => {
  const page = await visitAsAdministrator(shop);
  const up = '..%2f';
  const odd = [
    `/account/orders/${up}${up}etc%2fpasswd`,
    `/account/orders/${up}${up}account%2forders%2f1`,
    `/account/orders/${`${up}${up}account%2forders%2f`.repeat(45)}1`,
    '/account/orders/%2e%2e%2f%2e%2e%2fapi%2fme',
    '/account/orders/..%5c..%5capi',
    '/account/orders/1%00',
    '/recipes/..%2f..%2fapi%2fme',
    '/recipes/%252e%252e%252fme',
    '/admin/orders/..%2forders%2f1',
    '/admin/menu/recipes/..%2f..%2fadmin',
    '/admin/customers/1%2f..%2f2',
  ];
  const before = shop.shop.database.statements();
  for (const path of odd) {
    const reply = await page.request.get(path, { maxRedirects: 0 });
    expect({ path, status: reply.status() }).toEqual({ path, status: 404 });
  }
  expect(shop.shop.database.statements() - before).toBeLessThan(odd.length * 10);
});

test('an address of two orders is that of neither', async () => {
  const page = await visitAsAdministrator(shop);
  for (const path of ['/account/orders/1?x=/../2', '/account/orders/1%3Fx', '/account/orders/1%23'])
    expect((await page.request.get(path)).status()).toBe(404);
});
