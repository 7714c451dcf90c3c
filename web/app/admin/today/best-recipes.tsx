import { money } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import type { SoldRecipe } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import styles from './best-recipes.module.css';

/** What sold best: each name stands on its bar. */
export function BestRecipes({ recipes, range }: { recipes: readonly SoldRecipe[]; range: number }) {
  const most = Math.max(1, ...recipes.map(({ servings }) => servings));
  return (
    <Panel
      title={adminTodayWords.best}
      beside={<span className={styles.beside}>{adminTodayWords.bestBeside(range)}</span>}
    >
      {recipes.length === 0 ? <p className={styles.beside}>{adminTodayWords.noBest}</p> : null}
      <ol className={styles.list}>
        {recipes.map(({ recipeNo, name, servings, revenueCents, currency }) => (
          <li key={`${recipeNo} ${currency}`} className={styles.recipe}>
            <StaffLink needs="see-menu" to={`/admin/menu/recipes/${recipeNo}`}>
              {name ?? adminTodayWords.nameless}
            </StaffLink>
            <span className="figures">{adminTodayWords.servingsSold(servings)}</span>
            <span className={`figures ${styles.money}`}>{money(revenueCents, currency)}</span>
            <span
              aria-hidden="true"
              className={styles.bar}
              style={{ width: `${(100 * servings) / most}%` }}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
