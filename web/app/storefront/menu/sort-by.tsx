import { words } from '../../words/words.ts';
import { filterFormId } from './filter-form.tsx';
import styles from './menu.module.css';

/** Stands with the list but belongs to the filters' form. */
export function SortBy({ sort }: { sort: string }) {
  const { menu } = words;
  return (
    <div className={styles.sort}>
      <label htmlFor="sort">{menu.sort}</label>
      <select
        id="sort"
        name="sort"
        form={filterFormId}
        value={sort === '' ? 'name' : sort}
        onChange={() => undefined}
      >
        {Object.entries(menu.sorts).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <button className={`button plain ${styles.applySort}`} type="submit" form={filterFormId}>
        {menu.apply}
      </button>
    </div>
  );
}
