import { Button, Textarea } from '@mantine/core';
import { Form, useNavigation } from 'react-router';
import type { Status } from '../../kit/api-types.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { Panel } from '../kit/panel.tsx';
import styles from './order.module.css';

/** Where the store says that the order can go from here. */
export function NextStep({ nextStatuses }: { nextStatuses: Status[] }) {
  const asked = useNavigation().formData?.get('to');
  const onward = nextStatuses.filter((status) => status !== 'cancelled');
  const isLast = nextStatuses.length === 0;
  return (
    <Panel title={adminOrdersWords.next} className="no-print">
      {isLast ? <p className={styles.muted}>{adminOrdersWords.nothingNext}</p> : null}
      {onward.map((status) => (
        <Form key={status} method="post">
          <Button type="submit" name="to" value={status} fullWidth loading={asked === status}>
            {adminOrdersWords.moves[status]}
          </Button>
        </Form>
      ))}
      {nextStatuses.includes('cancelled') ? (
        <details className={styles.cancel}>
          <summary>{adminOrdersWords.moves.cancelled}</summary>
          <Form method="post" className={styles.cancelForm}>
            <Textarea
              name="reason"
              label={adminOrdersWords.reason}
              maxLength={200}
              autosize
              minRows={2}
              required
            />
            <ConfirmButton
              name="to"
              value="cancelled"
              variant="outline"
              color="tomato"
              loading={asked === 'cancelled'}
              title={adminOrdersWords.cancelTitle}
              text={adminOrdersWords.cancelText}
              confirm={adminOrdersWords.moves.cancelled}
            >
              {adminOrdersWords.moves.cancelled}
            </ConfirmButton>
          </Form>
        </details>
      ) : null}
    </Panel>
  );
}
