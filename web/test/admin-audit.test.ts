import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPrices } from '../../server/test/prices.ts';
import { ask, visitAsAdministrator, type OfficePage } from './back-office.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

type Zone = { zoneNo: number; version: number; name: string };

/** Somebody raises what delivery to Dublin costs, and takes a postcode out of it. */
async function raiseTheFee(feeCents: number): Promise<number> {
  const dublin = { name: 'Dublin', feeCents: 495, prefixes: ['IE D', 'IE A94'] };
  await setPrices(shop.shop, { zones: [dublin] });
  const staff = await shop.administrator();
  const path = '/api/admin/delivery-zones';
  const { items } = await ask<{ items: Zone[] }>(staff, 'GET', path);
  const [zone] = items;
  if (!zone) throw new Error('There is no zone.');
  const { zoneNo, ...said } = zone;
  await ask(staff, 'PUT', `${path}/${zoneNo}`, { ...said, feeCents, postcodes: ['IE D'] });
  return zoneNo;
}

const row = (page: OfficePage, name: string) => page.getByRole('row').filter({ hasText: name });

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a change is found from the page of what was changed, in words, %s',
  async (_name, javaScriptEnabled) => {
    const zoneNo = await raiseTheFee(javaScriptEnabled ? 595 : 695);
    const page = await visitAsAdministrator(shop, { javaScriptEnabled });
    await page.goto(`/admin/prices/zones/${zoneNo}`);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'History of Dublin' }).waitFor();
    const changed = row(page, 'Zone changed').first();
    await changed.getByText(`€4.95 → €${javaScriptEnabled ? '5.95' : '6.95'}`).waitFor();
    await changed.getByText('removed IE A94').waitFor();
    await changed.getByText('Owner').waitFor();
    expect(await changed.getByRole('link', { name: 'Dublin' }).getAttribute('href')).toBe(
      `/admin/prices/zones/${zoneNo}`,
    );
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Clear all' }).click();
    await page.getByRole('heading', { name: 'Changes', exact: true }).waitFor();
    await page.getByLabel('What').selectOption('Stock received');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.waitForURL(/action=stock-received/);
    await row(page, 'Stock received').first().waitFor();
    expect(await row(page, 'Zone changed').count()).toBe(0);
    expect(page.problems).toEqual([]);
  },
);

test('what is filtered can be had as a file', async () => {
  await raiseTheFee(795);
  const page = await visitAsAdministrator(shop);
  await page.goto('/admin/audit?action=zone-changed');
  const to = await page.getByRole('link', { name: 'As a file' }).getAttribute('href');
  const file = await page.request.get(to ?? '');
  const [head, first] = (await file.text()).split('\n');
  expect(head).toContain('action,subject,key,name,field,before,after');
  expect(first).toContain('zone-changed,zone,');
});

test('on a phone each change is a card, and nothing sticks out', async () => {
  await raiseTheFee(895);
  const page = await visitAsAdministrator(shop, { viewport: { width: 360, height: 640 } });
  await page.goto('/admin/audit');
  await row(page, 'Zone changed').first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  expect(await axeFindings(page)).toEqual([]);
});
