import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOrder, visitAsAdministrator } from './back-office.ts';
import { ask, fillBox, signIn } from './buying.ts';
import { scriptsRun } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow({
    environment: {
      LARDER_SHOP_NAME: 'Speisekammer',
      LARDER_CURRENCY: 'CHF',
      LARDER_LOCALE: 'de-CH',
      LARDER_TIME_ZONE: 'Pacific/Auckland',
    },
  });
});
afterAll(() => shop.close());

/** Somebody whose own browser writes and reckons otherwise. */
const elsewhere = { locale: 'en-US', timezoneId: 'America/Los_Angeles' };

const francs = (cents: number) =>
  new Intl.NumberFormat('de-CH', { style: 'currency', currency: 'CHF' }).format(cents / 100);
const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('de-CH', options);
const longDay = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const clock = { hour: '2-digit', minute: '2-digit' } as const;
const timeZone = 'Pacific/Auckland';

test.each([true, false])(
  'prices, days and times are written as the shop writes them (scripts: %s)',
  async (javaScriptEnabled) => {
    const page = await shop.visit({ ...elsewhere, javaScriptEnabled });
    const shows = async (path: string, ...texts: string[]) => {
      await page.goto(path);
      if (javaScriptEnabled) await scriptsRun(page);
      for (const text of texts) await page.getByText(text).first().waitFor();
    };
    const dal = '/recipes/red-lentil-and-spinach-dal';
    const quote = await ask<{ totalCents: number }>(page, 'POST', `/api${dal}/quote`, {
      servings: 2,
    });
    await shows(dal, francs(quote.totalCents));
    await signIn(page, await shop.newCustomer());
    await fillBox(page, [{ slug: 'red-lentil-and-spinach-dal', servings: 2 }]);
    type Days = { items: { day: string; cutOffAt: string }[] };
    const { items } = await ask<Days>(page, 'GET', '/api/delivery-days');
    const { day = '', cutOffAt = '' } = items[0] ?? {};
    await shows(
      '/checkout',
      francs(quote.totalCents),
      dates({ ...longDay, timeZone: 'UTC' }).format(new Date(day)),
      dates({ ...longDay, ...clock, timeZone }).format(new Date(cutOffAt)),
    );
    expect(page.problems).toEqual([]);
  },
);

test('the shop has its own name, on a page and on a phone’s home screen', async () => {
  const page = await shop.visit();
  await page.goto('/menu');
  expect(await page.title()).toContain('Speisekammer');
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const reply = await page.request.get(address ?? '');
  expect(reply.headers()['content-type']).toBe('application/manifest+json');
  expect(await reply.json()).toMatchObject({ name: 'Speisekammer', start_url: '/' });
});

test('staff see the shop’s money and clock too', async () => {
  const orderNo = await placeOrder(shop);
  const page = await visitAsAdministrator(shop, elsewhere);
  type Story = { totalCents: number; placedAt: string };
  const { totalCents, placedAt } = await ask<Story>(page, 'GET', `/api/admin/orders/${orderNo}`);
  await page.goto(`/admin/orders/${orderNo}`);
  await scriptsRun(page);
  await page.getByText(francs(totalCents)).first().waitFor();
  const brief = { day: 'numeric', month: 'short', ...clock, timeZone } as const;
  await page
    .getByText(dates(brief).format(new Date(placedAt)))
    .first()
    .waitFor();
  expect(page.problems).toEqual([]);
});
