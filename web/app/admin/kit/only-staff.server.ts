import {
  createContext,
  redirectDocument,
  type MiddlewareFunction,
  type RouterContextProvider,
} from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import type { MyRole } from './office-types.ts';

const myRole = createContext<MyRole | null>(null);

/**
 * The store itself says whether this is somebody of the staff with a second factor. And a page of the back office opens as a document of
 * its own: a page of the shop, whose content policy is stricter, cannot become one.
 */
export const onlyStaff: MiddlewareFunction<Response> = async ({ request, context }) => {
  const { pathname, search } = new URL(request.url);
  const from = request.headers.get('referer');
  if (pathname.endsWith('.data') && from !== null && !isOffice(new URL(from).pathname))
    throw redirectDocument(pathname.replace(/(\/_)?\.data$/, '') + search);
  // What a form asks for, the store refuses by itself; the page that holds what was typed stays open.
  if (request.method === 'POST') return;
  context.set(myRole, await read(request, apiOf(context).api.admin.me.$get()));
};

/** What whoever looks may do; asked once for each request. */
export async function roleOf(
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<MyRole> {
  return context.get(myRole) ?? read(request, apiOf(context).api.admin.me.$get());
}

const isOffice = (path: string) => path === '/admin' || path.startsWith('/admin/');
