import { Alert } from '@mantine/core';
import { IconCreditCardOff } from '@tabler/icons-react';
import { adminPaymentsWords } from '../../words/en/admin-payments.ts';
import { StaffLink } from '../kit/staff-link.tsx';

export function PaymentAlerts({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconCreditCardOff aria-hidden />}
      title={adminPaymentsWords.alertsTitle(count)}
    >
      <StaffLink needs="see-money" to="/admin/failed-charges">
        {adminPaymentsWords.alertsNext}
      </StaffLink>
    </Alert>
  );
}
