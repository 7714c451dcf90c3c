import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let other: ShopWindow;
beforeAll(async () => {
  [shop, other] = await Promise.all([
    openShopWindow(),
    openShopWindow({
      environment: {
        LARDER_OPERATOR: 'Quay Kitchen <Ltd>',
        LARDER_OPERATOR_ADDRESS: '1 Quay Street, Galway, Ireland',
        LARDER_CONTACT_EMAIL: 'hello@quay.example',
        LARDER_CONTACT_PHONE: '+353 91 123 456',
      },
    }),
  ]);
});
afterAll(() => Promise.all([shop.close(), other.close()]));

const pages = {
  help: 'Help',
  contact: 'Contact',
  privacy: 'Privacy',
  terms: 'Terms',
  withdrawal: 'Withdrawal',
  imprint: 'Imprint',
};

test('the pages about the shop are in the footer, without scripts too, and found by searchers', async () => {
  const page = await shop.visit({ javaScriptEnabled: false });
  const sitemap = await (await fetch(`${shop.url}/sitemap.xml`)).text();
  for (const [topic, title] of Object.entries(pages)) {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: title, exact: true }).click();
    await page.waitForURL(`**/about/${topic}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(sitemap).toContain(`/about/${topic}</loc>`);
    const kept = await fetch(`${shop.url}/about/${topic}`);
    expect(kept.headers.get('cache-control')).toContain('public');
  }
});

test('what the shop says of who runs it is there, and nothing is made up where it says nothing', async () => {
  const known = await other.visit();
  const unknown = await shop.visit();
  for (const topic of Object.keys(pages)) {
    await known.goto(`/about/${topic}`);
    await known.getByText('Quay Kitchen <Ltd>').waitFor();
    await known.getByText('1 Quay Street, Galway, Ireland').waitFor();
    const mail = known.getByRole('link', { name: 'hello@quay.example' });
    expect(await mail.getAttribute('href')).toBe('mailto:hello@quay.example');
    const phone = known.getByRole('link', { name: '+353 91 123 456' });
    expect(await phone.getAttribute('href')).toBe('tel:+35391123456');
    expect(await known.getByText('Not said yet').count()).toBe(0);
    await unknown.goto(`/about/${topic}`);
    expect(await unknown.getByText('Not said yet').count()).toBe(4);
    await unknown.getByText('An owner does so under Settings').waitFor();
  }
  expect([known.problems, unknown.problems]).toEqual([[], []]);
});
