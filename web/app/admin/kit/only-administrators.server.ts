import { redirectDocument, type MiddlewareFunction } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';

/**
 * The store itself says whether this is an administrator with a second factor. And a page of the back office opens as a document of its
 * own: a page of the shop, whose content policy is stricter, cannot become one.
 */
export const onlyAdministrators: MiddlewareFunction<Response> = async ({ request, context }) => {
  const { pathname, search } = new URL(request.url);
  const from = request.headers.get('referer');
  if (pathname.endsWith('.data') && from !== null && !isOffice(new URL(from).pathname))
    throw redirectDocument(pathname.replace(/(\/_)?\.data$/, '') + search);
  // What a form asks for, the store refuses by itself; the page that holds what was typed stays open.
  if (request.method === 'POST') return;
  const today = new Date().toISOString().slice(0, 10);
  const api = apiOf(context);
  await read(request, api.api.admin['delivery-days'].$get({ query: { from: today, to: today } }));
};

const isOffice = (path: string) => path === '/admin' || path.startsWith('/admin/');
