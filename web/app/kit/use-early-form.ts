import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Tells once what a form holds when scripts begin to run: on a slow line somebody has filled it in by then. */
export function useEarlyForm(
  form: RefObject<HTMLFormElement | null>,
  tell: (fields: FormData) => void,
): void {
  const begin = useEffectEvent(tell);
  useEffect(() => {
    if (form.current) begin(new FormData(form.current));
  }, [form]);
}
