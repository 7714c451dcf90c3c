import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitAsAdministrator } from './back-office.ts';
import { ask } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeEach(async () => {
  shop = await openShopWindow({ environment: { LARDER_OPERATOR: 'Quay <Ltd>' } });
});
afterEach(() => shop.close());

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'an owner writes the terms, looks at them first, and customers read them, %s',
  async (_, scripts) => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } };
    const owner = await visitAsAdministrator(shop, options);
    const go = (path: string) => (scripts ? open(owner, path) : owner.goto(path));
    const press = (name: string) => owner.getByRole('button', { name, exact: true }).click();
    await go('/admin/pages');
    await owner.getByRole('link', { name: 'Terms', exact: true }).click();
    await owner.getByRole('heading', { level: 1, name: 'Terms' }).waitFor();
    expect(await owner.getByLabel('Text', { exact: true }).inputValue()).toContain('## Cancelling');
    await owner
      .getByLabel('Text', { exact: true })
      .fill('# Between us\n\n{operatr} says <b>so</b>');
    await press('Preview');
    await owner.getByText('Line 3: {operatr} is not in the list.').waitFor();
    // What the page reads again afterwards draws the field anew.
    await owner.waitForLoadState('networkidle');
    await owner
      .getByLabel('Text', { exact: true })
      .fill(
        '# Between us\n\n{operator} says <b>so</b>\n\nWrite to {email}.\n\n[Bad](javascript:alert(1))',
      );
    await press('Preview');
    const preview = owner.getByRole('region', { name: 'As customers will read it' });
    await preview.getByRole('heading', { level: 2, name: 'Between us' }).waitFor();
    await preview.getByText('Nobody has said this yet: {email}.').waitFor();
    await preview.getByText('Quay <Ltd> says <b>so</b>').waitFor();
    expect(await preview.getByRole('link', { name: 'Bad' }).count()).toBe(0);
    if (scripts) expect(await axeFindings(owner)).toEqual([]);
    await owner.getByLabel('Customers must agree again').check();
    await press('Publish');
    await owner.getByText('Published. It holds.').waitFor();

    const guest = await shop.visit(options);
    await guest.goto('/about/terms');
    await guest.getByRole('heading', { level: 2, name: 'Between us' }).waitFor();
    await guest.getByText(/^Version 1, holds since \d+ \w+ \d{4}\.$/).waitFor();
    expect(await guest.locator('main script, main b').count()).toBe(0);

    await go('/admin/pages/terms');
    await owner.getByLabel('Text', { exact: true }).fill('# Between us\n\nOnly this');
    await press('Publish');
    await owner.getByText('Published. It holds.').waitFor();
    await owner.getByRole('link', { name: 'Compare version 2 with the one before' }).click();
    await owner.getByText('Only this').waitFor();
    await owner.locator('del', { hasText: 'Write to {email}.' }).waitFor();

    await guest.goto('/about/terms');
    await guest.getByText('Only this').waitFor();
    await guest.getByText('Older versions').click();
    await guest.getByRole('link', { name: /^Version 1, from/ }).click();
    await guest.getByText(/This is version 1. It held from .* until/).waitFor();
    await guest.getByText('Quay <Ltd> says').waitFor();
    if (scripts) expect(await axeFindings(guest)).toEqual([]);
    await guest.getByRole('link', { name: 'What holds now' }).click();
    await guest.getByText('Only this').waitFor();
    expect([owner.problems, guest.problems]).toEqual([[], []]);
  },
);

test('a plan that is taken back leaves all that it said', async () => {
  const owner = await visitAsAdministrator(shop);
  const press = (name: string) => owner.getByRole('button', { name, exact: true }).click();
  await open(owner, '/admin/pages/terms');
  await owner.getByLabel('Text', { exact: true }).fill('We are {shop}.');
  await owner.getByLabel('Customers must agree again').check();
  await owner.getByLabel('From the beginning of').fill('2099-01-05');
  await press('Publish');
  await owner.getByText('Version 1 is planned').waitFor();
  await press('Take back');
  await owner.getByText('The plan is taken back.').waitFor();
  expect(await owner.getByLabel('Text', { exact: true }).inputValue()).toBe('We are {shop}.');
  expect(await owner.getByLabel('Customers must agree again').isChecked()).toBe(true);
  expect(await owner.getByLabel('From the beginning of').inputValue()).toBe('2099-01-05');
});

test('an owner’s text is English on every page, and leads to pages in the language of its reader', async () => {
  const owner = await visitAsAdministrator(shop);
  const text = 'We deliver on {deliveryDays}.\n\nSee [privacy](/about/privacy). {email}';
  await ask(owner, 'POST', '/api/admin/pages/terms/versions', {
    text,
    holdsFrom: null,
    agreeAgain: false,
    version: 0,
  });
  const guest = await shop.visit();
  await open(guest, '/ar/about/terms');
  const whole = guest.locator('main [lang=en]');
  await whole.getByText('We deliver on').waitFor();
  expect(await whole.getAttribute('dir')).toBe('ltr');
  const days = whole.locator('bdi[lang=ar]');
  expect(await days.getAttribute('dir')).toBe('rtl');
  expect(await whole.locator('em[lang=ar]').count()).toBe(1);
  const link = whole.getByRole('link', { name: 'privacy' });
  expect(await link.getAttribute('href')).toBe('/ar/about/privacy');
  // Ours is in the language of the page.
  await open(guest, '/ar/about/privacy');
  expect(await guest.locator('main [lang=en]').count()).toBe(0);
  expect(await axeFindings(guest)).toEqual([]);
});

test('a version is planned, taken back with its text left to go on with, and the store’s own comes back', async () => {
  const owner = await visitAsAdministrator(shop);
  const press = (name: string) => owner.getByRole('button', { name, exact: true }).click();
  await open(owner, '/admin/pages/imprint');
  await owner.getByLabel('Text', { exact: true }).fill('We are {shop}.');
  await owner.getByLabel('From the beginning of').fill('2099-01-05');
  await press('Publish');
  await owner.getByText('It begins on the day that you chose.').waitFor();
  await owner.getByText('Version 1 is planned').waitFor();
  expect(await owner.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  await press('Take back');
  await owner.getByText('The plan is taken back.').waitFor();
  expect(await owner.getByLabel('Text', { exact: true }).inputValue()).toBe('We are {shop}.');
  await owner.getByLabel('From the beginning of').fill('');
  await press('Publish');
  await owner.getByText('Published. It holds.').waitFor();
  await press('Go back to the store’s own');
  await press('Go back to it');
  await owner.getByText('The text that the store comes with holds again.').waitFor();
  const guest = await shop.visit();
  await guest.goto('/about/imprint');
  await guest.getByText('Who answers for this shop.').waitFor();
  await guest.getByText(/^Version 2, holds since/).waitFor();
});
