import { amount, money } from '../../kit/format.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import type { Order } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import styles from './order.module.css';

type Line = Order['lines'][number];
type Names = Record<string, string | null>;

/** The box as it was ordered, with what each part cost. */
export function OrderedLines({ order, names }: { order: Order; names: Names }) {
  return (
    <Panel title={adminOrdersWords.lines}>
      <ol className={styles.lines}>
        {order.lines.map((line) => (
          <li key={line.lineNo} className={styles.line}>
            <div className={styles.lineHead}>
              <h3>{line.name ?? adminOrdersWords.nameless}</h3>
              <span className={styles.servings}>{adminOrdersWords.servings(line.servings)}</span>
              <span className={`figures ${styles.linePrice}`}>
                {money(line.priceCents, order.currency)}
              </span>
            </div>
            <Changes line={line} names={names} />
            <Warnings line={line} />
            <Ingredients line={line} currency={order.currency} />
          </li>
        ))}
      </ol>
      <p className={styles.total}>
        <span>{adminOrdersWords.total}</span>
        <span className="figures">{money(order.totalCents, order.currency)}</span>
      </p>
    </Panel>
  );
}

function Changes({ line, names }: { line: Line; names: Names }) {
  if (line.changes.length === 0) return null;
  const nameOf = (no: number) => names[no] ?? adminOrdersWords.nameIngredient(no);
  const unitOf = (no: number) =>
    line.ingredients.find(({ ingredientNo }) => ingredientNo === no)?.unit ?? 'g';
  return (
    <ul className={styles.changes}>
      {line.changes.map((change) => {
        const name = nameOf(change.ingredientNo);
        switch (change.action) {
          case 'omit':
            return <li key={change.ingredientNo}>{adminOrdersWords.without(name)}</li>;
          case 'swap':
            return (
              <li key={change.ingredientNo}>
                {adminOrdersWords.swapped(name, nameOf(change.with))}
              </li>
            );
          case 'extra':
            return (
              <li key={change.ingredientNo}>
                {adminOrdersWords.extra(name, amount(change.amount, unitOf(change.ingredientNo)))}
              </li>
            );
        }
      })}
    </ul>
  );
}

function Warnings({ line }: { line: Line }) {
  const { allergens, mayContain, unknownIn, acknowledged, since } = line;
  const namesOf = (some: typeof allergens) => some.map((it) => foodWords.allergens[it]).join(', ');
  const added = [...since.allergens, ...since.mayContain];
  return (
    <div className={styles.warnings}>
      {allergens.length > 0 ? (
        <span>
          {adminOrdersWords.contains} {namesOf(allergens)}
        </span>
      ) : null}
      {mayContain.length > 0 ? (
        <span>
          {adminOrdersWords.mayContain} {namesOf(mayContain)}
        </span>
      ) : null}
      {added.length > 0 ? (
        <Badge tone="warning">{adminOrdersWords.addedSince(namesOf(added))}</Badge>
      ) : null}
      {since.lostDiets.length > 0 ? (
        <Badge tone="warning">
          {adminOrdersWords.lostSince(correctedWords.notKnownToBe(since.lostDiets))}
        </Badge>
      ) : null}
      {unknownIn.length > 0 ? <Badge tone="warning">{adminOrdersWords.undeclared}</Badge> : null}
      {acknowledged ? <Badge tone="notable">{adminOrdersWords.acknowledged}</Badge> : null}
    </div>
  );
}

function Ingredients({ line, currency }: { line: Line; currency: string }) {
  return (
    <table className={styles.ingredients}>
      <caption className="visually-hidden">{line.name ?? adminOrdersWords.nameless}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{adminOrdersWords.ingredient}</th>
          <th scope="col">{adminOrdersWords.amount}</th>
          <th scope="col">{adminOrdersWords.price}</th>
        </tr>
      </thead>
      <tbody>
        {line.ingredients.map(({ ingredientNo, name, amount: value, unit, cents }) => (
          <tr key={ingredientNo}>
            <th scope="row">{name ?? adminOrdersWords.nameIngredient(ingredientNo)}</th>
            <td>{amount(value, unit)}</td>
            <td>{money(cents, currency)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{adminOrdersWords.preparation}</th>
          <td />
          <td>{money(line.preparationCents, currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}
