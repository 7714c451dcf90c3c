import { afterOrder } from './checkout/after-order/after-order.ts';
import { routes as changingRoutes } from './checkout/changing/routes.ts';
import { openOrderedLines } from './checkout/cart/cart.ts';
import { routes as cartRoutes } from './checkout/cart/routes.ts';
import { openDays } from './checkout/days/days.ts';
import { routes as dayRoutes } from './checkout/days/routes.ts';
import { routes as weekRoutes } from './checkout/weeks/routes.ts';
import { openWeekClock } from './checkout/weeks/weeks.ts';
import { openPrices } from './checkout/pricing/pricing.ts';
import { routes as pricingRoutes } from './checkout/pricing/routes.ts';
import { afterInvitation } from './checkout/promotions/promotions.ts';
import { routes as promotionRoutes } from './checkout/promotions/routes.ts';
import { openDesk, type OrderDesk } from './checkout/desk/desk.ts';
import { writePromises } from './checkout/orders/orders.ts';
import { routes as orderRoutes } from './checkout/orders/routes.ts';
import { routes as placingRoutes } from './checkout/placing/routes.ts';
import { keepCounting } from './checkout/tallies/tallies.ts';
import { routes as ingredientRoutes } from './food/ingredients/routes.ts';

import { openOffers } from './food/menu-weeks/menu-weeks.ts';
import { openMenu, publishStoredResults } from './food/menu/menu.ts';
import { openMenuPages, routes as menuRoutes } from './food/menu/routes.ts';
import { routes as menuFileRoutes } from './food/menu-files/routes.ts';
import { routes as recipeFileRoutes } from './food/writing-files/routes.ts';
import { openReading } from './food/imports/imports.ts';
import { routes as importRoutes } from './food/imports/routes.ts';
import { routes as pictureRoutes } from './food/pictures/routes.ts';
import { routes as recipeRoutes } from './food/recipes/routes.ts';
import { routes as translationRoutes } from './food/translations/routes.ts';
import { bodyLimits } from './http/body-limits.ts';
import { admitOrigins } from './http/cross-origin.ts';
import { addressBook, describeApi, titleOfApi, type Document } from './http/document.ts';
import {
  answerError,
  guardChanges,
  isApi,
  readyEntrance,
  safeHeaders,
  visit,
  type ReadyEntrance,
} from './http/entrance.ts';
import { openMetrics } from './http/observe.ts';
import { seeReady, seeVisits } from './http/seen-visits.ts';
import { healthRoutes, operatorAddresses, operatorRoutes } from './http/operator-routes.ts';
import { isForPage, pagesHandler, refusalPage, type Pages } from './http/pages.ts';
import { problemResponse } from './http/problem.ts';
import { rawUrlOf, responseOf, type ReadyPages } from './http/ready-pages.ts';
import { router, type Env } from './http/router.ts';
import { routes as bookRoutes } from './ledger/books/routes.ts';
import { routes as latelyRoutes } from './liking/lately/routes.ts';
import { routes as againRoutes } from './liking/again/routes.ts';
import { openMarks } from './liking/favourites/favourites.ts';
import { routes as favouriteRoutes } from './liking/favourites/routes.ts';
import { afterRatingAsked, keepAsking, openRatings } from './liking/ratings/ratings.ts';
import { routes as ratingRoutes } from './liking/ratings/routes.ts';
import { routes as hygieneRoutes } from './kitchen/hygiene/routes.ts';
import { routes as packingRoutes } from './kitchen/packing/routes.ts';
import { afterRecall } from './kitchen/recall/recall.ts';
import { routes as recallRoutes } from './kitchen/recall/routes.ts';
import { routes as shortageRoutes } from './kitchen/shortages/routes.ts';
import { afterShortage } from './kitchen/shortages/shortages.ts';
import { routes as forecastRoutes } from './kitchen/forecast/routes.ts';
import { routes as foodLabelRoutes } from './kitchen/labels/routes.ts';
import { routes as sheetRoutes } from './kitchen/sheets/routes.ts';
import { openCashier } from './payments/cashier/cashier.ts';
import { keepReconciling, receiveHook } from './payments/hooks/hooks.ts';
import { routes as paymentRoutes } from './payments/payments/routes.ts';
import { routes as reportRoutes } from './office/reports/routes.ts';
import { routes as planningRoutes } from './office/planning/routes.ts';
import { afterErasure, keepForgetting } from './office/erasure/erasure.ts';
import { keepForgettingOld } from './office/retention/retention.ts';
import { routes as erasureRoutes } from './office/erasure/routes.ts';
import { routes as letterRoutes } from './office/letters/routes.ts';
import { routes as rightsRoutes } from './office/rights/routes.ts';
import { openDiagnosis, type Diagnosis } from './office/health/health.ts';
import { routes as diagnosisRoutes } from './office/health/routes.ts';
import { routes as webhookRoutes } from './office/webhooks/routes.ts';
import { keepForgettingEvents, openDeliveries } from './office/webhooks/webhooks.ts';
import { routes as disputeRoutes } from './payments/disputes/routes.ts';
import { afterInvoice } from './payments/invoices/invoices.ts';
import { routes as invoiceRoutes } from './payments/invoices/routes.ts';
import { afterRefund } from './payments/refunds/refunds.ts';
import { routes as refundRoutes } from './payments/refunds/routes.ts';
import { routes as authRoutes } from './people/auth/routes.ts';
import { openConsents } from './people/consents/consents.ts';
import { routes as consentRoutes } from './people/consents/routes.ts';
import { afterProfile } from './people/choices/choices.ts';
import { openCustomers, openLanguages } from './people/customers/customers.ts';
import { routes as customerRoutes } from './people/customers/routes.ts';
import { routes as sandboxRoutes } from './payments/sandbox/routes.ts';
import { healthFaultCodes } from './contract/health-faults.ts';
import type { Platform, Seeing } from './platform/platform.ts';
import { Refusal } from './refusal.ts';
import { afterProof } from './people/email/email.ts';
import { routes as emailRoutes } from './people/email/routes.ts';
import { routes as householdRoutes } from './people/household/routes.ts';
import { heedStops } from './people/mailboxes/mailboxes.ts';
import { routes as mailboxRoutes } from './people/mailboxes/routes.ts';
import { routes as passkeyRoutes } from './people/passkeys/routes.ts';
import { routes as reminderRoutes } from './people/reminders/routes.ts';
import { routes as sessionRoutes } from './people/sessions/routes.ts';
import { routes as staffRoutes } from './people/staff/routes.ts';
import { routes as substitutionRoutes } from './people/substitutions/routes.ts';
import { routes as tokenRoutes } from './people/tokens/routes.ts';
import { routes as auditRoutes } from './shop/audit/routes.ts';
import { openPagesAboutTheShop } from './shop/legal/legal.ts';
import { routes as legalRoutes } from './shop/legal/routes.ts';
import { routes as settingsRoutes } from './shop/settings/routes.ts';
import { openSettings } from './shop/settings/settings.ts';
import { routes as composeRoutes } from './subscriptions/compose/routes.ts';
import { afterPlans } from './subscriptions/plans/plans.ts';
import { afterWithdrawal } from './checkout/withdrawals/withdrawals.ts';
import { routes as withdrawalRoutes } from './checkout/withdrawals/routes.ts';
import { routes as planFigureRoutes } from './subscriptions/figures/routes.ts';
import { routes as planRoutes } from './subscriptions/plans/routes.ts';
import { openSigner } from './subscriptions/receipts/receipts.ts';
import { afterReminding, keepReminding } from './subscriptions/reminding/reminding.ts';
import { openWaves } from './subscriptions/waves/waves.ts';
import { openStock } from './stock/inventory/inventory.ts';
import { routes as stockRoutes } from './stock/inventory/routes.ts';
import { routes as buyingRoutes } from './kitchen/buying/routes.ts';
import { routes as purchasingRoutes } from './stock/purchasing/routes.ts';
import { routes as kitchenRoutes } from './stock/kitchens/routes.ts';
import { routes as lotRoutes } from './stock/lots/routes.ts';

