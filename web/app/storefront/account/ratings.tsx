import { useId } from 'react';
import { Form } from 'react-router';
import { longestNote, mostStars } from '../../../../server/src/contract/ratings.ts';
import type { RatedMeal } from '../../kit/api-types.ts';
import { Note } from '../../kit/note.tsx';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { boxWords } from '../../words/en/box.ts';
import { likingWords } from '../../words/en/liking.ts';
import type { RatingFault } from './ratings.server.ts';
import type { ReadOrder } from './read-order.server.ts';
import styles from './ratings.module.css';

const choices = Array.from({ length: mostStars }, (_, index) => index + 1);

/** Where a customer says how the meals of a box were that they got. */
export function Ratings(props: {
  order: ReadOrder;
  meals: readonly RatedMeal[];
  /** The line that was just rated. */
  rated: string | null;
  fault: RatingFault | undefined;
}) {
  const { order, meals, rated, fault } = props;
  if (meals.length === 0) return null;
  return (
    <section id="ratings" className={`${styles.section} no-print`} aria-labelledby="how-were-they">
      <h2 id="how-were-they">{likingWords.rate}</h2>
      <p className={styles.small}>{likingWords.rateText}</p>
      <ul className={styles.meals}>
        {meals.map((meal) => (
          <li key={meal.lineNo} className={styles.meal}>
            <Meal
              meal={meal}
              name={
                order.lines.find(({ lineNo }) => lineNo === meal.lineNo)?.name ?? boxWords.nameless
              }
              isNew={rated === String(meal.lineNo)}
              fault={fault?.lineNo === String(meal.lineNo) ? fault : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type MealProps = {
  meal: RatedMeal;
  name: string;
  isNew: boolean;
  fault: RatingFault | undefined;
};

function Meal({ meal, name, isNew, fault }: MealProps) {
  const id = useId();
  const { lineNo, mayRate, rating } = meal;
  if (!mayRate)
    return (
      <>
        <h3>{name}</h3>
        {rating ? <p>{likingWords.youGave(likingWords.stars(rating.stars))}</p> : null}
      </>
    );
  const chosen = fault ? fault.stars : String(rating?.stars ?? '');
  return (
    <Form method="post" action="#ratings" className={styles.form} noValidate>
      <input type="hidden" name="lineNo" value={lineNo} />
      <fieldset
        className={styles.stars}
        aria-invalid={fault?.fault === 'stars' || undefined}
        aria-describedby={fault?.fault === 'stars' ? `${id}-fault` : undefined}
        tabIndex={fault?.fault === 'stars' ? -1 : undefined}
      >
        <legend>{likingWords.starsOf(name)}</legend>
        {choices.map((stars) => (
          <label key={stars}>
            <input
              type="radio"
              name="stars"
              value={stars}
              defaultChecked={chosen === String(stars)}
            />
            <span>{likingWords.stars(stars)}</span>
          </label>
        ))}
      </fieldset>
      {fault?.fault === 'stars' ? (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {likingWords.starsMissing}
        </p>
      ) : null}
      <div className={styles.note}>
        <label htmlFor={`${id}-note`}>{likingWords.note}</label>
        <p id={`${id}-hint`} className={styles.small}>
          {likingWords.noteHint}
        </p>
        <textarea
          id={`${id}-note`}
          name="note"
          rows={2}
          dir="auto"
          defaultValue={fault ? fault.note : (rating?.note ?? '')}
          aria-describedby={`${id}-hint`}
          aria-invalid={fault?.fault === 'note' || undefined}
        />
        {fault?.fault === 'note' ? (
          <p className={styles.fault} role="alert">
            {likingWords.noteTooLong(longestNote)}
          </p>
        ) : null}
      </div>
      {fault?.problem ? <Note {...say(fault.problem)} /> : null}
      <p className={styles.send}>
        <SendButton
          intent={`rate-${lineNo}`}
          sending={likingWords.sending}
          className="button plain"
        >
          {likingWords.send}
        </SendButton>
        <span role="status">{isNew ? likingWords.rated : null}</span>
      </p>
    </Form>
  );
}
