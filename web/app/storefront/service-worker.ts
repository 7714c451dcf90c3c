import { keepDays } from '../../../server/src/contract/keep-times.ts';
import { languages } from '../../../server/src/contract/languages.ts';
import { shopName } from '../kit/format.ts';
import { language } from '../words/en/language.ts';
import { shopWords } from '../words/en/shop.ts';

const keptPages = 'cook-1';
const keptForMs = keepDays.cookPage * 24 * 3_600_000;
/** A dish that somebody cooks from, in whatever language. */
const cookedFrom =
  /^(\/[a-z]{2})?\/(account\/orders\/[0-9]+\/cook\/[0-9]+|recipes\/[a-z0-9-]+\/cook)$/;
/** Somebody signs in or out: what was kept may be of somebody else from now on. */
const someoneElse = /\/(sign-in|sign-out|erase)(\.data)?$|^\/auth\/(sign-in|sign-out)/;

/**
 * Stands between browser and store for where a page cannot be fetched: it gives one of its own in place of the browser's. It keeps no page
 * but those that somebody cooks from, when such a page asks for it, each whole with its content policy, for three days, and gives one only
 * where there is no connection: no page is ever an old one. Whoever signs in or out on this device takes them all away, and so does the
 * store where it does not show such a page any more.
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
const cookedFrom = new RegExp(${JSON.stringify(cookedFrom.source)});
const someoneElse = new RegExp(${JSON.stringify(someoneElse.source)});
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method === 'POST' ? someoneElse.test(pathname) : pathname === '/auth/leave')
    event.waitUntil(caches.delete('${keptPages}'));
  if (event.request.mode === 'navigate') event.respondWith(pageOr(event));
});
self.addEventListener('message', (event) => {
  const [answer] = event.ports;
  const { keep } = event.data || {};
  const address = new URL(String(keep), self.location.origin);
  if (!answer || address.origin !== self.location.origin || !cookedFrom.test(address.pathname)) return;
  event.waitUntil(kept(address.href).then((is) => answer.postMessage(is)));
});
async function kept(address) {
  try {
    return await keepAnswer(address, await fetch(address));
  } catch (error) {
    console.warn(error);
    return (await keptPage(address)) !== undefined;
  }
}
async function keepAnswer(address, answer) {
  const pages = await caches.open('${keptPages}');
  if (!answer.ok || answer.redirected) {
    await pages.delete(address);
    return false;
  }
  const kept = new Headers(answer.headers);
  // What is kept is unpacked.
  for (const name of ['content-encoding', 'content-length']) kept.delete(name);
  kept.set('x-kept-at', String(Date.now()));
  await pages.put(address, new Response(await answer.blob(), { headers: kept }));
  return true;
}
async function keptPage(address) {
  if (!(await caches.has('${keptPages}'))) return undefined;
  const pages = await caches.open('${keptPages}');
  const found = await pages.match(address);
  if (found && Date.now() - Number(found.headers.get('x-kept-at')) < ${keptForMs}) return found;
  await pages.delete(address);
  return undefined;
}
async function pageOr(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch (error) {
    console.warn(error);
    return (await keptPage(event.request.url)) || new Response(page, { status: 503, headers });
  }
}
`;
  return new Response(script, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      // It may ask this store, and nothing else: what it keeps it fetches itself.
      'content-security-policy': "default-src 'none'; connect-src 'self'; base-uri 'none'",
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
