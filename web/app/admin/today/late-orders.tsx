import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { StaffLink } from '../kit/staff-link.tsx';

export function LateOrders({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconClockExclamation aria-hidden />}
      title={adminTodayWords.late(count)}
    >
      <StaffLink needs="see-orders" to="/admin/orders?late=true">
        {adminTodayWords.lateNext}
      </StaffLink>
    </Alert>
  );
}
