import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeEach(async () => {
  shop = await openShopWindow();
});
afterEach(() => shop.close());

const logo = async () => {
  const create = { width: 300, height: 90, channels: 4, background: '#335577' } as const;
  const buffer = await sharp({ create }).png().toBuffer();
  return { name: 'logo.png', mimeType: 'image/png', buffer };
};

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'an owner looks at a colour, takes the nearest that can be read, and sends a logo, %s',
  async (_, scripts) => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
    const owner = await visitAsAdministrator(shop, options);
    const press = (name: string) => owner.getByRole('button', { name, exact: true }).click();
    await (scripts ? open(owner, '/admin/look') : owner.goto('/admin/look'));
    await owner.getByLabel('This one:').check();
    await owner.locator('input[type=color]').fill('#ffcc00');
    await press('See how it looks');
    await owner.getByText(/a text has a contrast of 1\.\d:1/).waitFor();
    await press('Take that one');
    await owner.getByText(/On dark pages: \d+\.\d:1 at its worst/).waitFor();
    expect(await owner.locator('input[type=color]').inputValue()).not.toBe('#ffcc00');
    if (scripts) expect(await axeFindings(owner)).toEqual([]);
    await owner.getByLabel('Another logo').setInputFiles({
      name: 'logo.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await press('Save');
    await owner.getByText('A drawing in SVG can carry programs').waitFor();
    await owner.locator('input[type=color]').fill('#7a3b8f');
    await owner.getByLabel('Another logo').setInputFiles(await logo());
    await press('Save');
    await owner.getByText('Saved. It holds.').waitFor();

    const guest = await shop.visit(options);
    for (const path of ['/', '/menu', '/about/terms']) {
      await guest.goto(path);
      const sign = guest.getByRole('banner').locator('img');
      expect(await sign.getAttribute('src')).toMatch(
        /^\/pictures\/logo\/[0-9a-f]{24}-300x90\.png$/,
      );
      if (scripts)
        await expect
          .poll(() => sign.evaluate((img: HTMLImageElement) => img.naturalWidth))
          .toBe(300);
    }
    const link = guest.getByRole('contentinfo').getByRole('link').first();
    const herb = await link.evaluate((element) => {
      element.style.color = 'var(--herb)';
      return getComputedStyle(element).color;
    });
    expect(herb).toBe('rgb(122, 59, 143)');
    if (scripts) expect(await axeFindings(guest)).toEqual([]);
    expect([owner.problems, guest.problems]).toEqual([[], []]);
  },
);

test('a page that was kept is made anew when the look changes, and says its colours in its content policy', async () => {
  const read = async () => {
    const reply = await fetch(`${shop.url}/menu`);
    return { html: await reply.text(), policy: reply.headers.get('content-security-policy') ?? '' };
  };
  expect((await read()).html).not.toContain('data-look');
  const owner = await visitAsAdministrator(shop);
  const settings = await owner.request.get('/api/admin/settings');
  const { version } = (await settings.json()) as { version: number };
  const sent = await owner.request.patch('/api/admin/settings', {
    data: { change: { accent: '#7a3b8f' }, holdsFrom: null, version },
  });
  expect(sent.status()).toBe(200);
  const { html, policy } = await read();
  expect(html).toContain('--herb:light-dark(#7a3b8f,');
  expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/=]+';/);
  expect(policy).not.toContain('unsafe-inline');
});
