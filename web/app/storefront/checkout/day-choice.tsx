import { useEffect, useState } from 'react';
import type { OpenDay } from '../../kit/api-types.ts';
import { day as dayInWords, dayAndTime, timeUntil } from '../../kit/format.ts';
import { useError } from '../../kit/use-error.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './day-choice.module.css';

const fewPlaces = 10;
/** Days that are shown at once; the rest is a click away. */
const soon = 6;

export const canTake = ({ closed, room, cutOffAt }: OpenDay, nowMs: number) =>
  !closed && room > 0 && Date.parse(cutOffAt) > nowMs;

/** The days as cards: until when to order, how long that is, and how much room is left when it is little. */
export function DayChoice(props: {
  days: OpenDay[];
  /** Those on which a box comes where it is to go; null: nobody knows where. */
  served: readonly string[] | null;
  chosen: string | undefined;
  nowMs: number;
  /** Why a day takes this box not at all: the menu of its week does not have all of it. */
  notOffered?: (day: string) => string | undefined;
  error: string | undefined;
  /** What came of sending the form. */
  answer: unknown;
}) {
  const { days, chosen, served, notOffered = () => undefined } = props;
  const { shown: error, mend } = useError(props.error, props.answer);
  const nowMs = useClock(props.nowMs);
  const isServed = ({ day }: OpenDay) => served === null || served.includes(day);
  const open = days.filter(
    (day) => canTake(day, nowMs) && isServed(day) && notOffered(day.day) === undefined,
  );
  const selected = open.find(({ day }) => day === chosen) ?? (props.error ? undefined : open[0]);
  if (days.length === 0) return <p>{checkoutWords.noDays}</p>;
  const card = (day: OpenDay) => (
    <DayCard
      key={day.day}
      day={day}
      nowMs={nowMs}
      served={isServed(day)}
      notOffered={notOffered(day.day)}
      selected={day === selected}
      wrong={error !== undefined && day === open[0]}
    />
  );
  const later = days.slice(soon);
  return (
    <fieldset
      className={styles.days}
      aria-describedby={error ? 'day-hint day-error' : 'day-hint'}
      onChange={mend}
    >
      <legend className="visually-hidden">{checkoutWords.day}</legend>
      <p id="day-hint" className={styles.hint}>
        {checkoutWords.dayHint}
      </p>
      {error ? (
        <p id="day-error" className={styles.error}>
          {error}
        </p>
      ) : null}
      <div className={styles.cards}>{days.slice(0, soon).map(card)}</div>
      {later.length > 0 ? (
        <details
          className={styles.later}
          open={later.some((day) => day === selected || day === open[0])}
        >
          <summary>{checkoutWords.laterDays}</summary>
          <div className={styles.cards}>{later.map(card)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}

function DayCard(props: {
  day: OpenDay;
  nowMs: number;
  served: boolean;
  notOffered: string | undefined;
  selected: boolean;
  wrong: boolean;
}) {
  const { day, nowMs, served, notOffered, selected, wrong } = props;
  const takes = canTake(day, nowMs) && served;
  const open = takes && notOffered === undefined;
  const late = Date.parse(day.cutOffAt) <= nowMs;
  return (
    <label className={open ? styles.card : `${styles.card} ${styles.shut}`}>
      <input
        type="radio"
        name="deliveryDay"
        value={day.day}
        defaultChecked={selected}
        disabled={!open}
        aria-invalid={wrong ? true : undefined}
      />
      <span className={styles.day}>{dayInWords(day.day)}</span>
      {open ? (
        <span className={styles.cutOff}>
          {checkoutWords.orderBy(dayAndTime(day.cutOffAt), timeUntil(day.cutOffAt, nowMs))}
        </span>
      ) : (
        <span className="tag">
          {takes ? notOffered : whyShut({ closed: day.closed, late, served })}
        </span>
      )}
      {open && day.room <= fewPlaces ? (
        <span className="tag notable">{checkoutWords.placesLeft(day.room)}</span>
      ) : null}
    </label>
  );
}

function whyShut({ closed, late, served }: { closed: boolean; late: boolean; served: boolean }) {
  if (closed) return checkoutWords.closed;
  if (late) return checkoutWords.closedNow;
  return served ? checkoutWords.full : checkoutWords.notThere;
}

/** The time as the server told it, moving on while the page is open. */
function useClock(startMs: number): number {
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    setNowMs(startMs);
    const opened = performance.now();
    const ticking = setInterval(() => setNowMs(startMs + performance.now() - opened), 15_000);
    return () => clearInterval(ticking);
  }, [startMs]);
  return nowMs;
}
