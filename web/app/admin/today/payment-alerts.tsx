import { Alert } from '@mantine/core';
import { IconCreditCardOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { adminPaymentsWords } from '../../words/en/admin-payments.ts';

export function PaymentAlerts({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconCreditCardOff aria-hidden />}
      title={adminPaymentsWords.alertsTitle(count)}
    >
      <Link to="/admin/failed-charges">{adminPaymentsWords.alertsNext}</Link>
    </Alert>
  );
}
