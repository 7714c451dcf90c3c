import { Link } from 'react-router';
import type { Meal } from '../../kit/api-types.ts';
import { asWritten } from '../../kit/as-written.ts';
import { MethodNotices } from '../../kit/method-notices.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { recipeWords } from '../../words/en/recipe.ts';
import { foodWords } from '../../words/en/food.ts';
import styles from './method.module.css';

/** The steps for what is chosen; on paper they are what the card is for. */
export function Method(props: {
  meal: Meal;
  /** Where it is cooked from as it is chosen. */
  cookAt: string;
}) {
  const { steps, notices, untranslated } = props.meal;
  return (
    <section aria-labelledby="method">
      <div className={styles.heading}>
        <h2 id="method">{recipeWords.method}</h2>
        <p className={`${styles.ways} no-print`}>
          <Link to={props.cookAt} className="button quiet" discover="none">
            {foodWords.cook}
          </Link>
          <PrintButton className="button quiet">{recipeWords.print}</PrintButton>
        </p>
      </div>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li key={step} {...asWritten(untranslated, `steps/${at}`)}>
            {step}
          </li>
        ))}
      </ol>
      <MethodNotices notices={notices} />
    </section>
  );
}
