import { Button, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import type { Status } from '../../../../server/src/ordering/order-status.ts';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';
import { SearchField } from '../parts/search-field.tsx';
import styles from './orders.module.css';

type Filters = { q?: string | undefined; status?: Status | undefined; day?: string | undefined };

const { admin, adminOrders } = words;

/** What is looked for stands in the address, so that it can be kept, sent and gone back to. */
export function OrderFilters({ q = '', status, day = '' }: Filters) {
  const addressFor = (wanted?: string) => {
    const query = new URLSearchParams({
      ...(q && { q }),
      ...(wanted && { status: wanted }),
      ...(day && { day }),
    });
    return `/admin/orders?${query.toString()}`;
  };
  const choices = [
    { value: undefined, label: adminOrders.every },
    ...Object.entries(admin.statuses).map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className={`${styles.filters} no-print`}>
      <Form role="search" action="/admin/orders" className={columns.filters}>
        <SearchField label={adminOrders.searchLabel} value={q} />
        <TextInput
          key={day}
          type="date"
          name="day"
          label={adminOrders.deliveryDay}
          defaultValue={day}
        />
        {status ? <input type="hidden" name="status" value={status} /> : null}
        <Button type="submit" variant="default">
          {adminOrders.filter}
        </Button>
        {q || status || day ? (
          <Button component={Link} to="/admin/orders" variant="subtle">
            {admin.clear}
          </Button>
        ) : null}
      </Form>
      <nav aria-label={adminOrders.byStatus} className={styles.statuses}>
        {choices.map(({ value, label }) => (
          <Link
            key={label}
            to={addressFor(value)}
            className={styles.status}
            aria-current={value === status ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
    </div>
  );
}
