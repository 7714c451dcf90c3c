import { createRequestHandler, RouterContextProvider } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { lookInCss } from '../../server/src/contract/accent.ts';
import { keep, keptContext } from '../app/kept.server.ts';
import { writeAs } from '../app/kit/format.ts';
import { prefix } from '../app/kit/in-language.ts';
import { openVisit, patternContext, visitContext } from '../app/visit.server.ts';
import type { ShopDoor } from '../app/visit.server.ts';

const handle = createRequestHandler(build, 'production');

/** Answers any address that is not the API's, asking the shop through `door`, and says in a header which page it was. */
export async function render(request: Request, door: ShopDoor): Promise<Response> {
  const visit = openVisit(request, door);
  const { accent, logo, languages, ...style } = await (
    await visit.publicApi.api.shop.$get()
  ).json();
  writeAs({
    ...style,
    languages: languages.join(' '),
    siteUrl: visit.siteUrl,
    logo: logo ?? '',
    look: accent === null ? '' : lookInCss(accent),
  });
  const context = new RouterContextProvider();
  context.set(visitContext, visit);
  const isForm = request.method === 'POST' && !new URL(request.url).pathname.endsWith('.data');
  const sent = isForm ? await request.clone().formData() : undefined;
  const response = await handle(request, context);
  const pattern = context.get(patternContext);
  if (sent && asksToSignIn(response)) {
    context.set(keptContext, keep(request, sent));
    return at(pattern, visit.withCookies(await signInWith(request, context)));
  }
  const page = context.get(keptContext) ? await withoutScripts(response) : response;
  return at(pattern, visit.withCookies(page));
}

/** Says which page it is as the table of contents writes it (`/recipes/:slug`), for the log and the metrics; nothing where there is none. */
function at(pattern: string, response: Response): Response {
  if (pattern !== '' && !pattern.includes('*'))
    response.headers.set('x-larder-route', pattern.startsWith('/') ? pattern : `/${pattern}`);
  return response;
}

const asksToSignIn = ({ headers }: Response): boolean =>
  headers.get('location')?.startsWith(`${prefix}/auth/continue`) ?? false;

/** The page to sign in, in the place of the page whose form it keeps. */
async function signInWith(request: Request, context: RouterContextProvider): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  const to = new URLSearchParams({ to: pathname + search });
  const page = new Request(`${origin}${prefix}/sign-in?${to.toString()}`, {
    headers: { cookie: request.headers.get('cookie') ?? '' },
  });
  const { headers, body } = await withoutScripts(await handle(page, context));
  return new Response(body, { status: 401, headers });
}

/** A form that is kept travels in pages; scripts would ask for the next page without it. */
async function withoutScripts(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = (await response.text()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');
  return new Response(html, { status: response.status, headers: response.headers });
}
