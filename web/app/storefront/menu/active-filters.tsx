import { Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { foodWords as food } from '../../words/en/food.ts';
import { menuWords as menu } from '../../words/en/menu.ts';
import { CrossSign } from '../signs.tsx';
import styles from './active-filters.module.css';
import { filtersOf, menuAddress, type Filter, type Wishes } from './wishes.ts';

/** What narrows the list, each taken away by a link. */
export function ActiveFilters({ wishes }: { wishes: Wishes }) {
  const filters = filtersOf(wishes);
  if (filters.length === 0) return null;
  // The chip that was followed is gone with its filter: whoever uses the keyboard goes on at the list.
  const goOn = () => document.getElementById('results')?.focus({ preventScroll: true });
  return (
    <ul className={styles.chips} aria-label={menu.active}>
      {filters.map((filter) => (
        <li key={`${filter.kind} ${filter.value}`}>
          <Link
            to={menuAddress(filter.rest)}
            preventScrollReset
            onClick={goOn}
            className={styles.chip}
            aria-label={menu.remove(saidOf(filter))}
          >
            {saidOf(filter)}
            <CrossSign />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={menuAddress({ category: wishes.category, sort: wishes.sort })}
          preventScrollReset
          onClick={goOn}
          className={styles.clear}
        >
          {menu.clear}
        </Link>
      </li>
    </ul>
  );
}

function saidOf({ kind, value }: Filter): string {
  const named = (names: Record<string, string>) => names[value] ?? value;
  switch (kind) {
    case 'diet':
      return named(food.diets);
    case 'without':
      return menu.withoutChip(named(food.allergens));
    case 'maxMinutes':
      return menu.upToMinutes(value);
    case 'maxPriceCents':
      return menu.upToPrice(money(Number(value)));
    case 'q':
      return menu.searchChip(value);
  }
}
