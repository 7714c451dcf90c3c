import { useEffect } from 'react';
import type { Landing } from './landing.ts';

export const focusOn = (at: string): void => document.getElementById(at)?.focus();

/** Moves the focus where a change of rows leads it; without scripts the page is drawn with it there. */
export function useLanding(landing: Landing | undefined) {
  useEffect(() => {
    if (landing) focusOn(landing.at);
  }, [landing]);
  return (at: string) => ({ id: at, autoFocus: landing?.at === at });
}
