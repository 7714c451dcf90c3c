import { useEffect, useRef, type RefObject } from 'react';

/**
 * Takes the focus each time that there is something new to mend or to read: to the first field at fault in what the ref is given, else to
 * what tells of the problem or asks, else to that place itself, where it can have the focus.
 */
export function useFocusOnNews<Place extends HTMLElement>(news: unknown): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (!news) return;
    const found =
      place.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      place.current?.querySelector<HTMLElement>('[data-problem]') ??
      place.current;
    found?.focus();
  }, [news]);
  return place;
}
