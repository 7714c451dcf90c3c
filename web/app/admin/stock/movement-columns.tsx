import { Link } from 'react-router';
import { baseAmount, moment } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import type { Movement } from './stock-types.ts';
import styles from './stock.module.css';

const said = words.adminStock.one;

/** With its sign: what came in is plus. */
const signed = (value: number, unit: Movement['unit']) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${baseAmount(Math.abs(value), unit)}`;

export const movementColumns: Column<Movement>[] = [
  {
    key: 'when',
    head: said.when,
    names: true,
    cell: ({ movedAt }) => <time dateTime={movedAt}>{moment(movedAt)}</time>,
  },
  { key: 'kind', head: said.kind, cell: ({ kind }) => said.kinds[kind] },
  {
    key: 'amount',
    head: said.amount,
    numeric: true,
    cell: ({ amount, unit }) => (
      <span className={amount < 0 ? styles.out : styles.in}>{signed(amount, unit)}</span>
    ),
  },
  { key: 'by', head: said.by, cell: ({ movedBy }) => movedBy },
  {
    key: 'note',
    head: said.note,
    cell: ({ note, orderNo }) => (
      <>
        {orderNo === null ? null : (
          <Link to={`/admin/orders/${orderNo}`}>{said.order(orderNo)}</Link>
        )}
        {orderNo !== null && note !== null ? ', ' : ''}
        {note}
      </>
    ),
  },
];
