import { Button } from '@mantine/core';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';

const texts = adminMenuWords.archive;

/** Archives what the form is about, after one more question, or brings it back. */
export function ArchiveButton(props: { archived: boolean; busy: boolean; name?: string }) {
  const { archived, busy, name } = props;
  const button = { name: 'intent', variant: 'subtle', disabled: busy };
  if (archived)
    return (
      <Button
        type="submit"
        value="unarchive"
        {...button}
        aria-label={name === undefined ? undefined : texts.bringBackOf(name)}
      >
        {texts.bringBack}
      </Button>
    );
  return (
    <ConfirmButton
      value="archive"
      {...button}
      aria-label={name === undefined ? undefined : texts.archiveOf(name)}
      title={texts.title}
      text={texts.text}
      confirm={texts.archive}
    >
      {texts.archive}
    </ConfirmButton>
  );
}
