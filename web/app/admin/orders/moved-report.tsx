import { Link } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { MovedAnswer } from './move-selected.server.ts';
import styles from './moved-report.module.css';

/** What became of each order that was asked to move; those that did not move come first. */
export function MovedReport({ answer }: { answer: MovedAnswer | undefined }) {
  if (!answer) return null;
  if ('problem' in answer) return <ProblemNote problem={answer.problem} />;
  const { to, items } = answer;
  const moved = items.filter((item) => item.moved);
  const refused = items.filter((item) => !item.moved);
  return (
    <div className="no-print">
      <Note
        calm={refused.length === 0}
        title={adminOrdersWords.movedTitle(moved.length, items.length)}
        news={answer}
      >
        <ul className={styles.results}>
          {[...refused, ...moved].map(({ orderNo, code }) => (
            <li key={orderNo}>
              <Link to={`/admin/orders/${orderNo}`}>{adminOrdersWords.orderTitle(orderNo)}</Link>{' '}
              {code === null
                ? adminOrdersWords.movedTo(adminWords.statuses[to])
                : `${adminOrdersWords.notMoved} ${adminOrdersWords.codes[code] ?? code}`}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
