import { useEffect, useRef } from 'react';
import type { Answer } from './what-is-wrong.ts';

/** Takes the focus to what the store asks or refuses. */
export function useAnswerFocus(answer: Answer | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer)
      form.current?.querySelector<HTMLElement>('[data-asks], [aria-invalid="true"]')?.focus();
  }, [answer]);
  return form;
}
