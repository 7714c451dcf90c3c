import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconBook,
  IconBarcode,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconPackages,
  IconShoppingBag,
  IconCalendar,
  IconCalendarWeek,
  IconCarrot,
  IconCategory,
  IconChefHat,
  IconCreditCardOff,
  IconFileImport,
  IconFileText,
  IconGift,
  IconHistory,
  IconIdBadge2,
  IconLayoutDashboard,
  IconMail,
  IconPackage,
  IconPalette,
  IconPlug,
  IconReceipt,
  IconReceiptTax,
  IconRosetteDiscount,
  IconRepeat,
  IconSettings,
  IconStar,
  IconThermometer,
  IconToolsKitchen2,
  IconTrendingUp,
  IconTruck,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Page } from 'playwright-core';
import { adminAuditWords } from './words/en/admin-audit.ts';
import { adminBooksWords } from './words/en/admin-books.ts';
import { adminCustomersWords } from './words/en/admin-customers.ts';
import { adminDaysWords } from './words/en/admin-days.ts';
import { adminDoorsWords } from './words/en/admin-doors.ts';
import { adminForecastWords } from './words/en/admin-forecast.ts';
import { adminHygieneWords } from './words/en/admin-hygiene.ts';
import { adminImportsWords } from './words/en/admin-imports.ts';
import { adminKitchenWords } from './words/en/admin-kitchen.ts';
import { adminLettersWords } from './words/en/admin-letters.ts';
import { adminLookWords } from './words/en/admin-look.ts';
import { adminMenuWords } from './words/en/admin-menu.ts';
import { adminOrdersWords } from './words/en/admin-orders.ts';
import { adminPagesWords } from './words/en/admin-pages.ts';
import { adminPaymentsWords } from './words/en/admin-payments.ts';
import { adminPricesWords } from './words/en/admin-prices.ts';
import type { Permission } from './admin/kit/office-types.ts';
import { adminGiftCardsWords, adminPromotionsWords } from './words/en/admin-promotions.ts';
import { adminRatingsWords } from './words/en/admin-ratings.ts';
import { adminRecallsWords } from './words/en/admin-recalls.ts';
import { adminKitchensWords } from './words/en/admin-kitchens.ts';
import { adminSettingsWords } from './words/en/admin-settings.ts';
import { adminStaffWords } from './words/en/admin-staff.ts';
import { adminLotsWords, adminPurchasingWords } from './words/en/admin-purchasing.ts';
import { adminStockWords } from './words/en/admin-stock.ts';
import { adminSubscriptionsWords } from './words/en/admin-subscriptions.ts';
import { cookWords } from './words/en/cook.ts';
import { adminWithdrawalsWords } from './words/en/admin-withdrawals.ts';
import { withdrawalWords } from './words/en/withdrawal.ts';
import { adminTodayWords } from './words/en/admin-today.ts';
import { adminWeeksWords } from './words/en/admin-weeks.ts';

/** A page of the back office's navigation, and what one must be allowed to see it: this, or one of these. */
type OfficePage = {
  to: string;
  needs: Permission | readonly Permission[];
  label: string;
  Icon: TablerIcon;
};

/** Whether a page of the navigation is there for whoever may do this. */
export const isOpenTo = (
  { needs }: Pick<OfficePage, 'needs'>,
  may: (permission: Permission) => boolean,
): boolean => [needs].flat().some(may);

/**
 * The list of pages, beside the table of contents in `routes.ts`: what the back office's navigation shows, and every look that the
 * screenshots take and that the tests search for barriers. A route that is missing here fails a test by its name.
 */
