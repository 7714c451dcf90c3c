import { useEffect, useRef } from 'react';
import type { Problem } from '../kit/problem.ts';

/** Takes the focus to the first field that a problem names; the alert has it where none is on the page. */
export function useFirstProblem(problem: Problem | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return form;
}
