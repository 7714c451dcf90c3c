import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigation } from 'react-router';
import {
  asksWhy,
  movesFrom,
  statuses,
  type Status,
} from '../../../../server/src/contract/order-status.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import styles from './orders.module.css';

const targets = statuses.filter((to) =>
  statuses.some((from) => movesFrom(from, 'staff').includes(to)),
);

/** Moves what is selected. Which moves are possible, the store decides for each order. */
export function BulkBar({ selected }: { selected: number }) {
  const [to, setTo] = useState<Status>('packing');
  const isMoving = useNavigation().formMethod === 'POST';
  return (
    <div role="group" aria-label={adminOrdersWords.bulk} className={`${styles.bulk} no-print`}>
      <p className={styles.count} role="status">
        {adminOrdersWords.selected(selected)}
      </p>
      {to === 'cancelled' || asksWhy(to) ? (
        <TextInput
          className={styles.reason}
          name="reason"
          label={adminOrdersWords.reason}
          required
        />
      ) : null}
      <NativeSelect
        name="to"
        label={adminOrdersWords.moveTo}
        value={to}
        onChange={(event) => {
          setTo(event.currentTarget.value as Status);
        }}
        data={targets.map((value) => ({ value, label: adminWords.statuses[value] }))}
      />
      {to === 'cancelled' ? (
        <ConfirmButton
          color="tomato"
          loading={isMoving}
          title={adminOrdersWords.selected(selected)}
          text={adminOrdersWords.cancelBulkText}
          confirm={adminOrdersWords.confirmCancel}
        >
          {adminOrdersWords.move}
        </ConfirmButton>
      ) : (
        <Button type="submit" loading={isMoving}>
          {adminOrdersWords.move}
        </Button>
      )}
    </div>
  );
}
