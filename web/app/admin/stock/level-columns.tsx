import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { baseAmount } from '../../kit/format.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import type { Column } from '../kit/data-table.tsx';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import type { Level } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';
import { Limits } from './limits.tsx';
import styles from './stock.module.css';

const texts = adminStockWords;

function LevelLink(props: { ingredientNo: number; children: ReactNode }) {
  const { ingredientNo, children } = props;
  return (
    <Link to={useInKitchen()(`/admin/stock/${ingredientNo}`)} className={styles.name}>
      {children}
    </Link>
  );
}

export const levelColumns: Column<Level>[] = [
  {
    key: 'name',
    head: texts.ingredient,
    names: true,
    cell: ({ ingredientNo, name }) => (
      <span>
        <LevelLink ingredientNo={ingredientNo}>{name ?? ingredientNo}</LevelLink>
        <small className={styles.under}>{ingredientNo}</small>
      </span>
    ),
  },
  {
    key: 'free',
    head: texts.free,
    numeric: true,
    cell: ({ amount, unit, low }) => (
      <span className={styles.level}>
        {low ? <Badge tone="warning">{texts.low}</Badge> : null}
        <strong>{baseAmount(amount, unit)}</strong>
      </span>
    ),
  },
  {
    key: 'promised',
    head: texts.promised,
    numeric: true,
    cell: ({ promisedAmount, unit }) =>
      promisedAmount === 0 ? (
        <span className={styles.quiet}>0</span>
      ) : (
        baseAmount(promisedAmount, unit)
      ),
  },
  {
    key: 'mark',
    head: texts.mark,
    numeric: true,
    cell: ({ lowStockAmount, unit }) => (
      <span className={styles.quiet}>{baseAmount(lowStockAmount, unit)}</span>
    ),
  },
  {
    key: 'limits',
    head: texts.limits,
    cell: (level) => <Limits level={level} most={2} />,
  },
];
