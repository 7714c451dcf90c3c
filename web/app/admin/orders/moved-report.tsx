import { Alert } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { adminWords } from '../../words/en/admin.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import type { MovedAnswer } from './move-selected.server.ts';
import styles from './moved-report.module.css';

/** What became of each order that was asked to move; those that did not move come first. */
export function MovedReport({ answer }: { answer: MovedAnswer | undefined }) {
  const report = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer && 'items' in answer) report.current?.focus();
  }, [answer]);
  if (!answer) return null;
  if ('problem' in answer) return <ProblemAlert problem={answer.problem} />;
  const { to, items } = answer;
  const moved = items.filter((item) => item.moved);
  const refused = items.filter((item) => !item.moved);
  return (
    <Alert
      ref={report}
      tabIndex={-1}
      role="status"
      color={refused.length > 0 ? 'tomato' : 'herb'}
      title={adminOrdersWords.movedTitle(moved.length, items.length)}
      className="no-print"
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
    </Alert>
  );
}
