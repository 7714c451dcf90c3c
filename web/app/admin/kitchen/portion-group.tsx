import { weighed } from '../../kit/format.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import type { PortioningSheet } from '../kit/office-types.ts';
import styles from './portioning.module.css';

const texts = adminKitchenWords.portioning;
type Group = PortioningSheet['recipes'][number]['groups'][number];

/** Meals that are filled alike: how much of what goes into each, and for which orders. */
export function PortionGroup({ group }: { group: Group }) {
  const { servings, boxes, changesText, ingredients, lines } = group;
  const orderNos = [...new Set(lines.map(({ orderNo }) => orderNo))];
  return (
    <article className={styles.group}>
      <h4 className={styles.groupHead}>{texts.group(servings, boxes)}</h4>
      <p className={changesText === '' ? styles.written : styles.changed}>
        {changesText === '' ? texts.asWritten : changesText}
      </p>
      <table className={styles.amounts}>
        <thead>
          <tr>
            <th scope="col" className={styles.tick}>
              <span className="visually-hidden">{texts.done}</span>
            </th>
            <th scope="col">{texts.ingredient}</th>
            <th scope="col" className={styles.figure}>
              {texts.each}
            </th>
            <th scope="col" className={styles.figure}>
              {texts.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {ingredients.map(({ ingredientNo, name, unit, amountPerBox, totalAmount }) => (
            <tr key={ingredientNo}>
              <td className={styles.tick} aria-hidden="true" />
              <th scope="row">{name}</th>
              <td className={styles.figure}>{weighed(amountPerBox, unit)}</td>
              <td className={styles.figure}>{weighed(totalAmount, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.orders}>{texts.orders(orderNos)}</p>
    </article>
  );
}
