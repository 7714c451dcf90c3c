import { Link } from 'react-router';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day, money, number } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import type { Sales } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { SalesChart } from './sales-chart.tsx';
import styles from './today.module.css';

export type SalesDay = Sales['days'][number];

const columns: Column<SalesDay>[] = [
  { key: 'day', head: adminTodayWords.day, names: true, cell: ({ date }) => day(date) },
  { key: 'orders', head: adminTodayWords.orders, numeric: true, cell: (row) => number(row.orders) },
  {
    key: 'servings',
    head: adminTodayWords.servings,
    numeric: true,
    cell: (row) => number(row.servings),
  },
  {
    key: 'cancelled',
    head: adminTodayWords.cancelled,
    numeric: true,
    cell: (row) => number(row.cancelledOrders),
  },
  {
    key: 'revenue',
    head: adminTodayWords.revenueHead,
    numeric: true,
    cell: (row) => money(row.revenueCents),
  },
];

/** What was sold, to look at, and day by day to read. */
export function SalesByDay(props: {
  days: readonly SalesDay[];
  total: Sales['total'];
  otherCurrencies: Sales['otherCurrencies'];
  range: number;
  ranges: number[];
}) {
  const { days, total, otherCurrencies, range, ranges } = props;
  const choice = (
    <nav aria-label={adminTodayWords.range} className={`${styles.ranges} no-print`}>
      {ranges.map((choice) => (
        <Link
          key={choice}
          to={`?days=${choice}`}
          preventScrollReset
          aria-current={choice === range ? 'true' : undefined}
        >
          {adminTodayWords.lastDays(choice)}
        </Link>
      ))}
    </nav>
  );
  return (
    <div id="sales">
      <Panel title={adminTodayWords.sales} beside={choice}>
        {total.orders + total.cancelledOrders === 0 ? (
          <EmptyState title={adminTodayWords.noSalesTitle} text={adminTodayWords.noSalesText} />
        ) : (
          <>
            <SalesChart days={days} label={labelOf(days, total)} />
            <details className={styles.table}>
              <summary>{adminTodayWords.asTable}</summary>
              <DataTable
                caption={adminTodayWords.sales}
                columns={columns}
                rows={days.toReversed()}
                rowKey={({ date }) => date}
                empty={null}
              />
            </details>
          </>
        )}
        {otherCurrencies.map(({ currency, revenueCents, orders }) => (
          <p key={currency} className={styles.other}>
            {adminTodayWords.otherCurrency(
              money(revenueCents, currency),
              adminTodayWords.orderCount(orders),
            )}
          </p>
        ))}
      </Panel>
    </div>
  );
}

const labelOf = (days: readonly SalesDay[], total: Sales['total']) =>
  adminTodayWords.chart(
    money(total.revenueCents),
    adminTodayWords.orderCount(total.orders),
    day(days[0]?.date ?? ''),
    day(days.at(-1)?.date ?? ''),
  );
