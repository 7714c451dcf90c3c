import { amount, money } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import { Panel } from '../parts/panel.tsx';
import { Badge } from '../parts/status-badge.tsx';
import type { Route } from './+types/order.ts';
import styles from './order.module.css';

type Order = Route.ComponentProps['loaderData']['order'];
type Line = Order['lines'][number];
type Names = Record<string, string | null>;

const { admin, adminOrders } = words;

/** The box as it was ordered, with what each part cost. */
export function OrderedLines({ order, names }: { order: Order; names: Names }) {
  return (
    <Panel title={adminOrders.lines}>
      <ol className={styles.lines}>
        {order.lines.map((line) => (
          <li key={line.lineNo} className={styles.line}>
            <div className={styles.lineHead}>
              <h3>{line.name ?? adminOrders.nameless}</h3>
              <span className={styles.servings}>{adminOrders.servings(line.servings)}</span>
              <span className={`figures ${styles.linePrice}`}>{money(line.priceCents)}</span>
            </div>
            <Changes line={line} names={names} />
            <Warnings line={line} />
            <Ingredients line={line} />
          </li>
        ))}
      </ol>
      <p className={styles.total}>
        <span>{adminOrders.total}</span>
        <span className="figures">{money(order.totalCents)}</span>
      </p>
    </Panel>
  );
}

function Changes({ line, names }: { line: Line; names: Names }) {
  if (line.changes.length === 0) return null;
  const nameOf = (no: number) => names[no] ?? adminOrders.nameIngredient(no);
  const unitOf = (no: number) =>
    line.ingredients.find(({ ingredientNo }) => ingredientNo === no)?.unit ?? 'g';
  return (
    <ul className={styles.changes}>
      {line.changes.map((change) => {
        const name = nameOf(change.ingredientNo);
        switch (change.action) {
          case 'omit':
            return <li key={change.ingredientNo}>{adminOrders.without(name)}</li>;
          case 'swap':
            return (
              <li key={change.ingredientNo}>{adminOrders.swapped(name, nameOf(change.with))}</li>
            );
          case 'extra':
            return (
              <li key={change.ingredientNo}>
                {adminOrders.extra(name, amount(change.amount, unitOf(change.ingredientNo)))}
              </li>
            );
        }
      })}
    </ul>
  );
}

function Warnings({ line }: { line: Line }) {
  const { allergens, unknownIn, acknowledged } = line;
  return (
    <div className={styles.warnings}>
      {allergens.length > 0 ? (
        <span>
          {adminOrders.contains} {allergens.map(admin.food).join(', ')}
        </span>
      ) : null}
      {unknownIn.length > 0 ? <Badge tone="warning">{adminOrders.undeclared}</Badge> : null}
      {acknowledged ? <Badge tone="notable">{adminOrders.acknowledged}</Badge> : null}
    </div>
  );
}

function Ingredients({ line }: { line: Line }) {
  return (
    <table className={styles.ingredients}>
      <caption className="visually-hidden">{line.name ?? adminOrders.nameless}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{adminOrders.ingredient}</th>
          <th scope="col">{adminOrders.amount}</th>
          <th scope="col">{adminOrders.price}</th>
        </tr>
      </thead>
      <tbody>
        {line.ingredients.map(({ ingredientNo, name, amount: value, unit, cents }) => (
          <tr key={ingredientNo}>
            <th scope="row">{name ?? adminOrders.nameIngredient(ingredientNo)}</th>
            <td>{amount(value, unit)}</td>
            <td>{money(cents)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{adminOrders.preparation}</th>
          <td />
          <td>{money(line.preparationCents)}</td>
        </tr>
      </tbody>
    </table>
  );
}
