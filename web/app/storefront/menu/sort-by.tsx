import { menuWords } from '../../words/en/menu.ts';
import { filterFormId } from './filter-form.tsx';
import styles from './menu.module.css';

/** Stands with the list but belongs to the filters' form. */
export function SortBy({ sort }: { sort: string }) {
  return (
    <div className={styles.sort}>
      <label htmlFor="sort">{menuWords.sort}</label>
      <select
        id="sort"
        name="sort"
        form={filterFormId}
        value={sort === '' ? 'shop' : sort}
        onChange={() => undefined}
      >
        {Object.entries(menuWords.sorts).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <button className={`button plain ${styles.applySort}`} type="submit" form={filterFormId}>
        {menuWords.apply}
      </button>
    </div>
  );
}
