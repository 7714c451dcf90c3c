import { Link } from 'react-router';
import { amount, type Unit } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './low-stock.module.css';

type Low = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  freeAmount: number;
  lowStockAmount: number;
  limits: { recipeNo: number; name: string | null; portionsLeft: number }[];
};

const { adminToday } = words;
const mostShown = 8;

/** What runs out first, and which recipe ends with it. */
export function LowStock({ ingredients }: { ingredients: readonly Low[] }) {
  const more = ingredients.length - mostShown;
  return (
    <Panel title={adminToday.low} beside={<Link to="/admin/stock">{adminToday.lowLink}</Link>}>
      {ingredients.length === 0 ? <p className={styles.muted}>{adminToday.noLow}</p> : null}
      <ul className={styles.list}>
        {ingredients.slice(0, mostShown).map((low) => (
          <li key={low.ingredientNo} className={styles.low}>
            <Link to={`/admin/stock/${low.ingredientNo}`}>{low.name ?? adminToday.nameless}</Link>
            <span className={`figures ${styles.left}`}>
              {adminToday.left(amount(low.freeAmount, low.unit))}
              <span className={styles.muted}>
                , {adminToday.mark(amount(low.lowStockAmount, low.unit))}
              </span>
            </span>
            {low.limits[0] ? (
              <span className={styles.limits}>
                {adminToday.limits(
                  low.limits[0].name ?? adminToday.nameless,
                  low.limits[0].portionsLeft,
                )}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.muted}>{adminToday.andMore(more)}</p> : null}
    </Panel>
  );
}
