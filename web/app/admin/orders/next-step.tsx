import { Button, Textarea, TextInput } from '@mantine/core';
import { Form, useNavigation } from 'react-router';
import {
  asksWhy,
  isReversible,
  toldOtherwise,
} from '../../../../server/src/contract/order-status.ts';
import { dayAndTime } from '../../kit/format.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import type { Order } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './order.module.css';

/** Where the store says that the order can go from here. */
export function NextStep({ order }: { order: Order }) {
  const { nextStatuses, backTo, status: now, cancellableUntil, timeZone } = order;
  const asked = useNavigation().formData?.get('to');
  const onward = nextStatuses.filter((status) => status !== 'cancelled' && !asksWhy(status));
  const withReason = nextStatuses.filter(asksWhy);
  const isLast = nextStatuses.length === 0 && backTo === null;
  return (
    <Panel title={adminOrdersWords.next} className="no-print">
      {isLast ? <p className={styles.muted}>{adminOrdersWords.nothingNext}</p> : null}
      {onward.map((status) =>
        cancellableUntil === null ? (
          <Form key={status} method="post">
            <Button type="submit" name="to" value={status} fullWidth loading={asked === status}>
              {adminOrdersWords.moves[status]}
            </Button>
          </Form>
        ) : (
          <Form key={status} method="post" className={styles.cancelForm}>
            <p className={styles.muted}>
              {adminOrdersWords.earlyText(dayAndTime(cancellableUntil, timeZone))}
            </p>
            <TextInput
              name="reason"
              label={adminOrdersWords.earlyReason}
              maxLength={200}
              required
            />
            <Button
              type="submit"
              name="to"
              value={status}
              variant="default"
              loading={asked === status}
            >
              {adminOrdersWords.early}
            </Button>
          </Form>
        ),
      )}
      {isReversible(now) ? (
        <Form method="post" className={styles.cancelForm}>
          <Button type="submit" name="takeBack" value={now} variant="subtle" fullWidth>
            {adminOrdersWords.takesBack[now]}
          </Button>
          {toldOtherwise(now) ? (
            <p className={styles.muted}>{adminOrdersWords.takeBackText}</p>
          ) : null}
        </Form>
      ) : null}
      {withReason.map((status) => (
        <details key={status} className={styles.cancel}>
          <summary>{adminOrdersWords.moves[status]}</summary>
          <Form method="post" className={styles.cancelForm}>
            <p className={styles.muted}>{adminOrdersWords.returnText}</p>
            <TextInput
              name="reason"
              label={adminOrdersWords.returnReason}
              maxLength={200}
              required
            />
            <Button
              type="submit"
              name="to"
              value={status}
              variant="outline"
              loading={asked === status}
            >
              {adminOrdersWords.moves[status]}
            </Button>
          </Form>
        </details>
      ))}
      {nextStatuses.includes('cancelled') ? (
        <details className={styles.cancel}>
          <summary>{adminOrdersWords.moves.cancelled}</summary>
          <Form method="post" className={styles.cancelForm}>
            <Textarea name="reason" label={adminOrdersWords.reason} autosize minRows={2} required />
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
