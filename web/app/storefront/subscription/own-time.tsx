import { useEffect, useState } from 'react';
import { dayAndTime, timeUntil } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import styles from './subscription.module.css';

/** The same moment on the reader's own clock, where that says another time than the shop's; only scripts know it. */
export function OwnTime({ iso, timeZone }: { iso: string; timeZone: string }) {
  const scripts = useScripts();
  if (!scripts) return null;
  const { timeZone: own } = Intl.DateTimeFormat().resolvedOptions();
  const [theirs, shops] = [dayAndTime(iso, own), dayAndTime(iso, timeZone)];
  return theirs === shops ? null : <span className={styles.own}>{words.yourTime(theirs)}</span>;
}

const tickMs = 30_000;

/** How long it is until a moment, counted down while the page is open; without scripts as it was when the page was made. */
export function CountDown({ iso, nowMs }: { iso: string; nowMs: number }) {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    // What the page was made with and the reader's clock may differ: only what has passed since is counted.
    const begun = performance.now();
    const ticking = setInterval(() => {
      setNow(nowMs + performance.now() - begun);
    }, tickMs);
    return () => {
      clearInterval(ticking);
    };
  }, [nowMs]);
  const over = Date.parse(iso) <= now;
  return <span className={styles.left}>{over ? words.passed : timeUntil(iso, now)}</span>;
}
