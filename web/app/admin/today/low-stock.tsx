import { amount } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { addressIn, kitchenName } from '../kit/kitchen-choice.tsx';
import type { Kitchen, LowIngredient } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import styles from './low-stock.module.css';

const mostShown = 8;

/** What runs out first, where, and which recipe ends with it. */
export function LowStock({
  ingredients,
  kitchens,
}: {
  ingredients: readonly LowIngredient[];
  kitchens: readonly Kitchen[];
}) {
  const at = ({ kitchenNo }: LowIngredient) => ({ kitchens, kitchen: String(kitchenNo) });
  const more = ingredients.length - mostShown;
  return (
    <Panel
      title={adminTodayWords.low}
      beside={
        <StaffLink needs="see-stock" to="/admin/stock" orNothing>
          {adminTodayWords.lowLink}
        </StaffLink>
      }
    >
      {ingredients.length === 0 ? <p className={styles.muted}>{adminTodayWords.noLow}</p> : null}
      <ul className={styles.list}>
        {ingredients.slice(0, mostShown).map((low) => (
          <li key={`${low.kitchenNo} ${low.ingredientNo}`} className={styles.low}>
            <StaffLink
              needs="see-stock"
              to={addressIn(`/admin/stock/${low.ingredientNo}`, at(low))}
            >
              {low.name ?? adminTodayWords.nameless}
            </StaffLink>
            <span className={`figures ${styles.left}`}>
              <Where {...at(low)} />
              {adminTodayWords.left(amount(low.freeAmount, low.unit))}
              <span className={styles.muted}>
                , {adminTodayWords.mark(amount(low.lowStockAmount, low.unit))}
              </span>
            </span>
            {low.limits[0] ? (
              <span className={styles.limits}>
                <Where {...at(low)} />
                {adminTodayWords.limits(
                  low.limits[0].name ?? adminTodayWords.nameless,
                  low.limits[0].portionsLeft,
                )}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.muted}>{adminTodayWords.andMore(more)}</p> : null}
    </Panel>
  );
}

/** In which kitchen that is so, where there are several. */
function Where(of: Parameters<typeof kitchenName>[0]) {
  const name = kitchenName(of);
  return name === null ? null : <bdi>{name}: </bdi>;
}
