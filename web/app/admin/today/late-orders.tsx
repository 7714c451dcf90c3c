import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from 'react-router';
import { adminTodayWords } from '../../words/en/admin-today.ts';

export function LateOrders({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconClockExclamation aria-hidden />}
      title={adminTodayWords.late(count)}
    >
      <Link to="/admin/orders?late=true">{adminTodayWords.lateNext}</Link>
    </Alert>
  );
}
