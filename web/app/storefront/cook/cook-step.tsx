import { asWritten } from '../../kit/as-written.ts';
import { amount } from '../../kit/format.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { boxWords } from '../../words/en/box.ts';
import { cookWords } from '../../words/en/cook.ts';
import type { Cooking, Portion, SaidTime } from './cooking.ts';
import styles from './cook.module.css';

/** One step: what it says, what of the box it speaks of, and a clock for each time in it. */
export function CookStep(props: {
  dish: Cooking;
  /** From 1. */
  no: number;
  startTimer: (seconds: number) => void;
}) {
  const { dish, no, startTimer } = props;
  const step = dish.steps[no - 1];
  const scripts = useScripts();
  if (!step) return null;
  return (
    <>
      <p className={styles.text} {...asWritten(dish.untranslated, `steps/${no - 1}`)}>
        {step.text}
      </p>
      {step.portions.length > 0 ? (
        <>
          <p className={styles.hint}>{cookWords.fromYourBox}</p>
          <Portions portions={step.portions} />
        </>
      ) : null}
      {scripts && step.times.length > 0 ? (
        <p className={styles.clocks}>
          {step.times.map((time, at) => (
            <button
              key={at}
              type="button"
              className="button plain"
              onClick={() => startTimer(time.fromSeconds)}
            >
              {cookWords.startTimer(inWords(time))}
            </button>
          ))}
        </p>
      ) : null}
    </>
  );
}

export function Portions({ portions }: { portions: readonly Portion[] }) {
  return (
    <ul className={styles.portions}>
      {portions.map((part) => (
        <li key={part.ingredientNo}>
          <span>{part.name ?? boxWords.something}</span>
          <span className="figures">{amount(part.amount, part.unit)}</span>
        </li>
      ))}
    </ul>
  );
}

const inWords = ({ fromSeconds, toSeconds }: SaidTime): string =>
  fromSeconds === toSeconds
    ? said(fromSeconds)
    : cookWords.fromTo(said(fromSeconds), said(toSeconds));

function said(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  return [
    ...(hours > 0 ? [cookWords.hours(hours)] : []),
    ...(minutes > 0 ? [cookWords.minutes(minutes)] : []),
    ...(rest > 0 ? [cookWords.seconds(rest)] : []),
  ].join(' ');
}
