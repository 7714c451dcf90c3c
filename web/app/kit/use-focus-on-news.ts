import { useEffect, useRef, type RefObject } from 'react';

/** Moves the focus to the first field at fault, else to what tells of the problem, each time that `about` is something new. */
export function useFocusOnProblem<Place extends HTMLElement>(
  about: unknown,
): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (!about) return;
    const found =
      place.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      place.current?.querySelector<HTMLElement>('[data-problem]');
    found?.focus();
  }, [about]);
  return place;
}
