import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from 'react-router';
import { words } from '../../words/admin-words.ts';

const { adminToday } = words;

export function LateOrders({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconClockExclamation aria-hidden />}
      title={adminToday.late(count)}
    >
      <Link to="/admin/orders?late=true">{adminToday.lateNext}</Link>
    </Alert>
  );
}
