import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url';
import dmSans from '@fontsource-variable/dm-sans/files/dm-sans-latin-wght-normal.woff2?url';
import { Form, Link, NavLink, Outlet, type LinksFunction } from 'react-router';
import { CartLink } from '../kit/cart-link.tsx';
import { shopName } from '../kit/format.ts';
import { ShopSign } from '../kit/shop-sign.tsx';
import { StayConnected } from '../kit/stay-connected.tsx';
import { legalTopics } from '../../../server/src/contract/legal-pages.ts';
import { languageWords } from '../words/en/language.ts';
import { shopWords } from '../words/en/shop.ts';
import { LanguageNote } from './language-note.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SandboxBanner } from './sandbox/banner.tsx';
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
  return (
    <>
      <a className={`visually-hidden ${styles.skip}`} href="#content">
        {shopWords.skipToContent}
      </a>
      <SandboxBanner />
      <LanguageNote />
      <header className={`${styles.header} no-print`}>
        <div className={`wrap ${styles.bar}`}>
          <Link to="/" className={styles.wordmark} aria-label={shopWords.toHome(shopName())}>
            <ShopSign />
          </Link>
          <Form role="search" action="/menu" className={styles.search}>
            <SearchSign />
            <input
              type="search"
              name="q"
              aria-label={shopWords.search}
              placeholder={shopWords.searchPlaceholder}
            />
          </Form>
          <nav aria-label={shopWords.mainNavigation} className={styles.nav}>
            <Link to="/menu#search" className={styles.toSearch} aria-label={shopWords.search}>
              <SearchSign />
            </Link>
            <NavLink to="/menu" prefetch="intent">
              {shopWords.menu}
            </NavLink>
            <NavLink to="/account" className={styles.account}>
              <PersonSign />
              <span>{shopWords.account}</span>
            </NavLink>
            <CartLink />
          </nav>
          <LanguageSwitch label={languageWords.choose} className={styles.languages} />
        </div>
      </header>
      <Outlet />
      <StayConnected />
      <footer className={`${styles.footer} no-print`}>
        <div className={`wrap ${styles.about}`}>
          <div className={styles.promise}>
            <p className={styles.wordmark}>{shopName()}</p>
            <p>{shopWords.tagline}</p>
          </div>
          <nav aria-label={shopWords.footerNavigation}>
            <Link to="/menu">{shopWords.allRecipes}</Link>
            <Link to="/#how-it-works">{shopWords.howItWorks}</Link>
            <Link to="/account">{shopWords.account}</Link>
            <Link to="/subscribe" discover="none">
              {shopWords.subscribe}
            </Link>
            <Link to="/cancel" discover="none">
              {shopWords.cancelContracts}
            </Link>
            <Link to="/withdraw" discover="none">
              {shopWords.withdrawHere}
            </Link>
            {legalTopics.map((topic) => (
              <Link key={topic} to={`/about/${topic}`} discover="none">
                {shopWords.topics[topic]}
              </Link>
            ))}
            <a href="/api/docs">{shopWords.apiReference}</a>
          </nav>
          <LanguageSwitch label={languageWords.chooseHere} className={styles.languages} />
          <p className={styles.note}>{shopWords.footer}</p>
        </div>
      </footer>
    </>
  );
}
