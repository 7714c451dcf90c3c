import { useEffect, useRef, useState } from 'react';
import { atTheStart, readProgress, written, type Progress, type Timer } from './progress.ts';

/** Where somebody is in the dish of this address, kept on this device; the first answer is that of the page as it was sent. */
export function useProgress(address: string, steps: number) {
  const key = `cook ${address}`;
  const [progress, setProgress] = useState<Progress>(atTheStart);
  const isRead = useRef(false);
  useEffect(() => {
    isRead.current = true;
    setProgress(readProgress(readKept(key), steps, Date.now()));
  }, [key, steps]);
  const change = (next: (known: Progress) => Progress) => {
    setProgress((known) => {
      const changed = next(known);
      if (isRead.current) keep(key, written(changed, Date.now()));
      return changed;
    });
  };
  return {
    progress,
    goTo: (step: number) => change((known) => ({ ...known, step })),
    start: (step: number, seconds: number) =>
      change((known) => ({
        ...known,
        timers: [...known.timers, newTimer(step, seconds, known.timers.length)],
      })),
    stop: (id: string) =>
      change((known) => ({ ...known, timers: known.timers.filter((timer) => timer.id !== id) })),
  };
}

/** `others`: two that begin in one moment are two. */
const newTimer = (step: number, seconds: number, others: number): Timer => ({
  id: `${step}-${Date.now()}-${others}`,
  step,
  seconds,
  endsAtMs: Date.now() + seconds * 1000,
});

/** The time, told anew each second while somebody asks for it. */
export function useClock(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    if (!isRunning) return undefined;
    const tell = () => setNowMs(Date.now());
    tell();
    const beat = window.setInterval(tell, 500);
    return () => window.clearInterval(beat);
  }, [isRunning]);
  return nowMs;
}

// A browser may keep nothing for anybody: then a reload begins at the start.
function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
  } catch {
    return;
  }
}