export const officeNavigation: OfficePage[] = [
  { to: '/admin', needs: 'see-reports', label: adminTodayWords.title, Icon: IconLayoutDashboard },
  { to: '/admin/orders', needs: 'see-orders', label: adminOrdersWords.title, Icon: IconReceipt },
  {
    to: '/admin/withdrawals',
    needs: 'see-orders',
    label: adminWithdrawalsWords.title,
    Icon: IconArrowBackUp,
  },
  { to: '/admin/kitchen', needs: 'cook', label: adminKitchenWords.days.title, Icon: IconPackage },
  {
    to: '/admin/hygiene',
    needs: 'cook',
    label: adminHygieneWords.title,
    Icon: IconThermometer,
  },
  {
    to: '/admin/menu',
    needs: 'see-menu',
    label: adminMenuWords.recipes.title,
    Icon: IconToolsKitchen2,
  },
  {
    to: '/admin/menu/ingredients',
    needs: 'see-menu',
    label: adminMenuWords.ingredients.title,
    Icon: IconCarrot,
  },
  {
    to: '/admin/menu/categories',
    needs: 'see-menu',
    label: adminMenuWords.categories.title,
    Icon: IconCategory,
  },
  {
    to: '/admin/menu/weeks',
    needs: 'see-menu',
    label: adminWeeksWords.title,
    Icon: IconCalendarWeek,
  },
  {
    to: '/admin/imports',
    needs: 'see-menu',
    label: adminImportsWords.title,
    Icon: IconFileImport,
  },
  {
    to: '/admin/ratings',
    needs: ['see-menu', 'cook'],
    label: adminRatingsWords.title,
    Icon: IconStar,
  },
  {
    to: '/admin/stock',
    needs: 'see-stock',
    label: adminStockWords.title,
    Icon: IconBuildingWarehouse,
  },
  { to: '/admin/lots', needs: 'see-stock', label: adminLotsWords.title, Icon: IconPackages },
  {
    to: '/admin/receiving',
    needs: 'see-stock',
    label: adminPurchasingWords.receiving.title,
    Icon: IconBarcode,
  },
  {
    to: '/admin/purchasing',
    needs: 'see-stock',
    label: adminPurchasingWords.orders.title,
    Icon: IconShoppingBag,
  },
  {
    to: '/admin/suppliers',
    needs: 'see-stock',
    label: adminPurchasingWords.suppliers.title,
    Icon: IconBuildingStore,
  },
  {
    to: '/admin/recalls',
    needs: ['change-stock', 'see-orders'],
    label: adminRecallsWords.title,
    Icon: IconAlertOctagon,
  },
  {
    to: '/admin/forecast',
    needs: 'see-stock',
    label: adminForecastWords.title,
    Icon: IconTrendingUp,
  },
  {
    to: '/admin/customers',
    needs: 'see-customers',
    label: adminCustomersWords.title,
    Icon: IconUsers,
  },
  {
    to: '/admin/subscriptions',
    needs: 'see-reports',
    label: adminSubscriptionsWords.title,
    Icon: IconRepeat,
  },
  {
    to: '/admin/failed-charges',
    needs: 'see-money',
    label: adminPaymentsWords.failedTitle,
    Icon: IconCreditCardOff,
  },
  {
    to: '/admin/delivery-days',
    needs: 'change-days',
    label: adminDaysWords.title,
    Icon: IconCalendar,
  },
  { to: '/admin/books', needs: 'see-money', label: adminBooksWords.title, Icon: IconBook },
  { to: '/admin/prices', needs: 'change-prices', label: adminPricesWords.zones, Icon: IconTruck },
  {
    to: '/admin/prices/tax',
    needs: 'change-prices',
    label: adminPricesWords.rates,
    Icon: IconReceiptTax,
  },
  {
    to: '/admin/promotions',
    needs: 'change-prices',
    label: adminPromotionsWords.title,
    Icon: IconRosetteDiscount,
  },
  {
    to: '/admin/gift-cards',
    needs: 'change-prices',
    label: adminGiftCardsWords.title,
    Icon: IconGift,
  },
  { to: '/admin/staff', needs: 'manage-staff', label: adminStaffWords.title, Icon: IconIdBadge2 },
  {
    to: '/admin/kitchens',
    needs: 'change-settings',
    label: adminKitchensWords.title,
    Icon: IconChefHat,
  },
  {
    to: '/admin/settings',
    needs: 'change-settings',
    label: adminSettingsWords.title,
    Icon: IconSettings,
  },
  {
    to: '/admin/letters',
    needs: 'change-settings',
    label: adminLettersWords.title,
    Icon: IconMail,
  },
  {
    to: '/admin/look',
    needs: 'change-settings',
    label: adminLookWords.title,
    Icon: IconPalette,
  },
  {
    to: '/admin/pages',
    needs: 'change-settings',
    label: adminPagesWords.title,
    Icon: IconFileText,
  },
  { to: '/admin/doors', needs: 'manage-doors', label: adminDoorsWords.title, Icon: IconPlug },
  { to: '/admin/audit', needs: 'see-audit', label: adminAuditWords.title, Icon: IconHistory },
];

/** A newcomer has an account and has not ordered; a recruit is an administrator without a second factor. */
export type Visitor = 'guest' | 'customer' | 'newcomer' | 'administrator' | 'recruit';

/** One look at a page: who looks, where, and what they do there first. */
export type Look = {
  /** Of its picture. */
  name: string;
  as: Visitor;
  path: string;
  /** 200 unless said. */
  status?: number;
  /** Works at every width. */
  then?: (page: Page) => Promise<unknown>;
  /** Is made for paper too. */
  printed?: true;
};

/**
 * What a shop with something going on has, so that its pages can be looked at: a customer who avoids mustard and sesame, has ordered and
 * has meals in the box; a newcomer, a recruit and an administrator.
 */
export type BusyShop = {
  /** An order of the customer's, when it is delivered, and another day that nobody ordered for. */
  orderNo: number;
  day: string;
  emptyDay: string;
  customerNo: number;
  recipeNo: number;
  ingredientNo: number;
  /** A supplier, an order to it, what came of it, and a lot that boxes were portioned from. */
  bought: { supplierNo: number; purchaseNo: number; receiptNo: number; lotNo: number };
  /** The customer's payments: one that waits, one whose card was declined, one of which the bank asks, and one that is done. */
  payments: Record<'open' | 'declined' | 'asked' | 'paid', BusyPayment>;
  /** A box that the customer has, and a recipe of it that they rated. */
  delivered: { orderNo: number; recipeNo: number };
  /** An order of the customer's that is charged, and the number of its invoice. */
  billed: { orderNo: number; number: string };
  promotionNo: number;
  importNo: number;
  /** Of the customer, who skips its second week. */
  subscriptionNo: number;
  newcomer: { password: string };
  /** Somebody with a second factor. */
  staff: { email: string; password: string };
};

