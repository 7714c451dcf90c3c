import { Link } from 'react-router';
import { amount, money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { accountWords } from '../../words/en/account.ts';
import { boxWords } from '../../words/en/box.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import { Declared } from './declared.tsx';
import type { OrderedLine, ReadOrder } from './read-order.server.ts';
import { foodWords } from '../../words/en/food.ts';
import styles from './order-lines.module.css';

/** What is in the box, as it was ordered; later changes of the menu change nothing here. */
export function OrderLines({ order }: { order: ReadOrder }) {
  return (
    <section aria-labelledby="meals" className={styles.section}>
      <h2 id="meals">{accountWords.meals}</h2>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <Line
            key={line.lineNo}
            line={line}
            currency={order.currency}
            cookAt={`/account/orders/${order.orderNo}/cook/${line.lineNo}`}
          />
        ))}
      </ul>
    </section>
  );
}

function Line(props: { line: OrderedLine; currency: string; cookAt: string }) {
  const { line, currency, cookAt } = props;
  const dish = line.name ?? boxWords.nameless;
  return (
    <li className={styles.line}>
      <Picture
        base={line.card?.picture ?? null}
        alt=""
        sizes="(min-width: 44rem) 128px, 80px"
        className={styles.picture}
      />
      <div className={styles.about}>
        <h3>{line.card ? <Link to={`/recipes/${line.card.slug}`}>{dish}</Link> : dish}</h3>
        <p className={styles.small}>
          {[boxWords.servings(line.servings), ...line.changesInWords].join(' · ')}
        </p>
        <Declared line={line} />
        {line.card ? (
          <p className={styles.small}>
            <Link to={cookAt} discover="none" aria-label={`${foodWords.cook}: ${dish}`}>
              {foodWords.cook}
            </Link>
          </p>
        ) : null}
        <details className={styles.details}>
          <summary>{accountWords.ingredients}</summary>
          <ul>
            {line.ingredients.map((part) => (
              <li key={part.ingredientNo}>
                <span>{part.name ?? boxWords.something}</span>
                <span className="figures">
                  {amount(part.amount, part.unit)} · {money(part.cents, currency)}
                </span>
              </li>
            ))}
            {line.preparationCents > 0 ? (
              <li>
                <span>{recipeWords.preparation}</span>
                <span className="figures">{money(line.preparationCents, currency)}</span>
              </li>
            ) : null}
          </ul>
        </details>
      </div>
      <p className={`${styles.price} figures`}>{money(line.priceCents, currency)}</p>
    </li>
  );
}