/** The platform with the opened parts of every room. Only this file and who starts it see it whole: a verb asks for what it uses. */
export type Shop = Awaited<ReturnType<typeof openShop>>;

/** `pollMs` 0 never looks for other servers' changes. */
export async function openShop(platform: Platform, { pollMs }: { pollMs: number }) {
  const settings = await openSettings(platform, pollMs);
  platform.follow(settings.now);
  const legal = await openPagesAboutTheShop(platform, pollMs);
  const menu = await openMenu(platform, pollMs);
  const offers = openOffers({ ...platform, menu });
  const stock = await openStock({ ...platform, menu, offers }, pollMs);
  const customers = openCustomers();
  const languages = openLanguages(platform.database);
  const consents = openConsents();
  const marks = openMarks(platform);
  const ratings = await openRatings(platform, pollMs);
  const ordered = openOrderedLines(platform.neighbours);
  const days = openDays(platform);
  const weeks = openWeekClock({ ...platform, menu, days, config: platform.config });
  const prices = await openPrices(platform, pollMs);
  const desk = openDesk({ ...platform, menu, offers, prices, stock, customers });
  let pokeWaves = (): void => undefined;
  const shop = {
    ...platform,
    mail: heedStops(platform.mail, platform),
    settings,
    legal,
    menu,
    offers,
    prices,
    stock,
    customers,
    languages,
    consents,
    marks,
    ratings,
    ordered,
    days,
    weeks,
    desk,
    signer: await openSigner(platform),
    subscriptionsDue: {
      poke: () => {
        pokeWaves();
      },
    },
  };
  await writePromises(shop);
  const diagnosis = openDiagnosis(platform, () => new Date());
  if (platform.seeing) watchShop(platform.seeing, { ...shop, diagnosis });
  platform.outbox.start({
    'catalogue-changed': () => publishStoredResults(shop),
    ...afterOrder(shop),
    ...afterInvoice(shop),
    ...afterRefund(shop),
    ...afterRecall(shop),
    ...afterShortage(shop),
    ...afterRatingAsked(shop),
    ...afterErasure(shop),
    ...afterInvitation(shop),
    ...afterPlans(shop),
    ...afterReminding(shop),
    ...afterWithdrawal(shop),
    ...afterProof(shop),
    ...afterProfile(shop),
  });
  const cashier = openCashier(shop, { pollMs });
  const waves = openWaves(shop, { pollMs });
  const reading = openReading(shop, { pollMs });
  pokeWaves = waves.poke;
  const stopCounting = pollMs === 0 ? () => undefined : keepCounting(shop);
  const stopReconciling = pollMs === 0 ? () => undefined : keepReconciling(shop);
  const stopForgetting = pollMs === 0 ? () => undefined : keepForgetting(shop);
  const stopForgettingOld = pollMs === 0 ? () => undefined : keepForgettingOld(shop);
  const stopReminding = pollMs === 0 ? () => undefined : keepReminding(shop);
  const stopAsking = pollMs === 0 ? () => undefined : keepAsking(shop);
  const deliveries = openDeliveries(shop, { pollMs });
  const stopForgettingEvents = pollMs === 0 ? () => undefined : keepForgettingEvents(shop);
  platform.sandbox?.onHook(async (hook) => {
    await receiveHook(shop, 'sandbox', hook);
    cashier.poke();
  });
  return {
    ...shop,
    diagnosis,
    cashier,
    waves,
    deliveries,
    reading,
    close: async () => {
      await desk.idle();
      stopCounting();
      stopReconciling();
      stopForgetting();
      stopForgettingOld();
      stopAsking();
      stopReminding();
      stopForgettingEvents();
      await reading.close();
      await waves.close();
      await cashier.close();
      await deliveries.close();
      settings.close();
      legal.close();
      menu.close();
      prices.close();
      stock.close();
      ratings.close();
      await platform.close();
    },
  };
}

