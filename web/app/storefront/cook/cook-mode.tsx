import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { prefix } from '../../kit/in-language.ts';
import { MethodNotices } from '../../kit/method-notices.tsx';
import { useScripts } from '../../kit/use-scripts.ts';
import { accountWords } from '../../words/en/account.ts';
import { boxWords } from '../../words/en/box.ts';
import { cookWords } from '../../words/en/cook.ts';
import { asWritten } from '../../kit/as-written.ts';
import { CookStep, Portions } from './cook-step.tsx';
import type { Cooking } from './cooking.ts';
import { Timers } from './timers.tsx';
import { useAwake } from './use-awake.ts';
import { useKept } from './use-kept.ts';
import { useProgress } from './use-progress.ts';
import styles from './cook.module.css';

/**
 * A dish as it is cooked: one step at a time in big letters, with clocks that go on whatever is looked at. Without scripts it is the whole
 * list.
 */
export function CookMode(props: { dish: Cooking; back: { to: string; label: string } }) {
  const { dish, back } = props;
  const { pathname, search } = useLocation();
  const address = `${prefix}${pathname}${search}`;
  const scripts = useScripts();
  const count = dish.steps.length;
  const { progress, goTo, start, stop } = useProgress(address, count);
  const awake = useAwake();
  const kept = useKept(address);
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasMoved, setHasMoved] = useState(false);
  useEffect(() => {
    if (hasMoved) heading.current?.focus();
  }, [hasMoved, progress.step]);
  const move = (step: number) => {
    setHasMoved(true);
    goTo(step);
  };
  const isShown = (no: number) => !scripts || progress.step === no;
  const focusOn = (no: number) => (scripts && progress.step === no ? { ref: heading } : {});
  return (
    <main id="content" className={styles.page}>
      <header className={styles.top}>
        <h1 className={styles.dish} {...asWritten(dish.untranslated, 'name')}>
          {dish.name ?? boxWords.nameless}
        </h1>
        <Link to={back.to} className="button plain">
          {back.label}
        </Link>
      </header>
      {scripts ? (
        <progress
          className={styles.progress}
          max={count + 1}
          value={progress.step}
          aria-label={cookWords.progress}
        />
      ) : null}
      <div className={styles.steps}>
        <section className={styles.step} hidden={!isShown(0)} aria-labelledby="step-0">
          <h2 id="step-0" tabIndex={-1} {...focusOn(0)}>
            {cookWords.begin}
          </h2>
          <p className={styles.hint}>{accountWords.serves(dish.servings)}</p>
          <Portions portions={dish.ingredients} />
          <MethodNotices notices={dish.notices} />
          <p className={styles.hint}>{accountWords.clean}</p>
          <p className={styles.hint} role="status">
            {[cookWords.awake[awake], cookWords.kept[kept]].filter((text) => text !== '').join(' ')}
          </p>
        </section>
        {dish.steps.map((step, at) => (
          <section
            key={step.text}
            className={styles.step}
            hidden={!isShown(at + 1)}
            aria-labelledby={`step-${at + 1}`}
          >
            <h2 id={`step-${at + 1}`} tabIndex={-1} {...focusOn(at + 1)}>
              {cookWords.stepOf(at + 1, count)}
            </h2>
            <CookStep dish={dish} no={at + 1} startTimer={(seconds) => start(at + 1, seconds)} />
          </section>
        ))}
        {scripts ? (
          <section className={styles.step} hidden={!isShown(count + 1)} aria-labelledby="done">
            <h2 id="done" tabIndex={-1} {...focusOn(count + 1)}>
              {cookWords.done}
            </h2>
            <p className={styles.text}>{cookWords.enjoy}</p>
          </section>
        ) : null}
      </div>
      {scripts ? (
        <div className={styles.bottom}>
          <Timers timers={progress.timers} stop={stop} />
          <div className={styles.ways}>
            <button
              type="button"
              className="button plain"
              disabled={progress.step === 0}
              onClick={() => move(progress.step - 1)}
            >
              {cookWords.previous}
            </button>
            {progress.step > count ? (
              <button type="button" className="button" onClick={() => move(0)}>
                {cookWords.again}
              </button>
            ) : (
              <button type="button" className="button" onClick={() => move(progress.step + 1)}>
                {progress.step === 0
                  ? cookWords.start
                  : progress.step === count
                    ? cookWords.finish
                    : cookWords.next}
              </button>
            )}
          </div>
        </div>
      ) : null}
    </main>
  );
}
