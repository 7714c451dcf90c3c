import { useEffect, useRef, type RefObject } from 'react';
import { useCartForms } from './use-cart-forms.ts';

/**
 * Where whoever uses the keyboard goes on when what they pressed is gone: at the button of the meal that took its place, at the meal that
 * came back, else at the page's heading.
 */
export function useFocusAmongMeals(
  page: RefObject<HTMLElement | null>,
  lines: readonly { lineId: string }[],
): void {
  const { data, state } = useCartForms();
  const before = useRef<string[]>(undefined);
  const heard = useRef(data);
  useEffect(() => {
    if (state !== 'idle') return;
    const now = lines.map(({ lineId }) => lineId);
    const was = before.current ?? now;
    before.current = now;
    if (heard.current === data) return;
    heard.current = data;
    if (document.activeElement !== document.body || data?.problem) return;
    const gone = was.findIndex((lineId) => !now.includes(lineId));
    const came = now.find((lineId) => !was.includes(lineId));
    const next = came ?? (gone < 0 ? undefined : now[Math.min(gone, now.length - 1)]);
    const button = page.current?.querySelector<HTMLElement>(`button[value="remove ${next}"]`);
    (button ?? page.current?.querySelector<HTMLElement>('h1'))?.focus();
  }, [data, state, lines, page]);
}
