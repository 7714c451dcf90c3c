import { createHash } from 'node:crypto';
import { renderToReadableStream } from 'react-dom/server';
import {
  isRouteErrorResponse,
  ServerRouter,
  type EntryContext,
  type RouterContextProvider,
} from 'react-router';
import { scriptsLast } from './scripts-last.server.ts';
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
  const html = scriptsLast(await new Response(stream).text());
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-security-policy', contentPolicy(html, new URL(request.url).pathname));
  return new Response(html, { status, headers });
}

/** Only our own files, and of scripts in the page only those that we wrote: each is named by its hash. */
function contentPolicy(html: string, path: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, script = '']) => createHash('sha256').update(script).digest('base64'))
    .map((hash) => `'sha256-${hash}'`);
  // The back office's component library positions its overlays by style attributes.
  const styles = path.startsWith('/admin') ? "'self' 'unsafe-inline'" : "'self'";
  return [
    "default-src 'none'",
    ['script-src', "'self'", ...new Set(hashes)].join(' '),
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  visitOf(context).report(error);
}