export type BusyPayment = {
  orderNo: number;
  /** Where it is paid, and where its customer comes back to. */
  page: string;
  back: string;
};

/** Every look by its route's address; files that are no pages have none. */
export function looksAt(shop: BusyShop): Record<string, Look[]> {
  const {
    orderNo,
    day,
    emptyDay,
    customerNo,
    recipeNo,
    ingredientNo,
    bought,
    payments,
    billed,
    promotionNo,
    importNo,
    subscriptionNo,
    delivered,
  } = shop;
  const invoice = `orders/${billed.orderNo}/invoices/${billed.number}`;
  const order = `/account/orders/${orderNo}`;
  const kitchen = `/admin/kitchen/${day}`;
  return {
    '/': [guest('home', '/')],
    '/menu': [
      guest('menu', '/menu'),
      guest('menu-filtered', '/menu?diet=vegan&maxMinutes=20', { then: openFilters }),
      customer('menu-marked', '/menu?q=mustard', { then: seeMarks }),
      guest('menu-empty', '/menu?q=unicorn'),
      guest('menu-unreadable', '/menu?sort=x', { status: 400 }),
    ],
    '/recipes/:slug': [
      guest('recipe', dal, { printed: true }),
      customer('recipe-changed', `${dal}?find=rice`, { then: changeTheDal }),
      guest('recipe-missing', '/recipes/no-such-dish', { status: 404 }),
    ],
    '/recipes/:slug/cook': [
      guest('cook-recipe', `${dal}/cook?servings=3`),
      guest('cook-recipe-step', `${dal}/cook`, { then: cookOn }),
    ],
    '/account/orders/:orderNo/cook/:lineNo': [
      customer('cook', `${order}/cook/1`),
      customer('cook-missing', `${order}/cook/99`, { status: 404 }),
    ],
    '/box': [
      guest('box-empty', '/box'),
      guest('box-short', '/box', { then: fillBoxAndOpen('/box') }),
      customer('box', '/box'),
      customer('box-code-refused', '/box', { then: enterWrongCode }),
    ],
    '/pay/:token': [
      guest('pay-paid', payments.paid.back),
      guest('pay-unpaid', payments.open.back),
      guest('pay-declined', payments.declined.back),
      guest('pay-unknown', '/pay/00000000-0000-4000-8000-000000000000', { status: 404 }),
    ],
    '/join/:token': [guest('join-gone', `/join/${'x'.repeat(43)}`)],
    '/delivery': [
      guest('delivery', '/delivery'),
      guest('delivery-there', '/delivery?postcode=D02+XY45'),
      guest('delivery-not-there', '/delivery?postcode=D02&country=FR'),
    ],
    '/checkout': [
      guest('checkout-guest', '/checkout?as=guest', {
        then: fillBoxAndOpen('/checkout?as=guest'),
      }),
      look('newcomer')('checkout-empty', '/checkout'),
      customer('checkout', '/checkout'),
      customer('checkout-refused', '/checkout', { then: orderToNowhere }),
    ],
    '/subscribe': [
      look('newcomer')('subscribe', '/subscribe'),
      look('newcomer')('subscribe-refused', '/subscribe', { then: sendEmpty('Subscribe') }),
      customer('subscribe-already', '/subscribe'),
    ],
    '/cancel': [
      guest('cancel', '/cancel'),
      guest('cancel-refused', '/cancel', { then: sendEmpty('Cancel now') }),
      guest('cancel-arrived', '/cancel', { then: cancelAContract, printed: true }),
    ],
    '/withdraw': [
      guest('withdraw', '/withdraw?order=7'),
      guest('withdraw-refused', '/withdraw', { then: sendEmpty(withdrawalWords.lookOver) }),
      guest('withdraw-look', '/withdraw', { then: lookOverAWithdrawal }),
      guest('withdraw-arrived', '/withdraw', { then: withdrawFromAContract, printed: true }),
    ],
    '/account/subscription': [
      look('newcomer')('subscription-none', '/account/subscription'),
      customer('subscription', '/account/subscription?told=1', { then: openWaysOut }),
    ],
    '/account/subscription/change': [
      customer('subscription-change', '/account/subscription/change'),
    ],
    '/account/subscription/:subscriptionNo/receipts': [
      customer('receipts', `/account/subscription/${subscriptionNo}/receipts`, { printed: true }),
      customer('receipts-missing', '/account/subscription/9999999/receipts', { status: 404 }),
    ],
    '/sandbox/pay/:ref': [
      guest('sandbox', payments.open.page),
      guest('sandbox-card', `${payments.open.page}?card=4242424242424242`),
      guest('sandbox-refused', payments.open.page, { then: payWithNothing }),
      guest('sandbox-declined', payments.declined.page),
      guest('sandbox-asked', payments.asked.page),
      guest('sandbox-missing', '/sandbox/pay/of-nobody', { status: 404 }),
    ],
    '/sign-in': [
      guest('sign-in', '/sign-in?reset=1'),
      guest('sign-in-refused', '/sign-in', { then: sendEmpty('Sign in') }),
      guest('sign-in-code', '/sign-in', { then: (page) => signIn(page, shop.staff) }),
    ],
    '/sign-up': [guest('sign-up', '/sign-up', { then: sendEmpty('Create an account') })],
    '/confirm': [
      guest('confirm', '/confirm', { then: sendEmpty('Confirm') }),
      guest('confirm-after-sign-up', '/sign-up', { then: signUp }),
    ],
    '/forgot-password': [
      guest('forgot-password', '/forgot-password', { then: sendEmpty('Send a code') }),
    ],
    '/reset-password': [
      guest('reset-password', '/reset-password', { then: sendEmpty('Save the new password') }),
    ],
    '/sign-out': [customer('sign-out', '/sign-out')],
    '/account': [customer('account', '/account')],
    '/account/addresses/:addressNo': [
      customer('address', '/account/addresses/1'),
      customer('address-new', '/account/addresses/new', { then: sendEmpty('Save') }),
      customer('address-missing', '/account/addresses/99', { status: 404 }),
    ],
    '/account/household': [
      look('newcomer')('household-none', '/account/household'),
      customer('household', '/account/household'),
    ],
    '/account/household/:memberNo': [
      customer('member', '/account/household/1'),
      customer('member-new', '/account/household/new', { then: sendEmpty('Save') }),
      customer('member-missing', '/account/household/999', { status: 404 }),
    ],
    '/account/substitutions': [customer('substitutions', '/account/substitutions')],
    '/account/favourites': [
      look('newcomer')('favourites-none', '/account/favourites'),
      customer('favourites', '/account/favourites'),
    ],
    '/account/payment': [
      look('newcomer')('kept-cards-none', '/account/payment'),
      customer('kept-cards', '/account/payment'),
    ],
    '/account/balance': [
      look('newcomer')('balance-none', '/account/balance'),
      customer('balance', '/account/balance'),
      customer('balance-refused', '/account/balance', { then: addNoGiftCard }),
    ],
    '/invite/:code': [
      guest('invite', '/invite/SPRING-26'),
      guest('invite-used', '/invite/SPRING-26', { then: useInvitation }),
    ],
    '/account/password': [
      customer('password', '/account/password?kept=1'),
      customer('password-refused', '/account/password', {
        then: sendEmpty('Save the new password'),
      }),
    ],
    '/account/email': [
      customer('email', '/account/email', { then: sendEmpty('Send both letters') }),
      look('newcomer')('email-asked', '/account/email', {
        then: (page) => askForEmail(page, shop.newcomer),
      }),
    ],
    '/account/passkeys': [
      customer('passkeys', '/account/passkeys'),
      look('newcomer')('passkeys-none', '/account/passkeys'),
    ],
    '/account/sessions': [customer('sessions', '/account/sessions?ended=one')],
    '/account/letters': [customer('my-letters', '/account/letters?stopped=1')],
    '/reminders/:key': [guest('reminders-gone', `/reminders/${'x'.repeat(43)}`)],
    '/mailbox/:key': [
      guest('mailbox', `/mailbox/${'x'.repeat(43)}`),
      guest('mailbox-gone', `/mailbox/${'x'.repeat(43)}`, {
        then: async (page) => {
          await press('They reach me')(page);
          await page.getByText('This link confirms nothing').waitFor();
        },
      }),
    ],
    '/email/:key': [guest('email-key-gone', `/email/${'x'.repeat(43)}`)],
    '/account/data': [
      look('newcomer')('my-data-none', '/account/data'),
      customer('my-data', '/account/data', { then: openFirstOrder }),
    ],
    '/account/erase': [
      look('newcomer')('erase', '/account/erase', { then: sendEmpty('Erase me for good') }),
      customer('erase-not-yet', '/account/erase'),
    ],
    '/erased': [guest('erased', '/erased')],
    '/account/orders': [
      look('newcomer')('orders-empty', '/account/orders'),
      customer('orders', '/account/orders'),
    ],
    '/account/orders/:orderNo': [
      customer('order', order),
      customer('order-placed', `${order}?placed=1`),
      customer('order-cancel', `${order}?placed=1&cancel=1`),
      customer('order-delivered', `/account/orders/${delivered.orderNo}`),
      customer('order-unpaid', `/account/orders/${payments.declined.orderNo}`),
    ],
    '/account/orders/:orderNo/invoices/:number': [
      customer('invoice', `/account/${invoice}`, { printed: true }),
      customer('invoice-missing', `${order}/invoices/INV-999999`, { status: 404 }),
    ],
    '/account/orders/:orderNo/change': [customer('order-change', `${order}/change`)],
    '/account/orders/:orderNo/cards': [customer('cards', `${order}/cards`, { printed: true })],
    '/about/:topic': [
      ...['help', 'contact', 'privacy', 'terms', 'withdrawal', 'imprint'].map((topic) =>
        guest(topic, `/about/${topic}`),
      ),
      guest('about-missing', '/about/nothing', { status: 404 }),
    ],
    '/*': [guest('not-found', '/no-such-page', { status: 404 })],
    '/menu/for-us': [
      guest('for-guests', '/menu/for-us?avoid=milk&notOf=puddings'),
      customer('for-us', '/menu/for-us?meals=4'),
      customer('for-us-fewer', '/menu/for-us?meals=7&servings=24'),
    ],
    '/menu/for-me': [],
    '/site.webmanifest': [],
    '/service-worker.js': [],
    '/robots.txt': [],
    '/sitemap.xml': [],
    '/admin': [staff('today', '/admin'), customer('refused', '/admin', { status: 403 })],
    '/admin/orders': [
      staff('admin-orders', '/admin/orders'),
      staff('admin-orders-none', '/admin/orders?q=nobody-has-this-name'),
    ],
    '/admin/orders/:orderNo': [
      staff('admin-order', `/admin/orders/${orderNo}`, { printed: true }),
      staff('admin-order-missing', '/admin/orders/9999999', { status: 404 }),
    ],
    '/admin/orders/:orderNo/money': [
      staff('money', `/admin/orders/${orderNo}/money`),
      staff('money-billed', `/admin/orders/${billed.orderNo}/money`),
    ],
    '/admin/orders/:orderNo/invoices/:number': [
      staff('admin-invoice', `/admin/${invoice}`, { printed: true }),
      staff('admin-invoice-missing', `/admin/orders/${orderNo}/invoices/INV-999999`, {
        status: 404,
      }),
    ],
    '/admin/kitchen': [staff('kitchen', '/admin/kitchen')],
    '/admin/kitchen/:date': [
      staff('purchase-list', kitchen, { printed: true }),
      staff('kitchen-day-empty', `/admin/kitchen/${emptyDay}`),
    ],
    '/admin/kitchen/:date/portioning': [
      staff('portioning', `${kitchen}/portioning`, { printed: true }),
    ],
    '/admin/kitchen/:date/labels': [staff('labels', `${kitchen}/labels`, { printed: true })],
    '/admin/kitchen/:date/cards': [
      staff('kitchen-cards', `${kitchen}/cards?paper=a5`, { printed: true }),
    ],
    '/admin/kitchen/:date/food-labels': [
      staff('food-labels', `${kitchen}/food-labels`, { printed: true }),
    ],
    '/admin/kitchen/:date/packing': [staff('packing', `${kitchen}/packing`, { printed: true })],
    '/admin/kitchen/:date/missing/:orderNo': [staff('missing', `${kitchen}/missing/${orderNo}`)],
    '/admin/ratings': [staff('ratings', '/admin/ratings')],
    '/admin/ratings/:recipeNo': [
      staff('ratings-of-recipe', `/admin/ratings/${delivered.recipeNo}`),
    ],
    '/admin/menu': [
      staff('recipes', '/admin/menu'),
      staff('recipes-none', '/admin/menu?q=none-of-this-name'),
    ],
    '/admin/menu/recipes/:recipeNo': [
      staff('recipe-editor', `/admin/menu/recipes/${recipeNo}`),
      staff('recipe-new', '/admin/menu/recipes/new'),
      staff('recipe-from-version', `/admin/menu/recipes/${recipeNo}?from=1`),
    ],
    '/admin/menu/languages/:kind/:no/:language': [
      staff('recipe-in-german', `/admin/menu/languages/recipe/${recipeNo}/de`),
      staff('recipe-in-arabic', `/admin/menu/languages/recipe/${recipeNo}/ar`),
      staff('category-in-german', '/admin/menu/languages/category/curries/de'),
    ],
    '/admin/menu/recipes/:recipeNo/history': [
      staff('recipe-history', `/admin/menu/recipes/${recipeNo}/history`),
    ],
    '/admin/menu/recipes/:recipeNo/versions/:editionNo': [
      staff('recipe-version', `/admin/menu/recipes/${recipeNo}/versions/1`),
      staff('recipe-version-missing', `/admin/menu/recipes/${recipeNo}/versions/9999`, {
        status: 404,
      }),
    ],
    '/admin/menu/ingredients': [staff('ingredients', '/admin/menu/ingredients')],
    '/admin/menu/categories': [
      staff('categories', '/admin/menu/categories'),
      staff('category-new', '/admin/menu/categories?change=new'),
    ],
    '/admin/menu/weeks': [staff('weeks', '/admin/menu/weeks')],
    '/admin/menu/weeks/:week': [staff('week', '/admin/menu/weeks/2026-12-07')],
    '/admin/menu/ingredients/:ingredientNo': [
      staff('ingredient', `/admin/menu/ingredients/${ingredientNo}`),
      staff('ingredient-new', '/admin/menu/ingredients/new'),
    ],
    '/admin/imports': [staff('imports', '/admin/imports')],
    '/admin/imports/:importNo': [
      staff('import', `/admin/imports/${importNo}`),
      staff('import-missing', '/admin/imports/9999999999', { status: 404 }),
    ],
    '/admin/stock': [
      staff('stock', '/admin/stock'),
      staff('stock-none', '/admin/stock?q=none-of-this-name'),
    ],
    '/admin/stock/:ingredientNo': [staff('ledger', `/admin/stock/${ingredientNo}`)],
    '/admin/recalls': [
      staff('recalls', '/admin/recalls?lot=1'),
      staff('recalls-refused', '/admin/recalls', { then: recallNoLot }),
    ],
    '/admin/recalls/:recallNo': [
      staff('recall', '/admin/recalls?lot=1', { then: beginDrill }),
      staff('recall-missing', '/admin/recalls/9999999999', { status: 404 }),
    ],
    '/admin/lots': [
      staff('lots', '/admin/lots'),
      staff('lots-none', '/admin/lots?show=quarantined'),
    ],
    '/admin/lots/:lotNo': [
      staff('lot', `/admin/lots/${bought.lotNo}`),
      staff('lot-missing', '/admin/lots/9999999', { status: 404 }),
    ],
    '/admin/suppliers': [staff('suppliers', '/admin/suppliers')],
    '/admin/suppliers/:supplierNo': [staff('supplier', `/admin/suppliers/${bought.supplierNo}`)],
    '/admin/purchasing': [staff('purchasing', '/admin/purchasing')],
    '/admin/purchasing/:purchaseNo': [staff('purchase', `/admin/purchasing/${bought.purchaseNo}`)],
    '/admin/receiving': [
      staff('receiving', `/admin/receiving?from=${bought.supplierNo}&code=4006381333931`),
    ],
    '/admin/receiving/:receiptNo': [staff('receipt', `/admin/receiving/${bought.receiptNo}`)],
    '/admin/withdrawals': [staff('withdrawals', '/admin/withdrawals')],
    '/admin/forecast': [staff('forecast', '/admin/forecast?weeks=4')],
    '/admin/customers': [
      staff('customers', '/admin/customers'),
      staff('customers-none', '/admin/customers?q=nobody-at-all'),
    ],
    '/admin/customers/:customerNo': [staff('admin-customer', `/admin/customers/${customerNo}`)],
    '/admin/customers/:customerNo/erase': [
      staff('admin-erase', `/admin/customers/${customerNo}/erase`),
      staff('admin-erase-missing', '/admin/customers/9999999/erase', { status: 404 }),
    ],
    '/admin/subscriptions': [staff('subscriptions', '/admin/subscriptions')],
    '/admin/failed-charges': [staff('failed-charges', '/admin/failed-charges')],
    '/admin/staff': [staff('staff', '/admin/staff', { then: inviteSomebody })],
    '/admin/kitchens': [staff('kitchens', '/admin/kitchens')],
    '/admin/settings': [staff('settings', '/admin/settings', { then: planSomething })],
    '/admin/letters': [staff('letters', '/admin/letters')],
    '/admin/letters/in/:language': [
      staff('letter-examples', '/admin/letters/in/en'),
      staff('letter-examples-ar', '/admin/letters/in/ar'),
      staff('letter-examples-missing', '/admin/letters/in/nothing', { status: 404 }),
    ],
    '/admin/letters/:kind': [
      staff('letter', '/admin/letters/placed', { then: previewLetter }),
      staff('letter-missing', '/admin/letters/nothing', { status: 404 }),
    ],
    '/admin/look': [
      staff('look', '/admin/look', { then: seeColour }),
      staff('look-refused', '/admin/look', { then: seeFaintColour }),
    ],
    '/admin/pages': [staff('legal-pages', '/admin/pages')],
    '/admin/pages/:topic': [
      staff('legal-page', '/admin/pages/imprint', { then: previewPage }),
      staff('legal-page-of-theirs', '/admin/pages/withdrawal', { then: publishPage }),
    ],
    '/admin/pages/:topic/versions/:versionNo': [
      staff('legal-page-compared', '/admin/pages/withdrawal/versions/1'),
    ],
    '/admin/doors': [
      staff('doors', '/admin/doors'),
      staff('doors-token', '/admin/doors', { then: makeToken }),
      staff('doors-webhook', '/admin/doors', { then: addWebhook }),
    ],
    '/admin/audit': [
      staff('audit', '/admin/audit'),
      staff('audit-of-one', `/admin/audit?subject=order&key=${orderNo}`),
      staff('audit-none', '/admin/audit?to=2001-01-01'),
    ],
    '/admin/books': [staff('books', '/admin/books')],
    '/admin/promotions': [staff('promotions', '/admin/promotions')],
    '/admin/promotions/:promotionNo': [
      staff('promotion', `/admin/promotions/${promotionNo}`),
      staff('promotion-new', '/admin/promotions/new', { then: saveNothing }),
      staff('promotion-missing', '/admin/promotions/9999999', { status: 404 }),
    ],
    '/admin/gift-cards': [
      staff('gift-cards', '/admin/gift-cards'),
      staff('gift-cards-none', '/admin/gift-cards?end=ZZZZ'),
      staff('gift-card-issued', '/admin/gift-cards', { then: issueGiftCard, printed: true }),
    ],
    '/admin/hygiene': [
      staff('hygiene', '/admin/hygiene', { then: noteTooWarm }),
      staff('hygiene-range', '/admin/hygiene?from=2026-01-01&to=2099-12-31', { printed: true }),
    ],
    '/admin/delivery-days': [staff('delivery-days', '/admin/delivery-days')],
    '/admin/prices': [staff('zones', '/admin/prices')],
    '/admin/prices/zones/:zoneNo': [staff('zone-new', '/admin/prices/zones/new')],
    '/admin/prices/tax': [staff('tax-rates', '/admin/prices/tax')],
    '/admin/second-factor': [
      look('recruit')('second-factor', '/admin/second-factor', { then: press('Show my key') }),
      staff('second-factor-change', '/admin/second-factor?change'),
      customer('second-factor-refused', '/admin/second-factor', { status: 403 }),
    ],
  };
}

