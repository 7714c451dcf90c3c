import { Button } from '@mantine/core';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';

const texts = adminMenuWords.recipe;

/** Duplicates the recipe as it is saved; asks first where something is not. */
export function CopyButton({ dirty, busy }: { dirty: boolean; busy: boolean }) {
  const button = { name: 'intent', value: 'copy', variant: 'subtle', disabled: busy };
  if (!dirty)
    return (
      <Button type="submit" {...button}>
        {texts.copy}
      </Button>
    );
  return (
    <ConfirmButton
      {...button}
      title={texts.copyTitle}
      text={texts.copyText}
      confirm={texts.copyYes}
    >
      {texts.copy}
    </ConfirmButton>
  );
}
