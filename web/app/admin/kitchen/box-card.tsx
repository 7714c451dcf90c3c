import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import type { Box } from '../kit/office-types.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import { BoxLine } from './box-line.tsx';
import { nextStatus } from './packing-api.ts';
import { shownLines } from './packing-state.ts';
import styles from './packing.module.css';
import type { OpenPacking } from './use-packing.ts';

const texts = adminKitchenWords.packing;

/** One box on the table: its lines to tick, and the step that comes next. */
export function BoxCard(props: {
  box: Box;
  packing: OpenPacking;
  changes: Record<string, string>;
  touch: (orderNo: number) => void;
}) {
  const { box, packing, changes, touch } = props;
  const { orderNo, status, name } = box;
  const lines = shownLines(box, packing.waiting);
  const packed = lines.filter((line) => line.packed).length;
  const refused = packing.refused[orderNo];
  const isAway = status === 'shipped' || status === 'delivered';
  return (
    <article
      aria-label={texts.order(orderNo)}
      className={styles.box}
      data-status={status}
      aria-busy={packing.moving.includes(orderNo) || undefined}
    >
      <header className={styles.boxHead}>
        <h3>{orderNo}</h3>
        <span className={styles.for}>{name}</span>
        <StatusBadge status={status} />
      </header>
      {status === 'cancelled' ? (
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
                    change={changes[`${orderNo}.${line.lineNo}`]}
                    mark={() => {
                      touch(orderNo);
                      const { lineNo } = line;
                      void packing.mark({ orderNo, lineNo, packed: !line.packed }, status);
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
          <footer className={styles.boxFoot}>
            <span>{isAway ? '' : texts.linesPacked(packed, lines.length)}</span>
            {status === 'delivered' ? null : (
              <form
                method="post"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (packing.moving.length > 0) return;
                  touch(orderNo);
                  void packing.move(nextStatus[status], [orderNo]);
                }}
              >
                <input type="hidden" name="orderNo" value={orderNo} />
                <button
                  className={status === 'packed' ? 'button' : 'button plain'}
                  name="to"
                  value={nextStatus[status]}
                  aria-label={texts.nextOf[status](orderNo)}
                >
                  {texts.next[status]}
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
