import { Button, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { statuses, type Status } from '../../../../server/src/contract/order-status.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { SearchField } from '../kit/search-field.tsx';
import styles from './orders.module.css';

type Filters = {
  q?: string | undefined;
  status?: Status | undefined;
  day?: string | undefined;
  late?: 'true' | undefined;
};

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
    {
      label: adminOrdersWords.every,
      wanted: {},
      chosen: status === undefined && late === undefined,
    },
    { label: adminOrdersWords.late, wanted: { late: 'true' as const }, chosen: late !== undefined },
    ...statuses.map((value) => ({
      label: adminWords.statuses[value],
      wanted: { status: value },
      chosen: value === status,
    })),
  ];
  return (
    <div className={`${styles.filters} no-print`}>
      <Form role="search" action="/admin/orders" className={columns.filters}>
        <SearchField label={adminOrdersWords.searchLabel} value={q} />
        <TextInput
          key={day}
          type="date"
          name="day"
          label={adminOrdersWords.deliveryDay}
          defaultValue={day}
        />
        {status ? <input type="hidden" name="status" value={status} /> : null}
        {late ? <input type="hidden" name="late" value={late} /> : null}
        <Button type="submit" variant="default">
          {adminOrdersWords.filter}
        </Button>
        {q || status || day || late ? (
          <Button component={Link} to="/admin/orders" variant="subtle">
            {adminWords.clear}
          </Button>
        ) : null}
      </Form>
      <nav aria-label={adminOrdersWords.byStatus} className={styles.statuses}>
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
