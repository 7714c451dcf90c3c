import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Editing } from './recipe-editor.tsx';

/** Off, but not so that it loses the focus when its row arrives at an end. */
const offAt = (end: boolean) => (end ? { 'data-disabled': true, 'aria-disabled': true } : {});

/** Moves a row, which keeps the focus; `row` is its list and its place there: `steps.2`. */
export function MoveButtons(props: {
  editing: Editing;
  row: string;
  count: number;
  up: string;
  down: string;
}) {
  const { editing, row, count, up, down } = props;
  const { rowButton, spot } = editing;
  const [list = '', index = ''] = row.split('.');
  const button = (way: 'up' | 'down', label: string, end: boolean) => (
    <ActionIcon
      {...rowButton(`${list}.${way}.${index}`)}
      {...spot(`${row}.${way}`)}
      variant="default"
      size={44}
      {...offAt(end)}
      aria-label={label}
      title={label}
    >
      {way === 'up' ? (
        <IconArrowUp size={20} aria-hidden />
      ) : (
        <IconArrowDown size={20} aria-hidden />
      )}
    </ActionIcon>
  );
  return (
    <>
      {button('up', up, Number(index) === 0)}
      {button('down', down, Number(index) === count - 1)}
    </>
  );
}
