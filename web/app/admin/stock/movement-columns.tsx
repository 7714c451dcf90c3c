import { baseAmount, moment } from '../../kit/format.ts';
import { StaffLink } from '../kit/staff-link.tsx';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import type { Column } from '../kit/data-table.tsx';
import type { Movement } from '../kit/office-types.ts';
import styles from './stock.module.css';

const texts = adminStockWords.one;

/** With its sign: what came in is plus. */
const signed = (value: number, unit: Movement['unit']) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${baseAmount(Math.abs(value), unit)}`;

export const movementColumns: Column<Movement>[] = [
  {
    key: 'when',
    head: texts.when,
    names: true,
    cell: ({ movedAt }) => <time dateTime={movedAt}>{moment(movedAt)}</time>,
  },
  { key: 'kind', head: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
  {
    key: 'amount',
    head: texts.amount,
    numeric: true,
    cell: ({ amount, unit }) => (
      <span className={amount < 0 ? styles.out : styles.in}>{signed(amount, unit)}</span>
    ),
  },
  { key: 'by', head: texts.by, cell: ({ movedBy }) => movedBy },
  {
    key: 'note',
    head: texts.note,
    cell: ({ note, orderNo }) => (
      <>
        {orderNo === null ? null : (
          <StaffLink needs="see-orders" to={`/admin/orders/${orderNo}`}>
            {texts.order(orderNo)}
          </StaffLink>
        )}
        {orderNo !== null && note !== null ? ', ' : ''}
        {note}
      </>
    ),
  },
];
