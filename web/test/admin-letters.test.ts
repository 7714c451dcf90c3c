import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
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
