import { languages } from '../../../server/src/contract/languages.ts';
import { shopName } from '../kit/format.ts';
import { prefix } from '../kit/in-language.ts';
import { language } from '../words/en/language.ts';

/** What a phone calls the shop on its home screen. */
export function loader() {
  const manifest = {
    name: shopName(),
    short_name: shopName(),
    lang: language,
    dir: languages[language].dir,
    start_url: `${prefix}/`,
    display: 'browser',
    background_color: '#fbf7f0',
    theme_color: '#2f6b4f',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json',
      'cache-control': 'public, max-age=300',
    },
  });
}
