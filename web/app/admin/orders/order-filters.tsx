import { Button, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { statuses, type Status } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';
import { SearchField } from '../parts/search-field.tsx';
import styles from './orders.module.css';

type Filters = {
  q?: string | undefined;
  status?: Status | undefined;
  day?: string | undefined;
  late?: 'true' | undefined;
};

const { admin, adminOrders } = words;

/** What is looked for stands in the address, so that it can be kept, sent and gone back to. */
export function OrderFilters({ q = '', status, day = '', late }: Filters) {
  const addressFor = (wanted: Pick<Filters, 'status' | 'late'>) => {
    const query = new URLSearchParams({
      ...(q && { q }),
      ...wanted,
      ...(day && { day }),
    });
    return `/admin/orders?${query.toString()}`;
  };
  const choices = [
    { label: adminOrders.every, wanted: {}, chosen: status === undefined && late === undefined },
    { label: adminOrders.late, wanted: { late: 'true' as const }, chosen: late !== undefined },
    ...statuses.map((value) => ({
      label: admin.statuses[value],
      wanted: { status: value },
      chosen: value === status,
    })),
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
        {late ? <input type="hidden" name="late" value={late} /> : null}
        <Button type="submit" variant="default">
          {adminOrders.filter}
        </Button>
        {q || status || day || late ? (
          <Button component={Link} to="/admin/orders" variant="subtle">
            {admin.clear}
          </Button>
        ) : null}
      </Form>
      <nav aria-label={adminOrders.byStatus} className={styles.statuses}>
        {choices.map(({ label, wanted, chosen }) => (
          <Link
            key={label}
            to={addressFor(wanted)}
            className={styles.status}
            aria-current={chosen ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
    </div>
  );
}
