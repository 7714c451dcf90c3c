import type { Page } from 'playwright-core';
import { password } from '../../server/test/store.ts';
import { fillBox } from './buying.ts';
import { open } from './pages.ts';

export type Visitor = 'guest' | 'customer' | 'newcomer' | 'administrator' | 'recruit';

/** One look at a page: who looks, where, and what they do there first. */
export type Look = {
  as: Visitor;
  path: string;
  /** 200 unless said. */
  status?: number;
  then?: (page: Page) => Promise<unknown>;
};

export type Arranged = {
  orderNo: number;
  /** When it is delivered, and another day that nobody ordered for. */
  day: string;
  emptyDay: string;
  recipeNo: number;
  customerNo: number;
  /** The e-mail of somebody with a second factor. */
  staffEmail: string;
};

const noodles = 'dan-dan-pork-noodles';
const dal = '/recipes/red-lentil-and-spinach-dal';
const celery = 1009;

const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Sends what is empty: each field says what it needs. */
const sendEmpty = (name: string) => async (page: Page) => {
  await press(page, name);
  await page.locator('[aria-invalid=true]').first().waitFor();
};

const fillBoxAndOpen = (path: string) => async (page: Page) => {
  await fillBox(page, [
    { slug: noodles, servings: 24 },
    { slug: 'cod-tacos-with-lime-slaw', servings: 2 },
  ]);
  await open(page, path);
};

async function signUp(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('newest@example.com');
  await page.getByLabel('Password').fill('three limes on a sill');
  await press(page, 'Create an account');
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
  await page.getByRole('heading', { name: 'Your second factor' }).waitFor();
}

async function changeTheDal(page: Page): Promise<void> {
  await page.locator('li:has(> details)', { hasText: 'Lemon' }).locator('summary').click();
  await page.getByRole('group', { name: 'Change Lemon' }).getByLabel('Leave out').check();
  await page.getByText('This contains mustard.').waitFor();
  const offer = page.getByRole('region', { name: 'What you get' });
  await offer.getByText('Why this price?').click();
}

/** Who looks at which page, by its address in `app/routes.ts`; files that are no pages have no looks. */
export function looksAt(shop: Arranged): Record<string, Look[]> {
  const { orderNo, day, emptyDay, recipeNo, customerNo } = shop;
  const guest = (path: string, more: Partial<Look> = {}): Look => ({ as: 'guest', path, ...more });
  const customer = (path: string, more: Partial<Look> = {}): Look => ({
    ...{ as: 'customer', path, ...more },
  });
  const staff = (...paths: string[]): Look[] =>
    paths.map((path) => ({ as: 'administrator', path }));
  return {
    '/': [guest('/')],
    '/menu': [
      guest('/menu?diet=vegan&maxMinutes=20', {
        then: (page) => page.getByText('Filters').click(),
      }),
      guest('/menu?q=unicorn'),
      guest('/menu?sort=x', { status: 400 }),
    ],
    '/recipes/:slug': [
      guest('/recipes/no-such-dish', { status: 404 }),
      customer(`${dal}?find=rice`, { then: changeTheDal }),
    ],
    '/box': [guest('/box'), guest('/box', { then: fillBoxAndOpen('/box') })],
    '/checkout': [
      { as: 'newcomer', path: '/checkout' },
      guest('/checkout?as=guest'),
      customer('/checkout', { then: fillBoxAndOpen('/checkout') }),
      customer('/checkout', { then: sendEmpty('Place order') }),
    ],
    '/sign-in': [
      guest('/sign-in?reset=1'),
      guest('/sign-in', { then: sendEmpty('Sign in') }),
      guest('/sign-in', { then: (page) => signIn(page, shop.staffEmail) }),
    ],
    '/sign-up': [guest('/sign-up', { then: sendEmpty('Create an account') })],
    '/confirm': [
      guest('/confirm', { then: sendEmpty('Confirm') }),
      guest('/sign-up', { then: signUp }),
    ],
    '/forgot-password': [guest('/forgot-password', { then: sendEmpty('Send a code') })],
    '/reset-password': [guest('/reset-password', { then: sendEmpty('Save the new password') })],
    '/sign-out': [customer('/sign-out')],
    '/account': [customer('/account')],
    '/account/orders': [{ as: 'newcomer', path: '/account/orders' }, customer('/account/orders')],
    '/account/orders/:orderNo': [
      customer(`/account/orders/${orderNo}`),
      customer(`/account/orders/${orderNo}?placed=1&cancel=1`),
    ],
    '/account/orders/:orderNo/cards': [customer(`/account/orders/${orderNo}/cards`)],
    '/*': [guest('/no-such-page', { status: 404 })],
    '/site.webmanifest': [],
    '/robots.txt': [],
    '/sitemap.xml': [],
    '/admin': [...staff('/admin'), customer('/admin', { status: 403 })],
    '/admin/orders': staff('/admin/orders', '/admin/orders?q=nobody-has-this-name'),
    '/admin/orders/:orderNo': [
      ...staff(`/admin/orders/${orderNo}`),
      { as: 'administrator', path: '/admin/orders/9999999', status: 404 },
    ],
    '/admin/kitchen': staff('/admin/kitchen'),
    '/admin/kitchen/:date': staff(`/admin/kitchen/${day}`, `/admin/kitchen/${emptyDay}`),
    '/admin/kitchen/:date/portioning': staff(`/admin/kitchen/${day}/portioning`),
    '/admin/kitchen/:date/labels': staff(`/admin/kitchen/${day}/labels`),
    '/admin/kitchen/:date/packing': staff(`/admin/kitchen/${day}/packing`),
    '/admin/menu': staff('/admin/menu', '/admin/menu?q=none'),
    '/admin/menu/recipes/:recipeNo': staff(
      ...[`/admin/menu/recipes/${recipeNo}`, '/admin/menu/recipes/new'],
    ),
    '/admin/menu/ingredients': staff('/admin/menu/ingredients'),
    '/admin/menu/ingredients/:ingredientNo': staff(
      ...[`/admin/menu/ingredients/${celery}`, '/admin/menu/ingredients/new'],
    ),
    '/admin/stock': staff('/admin/stock', '/admin/stock?q=none'),
    '/admin/stock/:ingredientNo': staff(`/admin/stock/${celery}`),
    '/admin/customers': staff('/admin/customers', '/admin/customers?q=nobody-at-all'),
    '/admin/customers/:customerNo': staff(`/admin/customers/${customerNo}`),
    '/admin/delivery-days': staff('/admin/delivery-days'),
    '/admin/second-factor': [
      { as: 'recruit', path: '/admin/second-factor', then: (page) => press(page, 'Show my key') },
      customer('/admin/second-factor', { status: 403 }),
    ],
  };
}
