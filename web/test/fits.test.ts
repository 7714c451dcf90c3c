import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../../server/test/store.ts';
import { changeProfile, signIn } from './buying.ts';
import { axeFindings, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow();
  await shop.settled();
});
afterAll(() => shop.close());

const wishes = { avoidedAllergens: ['mustard'], diets: ['vegetarian'] };

async function visitOf(options: { javaScriptEnabled?: boolean } = {}, profile: object = wishes) {
  const page = await shop.visit(options);
  await signIn(page, await shop.newCustomer());
  await changeProfile(page, profile);
  return page;
}

const card = (page: Page, name: string) =>
  page.locator('article', { has: page.getByRole('link', { name, exact: true }) });
const onlyWhatFits = (page: Page) => page.getByRole('link', { name: 'Only meals that fit me' });
const fitting = /diet=vegetarian&without=mustard$/;

test('what goes against the profile is said on its card, on the menu and at home', async () => {
  const page = await visitOf();
  await open(page, '/menu?q=dal');
  const dal = card(page, 'Red lentil and spinach dal');
  await dal.getByText('Against your profile: contains mustard').waitFor();
  const link = dal.getByRole('link');
  const said = await link.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${said}"]`).textContent()).toContain('contains mustard');
  expect(await axeFindings(page)).toEqual([]);
  await open(page, '/menu?category=tacos-and-wraps');
  await card(page, 'Cod tacos with lime slaw')
    .getByText(/^Against your profile: .*is not vegetarian/)
    .waitFor();
  const sweetPotato = card(page, 'Sweet potato and black bean tacos');
  expect(await sweetPotato.getByText('Against your profile').count()).toBe(0);
  await open(page, '/');
  await page.locator('#picks').waitFor();
  await page.getByText('Against your profile').first().waitFor();
  expect(page.problems).toEqual([]);
});

test('further meals of the list are marked as well', async () => {
  const page = await visitOf({}, { avoidedAllergens: [], diets: ['vegan'] });
  await open(page, '/menu');
  await page.getByText('Against your profile').first().waitFor();
  const marks = () => page.getByText('Against your profile').count();
  const before = await marks();
  await page.getByRole('link', { name: 'Show more' }).click();
  await expect.poll(marks).toBeGreaterThan(before);
});

test('only what fits is a filter like any other, remembered until it is taken away', async () => {
  const page = await visitOf();
  await open(page, '/menu');
  await page.getByText('Against your profile').first().waitFor();
  await onlyWhatFits(page).click();
  await page.waitForURL(fitting);
  await expect.poll(() => page.getByText('Against your profile').count()).toBe(0);
  expect(await onlyWhatFits(page).getAttribute('aria-current')).toBe('true');
  await open(page, '/');
  await page.getByRole('link', { name: 'Menu', exact: true }).click();
  await page.waitForURL(fitting);
  await onlyWhatFits(page).click();
  await page.waitForURL('**/menu');
  await page.getByText('Against your profile').first().waitFor();
  await open(page, '/menu');
  await page.getByText('Against your profile').first().waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(page.problems).toEqual([]);
});

test('without scripts the store leads to what fits, by way of signing in and of the profile', async () => {
  const page = await visitOf({ javaScriptEnabled: false });
  await page.goto('/menu?category=curries');
  await onlyWhatFits(page).click();
  await page.waitForURL(/category=curries&diet=vegetarian&without=mustard$/);
  const guest = await shop.visit({ javaScriptEnabled: false });
  const { email } = await shop.newCustomer();
  await guest.goto('/menu');
  await onlyWhatFits(guest).click();
  await guest.getByLabel('E-mail').fill(email);
  await guest.getByLabel('Password').fill(password);
  await guest.getByRole('button', { name: 'Sign in' }).click();
  await guest.waitForURL('**/account#food');
  await guest.getByLabel('Mustard').check();
  await guest.getByRole('button', { name: 'Save' }).click();
  await guest.goto('/menu/for-me');
  await guest.waitForURL('**/menu?without=mustard');
});

test('a list that could not be compared with the profile says so', async () => {
  const page = await visitOf();
  await page.route('**/api/menu-conflicts?*', (route) => route.abort());
  await open(page, '/menu');
  await page.getByText('We could not compare these meals with your profile').waitFor();
});

test('the list itself stays the same for everybody', async () => {
  const page = await visitOf();
  const own = await page.request.get('/menu');
  const guests = await fetch(`${shop.url}/menu`);
  expect(await own.text()).toBe(await guests.text());
  expect(own.headers()['cache-control']).toContain('public');
});
