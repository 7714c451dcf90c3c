import { languages } from '../../../server/src/contract/languages.ts';
import { prefix } from '../kit/in-language.ts';
import { visitOf } from '../visit.server.ts';
import { language } from '../words/en/language.ts';
import type { Route } from './+types/web-manifest.ts';

/** What a phone calls the shop on its home screen. */
export async function loader({ context }: Route.LoaderArgs) {
  const { name, accent } = await (await visitOf(context).publicApi.api.shop.$get()).json();
  const manifest = {
    name,
    short_name: name,
    lang: language,
    dir: languages[language].dir,
    start_url: `${prefix}/`,
    display: 'browser',
    background_color: '#fbf7f0',
    theme_color: accent ?? '#2f6b4f',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json',
      'cache-control': 'public, max-age=300',
    },
  });
}