/** What is read whenever an operator's tools are told. */
function watchShop(seeing: Seeing, { desk, health, database, diagnosis }: ShopParts): void {
  seeing.watch('larder.desk.waiting', desk.load);
  seeing.watch('larder.outbox.waiting', async () => (await health.outbox()).waiting);
  seeing.watch('larder.outbox.given_up', async () => (await health.outbox()).givenUp);
  seeing.watch('larder.outbox.oldest.age', async () => (await health.outbox()).oldestSeconds);
  const pool = { 'db.client.connection.pool.name': 'larder' };
  const { connections } = database;
  seeing.watch('db.client.connection.count', () =>
    (['used', 'idle'] as const).map((state) => ({
      value: connections()[state],
      facts: { ...pool, 'db.client.connection.state': state },
    })),
  );
  seeing.watch('larder.health.fault', async () => {
    const found = new Set((await diagnosis.look()).map(({ fault }) => fault));
    return healthFaultCodes.map((fault) => ({
      value: found.has(fault) ? 1 : 0,
      facts: { 'larder.fault': fault },
    }));
  });
  seeing.watch('db.client.connection.max', () => [{ value: connections().most, facts: pool }]);
  seeing.watch('db.client.connection.pending_requests', () => [
    { value: connections().waiting, facts: pool },
  ]);
}
type ShopParts = Pick<Platform, 'health' | 'database'> & {
  desk: Pick<OrderDesk, 'load'>;
  diagnosis: Diagnosis;
};

