import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asItComes } from '../../server/test/store.ts';
import { visitAsAdministrator, visitAsStaff, type OfficePage } from './back-office.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
let receiver: Server;
let answer = 500;
let address = '';
beforeAll(async () => {
  // A trial, in which software on this machine may listen.
  shop = await openShopWindow({ environment: asItComes });
  receiver = createServer((request, reply) => {
    request.resume();
    reply.writeHead(answer).end(`Here is ${answer}`);
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/larder`;
});
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await shop.close();
});

const fits = async (page: OfficePage) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

const confirm = async (page: OfficePage, name: string, scripts: boolean) => {
  if (scripts) await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
};

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('a token is made, shown once, works, and is revoked, %s', async (_name, scripts) => {
  const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
  const page = await visitAsStaff(shop, 'manager', options);
  const go = () => (scripts ? open(page, '/admin/doors') : page.goto('/admin/doors'));
  const name = scripts ? 'Till' : 'Bookkeeping';
  await go();
  await page.getByLabel('What it is for').fill(name);
  await page.getByRole('button', { name: 'Make the token' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('What it is for').inputValue()).toBe(name);
  await page.getByLabel('see orders').check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await page.getByText('The token is made.').waitFor();
  const token = await page.getByLabel('The token').inputValue();
  if (scripts) expect(await axeFindings(page)).toEqual([]);
  await fits(page);
  const headers = { authorization: `Bearer ${token}` };
  const ask = async () =>
    (await fetch(new URL('/api/admin/orders', page.url()), { headers })).status;
  expect(await ask()).toBe(200);
  await go();
  expect(await page.content()).not.toContain(token);
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await confirm(page, 'Revoke', scripts);
  await page.getByText('The token opens nothing any more.').waitFor();
  expect(await ask()).toBe(401);
});

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a webhook is added, its failure is seen, it is sent again, and removed, %s',
  async (_name, scripts) => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
    const page = await visitAsAdministrator(shop, options);
    const go = () => (scripts ? open(page, '/admin/doors') : page.goto('/admin/doors'));
    answer = 500;
    await go();
    const adding = page.getByRole('region', { name: 'Add a webhook' });
    await adding.getByLabel('Address').fill('https://10.0.0.8/');
    await adding.getByLabel('a recipe was published').check();
    await adding.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByText('Webhooks go to https addresses of the public internet.').waitFor();
    await adding.getByLabel('Address').fill(address);
    await adding.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByText('The secret is made.').waitFor();
    expect(await page.getByLabel('The secret').inputValue()).toMatch(/^whsec_/);

    const staff = await shop.administrator();
    type Recipes = { items: { recipeNo: number; status: string }[] };
    const { items } = (await staff.ask<Recipes>('GET', '/api/admin/recipes')).body;
    const path = `/api/admin/recipes/${items.find(({ status }) => status === 'published')?.recipeNo}`;
    for (const verb of ['unpublish', 'publish'])
      expect((await staff.ask('POST', `${path}/${verb}`, {})).status).toBe(200);
    await shop.shop.deliveries.settled();
    await go();
    const sent = page.getByRole('region', { name: 'What was sent' });
    await sent.getByText('Answered 500', { exact: true }).waitFor();
    await sent.getByText('Here is 500').waitFor();
    if (scripts) expect(await axeFindings(page)).toEqual([]);
    await fits(page);
    answer = 204;
    await sent.getByRole('button', { name: /^Send again: evt_/ }).click();
    await page.getByText('One is on its way again.').waitFor();
    await shop.shop.deliveries.settled();
    await go();
    await sent.getByText('Answered 204', { exact: true }).waitFor();
    await sent.getByRole('link', { name: 'Failed' }).click();
    await page.getByText('Nothing to show here.').waitFor();

    const hook = page.getByRole('region', { name: new URL(address).host });
    await hook.getByText('Change', { exact: true }).click();
    await hook.getByLabel('Send what happens').uncheck();
    await hook.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The webhook is saved.').waitFor();
    await hook.getByText('Off', { exact: true }).waitFor();
    await hook.getByRole('button', { name: 'New secret' }).click();
    await confirm(page, 'New secret', scripts);
    await page.getByText('The secret is made.').waitFor();
    await go();
    await hook.getByRole('button', { name: 'Remove' }).click();
    await confirm(page, 'Remove', scripts);
    await page.getByText('The webhook is removed.').waitFor();
    await hook.waitFor({ state: 'detached' });
    expect(page.problems).toEqual([]);
  },
);
