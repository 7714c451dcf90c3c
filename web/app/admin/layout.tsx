import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { OfficeNavigation } from './kit/office-navigation.tsx';
import { OfficeError, statusOf } from './kit/office-error.tsx';
import { adminWords } from '../words/en/admin.ts';
import type { Route } from './+types/layout.ts';
import styles from './layout.module.css';
import { onlyStaff, roleOf } from './kit/only-staff.server.ts';
import { styleNonce } from '../style-nonce.ts';
import { OnTheWay } from './kit/on-the-way.tsx';
import { brandVariables, theme } from './theme.ts';
import { connected } from '../kit/sending.ts';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(adminWords.missingTitle) },
  { name: 'robots', content: 'noindex' },
];

/** Asked before any page of the back office reads or writes. */
export const middleware: Route.MiddlewareFunction[] = [onlyStaff];

/** Who looks, asked again with every page. */
export const loader = async ({ request, context }: Route.LoaderArgs) => roleOf(request, context);

export const shouldRevalidate = connected;

/** What every page of the back office stands in: a page gives what is in `main`, beginning with a PageHeader. */
export default function OfficeLayout() {
  return (
    <Office>
      <Outlet />
    </Office>
  );
}

/** The component library's styles are wrong without it, also where nothing of the library is shown. */
function InTheBrand({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={brandVariables}
      forceColorScheme="light"
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}

function Office({ children }: { children: ReactNode }) {
  return (
    <InTheBrand>
      <div className={styles.office} data-mantine-color-scheme="light">
        <a className={`visually-hidden ${styles.skip}`} href="#content">
          {adminWords.skipToContent}
        </a>
        <OfficeNavigation />
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
        <OnTheWay />
      </div>
    </InTheBrand>
  );
}

/** What a page could not answer; somebody who does not work here sees nothing of the back office. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  return loaderData === undefined && statusOf(error) === 403 ? (
    <InTheBrand>
      <main id="content" className={styles.refused}>
        <OfficeError error={error} />
      </main>
    </InTheBrand>
  ) : (
    <Office>
      <OfficeError error={error} />
    </Office>
  );
}
