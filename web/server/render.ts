import { createRequestHandler, RouterContextProvider } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { writeAs } from '../app/kit/format.ts';
import { openVisit, visitContext } from '../app/visit.server.ts';
import type { ShopDoor } from '../app/visit.server.ts';

const handle = createRequestHandler(build, 'production');

/** Answers any address that is not the API's, asking the shop through `door`. */
export async function render(request: Request, door: ShopDoor): Promise<Response> {
  const visit = openVisit(request, door);
  writeAs(await (await visit.publicApi.api.shop.$get()).json());
  const context = new RouterContextProvider();
  context.set(visitContext, visit);
  const response = await handle(request, context);
  return visit.withCookies(response);
}
