import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';
import { ownLanguage } from '../../server/src/contract/languages.ts';
import { languageOfBuild } from '../server/language-of-build.ts';

/** What customers see, in every language that the shop has switched on. */
const shopWindow = [
  layout('storefront/layout.tsx', [
    index('storefront/home.tsx'),
    route('menu', 'storefront/menu/menu.tsx'),
    route('menu/for-us', 'storefront/household/for-us.tsx'),
    route('recipes/:slug', 'storefront/recipe/recipe.tsx'),
    route('box', 'storefront/cart/cart.tsx'),
    route('pay/:token', 'storefront/pay/pay.tsx'),
    route('delivery', 'storefront/delivery/delivery.tsx'),
    route('checkout', 'storefront/checkout/checkout.tsx'),
    route('subscribe', 'storefront/subscription/subscribe.tsx'),
    route('cancel', 'storefront/subscription/cancel.tsx'),
    route('withdraw', 'storefront/withdrawal/withdraw.tsx'),
    route('sign-in', 'storefront/sign-in/sign-in.tsx'),
    route('sign-up', 'storefront/sign-in/sign-up.tsx'),
    route('confirm', 'storefront/sign-in/confirm.tsx'),
    route('forgot-password', 'storefront/sign-in/forgot-password.tsx'),
    route('reset-password', 'storefront/sign-in/reset-password.tsx'),
    route('sign-out', 'storefront/sign-in/sign-out.tsx'),
    ...prefix('account', [
      index('storefront/account/profile.tsx'),
      route('household', 'storefront/household/household.tsx'),
      route('household/:memberNo', 'storefront/household/member.tsx'),
      route('substitutions', 'storefront/account/substitutions.tsx'),
      route('addresses/:addressNo', 'storefront/account/address.tsx'),
      route('favourites', 'storefront/account/favourites.tsx'),
      route('payment', 'storefront/account/payment.tsx'),
      route('balance', 'storefront/account/balance.tsx'),
      route('subscription', 'storefront/subscription/subscription.tsx'),
      route('subscription/change', 'storefront/subscription/change.tsx'),
      route('subscription/:subscriptionNo/receipts', 'storefront/subscription/receipts.tsx'),
      route('password', 'storefront/account/password.tsx'),
      route('email', 'storefront/account/email.tsx'),
      route('letters', 'storefront/account/letters.tsx'),
      route('passkeys', 'storefront/account/passkeys.tsx'),
      route('sessions', 'storefront/account/sessions.tsx'),
      route('data', 'storefront/account/data.tsx'),
      route('erase', 'storefront/account/erase.tsx'),
      route('orders', 'storefront/account/orders.tsx'),
      route('orders/:orderNo', 'storefront/account/order.tsx'),
      route('orders/:orderNo/cards', 'storefront/account/cards.tsx'),
      route('orders/:orderNo/invoices/:number', 'storefront/account/invoice.tsx'),
      route('orders/:orderNo/change', 'storefront/account/change-order.tsx'),
    ]),
    route('join/:token', 'storefront/join/join.tsx'),
    route('invite/:code', 'storefront/invite/invite.tsx'),
    route('email/:key', 'storefront/account/email-key.tsx'),
    route('reminders/:key', 'storefront/account/reminders-key.tsx'),
    route('mailbox/:key', 'storefront/account/mailbox-key.tsx'),
    route('erased', 'storefront/account/erased.tsx'),
    route('about/:topic', 'storefront/about/about.tsx'),
    route('*', 'storefront/not-found.tsx'),
  ]),
  // While somebody cooks there is nothing beside the step.
  route('recipes/:slug/cook', 'storefront/cook/cook-recipe.tsx'),
  route('account/orders/:orderNo/cook/:lineNo', 'storefront/cook/cook-order.tsx'),
  route('sandbox/pay/:ref', 'storefront/sandbox/pay.tsx'),
  route('menu/for-me', 'storefront/menu/for-me.ts'),
  route('site.webmanifest', 'storefront/web-manifest.ts'),
  route('service-worker.js', 'storefront/service-worker.ts'),
] satisfies RouteConfig;

