import { Link } from 'react-router';
import { baseAmount, dayOfYear } from '../../kit/format.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { Purchase, PurchaseStory } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './purchasing.module.css';

const texts = adminPurchasingWords.receiving;
const { arrivedOf } = adminPurchasingWords.orders;

/** The orders that are on their way, one of which stands at the door. */
export function Coming({ orders }: { orders: Purchase[] }) {
  const inKitchen = useInKitchen();
  if (orders.length === 0) return null;
  return (
    <Panel title={texts.coming}>
      <p className={styles.quiet}>{texts.comingText}</p>
      <ul className={styles.list}>
        {orders.map(({ purchaseNo, supplierName, expectedOn, arrived, lines }) => (
          <li key={purchaseNo} className={styles.row}>
            <Link to={inKitchen(`?order=${purchaseNo}`)} className={styles.tap}>
              {texts.comingOf(purchaseNo, supplierName)}
            </Link>
            <span className={styles.quiet}>
              {[expectedOn === null ? '' : dayOfYear(expectedOn), arrivedOf(arrived, lines)]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What of an order has come, and what has not: a line without a label is chosen by a tap. */
export function Awaited({ order }: { order: PurchaseStory }) {
  const { purchaseNo, supplier, state, items } = order;
  const inKitchen = useInKitchen();
  return (
    <Panel
      title={texts.ofOrder(purchaseNo, supplier.name)}
      beside={<Link to={inKitchen('/admin/receiving')}>{texts.withoutOrder}</Link>}
    >
      {state === 'sent' ? null : <p role="status">{texts.orderOver}</p>}
      <ul className={styles.list}>
        {items.map(({ ingredientNo, name, unit, packs, packAmount, receivedAmount }) => {
          const ordered = packs * packAmount;
          const rest = ordered - receivedAmount;
          const called = name ?? String(ingredientNo);
          return (
            <li key={ingredientNo} className={styles.row}>
              <span>
                <bdi>{called}</bdi>
                <br />
                <span className={styles.quiet}>
                  {rest > 0
                    ? texts.stillOf(baseAmount(rest, unit), baseAmount(ordered, unit))
                    : texts.allOf(baseAmount(ordered, unit))}
                </span>
              </span>
              {rest > 0 && state === 'sent' ? (
                <Link
                  className="button plain"
                  to={inKitchen(`?order=${purchaseNo}&ingredient=${ingredientNo}`)}
                  aria-label={texts.itCameOf(called)}
                  preventScrollReset
                >
                  {texts.itCame}
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
