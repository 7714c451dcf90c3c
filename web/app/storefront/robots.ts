import { visitOf } from '../visit.server.ts';
import type { Route } from './+types/robots.ts';

/** Everything customers see first may be found; what is personal, or an answer to a question, is nobody's result. */
export function loader({ context }: Route.LoaderArgs) {
  const lines = [
    'User-agent: *',
    ...['/account', '/admin', '/api/', '/auth/', '/box', '/checkout', '/join', '/menu/for-me'].map(
      (it) => `Disallow: ${it}`,
    ),
    '',
    `Sitemap: ${visitOf(context).siteUrl}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=300',
    },
  });
}
