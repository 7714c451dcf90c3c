import { Button, Group, Modal, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { adminWords } from '../../words/en/admin.ts';

/** A submit button of a form that asks once more. Without scripts it submits at once. */
export function ConfirmButton(
  props: ButtonProps & {
    children: ReactNode;
    /** What will happen, and what it cannot undo. */
    title: string;
    text: ReactNode;
    /** The verb that does it. */
    confirm: string;
    name?: string;
    value?: string;
  },
) {
  const { children, title, text, confirm, name, value, ...button } = props;
  const submit = useRef<HTMLButtonElement>(null);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        {...button}
        ref={submit}
        type="submit"
        name={name}
        value={value}
        onClick={(event) => {
          if (submit.current?.form?.reportValidity() === false) return;
          event.preventDefault();
          open();
        }}
      >
        {children}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={title}
        closeButtonProps={{ 'aria-label': adminWords.cancel }}
      >
        {text}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            {adminWords.cancel}
          </Button>
          <Button
            color={button.color ?? 'herb'}
            data-autofocus
            onClick={() => {
              close();
              submit.current?.form?.requestSubmit(submit.current);
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