const look =
  (as: Visitor) =>
  (name: string, path: string, more: Partial<Look> = {}): Look => ({ name, as, path, ...more });
const [guest, customer, staff] = [look('guest'), look('customer'), look('administrator')];

const dal = '/recipes/red-lentil-and-spinach-dal';

const press = (name: string) => (page: Page) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

const lookOverAWithdrawal = async (page: Page) => {
  await page.getByLabel(withdrawalWords.name).fill('Nobody at all');
  await page.getByLabel(withdrawalWords.email).fill('nobody@example.com');
  await press(withdrawalWords.lookOver)(page);
  await page.getByText(withdrawalWords.lookTitle).waitFor();
};
const withdrawFromAContract = async (page: Page) => {
  await lookOverAWithdrawal(page);
  await press(withdrawalWords.confirm)(page);
  await page.getByText(withdrawalWords.doneTitle).first().waitFor();
};
const cancelAContract = async (page: Page) => {
  await page.getByLabel('Your e-mail address').fill('nobody@example.com');
  await press('Cancel now')(page);
  await page.getByText('Your cancellation has arrived').first().waitFor();
};
const openWaysOut = async (page: Page) => {
  for (const name of ['Pause', 'Cancel subscription'])
    await page.locator('summary', { hasText: name }).click();
};

