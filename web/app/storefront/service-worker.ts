import { languages } from '../../../server/src/contract/languages.ts';
import { shopName } from '../kit/format.ts';
import { language } from '../words/en/language.ts';
import { shopWords } from '../words/en/shop.ts';

/**
 * Stands between browser and store for one thing only: where a page cannot be fetched, it gives one of its own in place of the browser's.
 * It keeps nothing and touches nothing else, so that no page is ever an old one.
 */
export function loader() {
  const page = JSON.stringify(offlinePage()).replaceAll('<', '\\u003c');
  const script = `const page = ${page};
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
  'cache-control': 'no-store',
};
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const { navigationPreload } = self.registration;
  event.waitUntil(Promise.all([self.clients.claim(), navigationPreload && navigationPreload.enable()]));
});
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(pageOr(event));
});
async function pageOr(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch (error) {
    console.warn(error);
    return new Response(page, { status: 503, headers });
  }
}
`;
  return new Response(script, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
    },
  });
}

const escaped = (text: string) => text.replace(/[<>&'"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** All in one, for nothing else can be fetched. */
function offlinePage(): string {
  return `<!doctype html>
<html lang="${language}" dir="${languages[language].dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(`${shopWords.offlineTitle} · ${shopName()}`)}</title>
    <style>
      :root { color-scheme: light dark; }
      body { display: grid; place-content: center; min-height: 90vh; margin: 0; padding: 1rem; background: light-dark(#fbf7f0, #14201b); color: light-dark(#1f2a24, #f1ede4); font: 1.0625rem/1.55 system-ui, sans-serif; text-align: center; }
      h1 { margin: 0; font-family: Georgia, serif; font-weight: 600; line-height: 1.15; }
      p { max-width: 32rem; }
      a { display: inline-block; padding: 0.6rem 1.25rem; border-radius: 99px; background: light-dark(#2f6b4f, #8fd0ae); color: light-dark(#fff, #10231a); font-weight: 600; text-decoration: none; }
    </style>
  </head>
  <body>
    <main>
      <h1>${escaped(shopWords.offlineTitle)}</h1>
      <p>${escaped(shopWords.offlineText)}</p>
      <p><a href="">${escaped(shopWords.faultNext)}</a></p>
    </main>
  </body>
</html>`;
}
