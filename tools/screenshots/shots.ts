import type { Page } from 'playwright-core';
import type { BusyShop, Visitor } from './busy-shop.ts';

/** One look at a page: who looks, where, and what they do there first. */
export type Shot = {
  name: string;
  path: string;
  as: Visitor;
  then?: (page: Page) => Promise<unknown>;
  /** Also as it leaves the printer. */
  printed?: true;
};

/** Page, width and scheme as the README shows them. */
export const inReadme = new Set([
  ...['home-desk-light', 'menu-desk-light', 'recipe-desk-light', 'recipe-phone-dark'],
  ...['checkout-phone-light', 'today-desk-light', 'packing-desk-light', 'recipe-editor-desk-light'],
]);

const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Sends what is empty: each field says what it needs. */
const sendEmpty = (name: string) => async (page: Page) => {
  await press(page, name);
  await page.locator('[aria-invalid=true]').first().waitFor();
};

/** A dish without its lemon, and what its price is made of. */
async function changeTheDish(page: Page): Promise<void> {
  await page.locator('li:has(> details)', { hasText: 'Lemon' }).locator('summary').click();
  await page.getByRole('group', { name: 'Change Lemon' }).getByLabel('Leave out').check();
  await page.getByText('Why this price?').first().click();
}

/** More than there is of one dish. */
const wantTooMuch = (recipeNo: number) => async (page: Page) => {
  await page.request.post('/api/cart/lines', { data: { recipeNo, servings: 24 } });
  await page.reload({ waitUntil: 'networkidle' });
};

export const shotsOf = (shop: BusyShop): Shot[] => {
  const { orderNo, day, recipeSlug, recipeNo, scarceNo, ingredientNo, customerNo } = shop;
  const kitchen = `/admin/kitchen/${day}`;
  return [
    { name: 'home', path: '/', as: 'guest' },
    { name: 'menu', path: '/menu', as: 'guest' },
    { name: 'menu-filtered', path: '/menu?diet=vegan&maxMinutes=30', as: 'guest' },
    { name: 'menu-empty', path: '/menu?q=unobtainium', as: 'guest' },
    { name: 'recipe', path: `/recipes/${recipeSlug}`, as: 'guest', printed: true },
    { name: 'recipe-changed', path: `/recipes/${recipeSlug}`, as: 'customer', then: changeTheDish },
    { name: 'not-found', path: '/recipes/nothing-here', as: 'guest' },
    { name: 'box-empty', path: '/box', as: 'guest' },
    { name: 'box-short', path: '/box', as: 'guest', then: wantTooMuch(scarceNo) },
    { name: 'sign-in', path: '/sign-in', as: 'guest' },
    { name: 'sign-up', path: '/sign-up', as: 'guest', then: sendEmpty('Create an account') },
    { name: 'confirm', path: '/confirm', as: 'guest' },
    { name: 'forgot-password', path: '/forgot-password', as: 'guest' },
    { name: 'reset-password', path: '/reset-password', as: 'guest' },
    { name: 'box', path: '/box', as: 'customer' },
    { name: 'checkout', path: '/checkout', as: 'customer' },
    { name: 'account', path: '/account', as: 'customer' },
    { name: 'orders', path: '/account/orders', as: 'customer' },
    { name: 'order', path: `/account/orders/${orderNo}`, as: 'customer' },
    { name: 'order-placed', path: `/account/orders/${orderNo}?placed=1`, as: 'customer' },
    { name: 'order-cancel', path: `/account/orders/${orderNo}?cancel=1`, as: 'customer' },
    { name: 'cards', path: `/account/orders/${orderNo}/cards`, as: 'customer', printed: true },
    { name: 'refused', path: '/admin', as: 'customer' },
    {
      ...{ name: 'second-factor', path: '/admin/second-factor', as: 'recruit' },
      then: (page) => press(page, 'Show my key'),
    },
    { name: 'today', path: '/admin', as: 'administrator' },
    { name: 'admin-orders', path: '/admin/orders', as: 'administrator' },
    { name: 'admin-order', path: `/admin/orders/${orderNo}`, as: 'administrator', printed: true },
    { name: 'kitchen', path: '/admin/kitchen', as: 'administrator' },
    { name: 'purchase-list', path: kitchen, as: 'administrator', printed: true },
    { name: 'portioning', path: `${kitchen}/portioning`, as: 'administrator', printed: true },
    { name: 'labels', path: `${kitchen}/labels`, as: 'administrator', printed: true },
    { name: 'packing', path: `${kitchen}/packing`, as: 'administrator', printed: true },
    { name: 'recipes', path: '/admin/menu', as: 'administrator' },
    { name: 'recipe-editor', path: `/admin/menu/recipes/${recipeNo}`, as: 'administrator' },
    { name: 'ingredients', path: '/admin/menu/ingredients', as: 'administrator' },
    { name: 'ingredient', path: `/admin/menu/ingredients/${ingredientNo}`, as: 'administrator' },
    { name: 'stock', path: '/admin/stock', as: 'administrator' },
    { name: 'ledger', path: `/admin/stock/${ingredientNo}`, as: 'administrator' },
    { name: 'customers', path: '/admin/customers', as: 'administrator' },
    { name: 'admin-customer', path: `/admin/customers/${customerNo}`, as: 'administrator' },
    { name: 'delivery-days', path: '/admin/delivery-days', as: 'administrator' },
  ];
};
