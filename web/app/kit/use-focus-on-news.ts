import { useEffect, useRef, type RefObject } from 'react';

/**
 * Takes the focus each time that there is something new to mend or to read: to the first field at fault in the region that the ref is given, else to
 * what tells of the problem or asks, else to the region itself, where it can have the focus.
 */
export function useFocusOnNews<Region extends HTMLElement>(
  news: unknown,
): RefObject<Region | null> {
  const region = useRef<Region>(null);
  useEffect(() => {
    if (!news) return;
    const found =
      region.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      region.current?.querySelector<HTMLElement>('[data-problem]') ??
      region.current;
    found?.focus();
  }, [news]);
  return region;
}
