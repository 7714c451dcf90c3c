import { createRequestHandler, matchRoutes, RouterContextProvider } from 'react-router';
import type { RouteObject } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { writeAs } from '../app/kit/format.ts';
import { openVisit, visitContext } from '../app/visit.server.ts';
import type { ShopDoor } from '../app/visit.server.ts';

const handle = createRequestHandler(build, 'production');

/** Answers any address that is not the API's, asking the shop through `door`, and says in a header which page it was. */
export async function render(request: Request, door: ShopDoor): Promise<Response> {
  const visit = openVisit(request, door);
  writeAs(await (await visit.publicApi.api.shop.$get()).json());
  const context = new RouterContextProvider();
  context.set(visitContext, visit);
  const response = visit.withCookies(await handle(request, context));
  const route = routeOf(new URL(request.url).pathname);
  if (route !== undefined) response.headers.set('x-larder-route', route);
  return response;
}

/** The pages as their router sees them, without what they are made of. */
function childrenOf(parent: string | undefined): RouteObject[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || (route.parentId || undefined) !== parent) return [];
    const { id, path, index } = route;
    return [index ? { id, path, index } : { id, path, children: childrenOf(id) }];
  });
}
const contents = childrenOf(undefined);

/** The page at this path as the table of contents writes it (`/recipes/:slug`), or undefined where there is none. It must be one that can be decoded. */
function routeOf(path: string): string | undefined {
  // What a page asks for when it is reached by a link is the page's own address with this ending.
  const page = path === '/_root.data' ? '/' : path.replace(/\.data$/, '');
  const parts = (matchRoutes(contents, page) ?? []).flatMap(({ route }) => route.path || []);
  if (parts.length === 0) return page === '/' ? '/' : undefined;
  return parts.includes('*') ? undefined : `/${parts.join('/')}`;
}