/** The table of contents: every room that speaks HTTP. Its routes are in its contract. */
const routesOf = (shop: Shop, pages: ReadyPages) =>
  router()
    .route('/', healthRoutes(shop))
    .route('/', settingsRoutes(shop, pages))
    .route('/', legalRoutes(shop))
    .route('/', authRoutes())
    .route('/', customerRoutes(shop))
    .route(
      '/',
      householdRoutes(shop, {
        nameOf: (ingredientNo, language) =>
          shop.menu.read(language).catalogue.ingredients.get(ingredientNo)?.name,
      }),
    )
    .route('/', consentRoutes(shop))
    .route('/', staffRoutes(shop))
    .route('/', emailRoutes(shop))
    .route('/', sessionRoutes(shop))
    .route('/', passkeyRoutes(shop))
    .route('/', tokenRoutes(shop))
    .route('/', reminderRoutes(shop))
    .route('/', substitutionRoutes(shop))
    .route('/', mailboxRoutes(shop))
    .route('/', menuRoutes(shop, pages))
    .route('/', cartRoutes(shop))
    .route('/', dayRoutes(shop))
    .route('/', weekRoutes(shop, pages))
    .route('/', pricingRoutes(shop))
    .route('/', promotionRoutes(shop))
    .route('/', placingRoutes(shop))
    .route('/', orderRoutes(shop))
    .route('/', changingRoutes(shop))
    .route('/', withdrawalRoutes(shop))
    .route('/', paymentRoutes(shop))
    .route('/', composeRoutes(shop))
    .route('/', planRoutes(shop))
    .route('/', planFigureRoutes(shop))
    .route('/', recipeRoutes(shop))
    .route('/', translationRoutes(shop))
    .route('/', pictureRoutes(shop))
    .route('/', ingredientRoutes(shop))
    .route('/', menuFileRoutes(shop))
    .route('/', recipeFileRoutes(shop))
    .route('/', importRoutes(shop))
    .route('/', stockRoutes(shop))
    .route('/', kitchenRoutes(shop))
    .route('/', lotRoutes(shop))
    .route('/', purchasingRoutes(shop))
    .route('/', bookRoutes(shop))
    .route('/', invoiceRoutes(shop))
    .route('/', refundRoutes(shop))
    .route('/', disputeRoutes(shop))
    .route('/', favouriteRoutes(shop))
    .route('/', ratingRoutes(shop))
    .route('/', againRoutes(shop))
    .route('/', latelyRoutes(shop))
    .route('/', forecastRoutes(shop))
    .route('/', buyingRoutes(shop))
    .route('/', sheetRoutes(shop))
    .route('/', hygieneRoutes(shop))
    .route('/', foodLabelRoutes(shop))
    .route('/', packingRoutes(shop))
    .route('/', recallRoutes(shop))
    .route('/', shortageRoutes(shop))
    .route('/', reportRoutes(shop))
    .route('/', planningRoutes(shop))
    .route('/', auditRoutes(shop))
    .route('/', letterRoutes(shop))
    .route('/', rightsRoutes(shop))
    .route('/', erasureRoutes(shop))
    .route('/', webhookRoutes(shop))
    .route('/', diagnosisRoutes(shop))
    .route('/', sandboxRoutes(shop));