const beginDrill = async (page: Page) => {
  await press(adminRecallsWords.drill)(page);
  await page.getByText(adminRecallsWords.beginDone).waitFor();
};
const recallNoLot = async (page: Page) => {
  const form = page.getByRole('form', { name: adminRecallsWords.begin });
  await form.getByLabel(adminRecallsWords.lotNo).fill('9999999999');
  await press(adminRecallsWords.drill)(page);
  await page.getByRole('alert').waitFor();
};

/** A fridge that is too warm, of which nobody has said what was done. */
async function noteTooWarm(page: Page): Promise<void> {
  const begin = page.getByRole('form', { name: adminHygieneWords.add });
  await begin.getByRole('textbox', { name: adminHygieneWords.name, exact: true }).fill('Cold room');
  await begin.getByLabel(adminHygieneWords.most).fill('5');
  await press(adminHygieneWords.add)(page);
  await page.getByText(adminHygieneWords.begun).waitFor();
  const form = page.getByRole('form', { name: adminHygieneWords.noteOf('Cold room') }).first();
  await form.getByLabel(adminHygieneWords.celsius).fill('9');
  await form.getByRole('button').click();
  await page.getByRole('alert').waitFor();
}

/** To the first step that says a time, with its clock running. */
async function cookOn(page: Page): Promise<void> {
  await press(cookWords.start)(page);
  const clock = page.getByRole('button', { name: /^Start a timer/ });
  while ((await clock.count()) === 0) await press(cookWords.next)(page);
  await clock.first().click();
  await page.getByRole('timer').waitFor();
}

