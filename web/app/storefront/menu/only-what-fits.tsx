import { Link } from 'react-router';
import type { Fit } from '../../kit/use-conflicts.ts';
import { prefix } from '../../kit/in-language.ts';
import { menuWords } from '../../words/en/menu.ts';
import { TickSign } from '../signs.tsx';
import styles from './only-what-fits.module.css';
import { menuAddress, writeFilters, type MenuFilters } from './menu-filters.ts';
import { keepsTo, narrowed, widened, wishesOf } from './what-fits.ts';

/**
 * Narrows the menu to what fits the profile, by filters like any other. Before it is known who looks, without scripts too, the store leads
 * there: by way of signing in, or of the profile where nothing is in it yet.
 */
export function OnlyWhatFits(props: { filters: MenuFilters; profile: Fit['profile'] }) {
  const { filters, profile } = props;
  const wishes = wishesOf(profile);
  if (!wishes) {
    const query = writeFilters({ ...filters, cursor: '' }).toString();
    return (
      <a
        href={`${prefix}/menu/for-me${query === '' ? '' : `?${query}`}`}
        rel="nofollow"
        className={styles.fits}
      >
        {menuWords.onlyWhatFits}
      </a>
    );
  }
  const on = keepsTo(filters, wishes);
  return (
    <Link
      to={menuAddress((on ? widened : narrowed)(filters, wishes))}
      preventScrollReset
      aria-current={on ? 'true' : undefined}
      className={styles.fits}
    >
      {on ? <TickSign /> : null}
      {menuWords.onlyWhatFits}
    </Link>
  );
}
