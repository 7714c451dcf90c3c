import { Link } from 'react-router';
import { money } from '../../kit/format.ts';
import { Picture } from '../../kit/picture.tsx';
import { boxWords } from '../../words/en/box.ts';
import styles from './cart-line.module.css';
import { CartForm } from './cart-form.tsx';
import { LineConflicts } from './line-conflicts.tsx';
import type { CartLineView } from './read-cart.server.ts';
import { LineServings } from './line-servings.tsx';

/** One meal of the box: what it is, how it was changed, what it costs, and what can be done about it. */
export function CartLineCard({ line, version }: { line: CartLineView; version: number }) {
  const dish = line.name ?? boxWords.nameless;
  const edit = line.slug === null ? '/menu' : `/recipes/${line.slug}?line=${line.lineId}`;
  return (
    <li className={styles.line} aria-label={dish}>
      <Picture
        base={line.picture}
        alt=""
        sizes="(min-width: 44rem) 160px, 96px"
        className={styles.picture}
      />
      <div>
        <h2 className={styles.name}>{line.slug === null ? dish : <Link to={edit}>{dish}</Link>}</h2>
        {line.changesInWords.length > 0 ? (
          <ul className={styles.changes}>
            {line.changesInWords.map((change) => (
              <li key={change} className="tag">
                {change}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {line.quote ? (
        <p className={`${styles.price} figures`}>
          <strong>{money(line.quote.totalCents)}</strong>
          <span>{boxWords.perServing(money(line.quote.perServingCents))}</span>
        </p>
      ) : null}
      {line.quote ? (
        <LineConflicts line={line} version={version} />
      ) : (
        <Gone problem={line.problem} />
      )}
      <div className={styles.tools}>
        {line.quote ? (
          <LineServings
            lineId={line.lineId}
            dish={dish}
            servings={line.servings}
            version={version}
          />
        ) : null}
        <span className={styles.links}>
          {line.slug !== null && line.problem !== 'recipe-not-published' ? (
            <Link to={edit} className="button quiet" aria-label={boxWords.editOf(dish)}>
              {boxWords.edit}
            </Link>
          ) : null}
          <RemoveButton line={line} dish={dish} version={version} />
        </span>
      </div>
    </li>
  );
}

function RemoveButton({
  line,
  dish,
  version,
}: {
  line: CartLineView;
  dish: string;
  version: number;
}) {
  return (
    <CartForm>
      <input type="hidden" name="version" value={version} />
      <button
        className="button quiet"
        name="intent"
        value={`remove ${line.lineId}`}
        aria-label={boxWords.removeOf(dish)}
      >
        {boxWords.remove}
      </button>
    </CartForm>
  );
}

function Gone({ problem }: { problem: string | null }) {
  const left = problem === 'recipe-not-published' || problem === 'recipe-not-found';
  return <p className={styles.gone}>{left ? boxWords.gone : boxWords.cannotBeMade}</p>;
}