const openFirstOrder = (page: Page) => page.locator('summary').first().click();

/** Sends what is empty: each field says what it needs. */
const sendEmpty = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.locator('[aria-invalid=true]').first().waitFor();
};

/** Filters stand open where there is room for them. */
async function openFilters(page: Page): Promise<void> {
  const summary = page.locator('summary', { hasText: 'Filters' });
  if (await summary.isVisible()) await summary.click();
}

/** What goes against somebody's profile is asked beside the list. */
const seeMarks = (page: Page) => page.getByText('Against your profile').first().waitFor();

/** A dish without its lemon, which is against somebody's profile, and what its price is made of. */
async function changeTheDal(page: Page): Promise<void> {
  await page.locator('li:has(> details)', { hasText: 'Lemon' }).locator('summary').click();
  await page.getByRole('group', { name: 'Change Lemon' }).getByLabel('Leave out').check();
  await page.getByText('This contains mustard.').waitFor();
  const offer = page.getByRole('region', { name: 'What you get' });
  await offer.getByText('Why this price?').click();
}

/** More than there is of one dish, and another. */
const fillBoxAndOpen = (path: string) => async (page: Page) => {
  for (const [slug, servings] of [
    ['dan-dan-pork-noodles', 24],
    ['cod-tacos-with-lime-slaw', 2],
  ] as const) {
    const reply = await page.request.get(`/api/recipes/${slug}`);
    const { recipeNo } = (await reply.json()) as { recipeNo: number };
    await page.request.post('/api/cart/lines', { data: { recipeNo, servings } });
  }
  await page.goto(path, { waitUntil: 'networkidle' });
};

