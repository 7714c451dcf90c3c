import { onwardFrom } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { BoxLine } from './box-line.tsx';
import type { Box } from './kitchen-types.ts';
import { shownLines, stageOf } from './packing-state.ts';
import styles from './packing.module.css';
import type { PackingDesk } from './use-packing.ts';

const said = words.adminKitchen.packing;

/** One box on the table: its lines to tick, and the step that comes next. */
export function BoxCard(props: {
  box: Box;
  desk: PackingDesk;
  changes: Record<string, string>;
  touch: (orderNo: number) => void;
}) {
  const { box, desk, changes, touch } = props;
  const { orderNo, status, name } = box;
  const lines = shownLines(box, desk.waiting);
  const packed = lines.filter((line) => line.packed).length;
  const refused = desk.refused[orderNo];
  const stage = stageOf(box);
  const isAway = stage === 'shipped';
  const next = onwardFrom(status);
  return (
    <article
      aria-label={said.order(orderNo)}
      className={styles.box}
      data-stage={stage}
      aria-busy={desk.moving.includes(orderNo) || undefined}
    >
      <header className={styles.boxHead}>
        <h3>{orderNo}</h3>
        <span className={styles.for}>{name}</span>
        <StatusBadge status={status} />
      </header>
      {stage === 'cancelled' ? (
        <p className={styles.cancelled}>{said.cancelled}</p>
      ) : (
        <>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={line.lineNo}>
                {isAway ? (
                  said.line(line.name, line.servings)
                ) : (
                  <BoxLine
                    line={line}
                    box={box}
                    change={changes[`${orderNo}.${line.lineNo}`]}
                    mark={() => {
                      touch(orderNo);
                      const { lineNo } = line;
                      void desk.mark({ orderNo, lineNo, packed: !line.packed }, status);
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
          <footer className={styles.boxFoot}>
            <span>{isAway ? '' : said.linesPacked(packed, lines.length)}</span>
            {next && (
              <form
                method="post"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (desk.moving.length > 0) return;
                  touch(orderNo);
                  void desk.move(next, [orderNo]);
                }}
              >
                <input type="hidden" name="orderNo" value={orderNo} />
                <button
                  className={stage === 'packed' ? 'button' : 'button plain'}
                  name="to"
                  value={next}
                  aria-label={said.nextOf[next](orderNo)}
                >
                  {said.next[next]}
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
