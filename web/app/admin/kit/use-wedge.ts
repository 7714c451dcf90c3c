import { useEffect, useEffectEvent } from 'react';
import { afterKey, isSeparator, noBurst } from './wedge.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldIn = (target: EventTarget | null): Field | undefined =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement
    ? target
    : undefined;

/**
 * Hears a scanner that acts as a keyboard, wherever the focus is: what it typed into another field is taken out of there again, and its Enter
 * presses nothing.
 */
export function useWedge(onScan: (code: string) => void): void {
  const scan = useEffectEvent(onScan);
  useEffect(() => {
    let burst = noBurst;
    /** What the field that has the focus held before. */
    let held: { field: Field; value: string } | undefined;
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, repeat, timeStamp, isComposing } = event;
      if (isComposing || metaKey || altKey) {
        burst = noBurst;
        return;
      }
      const pressed = { key, ctrl: ctrlKey, repeat, atMs: timeStamp };
      const before = burst;
      const after = afterKey(before, pressed);
      burst = after.burst;
      // No field takes it, and some browsers do something else on it.
      if (isSeparator(pressed)) event.preventDefault();
      if (burst.text.length === 1) {
        const field = fieldIn(event.target);
        held = field && { field, value: field.value };
      }
      if (after.scanned === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (held) putBack(held.field, held.value);
      held = undefined;
      scan(after.scanned);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}

/** So that React hears of it where it keeps the value. */
function putBack(field: Field, value: string): void {
  if (field.value === value) return;
  const own = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, value);
  field.dispatchEvent(
    new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
  );
}
