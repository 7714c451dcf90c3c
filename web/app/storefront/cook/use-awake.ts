import { useEffect, useState } from 'react';

/** `unknown` until the browser has said. */
export type Awake = 'unknown' | 'kept' | 'not-kept';

/** Keeps the screen on while the page is seen. A browser lets go of that when it is not, so it is asked again. */
export function useAwake(): Awake {
  const [awake, setAwake] = useState<Awake>('unknown');
  useEffect(() => {
    // Not every browser has it, and none on a page that came unsafely.
    const { wakeLock } = navigator as Partial<Navigator>;
    if (!wakeLock) {
      setAwake('not-kept');
      return undefined;
    }
    let held: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        held = await wakeLock.request('screen');
        if (isOver) await held.release();
        else setAwake('kept');
      } catch {
        // A phone that saves its battery says no; the page says so.
        setAwake('not-kept');
      }
    };
    const seen = () => void ask();
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', seen);
      void held?.release();
    };
  }, []);
  return awake;
}
