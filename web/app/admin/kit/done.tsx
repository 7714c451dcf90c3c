import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

/** Says that it was done, and takes the focus to the words: the form that had it was drawn anew. */
export function Done({ text }: { text: string }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text !== '') alert.current?.focus();
  }, [text]);
  if (text === '') return null;
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="status"
      color="herb"
      icon={<IconCircleCheck aria-hidden />}
    >
      {text}
    </Alert>
  );
}
