import { createHash, randomBytes } from 'node:crypto';
import { renderToReadableStream } from 'react-dom/server';
import {
  isRouteErrorResponse,
  ServerRouter,
  type EntryContext,
  type RouterContextProvider,
} from 'react-router';
import { styleOfTheShop } from './kit/format.ts';
import { scriptsLast } from './scripts-last.server.ts';
import { stylesApart } from './styles-apart.server.ts';
import { visitOf } from './visit.server.ts';

/** The whole page at once: it is kept and compressed as one, and its content policy names each of its scripts. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  page: EntryContext,
): Promise<Response> {
  const stream = await renderToReadableStream(<ServerRouter context={page} url={request.url} />);
  await stream.allReady;
  const plain = scriptsLast(await new Response(stream).text());
  const nonce = new URL(request.url).pathname.startsWith('/admin') ? newNonce() : undefined;
  const html = nonce === undefined ? plain : stylesApart(plain, nonce);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-security-policy', contentPolicy(html, nonce));
  return new Response(html, { status, headers });
}

/** Pages of the back office are kept by nobody, so that each can have a word of its own. */
const newNonce = () => randomBytes(16).toString('base64url');

/** Only our own files, and of scripts in the page only those that we wrote: each is named by its hash. Styles of the back office are known by a nonce; elsewhere there is only the shop's own look. */
function contentPolicy(html: string, nonce: string | undefined): string {
  const hashes = hashesOf(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles =
    nonce === undefined
      ? hashesOf(html, /<style data-look="">([^<]*)<\/style>/g)
      : [`'nonce-${nonce}'`];
  return [
    "default-src 'none'",
    ['script-src', "'self'", ...new Set(hashes)].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // After a form that orders, its customer goes on to pay.
    ["form-action 'self'", styleOfTheShop().payOrigin ?? []].flat().join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** What stands in the page itself, by its hash. */
const hashesOf = (html: string, inPage: RegExp): string[] =>
  [...html.matchAll(inPage)]
    .map(([, text = '']) => createHash('sha256').update(text).digest('base64'))
    .map((hash) => `'sha256-${hash}'`);

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  visitOf(context).report(error);
}
