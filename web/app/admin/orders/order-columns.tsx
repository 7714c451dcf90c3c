import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import type { Status } from '../../../../server/src/contract/order-status.ts';
import { moment, money, shortDay } from '../../kit/format.ts';
import { words } from '../../words/admin-words.ts';
import type { Column } from '../parts/data-table.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import styles from './orders.module.css';

export type OrderRow = {
  orderNo: number;
  name: string;
  email: string;
  deliveryDay: string;
  status: Status;
  placedAt: string;
  totalCents: number;
};

const { admin, adminOrders } = words;

const number: Column<OrderRow> = {
  key: 'orderNo',
  head: adminOrders.number,
  label: adminOrders.number,
  cell: ({ orderNo }) => <Link to={`/admin/orders/${orderNo}`}>{orderNo}</Link>,
  names: true,
  narrow: true,
};
const customer: Column<OrderRow> = {
  key: 'customer',
  head: adminOrders.customer,
  cell: ({ name, email }) => (
    <span className={styles.who}>
      {name}
      <span className={styles.email}>{email}</span>
    </span>
  ),
};
const others: Column<OrderRow>[] = [
  {
    key: 'deliveryDay',
    head: adminOrders.deliveryDay,
    cell: ({ deliveryDay }) => shortDay(deliveryDay),
    narrow: true,
  },
  {
    key: 'status',
    head: adminOrders.status,
    cell: ({ status }) => <StatusBadge status={status} />,
    narrow: true,
  },
  {
    key: 'placedAt',
    head: adminOrders.placedAt,
    cell: ({ placedAt }) => <time dateTime={placedAt}>{moment(placedAt)}</time>,
    narrow: true,
  },
  {
    key: 'total',
    head: adminOrders.total,
    cell: ({ totalCents }) => money(totalCents),
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
        aria-label={admin.selectAll}
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
        aria-label={adminOrders.select(orderNo)}
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
