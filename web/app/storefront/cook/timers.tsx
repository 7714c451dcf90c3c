import { useEffect, useRef } from 'react';
import { cookWords } from '../../words/en/cook.ts';
import { onTheClock, secondsLeft, type Timer } from './progress.ts';
import { ring } from '../../kit/ring.ts';
import { useClock } from './use-progress.ts';
import styles from './cook.module.css';

/** Every clock that runs, whatever step is looked at; each rings once. */
export function Timers(props: { timers: readonly Timer[]; stop: (id: string) => void }) {
  const { timers, stop } = props;
  const nowMs = useClock(timers.length > 0);
  const rung = useRef(new Set<string>());
  const over = nowMs === 0 ? [] : timers.filter((timer) => secondsLeft(timer, nowMs) === 0);
  useEffect(() => {
    const fresh = over.filter(({ id }) => !rung.current.has(id));
    for (const { id } of fresh) rung.current.add(id);
    if (fresh.length > 0) ring();
  });
  if (timers.length === 0 || nowMs === 0) return null;
  return (
    <section aria-label={cookWords.timers}>
      <ul className={styles.running}>
        {timers.map((timer) => {
          const left = secondsLeft(timer, nowMs);
          return (
            <li key={timer.id} data-over={left === 0 || undefined}>
              <span>{cookWords.stepNo(timer.step)}</span>
              <strong className="figures" role="timer" dir="ltr">
                {left === 0 ? cookWords.timeIsUp : onTheClock(left)}
              </strong>
              <button
                type="button"
                className="button plain"
                aria-label={cookWords.stopOf(timer.step)}
                onClick={() => stop(timer.id)}
              >
                {cookWords.stop}
              </button>
            </li>
          );
        })}
      </ul>
      <p role="alert" className="visually-hidden">
        {over.map(({ step }) => cookWords.timeIsUpFor(step)).join(' ')}
      </p>
    </section>
  );
}
