import { Link } from 'react-router';
import { allergens } from '../../../../server/src/contract/food-terms.ts';
import { money } from '../../kit/format.ts';
import { foodWords } from '../../words/en/food.ts';
import { menuWords } from '../../words/en/menu.ts';
import { CrossSign } from '../signs.tsx';
import styles from './active-filters.module.css';
import { activeFilters, menuAddress, type ActiveFilter, type MenuFilters } from './menu-filters.ts';

/** What narrows the list, each taken away by a link. */
export function ActiveFilters({ filters }: { filters: MenuFilters }) {
  const active = activeFilters(filters);
  if (active.length === 0) return null;
  // The chip that was followed is gone with its filter: whoever uses the keyboard goes on at the list.
  const goOn = () => document.getElementById('results')?.focus({ preventScroll: true });
  return (
    <ul className={styles.chips} aria-label={menuWords.active}>
      {active.map((filter) => (
        <li key={`${filter.kind} ${filter.value}`}>
          <Link
            to={menuAddress(filter.rest)}
            preventScrollReset
            onClick={goOn}
            className={styles.chip}
            aria-label={menuWords.remove(textOf(filter))}
          >
            {textOf(filter)}
            <CrossSign />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={menuAddress({
            week: filters.week,
            category: filters.category,
            sort: filters.sort,
          })}
          preventScrollReset
          onClick={goOn}
          className={styles.clear}
        >
          {menuWords.clear}
        </Link>
      </li>
    </ul>
  );
}

const avoidedName = (value: string) => {
  const known = allergens.find((allergen) => allergen === value);
  return known ? foodWords.avoidedNamed(known) : value;
};

function textOf({ kind, value }: ActiveFilter): string {
  const named = (names: Record<string, string>) => names[value] ?? value;
  switch (kind) {
    case 'diet':
      return named(foodWords.diets);
    case 'without':
      return menuWords.withoutChip(avoidedName(value));
    case 'maxMinutes':
      return menuWords.upToMinutes(value);
    case 'maxPriceCents':
      return menuWords.upToPrice(money(Number(value)));
    case 'q':
      return menuWords.searchChip(value);
  }
}
