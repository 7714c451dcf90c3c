import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import type { ReactNode } from 'react';
import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
} from 'react-router';
import { languages } from '../../server/src/contract/languages.ts';
import { ErrorPage } from './kit/error-page.tsx';
import { prefix } from './kit/in-language.ts';
import { InOtherLanguages } from './kit/in-other-languages.tsx';
import { isLostConnection } from './kit/lost-connection.ts';
import { PageChange } from './kit/page-change.tsx';
import { isRefused } from './kit/problem.ts';
import { RefusedPage } from './kit/refused-page.tsx';
import type { Route } from './+types/root.ts';
import { say } from './kit/say.ts';
import { styleOfTheShop, titleOf } from './kit/format.ts';
import { patternContext, visitOf } from './visit.server.ts';
import { language } from './words/en/language.ts';
import { shopWords } from './words/en/shop.ts';

/** Which page it is, is noted; what the door refused is told before any page is asked. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ context, pattern }, next) => {
    context.set(patternContext, pattern);
    const { refused } = visitOf(context);
    if (refused) throw data(refused, { status: refused.problem.status });
    return next();
  },
];

export function Layout({ children }: { children: ReactNode }) {
  // How the shop writes stands in the page itself, so that scripts have it before they begin, on any page.
  const {
    name,
    locale,
    currency,
    timeZone,
    payments,
    languages: spoken,
    siteUrl,
    logo,
    look,
  } = styleOfTheShop();
  return (
    <html
      lang={language}
      dir={languages[language].dir}
      data-name={name}
      data-locale={locale}
      data-currency={currency}
      data-time-zone={timeZone}
      data-payments={payments}
      data-languages={spoken}
      data-site-url={siteUrl}
      data-logo={logo}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf7f0" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14201b" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href={`${prefix}/site.webmanifest`} />
        <InOtherLanguages />
        <Meta />
        <Links />
        {/* After the tokens, whose place it takes. */}
        {look === '' ? null : <style data-look="">{look}</style>}
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <>
      <Outlet />
      <PageChange />
    </>
  );
}

/** What no page could answer. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (isRouteErrorResponse(error) && isRefused(error.data)) {
    return (
      <main id="content">
        <title>{titleOf(say(error.data.problem).title)}</title>
        <RefusedPage {...error.data} />
      </main>
    );
  }
  const lost = isLostConnection(error);
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const title = missing
    ? shopWords.notFoundTitle
    : lost
      ? shopWords.offlineTitle
      : shopWords.faultTitle;
  return (
    <main id="content">
      {/* No page got as far as to say its own. */}
      <title>{titleOf(title)}</title>
      {missing ? (
        <ErrorPage
          title={title}
          text={shopWords.notFoundText}
          to="/menu"
          next={shopWords.notFoundNext}
        />
      ) : (
        <ErrorPage
          title={title}
          text={lost ? shopWords.offlineText : shopWords.faultText}
          to=""
          next={shopWords.faultNext}
          error={error}
        />
      )}
    </main>
  );
}
