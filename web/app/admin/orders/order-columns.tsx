import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { moment, money, shortDay } from '../../kit/format.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import type { Column } from '../kit/data-table.tsx';
import type { OrderRow } from '../kit/office-types.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import styles from './orders.module.css';

const number: Column<OrderRow> = {
  key: 'orderNo',
  head: adminOrdersWords.number,
  label: adminOrdersWords.number,
  cell: ({ orderNo }) => <Link to={`/admin/orders/${orderNo}`}>{orderNo}</Link>,
  names: true,
  narrow: true,
};
const customer: Column<OrderRow> = {
  key: 'customer',
  head: adminOrdersWords.customer,
  cell: ({ name, email }) => (
    <span className={styles.who}>
      <bdi>{name}</bdi>
      <span className={styles.email}>{email}</span>
    </span>
  ),
};
const others: Column<OrderRow>[] = [
  {
    key: 'deliveryDay',
    head: adminOrdersWords.deliveryDay,
    cell: ({ deliveryDay }) => shortDay(deliveryDay),
    narrow: true,
  },
  {
    key: 'status',
    head: adminOrdersWords.status,
    cell: ({ status }) => <StatusBadge status={status} />,
    narrow: true,
  },
  {
    key: 'placedAt',
    head: adminOrdersWords.placedAt,
    cell: ({ placedAt }) => <time dateTime={placedAt}>{moment(placedAt)}</time>,
    narrow: true,
  },
  {
    key: 'total',
    head: adminOrdersWords.total,
    cell: ({ totalCents, currency }) => money(totalCents, currency),
    numeric: true,
    narrow: true,
  },
];

export const orderColumns = [number, customer, ...others];
/** On the page of one customer, who it was goes without saying. */
export const ownOrderColumns = [number, ...others];

export function selectColumn(
  rows: readonly OrderRow[],
  selected: ReadonlySet<number>,
  change: (orderNos: number[], isSelected: boolean) => void,
): Column<OrderRow> {
  return {
    key: 'select',
    head: (
      <Checkbox
        aria-label={adminWords.selectAll}
        checked={selected.size === rows.length}
        indeterminate={selected.size > 0 && selected.size < rows.length}
        onChange={(event) => {
          change(
            rows.map(({ orderNo }) => orderNo),
            event.currentTarget.checked,
          );
        }}
      />
    ),
    cell: ({ orderNo }) => (
      <Checkbox
        name="orderNo"
        value={orderNo}
        aria-label={adminOrdersWords.select(orderNo)}
        checked={selected.has(orderNo)}
        onChange={(event) => {
          change([orderNo], event.currentTarget.checked);
        }}
      />
    ),
    narrow: true,
    noPrint: true,
  };
}
