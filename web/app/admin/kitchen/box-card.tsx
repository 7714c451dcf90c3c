import { isReversible, onwardFrom } from '../../../../server/src/contract/order-status.ts';
import { moment } from '../../kit/format.ts';
import { Link } from 'react-router';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { foodWords } from '../../words/en/food.ts';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { Box } from '../kit/office-types.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import { BlockedFood } from './blocked-food.tsx';
import { BoxLine } from './box-line.tsx';
import { refusedOf, shownLines, stageOf } from './packing-state.ts';
import styles from './packing.module.css';
import type { OpenPacking } from './use-packing.ts';

const texts = adminKitchenWords.packing;

/** One box on the table: its lines to tick, and the step that comes next. */
export function BoxCard(props: {
  box: Box;
  packing: OpenPacking;
  touch: (orderNo: number) => void;
  showsAllergens: boolean;
}) {
  const { box, packing, touch, showsAllergens } = props;
  const { orderNo, status, name } = box;
  const inKitchen = useInKitchen();
  const lines = shownLines(box, packing);
  const packed = lines.filter((line) => line.packed).length;
  const refused = refusedOf(packing.refused, orderNo);
  const stage = stageOf(box);
  const isAway = stage === 'shipped';
  const { cancellableUntil } = box;
  const next = cancellableUntil === null ? onwardFrom(status) : undefined;
  return (
    <article
      aria-label={texts.order(orderNo)}
      className={styles.box}
      data-stage={stage}
      aria-busy={packing.moving.includes(orderNo) || undefined}
    >
      <header className={styles.boxHead}>
        <h3>{orderNo}</h3>
        <bdi className={styles.for}>{name}</bdi>
        <StatusBadge status={status} />
      </header>
      {showsAllergens ? <p className={styles.waiting}>{allergensOf(box)}</p> : null}
      {stage === 'cancelled' ? (
        <p className={styles.cancelled}>{texts.cancelled}</p>
      ) : (
        <>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={line.lineNo}>
                {isAway ? (
                  texts.line(line.name, line.servings)
                ) : (
                  <BoxLine
                    line={line}
                    box={box}
                    mark={() => {
                      touch(orderNo);
                      const { lineNo } = line;
                      void packing.mark({ orderNo, lineNo, packed: !line.packed }, status);
                    }}
                  />
                )}
                <BlockedFood box={box} lineNo={line.lineNo} />
              </li>
            ))}
          </ul>
          {cancellableUntil === null ? null : (
            <p className={styles.mayCancel}>{texts.mayCancel(moment(cancellableUntil))}</p>
          )}
          {isAway ? null : (
            <p className={`${styles.missing} no-print`}>
              <Link
                to={inKitchen(`../missing/${orderNo}`)}
                relative="path"
                aria-label={adminBooksWords.missing.linkOf(orderNo)}
              >
                {adminBooksWords.missing.link}
              </Link>
            </p>
          )}
          <footer className={styles.boxFoot}>
            {isAway ? (
              <TakeBack box={box} packing={packing} touch={touch} />
            ) : (
              <span>{texts.linesPacked(packed, lines.length)}</span>
            )}
            {next && (
              <form
                method="post"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (packing.moving.length > 0) return;
                  touch(orderNo);
                  void packing.move(next, [orderNo]);
                }}
              >
                <input type="hidden" name="orderNo" value={orderNo} />
                <button
                  className={stage === 'packed' ? 'button' : 'button plain'}
                  name="to"
                  value={next}
                  aria-label={texts.nextOf[next](orderNo)}
                >
                  {texts.next[next]}
                </button>
              </form>
            )}
          </footer>
        </>
      )}
      <p role="alert" className={refused === undefined ? 'visually-hidden' : styles.refused}>
        {refused}
      </p>
    </article>
  );
}

const allergensOf = ({ allergens, allergensUnknown }: Box): string =>
  [
    allergens.length > 0
      ? foodWords.contains(allergens)
      : allergensUnknown
        ? ''
        : texts.noAllergens,
    allergensUnknown ? texts.unknownAllergens : '',
  ]
    .filter((part) => part !== '')
    .join('. ');

/** A moment to take back what was pressed too early; then the customer never hears of it. */
function TakeBack(props: { box: Box; packing: OpenPacking; touch: (orderNo: number) => void }) {
  const { orderNo, status } = props.box;
  if (!isReversible(status)) return null;
  const label = texts.takesBack[status];
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (props.packing.moving.length > 0) return;
        props.touch(orderNo);
        void props.packing.takeBack(status, orderNo);
      }}
    >
      <input type="hidden" name="orderNo" value={orderNo} />
      <button
        className="button quiet"
        name="takeBack"
        value={status}
        aria-label={texts.takesBackOf(orderNo, label)}
      >
        {label}
      </button>
    </form>
  );
}
