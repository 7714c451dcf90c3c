import { Button, Group, Modal } from '@mantine/core';
import { useCallback } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router';
import { words } from '../../words/admin-words.ts';

const said = words.adminMenu.recipe;

/** Asks before a page with unsaved words is left. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(
    useCallback(
      (event) => {
        if (dirty) event.preventDefault();
      },
      [dirty],
    ),
  );
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={said.leaveTitle}
      closeButtonProps={{ 'aria-label': said.stay }}
    >
      {said.leaveText}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.reset?.()} data-autofocus>
          {said.stay}
        </Button>
        <Button color="tomato" onClick={() => blocker.proceed?.()}>
          {said.leave}
        </Button>
      </Group>
    </Modal>
  );
}
