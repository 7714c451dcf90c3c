import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { ask } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeEach(async () => {
  shop = await openShopWindow();
});
afterEach(() => shop.close());

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'an owner writes around a letter, reads it first, and goes back to ours, %s',
  async (_, scripts) => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
    const owner = await visitAsAdministrator(shop, options);
    const go = (path: string) => (scripts ? open(owner, path) : owner.goto(path));
    const press = (name: string) => owner.getByRole('button', { name, exact: true }).click();
    await go('/admin/letters');
    await owner.getByRole('link', { name: 'An order is placed' }).click();
    const letter = owner.getByRole('region', { name: 'How it reads' });
    await letter.getByText('Hello Ada Cook,').waitFor();
    await owner.getByLabel('Greeting').fill('Dear {nmae},');
    await press('See how it reads');
    await owner.getByText('Line 1: {nmae} is not in the list.').waitFor();
    await owner.getByLabel('Greeting').fill('Dear {name},');
    await owner.getByLabel('Closing').fill('Your kitchen');
    await press('See how it reads');
    await letter.getByText('Dear Ada Cook,').waitFor();
    await letter.getByText('Contains mustard.').waitFor();
    if (scripts) expect(await axeFindings(owner)).toEqual([]);
    await press('Save');
    await owner.getByText('Saved. It holds.').waitFor();
    await go('/admin/letters');
    await owner.getByText('in your words').waitFor();
    await go('/admin/letters/placed');
    await owner.getByLabel('Greeting').fill('');
    await owner.getByLabel('Closing').fill('');
    await press('Save');
    await owner.getByText('Saved. It holds.').waitFor();
    await letter.getByText('Hello Ada Cook,').waitFor();
    expect(owner.problems).toEqual([]);
  },
);

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
const saidOn = async (owner: Page, day: string) => {
  type Settings = Record<'letter-placed', Record<'subject' | 'opening' | 'closing', string> | null>;
  const read = await ask<{ settings: Settings }>(owner, 'GET', `/api/admin/settings?on=${day}`);
  return read.settings['letter-placed'];
};

test('what is planned from one day on is ended from a later one', async () => {
  const owner = await visitAsAdministrator(shop);
  await open(owner, '/admin/letters/placed');
  await owner.getByLabel('Greeting').fill('Merry Christmas, {name},');
  await owner.getByLabel('From the beginning of').fill('2099-12-20');
  await save(owner);
  await owner.getByText('It begins on the day that you chose.').waitFor();
  await open(owner, '/admin/letters/placed');
  await save(owner);
  await owner.getByText('That is how it is already.').waitFor();
  await owner.getByLabel('From the beginning of').fill('2099-12-27');
  await save(owner);
  await owner.getByText('It begins on the day that you chose.').waitFor();
  expect(await saidOn(owner, '2099-12-19')).toBeNull();
  expect(await saidOn(owner, '2099-12-21')).toMatchObject({ opening: 'Merry Christmas, {name},' });
  expect(await saidOn(owner, '2099-12-28')).toBeNull();
});

test('two owners at one letter choose where both wrote, and are not asked where one did', async () => {
  const [one, other] = [await visitAsAdministrator(shop), await visitAsAdministrator(shop)];
  const openBoth = () => Promise.all([one, other].map((it) => open(it, '/admin/letters/placed')));
  await openBoth();
  await one.getByLabel('Subject').fill('Thank you');
  await save(one);
  await one.getByText('Saved. It holds.').waitFor();
  // There was nothing of an owner's when this page was read.
  await other.getByLabel('Subject').fill('Many thanks');
  await save(other);
  await other.getByRole('radio', { name: /Thank you/ }).waitFor();
  expect(await saidOn(one, '2099-01-01')).toMatchObject({ subject: 'Thank you' });

  await openBoth();
  await one.getByRole('textbox', { name: 'Closing' }).fill('Your kitchen');
  await save(one);
  await one.getByText('Saved. It holds.').waitFor();
  await ask(other, 'PATCH', '/api/admin/settings', {
    change: { hours: 'Always' },
    holdsFrom: null,
    version: (await ask<{ version: number }>(other, 'GET', '/api/admin/settings')).version,
  });
  await one.getByRole('textbox', { name: 'Closing' }).fill('Your cooks');
  await save(one);
  await expect
    .poll(() => saidOn(one, '2099-01-01'))
    .toMatchObject({ subject: 'Thank you', closing: 'Your cooks' });
});
