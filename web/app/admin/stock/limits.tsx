import { adminStockWords } from '../../words/en/admin-stock.ts';
import { StaffLink } from '../kit/staff-link.tsx';
import type { Level } from '../kit/office-types.ts';
import styles from './stock.module.css';

const texts = adminStockWords;

/** Recipes that end with this ingredient, those that end first in front. */
export function Limits(props: { level: Pick<Level, 'limits' | 'limitsTotal'>; most?: number }) {
  const { level, most } = props;
  const { limits, limitsTotal } = level;
  if (limits.length === 0) return <span className={styles.quiet}>{texts.limitsNone}</span>;
  const shown = limits.slice(0, most);
  return (
    <ul className={styles.limits}>
      {shown.map(({ recipeNo, name, portionsLeft }) => (
        <li key={recipeNo}>
          <StaffLink
            needs="see-menu"
            to={`/admin/menu/recipes/${recipeNo}`}
            className={styles.name}
          >
            {name ?? recipeNo}
          </StaffLink>
          <span className={styles.quiet}>, {texts.portions(portionsLeft)}</span>
        </li>
      ))}
      {shown.length < limitsTotal ? (
        <li className={styles.quiet}>{texts.more(limitsTotal - shown.length)}</li>
      ) : null}
    </ul>
  );
}
