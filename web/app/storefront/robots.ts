import { prefixOf } from '../../../server/src/contract/languages.ts';
import { languagesOfTheShop } from '../kit/format.ts';
import { visitOf } from '../visit.server.ts';
import type { Route } from './+types/robots.ts';

const personal = [
  '/account',
  '/admin',
  '/api/',
  '/auth/',
  '/box',
  '/checkout',
  '/join',
  '/menu/for-me',
];

/** Everything customers see first may be found; what is personal, or an answer to a question, is nobody's result. */
export function loader({ context }: Route.LoaderArgs) {
  const lines = [
    'User-agent: *',
    ...languagesOfTheShop().flatMap((language) =>
      personal.map((it) => `Disallow: ${prefixOf(language)}${it}`),
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
