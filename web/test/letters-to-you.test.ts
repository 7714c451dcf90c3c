import { afterAll, beforeAll, expect, test } from 'vitest';
import { hear } from '../../server/src/people/mailboxes/mailboxes.ts';
import { linkKeyOf } from '../../server/src/people/reminders/reminders.ts';
import { visitAsAdministrator } from './back-office.ts';
import { ask, signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

async function visit(options: { javaScriptEnabled?: boolean } = {}) {
  const page = await shop.visit(options);
  const who = await shop.newCustomer();
  await signIn(page, who);
  const { customerNo } = await ask<{ customerNo: number }>(page, 'GET', '/api/me');
  const wanted = async () =>
    (await ask<{ wanted: boolean }>(page, 'GET', '/api/me/reminders')).wanted;
  return { page, customerNo, email: who.email, wanted, key: linkKeyOf(shop.shop, customerNo) };
}

test('a mail program that posts to the address in a letter stops such letters: no cookies, no origin, no redirect', async () => {
  const { key, wanted } = await visit();
  const reply = await fetch(`${shop.url}/reminders/${key}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(reply.status).toBe(200);
  expect(await wanted()).toBe(false);
});

test('looking at the page changes nothing; its button stops the letters, and has them come again, without scripts and signing in', async () => {
  const { key, wanted } = await visit();
  const guest = await shop.visit({ javaScriptEnabled: false });
  await guest.goto(`/reminders/${key}`);
  expect(await wanted()).toBe(true);
  await guest.getByRole('button', { name: 'Send me none' }).click();
  await guest.getByText('Done: none of these letters come any more').waitFor();
  expect(await wanted()).toBe(false);
  await guest.getByRole('button', { name: 'Send them to me' }).click();
  await guest.getByText('Done: these letters come again').waitFor();
  expect(await wanted()).toBe(true);
  await guest.goto(`/reminders/${'x'.repeat(60)}`);
  await guest.getByText('This link is not one of ours').waitFor();
});

for (const javaScriptEnabled of [true, false])
  test(`the account says which letters come, and lets its owner choose (scripts: ${javaScriptEnabled})`, async () => {
    const { page, wanted } = await visit({ javaScriptEnabled });
    await page.goto('/account');
    await page.getByRole('link', { name: 'Letters to you' }).click();
    await page.getByRole('button', { name: 'Send me none' }).click();
    await page.getByText('You chose so on').waitFor();
    expect(await wanted()).toBe(false);
    expect(page.problems).toEqual([]);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  });

test('whose letters come back is told in the account, has one sent to try it, and says that it arrived', async () => {
  const { page, email } = await visit();
  await hear(shop.shop, { kind: 'bounce', addresses: [email], why: '550 5.1.1 No such user' });
  await open(page, '/account');
  await page.getByText('Letters to your address come back').waitFor();
  await page.getByRole('link', { name: 'What to do' }).click();
  await page.getByRole('button', { name: 'Send a letter to try it' }).click();
  await page.getByText('A letter is on its way').waitFor();
  await shop.settled();
  const text = shop.letters.findLast(({ to }) => to === email)?.text ?? '';
  const key = /\/mailbox\/([\w-]+)/.exec(text)?.[1] ?? '';
  await open(page, `/mailbox/${key}`);
  await page.getByRole('button', { name: 'They reach me' }).click();
  await page.getByText('Thank you: our letters come again').waitFor();
  await open(page, '/account');
  expect(await page.getByText('Letters to your address come back').count()).toBe(0);
  expect(page.problems).toEqual([]);
});

test('staff see that mail to a customer bounces, and send it again', async () => {
  const { email, customerNo } = await visit();
  await hear(shop.shop, { kind: 'complaint', addresses: [email], why: 'abuse' });
  const page = await visitAsAdministrator(shop);
  await open(page, `/admin/customers/${customerNo}`);
  await page.getByText('They marked a letter of ours as unwanted').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send letters again' }).click();
  await page.getByText('They marked a letter of ours as unwanted').waitFor({ state: 'detached' });
  expect(page.problems).toEqual([]);
});
