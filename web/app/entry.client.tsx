import { startTransition, StrictMode, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { writeAs, type ShopStyle } from './kit/format.ts';
import { prefix } from './kit/in-language.ts';
import { putStylesBack, styleNonce } from './style-nonce.ts';

const reload = () => {
  window.location.reload();
};

/** From here on the router answers back and forward. */
function Store() {
  useEffect(() => {
    window.removeEventListener('popstate', reload);
  }, []);
  useEffect(() => {
    // Not everywhere: browsers have it where pages come safely.
    const { serviceWorker } = navigator as Partial<Navigator>;
    // Without it the browser shows its own page where ours cannot be fetched.
    serviceWorker?.register(`${prefix}/service-worker.js`).catch(() => undefined);
  }, []);
  return <HydratedRouter />;
}

/** Whether somebody went back or forward before any script ran: the address is another page's then. */
function movedOn(): boolean {
  const [arrival] = performance.getEntriesByType('navigation');
  const { origin, pathname, search } = window.location;
  return arrival !== undefined && arrival.name.split('#')[0] !== `${origin}${pathname}${search}`;
}

writeAs({
  ...(document.documentElement.dataset as ShopStyle),
  look: document.querySelector('style[data-look]')?.textContent ?? '',
});
putStylesBack();
// Where a library that locks the page behind a dialog looks for it.
Object.assign(window, { __webpack_nonce__: styleNonce() });
window.addEventListener('popstate', reload);
if (movedOn()) reload();
else
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Store />
      </StrictMode>,
    );
  });
