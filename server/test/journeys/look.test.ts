import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issueInvoice } from '../../src/payments/invoices/invoices.ts';
import { postSale } from '../../src/ledger/books/books.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 90 } },
    keepsMail: true,
  });
  owner = await store.administrator();
});
afterEach(() => store.close());

const picture = async (width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png') => {
  const create = { width, height, channels: 4, background: '#33557780' } as const;
  return new Uint8Array(await sharp({ create }).toFormat(format).withMetadata().toBuffer());
};
const send = (body: Uint8Array, type = 'image/png') =>
  owner.ask<{ logo: string; code?: string }>('PUT', '/api/admin/settings/logo', body, {
    'content-type': type,
  });
type Answer = { code?: string; version: number; fields?: { field: string; message: string }[] };
const change = async (changed: object) => {
  const { version } = (await owner.ask<{ version: number }>('GET', '/api/admin/settings')).body;
  return owner.ask<Answer>('PATCH', '/api/admin/settings', {
    change: changed,
    holdsFrom: null,
    version,
  });
};
const shop = async () =>
  (await store.guest().ask<{ logo: string | null; accent: string | null }>('GET', '/api/shop'))
    .body;
const bytesAt = async (path: string) =>
  new Uint8Array(
    await (await store.app.fetch(new Request(`http://localhost:3000${path}`))).arrayBuffer(),
  );

test('a picture becomes one clean PNG that fits, is the logo once the settings say so, and stands in letters and on documents from then on', async () => {
  const sent = await send(await picture(1200, 300, 'jpeg'), 'image/jpeg');
  expect(sent).toMatchObject({ status: 200, body: { logo: expect.stringMatching(/-448x112$/) } });
  expect((await shop()).logo).toBeNull();
  const { logo } = sent.body;
  expect((await change({ logo })).status).toBe(200);
  expect((await shop()).logo).toBe(`/pictures/logo/${logo}.png`);
  const file = await sharp(await bytesAt(`/pictures/logo/${logo}.png`)).metadata();
  expect(file).toMatchObject({ format: 'png', width: 448, height: 112 });
  expect(file.exif).toBeUndefined();

  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const { orderNo } = (await order(ada, basket)).body;
  await store.settled();
  const mails = join(store.shop.config.dataFolder, 'mail');
  const letters = (await readdir(mails)).filter((name) => name.endsWith('.eml'));
  const letter = await readFile(join(mails, letters.at(-1) ?? ''), 'utf8');
  expect(letter).toContain('cid:logo@larder');
  expect(letter).toMatch(/Content-Id: <logo@larder>/i);
  expect(letter).not.toMatch(/src=3D"https?:/);

  const number = await store.shop.database.transaction(async (tx) => {
    await postSale(tx, orderNo, store.shop.clock());
    return issueInvoice(tx, store.shop, orderNo, store.shop.clock());
  });
  await change({ logo: null });
  const documents = await ada.ask<{ items: { shop: { logo: string | null } }[] }>(
    'GET',
    `/api/orders/${orderNo}/invoices`,
  );
  expect(documents.body.items[0]?.shop.logo).toBe(logo);
  const pdf = await owner.ask('GET', `/api/admin/invoices/${number}.pdf`);
  expect(pdf.status).toBe(200);
  expect((await shop()).logo).toBeNull();
});

test('what is no picture, or could carry a program, is no logo', async () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  expect(await send(svg, 'image/svg+xml')).toMatchObject({
    status: 415,
    body: { code: 'unsupported-media-type' },
  });
  expect(await send(svg)).toMatchObject({ status: 422, body: { code: 'picture-unreadable' } });
  expect(await send(await picture(20, 20))).toMatchObject({
    status: 422,
    body: { code: 'picture-too-small' },
  });
  expect((await send(new Uint8Array(513 * 1024))).status).toBe(413);
  const unknown = `${'a'.repeat(24)}-100x40`;
  for (const logo of [unknown, '../../secret', 'x', `${unknown}.png`])
    expect(await change({ logo }), logo).toMatchObject({
      status: 400,
      body: { fields: [{ field: expect.stringContaining('logo') as string }] },
    });
  for (const path of [`/pictures/logo/${unknown}.png`, '/pictures/logo/..%2f..%2fsecret.png'])
    expect((await store.guest().ask('GET', path)).status).toBe(404);
});

test('a colour in which somebody could not read is refused with its contrast', async () => {
  expect((await change({ accent: '#7a3b8f' })).status).toBe(200);
  expect((await shop()).accent).toBe('#7a3b8f');
  const faint = await change({ accent: '#ffcc00' });
  expect(faint.status).toBe(400);
  expect(faint.body.fields).toEqual([
    { field: '/change/accent', message: expect.stringMatching(/^has a contrast of 1\.\d:1/) },
  ]);
  for (const accent of ['red', '#fff', '#12345', '#2f6b4f;}', 'url(x)'])
    expect((await change({ accent })).status, accent).toBe(400);
  expect((await change({ accent: null })).status).toBe(200);
  expect((await shop()).accent).toBeNull();
});