/** What stands at one address only, whatever the language, and the back office. */
const inOwnLanguage = [
  route('robots.txt', 'storefront/robots.ts'),
  route('sitemap.xml', 'storefront/sitemap.ts'),
  route('admin', 'admin/layout.tsx', [
    index('admin/today/today.tsx'),
    ...prefix('orders', [
      index('admin/orders/orders.tsx'),
      route(':orderNo', 'admin/orders/order.tsx'),
      route(':orderNo/money', 'admin/orders/money.tsx'),
      route(':orderNo/invoices/:number', 'admin/orders/invoice.tsx'),
    ]),
    ...prefix('kitchen', [
      index('admin/kitchen/days.tsx'),
      route(':date', 'admin/kitchen/day.tsx', [
        index('admin/kitchen/purchase-list.tsx'),
        route('portioning', 'admin/kitchen/portioning-sheet.tsx'),
        route('labels', 'admin/kitchen/labels.tsx'),
        route('cards', 'admin/kitchen/cards.tsx'),
        route('food-labels', 'admin/kitchen/food-labels.tsx'),
        route('packing', 'admin/kitchen/packing.tsx'),
      ]),
      route(':date/missing/:orderNo', 'admin/kitchen/missing.tsx'),
    ]),
    ...prefix('menu', [
      index('admin/menu/recipes.tsx'),
      route('recipes/:recipeNo', 'admin/menu/recipe.tsx'),
      route('recipes/:recipeNo/history', 'admin/menu/recipe-history.tsx'),
      route('recipes/:recipeNo/versions/:editionNo', 'admin/menu/recipe-version.tsx'),
      route('ingredients', 'admin/menu/ingredients.tsx'),
      route('categories', 'admin/menu/categories.tsx'),
      route('weeks', 'admin/weeks/weeks.tsx'),
      route('weeks/:week', 'admin/weeks/week.tsx'),
      route('ingredients/:ingredientNo', 'admin/menu/ingredient.tsx'),
      route('languages/:kind/:no/:language', 'admin/menu/languages.tsx'),
    ]),
    ...prefix('imports', [
      index('admin/imports/imports.tsx'),
      route(':importNo', 'admin/imports/import.tsx'),
    ]),
    ...prefix('stock', [
      index('admin/stock/stock.tsx'),
      route(':ingredientNo', 'admin/stock/ledger.tsx'),
    ]),
    ...prefix('recalls', [
      index('admin/recalls/recalls.tsx'),
      route(':recallNo', 'admin/recalls/recall.tsx'),
    ]),
    route('hygiene', 'admin/hygiene/hygiene.tsx'),
    ...prefix('lots', [index('admin/lots/lots.tsx'), route(':lotNo', 'admin/lots/lot.tsx')]),
    ...prefix('suppliers', [
      index('admin/purchasing/suppliers.tsx'),
      route(':supplierNo', 'admin/purchasing/supplier.tsx'),
    ]),
    ...prefix('purchasing', [
      index('admin/purchasing/purchases.tsx'),
      route(':purchaseNo', 'admin/purchasing/purchase.tsx'),
    ]),
    ...prefix('receiving', [
      index('admin/purchasing/receiving.tsx'),
      route(':receiptNo', 'admin/purchasing/receipt.tsx'),
    ]),
    route('forecast', 'admin/stock/forecast.tsx'),
    route('withdrawals', 'admin/orders/withdrawals.tsx'),
    ...prefix('customers', [
      index('admin/customers/customers.tsx'),
      route(':customerNo', 'admin/customers/customer.tsx'),
      route(':customerNo/erase', 'admin/customers/erase.tsx'),
    ]),
    ...prefix('ratings', [
      index('admin/ratings/ratings.tsx'),
      route(':recipeNo', 'admin/ratings/recipe.tsx'),
    ]),
    route('subscriptions', 'admin/subscriptions/subscriptions.tsx'),
    route('failed-charges', 'admin/payments/failed-charges.tsx'),
    route('delivery-days', 'admin/days/delivery-days.tsx'),
    route('books', 'admin/books/books.tsx'),
    route('staff', 'admin/staff/staff.tsx'),
    route('doors', 'admin/doors/doors.tsx'),
    route('audit', 'admin/audit/audit.tsx'),
    route('kitchens', 'admin/kitchens/kitchens.tsx'),
    route('settings', 'admin/settings/settings.tsx'),
    route('look', 'admin/look/look.tsx'),
    ...prefix('letters', [
      index('admin/letters/letters.tsx'),
      route('in/:language', 'admin/letters/examples.tsx'),
      route(':kind', 'admin/letters/letter.tsx'),
    ]),
    ...prefix('pages', [
      index('admin/pages/pages.tsx'),
      route(':topic', 'admin/pages/page.tsx'),
      route(':topic/versions/:versionNo', 'admin/pages/page-version.tsx'),
    ]),
    ...prefix('promotions', [
      index('admin/promotions/promotions.tsx'),
      route(':promotionNo', 'admin/promotions/promotion.tsx'),
    ]),
    route('gift-cards', 'admin/gift-cards/gift-cards.tsx'),
    ...prefix('prices', [
      index('admin/prices/zones.tsx'),
      route('zones/:zoneNo', 'admin/prices/zone.tsx'),
      route('tax', 'admin/prices/rates.tsx'),
    ]),
  ]),
  route('admin/second-factor', 'admin/second-factor/second-factor.tsx'),
] satisfies RouteConfig;

/** The table of contents: every page, what customers see first. */
export default [
  ...shopWindow,
  ...(languageOfBuild() === ownLanguage ? inOwnLanguage : []),
] satisfies RouteConfig;
