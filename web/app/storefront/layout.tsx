import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url';
import dmSans from '@fontsource-variable/dm-sans/files/dm-sans-latin-wght-normal.woff2?url';
import { Form, Link, NavLink, Outlet, type LinksFunction } from 'react-router';
import { BoxLink } from '../kit/box-link.tsx';
import { shopName } from '../kit/format.ts';
import { words } from '../words/words.ts';
import { PersonSign, SearchSign } from './signs.tsx';
import styles from './layout.module.css';

export const links: LinksFunction = () =>
  [fraunces, dmSans].map((href) => ({
    rel: 'preload',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
    href,
  }));

/** What every page of the storefront stands in. It says nothing about who looks, so that pages can be kept for everybody. */
export default function StorefrontLayout() {
  const { shop } = words;
  return (
    <>
      <a className={`visually-hidden ${styles.skip}`} href="#content">
        {shop.skipToContent}
      </a>
      <header className={`${styles.header} no-print`}>
        <div className={`wrap ${styles.bar}`}>
          <Link to="/" className={styles.wordmark} aria-label={shop.toHome(shopName())}>
            {shopName()}
          </Link>
          <Form role="search" action="/menu" className={styles.search}>
            <SearchSign />
            <input
              type="search"
              name="q"
              maxLength={80}
              aria-label={shop.search}
              placeholder={shop.searchPlaceholder}
            />
          </Form>
          <nav aria-label={shop.mainNavigation} className={styles.nav}>
            <Link to="/menu#search" className={styles.toSearch} aria-label={shop.search}>
              <SearchSign />
            </Link>
            <NavLink to="/menu" prefetch="intent">
              {shop.menu}
            </NavLink>
            <NavLink to="/account" className={styles.account}>
              <PersonSign />
              <span>{shop.account}</span>
            </NavLink>
            <BoxLink />
          </nav>
        </div>
      </header>
      <Outlet />
      <footer className={`${styles.footer} no-print`}>
        <div className={`wrap ${styles.about}`}>
          <div className={styles.promise}>
            <p className={styles.wordmark}>{shopName()}</p>
            <p>{shop.tagline}</p>
          </div>
          <nav aria-label={shop.footerNavigation}>
            <Link to="/menu">{shop.allRecipes}</Link>
            <Link to="/#how-it-works">{shop.howItWorks}</Link>
            <Link to="/account">{shop.account}</Link>
            <a href="/api/docs">{shop.apiReference}</a>
          </nav>
          <p className={styles.note}>{shop.footer}</p>
        </div>
      </footer>
    </>
  );
}
