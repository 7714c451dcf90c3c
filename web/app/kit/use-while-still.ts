import { useEffect, useRef } from 'react';

/** A finger's click comes a moment after it is lifted. */
const afterReleaseMs = 100;

/**
 * Lets what comes by itself wait while something is pressed: where a button moves away between press and release, the click is nobody's,
 * and whoever pressed sees nothing happen.
 */
export function useWhileStill(): (change: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    let released: ReturnType<typeof setTimeout> | undefined;
    const press = () => {
      clearTimeout(released);
      pressed.current = true;
    };
    const release = () => {
      clearTimeout(released);
      released = setTimeout(() => {
        pressed.current = false;
        for (const change of waiting.current.splice(0)) change();
      }, afterReleaseMs);
    };
    const ends = ['pointerup', 'pointercancel'] as const;
    window.addEventListener('pointerdown', press, true);
    for (const end of ends) window.addEventListener(end, release, true);
    return () => {
      clearTimeout(released);
      window.removeEventListener('pointerdown', press, true);
      for (const end of ends) window.removeEventListener(end, release, true);
    };
  }, []);
  return (change) => {
    if (pressed.current) waiting.current.push(change);
    else change();
  };
}
