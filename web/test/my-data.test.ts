import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { ask, fillBox, placeOrder, signIn } from './buying.ts';
import { axeFindings } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
});
afterAll(() => shop.close());

const enters = async (who: { email: string; password: string }) => {
  const page = await shop.visit();
  const entered = await page.request.post('/auth/sign-in', { data: who });
  return entered.status();
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  const options = { javaScriptEnabled, viewport: { width: 360, height: 640 } };

  test(`a password is changed by whoever knows the one before, ${how}`, async () => {
    const page = await shop.visit(options);
    const { email, password } = await shop.newCustomer();
    await signIn(page, { email, password });
    await page.goto('/account/password');
    await page.getByLabel('Your password until now').fill('not my password');
    await page.getByLabel('New password').fill('a pantry full of limes');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('This is not your password.').waitFor();
    expect(await enters({ email, password })).toBe(200);
    await page.getByLabel('Your password until now').fill(password);
    await page.getByLabel('New password').fill('a pantry full of limes');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('Your new password holds').waitFor();
    expect(await enters({ email, password })).not.toBe(200);
    expect(await enters({ email, password: 'a pantry full of limes' })).toBe(200);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  });

  test(`an e-mail address is changed from both mailboxes, or stopped from one, ${how}`, async () => {
    const page = await shop.visit(options);
    const { email, password } = await shop.newCustomer();
    const next = `${randomUUID()}@example.com`;
    await signIn(page, { email, password });
    const askFor = async () => {
      await page.goto('/account/email');
      await page.getByLabel('New e-mail address').fill(next);
      await page.getByLabel('Your password').fill('not my password');
      await page.getByRole('button', { name: 'Send both letters' }).click();
      await page.getByText('This is not your password.').waitFor();
      await page.getByLabel('Your password').fill(password);
      await page.getByRole('button', { name: 'Send both letters' }).click();
      await page.getByText('Two letters are on their way').waitFor();
      await shop.settled();
    };
    /** In another browser, where nobody is signed in. */
    const openLetter = async (to: string) => {
      const mailbox = await shop.visit(options);
      const links = shop.letters.flatMap((each) =>
        each.to === to ? (/\/email\/[\w-]{43}/.exec(each.text)?.[0] ?? []) : [],
      );
      await mailbox.goto(links.at(-1) ?? 'no link');
      return mailbox;
    };
    await askFor();
    const asked = await openLetter(email);
    await asked.getByText(next).waitFor();
    if (javaScriptEnabled) expect(await axeFindings(asked)).toEqual([]);
    await asked.getByRole('button', { name: 'This was not me: stop it' }).click();
    await asked.getByText('The change is stopped').waitFor();
    await page.goto('/account/email');
    expect(await page.getByText('A change waits for you').count()).toBe(0);

    await askFor();
    const one = await openLetter(next);
    await one.getByRole('button', { name: 'Confirm it' }).click();
    await one.getByText('Confirmed from this mailbox').waitFor();
    await page.reload();
    expect(await page.getByText('confirmed', { exact: true }).count()).toBe(1);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    expect(await enters({ email, password })).toBe(200);
    const other = await openLetter(email);
    await other.getByRole('button', { name: 'Confirm it' }).click();
    await other.getByText('The address is changed').waitFor();
    expect(await enters({ email: next, password })).toBe(200);
    expect(await enters({ email, password })).not.toBe(200);
    await page.goto('/account/email');
    await page.getByText(`It is ${next}.`).waitFor();
    await one.reload();
    await one.getByText('This link does not hold any more').waitFor();
    expect([...page.problems, ...one.problems, ...other.problems]).toEqual([]);
  });

  test(`whoever looks where they are signed in ends one session, or all others, ${how}`, async () => {
    const page = await shop.visit(options);
    const who = await shop.newCustomer();
    await signIn(page, who);
    const others = [await shop.visit(), await shop.visit(), await shop.visit()];
    for (const other of others) await signIn(other, who);
    const state = async (other: (typeof others)[number]) =>
      (await other.request.get('/api/me')).status();
    await page.goto('/account/sessions');
    await page.getByText('This one', { exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: 'Chrome on Linux' }).count()).toBe(4);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^End it/ })
      .first()
      .click();
    await page.getByText('It has ended', { exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: 'Chrome on Linux' }).count()).toBe(3);
    expect((await Promise.all(others.map(state))).sort()).toEqual([200, 200, 401]);
    await page.getByRole('button', { name: 'End all but this one' }).click();
    await page.getByText('All but this one have ended').waitFor();
    expect(await Promise.all(others.map(state))).toEqual([401, 401, 401]);
    expect((await page.request.get('/api/me')).status()).toBe(200);
    expect(page.problems).toEqual([]);
  });

  test(`somebody takes their data along and is erased for good, ${how}`, async () => {
    const page = await shop.visit(options);
    const { email, password } = await shop.newCustomer();
    await signIn(page, { email, password });
    await page.goto('/account/data');
    await page.getByText(email).first().waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download everything' }).click();
    const file = await readFile(await (await coming).path(), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ profile: { email } });

    await page.goto('/account/erase');
    await page.getByLabel('Your password').fill('not my password');
    await page.getByRole('button', { name: 'Erase me for good' }).click();
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Erase me for good' }).click();
    await page.getByRole('heading', { name: 'You are erased' }).waitFor();
    expect(await enters({ email, password })).not.toBe(200);
    await page.goto('/account');
    await page.waitForURL('**/sign-in?**');
  });
}

test('while a box is under way nobody is erased, neither by themselves nor by staff', async () => {
  const page = await shop.visit();
  const who = await shop.newCustomer();
  await signIn(page, who);
  await fillBox(page, [{ slug: 'dan-dan-pork-noodles', servings: 2 }]);
  const orderNo = await placeOrder(page);
  await page.goto('/account/erase');
  await page.getByText('Not yet: orders of yours are under way').waitFor();
  expect(await page.getByRole('button', { name: 'Erase me for good' }).count()).toBe(0);
  await ask(page, 'POST', `/api/orders/${orderNo}/cancel`, {});
  await shop.settled();

  const owner = await visitAsAdministrator(shop);
  const me = (await (await page.request.get('/api/me')).json()) as { customerNo: number };
  await owner.goto(`/admin/customers/${me.customerNo}`);
  await owner.getByRole('link', { name: 'Erase …' }).click();
  await owner.getByLabel('Why, and how they asked').fill('By letter of 1 November');
  expect(await axeFindings(owner)).toEqual([]);
  await owner.getByRole('button', { name: 'Erase for good' }).click();
  await owner.waitForURL('**/admin/customers');
  expect(await enters(who)).not.toBe(200);
  expect(await (await owner.request.get('/api/admin/customers')).text()).not.toContain(who.email);
});