async function orderToNowhere(page: Page): Promise<void> {
  for (const label of ['Name', 'Phone', 'Address']) await page.getByLabel(label).fill('');
  await sendEmpty('Place order')(page);
}

async function enterWrongCode(page: Page): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill('NOSUCHCODE');
  await press('Use it')(page);
  await page.locator('[aria-invalid=true]').first().waitFor();
}

async function addNoGiftCard(page: Page): Promise<void> {
  await page.getByLabel('Code of the gift card').fill('NOSUCHCARD');
  await press('Add it')(page);
  await page.locator('[aria-invalid=true]').first().waitFor();
}

async function useInvitation(page: Page): Promise<void> {
  await press('Put it into my box')(page);
  await page.getByText('The code is in your box').waitFor();
}

async function saveNothing(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Autumn');
  await page.getByLabel('Meals for at least').fill('much');
  await press('Save')(page);
  await page.getByText('An amount, like 4.95.').waitFor();
}

async function issueGiftCard(page: Page): Promise<void> {
  await page.getByLabel('Amount').fill('50');
  await page.getByLabel('Last day').fill('2099-12-31');
  await press('Issue the card')(page);
  await page.getByText('The gift card is issued').waitFor();
}

async function inviteSomebody(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('cook@example.com');
  await press('Send the invitation')(page);
  await page.getByText('The invitation is on its way.').waitFor();
}

