import { Link } from 'react-router';
import type { Category, Facets } from '../../kit/api-types.ts';
import { menuWords } from '../../words/en/menu.ts';
import styles from './category-row.module.css';
import { menuAddress, type MenuFilters } from './menu-filters.ts';

/** The shelves of the menu; what else was chosen stays chosen. */
export function CategoryRow(props: {
  categories: Pick<Category, 'slug' | 'name'>[];
  counts: Facets['categories'];
  filters: MenuFilters;
}) {
  const { categories, counts, filters } = props;
  const countOf = (slug: string) => counts.find(({ value }) => value === slug)?.count;
  const link = (slug: string, name: string) => (
    <li key={slug}>
      <Link
        to={menuAddress({ ...filters, category: slug, cursor: '' })}
        preventScrollReset
        aria-current={filters.category === slug ? 'true' : undefined}
      >
        {name}
        {countOf(slug) === undefined ? null : (
          <span className={`${styles.count} figures`}>{countOf(slug)}</span>
        )}
      </Link>
    </li>
  );
  return (
    <nav aria-label={menuWords.categories} className={styles.row}>
      <ul className={styles.list}>
        {link('', menuWords.everything)}
        {categories.map(({ slug, name }) => link(slug, name))}
      </ul>
    </nav>
  );
}
