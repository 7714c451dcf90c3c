import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigation } from 'react-router';
import { movesFrom, statuses, type Status } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import styles from './orders.module.css';

const { admin, adminOrders } = words;
const targets = statuses.filter((to) =>
  statuses.some((from) => movesFrom(from, 'staff').includes(to)),
);

/** Moves what is selected. Which moves are possible, the store decides for each order. */
export function BulkBar({ selected }: { selected: number }) {
  const [to, setTo] = useState<Status>('packing');
  const isMoving = useNavigation().formMethod === 'POST';
  return (
    <div role="group" aria-label={adminOrders.bulk} className={`${styles.bulk} no-print`}>
      <p className={styles.count} role="status">
        {adminOrders.selected(selected)}
      </p>
      {to === 'cancelled' ? (
        <TextInput
          className={styles.reason}
          name="reason"
          label={adminOrders.reason}
          maxLength={200}
          required
        />
      ) : null}
      <NativeSelect
        name="to"
        label={adminOrders.moveTo}
        value={to}
        onChange={(event) => {
          setTo(event.currentTarget.value as Status);
        }}
        data={targets.map((value) => ({ value, label: admin.statuses[value] }))}
      />
      {to === 'cancelled' ? (
        <ConfirmButton
          color="tomato"
          loading={isMoving}
          title={adminOrders.selected(selected)}
          text={adminOrders.cancelBulkText}
          confirm={adminOrders.confirmCancel}
        >
          {adminOrders.move}
        </ConfirmButton>
      ) : (
        <Button type="submit" loading={isMoving}>
          {adminOrders.move}
        </Button>
      )}
    </div>
  );
}