export type App = {
  fetch: (request: Request, bindings?: Env['Bindings']) => Response | Promise<Response>;
  /** The same for what is ready, without the weight of a Request and a Response: a server asks here first. */
  ready: ReadyEntrance;
  /** The OpenAPI 3.1 document, from the schemas that validate. */
  document: Document;
};

let described: Document | undefined;

/** Routes are data: what is said of them is the same for every app of a process, but for whose it is and where. */
function documentOf(
  routes: Parameters<typeof describeApi>[0],
  { name, url }: { name: string; url: string },
): Document {
  described ??= describeApi(routes, { name, url });
  const { info } = described;
  return { ...described, info: { ...info, title: titleOfApi(name) }, servers: [{ url }] };
}

/** The whole store over HTTP: a Request in, a Response out. */
export function createApp(shop: Shop, web?: Pages): App {
  const metrics = openMetrics(shop.neighbours, {
    larder_desk_orders: { help: 'Orders waiting or being committed.', read: shop.desk.load },
    larder_database_statements: { help: 'Statements sent.', read: shop.database.statements },
    larder_outbox_waiting: {
      help: 'Letters and other work after orders that wait, up to 10,000.',
      read: async () => (await shop.health.outbox()).waiting,
    },
    larder_outbox_oldest_seconds: {
      help: 'How long the oldest of them has waited.',
      read: async () => (await shop.health.outbox()).oldestSeconds,
    },
    larder_outbox_given_up: {
      help: 'Those that failed so often that they were given up.',
      read: async () => (await shop.health.outbox()).givenUp,
    },
  });
  const safe = safeHeaders(shop.config.publicUrl);
  const { allowedOrigins } = shop.config;
  const vary: Record<string, string> = allowedOrigins.length === 0 ? {} : { vary: 'origin' };
  const pages = openMenuPages(shop, { ...safe, ...vary });
  const routes = routesOf(shop, pages);
  const document = documentOf(routes, { name: shop.config.shop.name, url: shop.config.publicUrl });
  const addressInBook = addressBook(document);
  const addressOf = (path: string) => operatorAddresses.get(path) ?? addressInBook(path);
  const app = router();
  const { seeing } = shop;
  const scheme = new URL(shop.config.publicUrl).protocol.replace(':', '');
  if (seeing) app.use(seeVisits(seeing, scheme));
  app.use(visit(shop, metrics, safe));
  app.use(admitOrigins(allowedOrigins, addressOf));
  app.use(guardChanges(addressOf, web !== undefined, bodyLimits(document)));
  app.route('/', operatorRoutes(shop, metrics, document));
  app.route('/', routes);
  if (web)
    app.all(
      '*',
      pagesHandler(web, pages, (c) => async (request) => {
        // A page asks the API, never another page.
        if (isApi(new URL(request.url).pathname)) return fetch(request, c.env);
        return problemResponse(new Refusal('route-not-found'), c.var.requestId);
      }),
    );
  app.notFound((c) => problemResponse(new Refusal('route-not-found'), c.var.requestId));
  app.onError((error, c) => {
    const answer = answerError(shop.log, error, c.var.requestId);
    if (!web || !isForPage(c.req)) return answer;
    return refusalPage(web, c, answer, (request) => Promise.resolve(fetch(request, c.env)));
  });
  const entrance = readyEntrance(pages, metrics, allowedOrigins);
  const ready = seeing ? seeReady(seeing, scheme, entrance) : entrance;
  const fetch: App['fetch'] = (request, bindings = {}) => {
    const known = ready(
      request.method,
      rawUrlOf(request),
      (name) => request.headers.get(name) ?? undefined,
    );
    return known ? responseOf(known) : app.fetch(request, bindings);
  };
  return { document, ready, fetch };
}