async function planSomething(page: Page): Promise<void> {
  await page.getByLabel('Boxes a day').fill('750');
  await page.getByLabel('From the beginning of').fill('2099-01-05');
  await press('Save')(page);
  await page.getByText('Saved. It begins on the day that you chose.').waitFor();
}

async function previewLetter(page: Page): Promise<void> {
  await page.getByLabel('Greeting').fill('Dear {name},');
  await press('See how it reads')(page);
  await page.getByText('Dear Ada Cook,').waitFor();
}

const seeIn = async (page: Page, colour: string): Promise<void> => {
  await page.getByLabel('This one:').check();
  await page.locator('input[type=color]').fill(colour);
  await press('See how it looks')(page);
};

async function seeColour(page: Page): Promise<void> {
  await seeIn(page, '#7a3b8f');
  await page.getByText('On dark pages').waitFor();
}

async function seeFaintColour(page: Page): Promise<void> {
  await seeIn(page, '#ffcc00');
  await page.getByRole('button', { name: 'Take that one' }).waitFor();
}

async function previewPage(page: Page): Promise<void> {
  await press('Preview')(page);
  await page.getByRole('heading', { name: 'As customers will read it' }).waitFor();
}

async function publishPage(page: Page): Promise<void> {
  await page.getByLabel('Text', { exact: true }).fill(`How to step back

Write to {email}.

## By post

- **{operator}**
- {address}`);
  await press('Publish')(page);
  await page.getByText(/Published\. It holds|what it says already/).waitFor();
}

async function askForEmail(page: Page, { password }: BusyShop['newcomer']): Promise<void> {
  if (!(await page.getByText('A change waits for you').isVisible())) {
    await page.getByLabel('New e-mail address').fill('newer@example.com');
    await page.getByLabel('Your password').fill(password);
    await press('Send both letters')(page);
  }
  await page.getByText('A change waits for you').waitFor();
}

async function makeToken(page: Page): Promise<void> {
  await page.getByLabel('What it is for').fill('Bookkeeping');
  await page.getByLabel('see books and invoices').check();
  await press('Make the token')(page);
  await page.getByLabel('The token').waitFor();
}

async function addWebhook(page: Page): Promise<void> {
  const form = page.getByRole('region', { name: 'Add a webhook' });
  await form.getByLabel('Address').fill('https://hooks.elsewhere.com/larder');
  await form.getByLabel('an order was placed').check();
  await press('Add the webhook')(page);
  await page.getByLabel('The secret').waitFor();
}

const payWithNothing = async (page: Page) => {
  await page.getByRole('button', { name: /^Hold|^Keep this card/ }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
};

async function signIn(page: Page, { email, password }: BusyShop['staff']): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await press('Sign in')(page);
  await page.getByRole('heading', { name: 'Your second factor' }).waitFor();
}

async function signUp(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('newest@example.com');
  await page.getByLabel('Password').fill('three limes on a sill');
  await press('Create an account')(page);
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
}
