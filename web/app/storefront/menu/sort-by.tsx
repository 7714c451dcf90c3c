import { menuWords as menu } from '../../words/en/menu.ts';
import { filterForm } from './filters.tsx';
import styles from './menu.module.css';

/** Stands with the list but belongs to the filters' form. */
export function SortBy({ sort }: { sort: string }) {
  return (
    <div className={styles.sort}>
      <label htmlFor="sort">{menu.sort}</label>
      <select
        id="sort"
        name="sort"
        form={filterForm}
        value={sort === '' ? 'name' : sort}
        onChange={() => undefined}
      >
        {Object.entries(menu.sorts).map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
      <button className={`button plain ${styles.applySort}`} type="submit" form={filterForm}>
        {menu.apply}
      </button>
    </div>
  );
}
