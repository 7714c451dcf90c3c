import { openCart } from './checkout/cart/cart.ts';
import { routes as cartRoutes } from './checkout/cart/routes.ts';
import { recipeAdminRoutes } from './food/recipes/routes.ts';
import { adminRoutes as catalogueAdminRoutes } from './food/ingredients/routes.ts';
import * as catalogue from './food/menu/menu.ts';
import { pictureRoutes } from './food/pictures/routes.ts';
import { openMenuPages, routes as catalogueRoutes } from './food/menu/routes.ts';
import { describeApi, methodsAt, type Document } from './http/document.ts';
import {
  answerError,
  guardChanges,
  readyEntrance,
  safeHeaders,
  visit,
  type ReadyEntrance,
} from './http/entrance.ts';
import { pagesHandler, type Pages } from './http/pages.ts';
import { openMetrics } from './http/observe.ts';
import { healthRoutes, operatorRoutes } from './http/operator-routes.ts';
import { problemResponse } from './http/problem.ts';
import { rawUrlOf, responseOf, type ReadyPages } from './http/ready-pages.ts';
import { router, type Env } from './http/router.ts';
import { shopRoutes } from './shop/settings/routes.ts';
import { authRoutes } from './people/auth/routes.ts';
import { openCustomers } from './people/customers/customers.ts';
import { profileRoutes } from './people/customers/routes.ts';
import { openStock } from './stock/inventory/inventory.ts';
import { routes as stockRoutes } from './stock/inventory/routes.ts';
import { routes as kitchenRoutes } from './kitchen/sheets/routes.ts';
import { adminRoutes as orderAdminRoutes } from './checkout/orders/admin-routes.ts';
import { afterOrder } from './checkout/after-order/after-order.ts';
import { openOrdering, type WithDesk } from './checkout/orders/orders.ts';
import { routes as orderRoutes } from './checkout/orders/routes.ts';
import type { Platform } from './platform/platform.ts';
import { Refusal } from './refusal.ts';
import { routes as reportRoutes } from './office/reports/routes.ts';

/** A shop is a platform with the warm parts of every feature; `pollMs` 0 never looks for other servers' changes. */
export type Shop = WithDesk;

export async function openShop(platform: Platform, { pollMs }: { pollMs: number }): Promise<Shop> {
  const menu = await catalogue.openCatalogue(platform, pollMs);
  const stock = await openStock(menu, pollMs);
  const shop = openOrdering(openCart(openCustomers(stock)));
  platform.outbox.start({
    'catalogue-changed': () => catalogue.publishStoredResults(shop),
    ...afterOrder(shop),
  });
  return {
    ...shop,
    close: async () => {
      await shop.desk.idle();
      shop.warm.close();
      shop.stock.close();
      await platform.close();
    },
  };
}

/** The table of contents: every route of the store. */
const routesOf = (shop: Shop, pages: ReadyPages) =>
  router()
    .route('/', healthRoutes(shop))
    .route('/', shopRoutes(shop, pages))
    .route('/', authRoutes())
    .route('/', profileRoutes(shop))
    .route('/', catalogueRoutes(shop, shop.stock, pages))
    .route('/', cartRoutes(shop))
    .route('/', orderRoutes(shop))
    .route('/', recipeAdminRoutes(shop))
    .route('/', pictureRoutes(shop))
    .route('/', catalogueAdminRoutes(shop))
    .route('/', stockRoutes(shop))
    .route('/', orderAdminRoutes(shop))
    .route('/', kitchenRoutes(shop))
    .route('/', reportRoutes(shop));

/** What a typed client needs to know: `hc<Api>(url)`. */
export type Api = ReturnType<typeof routesOf>;

export type App = {
  fetch: (request: Request, bindings?: Env['Bindings']) => Response | Promise<Response>;
  /** The same for what is ready, without the weight of a Request and a Response: a server asks here first. */
  ready: ReadyEntrance;
  /** The OpenAPI 3.1 document, from the schemas that validate. */
  document: Document;
};

/** The whole store over HTTP: a Request in, a Response out. */
export function createApp(shop: Shop, web?: Pages): App {
  const metrics = openMetrics({
    larder_desk_orders: { help: 'Orders waiting or being committed.', read: shop.desk.load },
    larder_database_statements: { help: 'Statements sent.', read: shop.database.statements },
  });
  const safe = safeHeaders(shop.config.publicUrl);
  const pages = openMenuPages(shop, shop.stock, safe);
  const routes = routesOf(shop, pages);
  const document = describeApi(routes, shop.config.shop.name);
  const app = router();
  app.use(visit(shop, metrics, safe));
  app.use(guardChanges(web !== undefined));
  app.route('/', operatorRoutes(shop, metrics, document));
  app.route('/', routes);
  if (web)
    app.all(
      '*',
      pagesHandler(web, pages, (c) => async (request) => fetch(request, c.env)),
    );
  app.notFound((c) => {
    const allow = methodsAt(document, c.req.path);
    const code = allow.length > 0 ? 'method-not-allowed' : 'route-not-found';
    const details = allow.length > 0 ? { allow: allow.join(', ') } : {};
    return problemResponse(new Refusal(code, details), c.var.requestId);
  });
  app.onError((error, c) => answerError(shop.log, error, c.var.requestId));
  const ready = readyEntrance(pages, metrics);
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
