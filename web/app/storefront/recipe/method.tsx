import type { Meal } from '../../kit/api-types.ts';
import { asWritten } from '../../kit/as-written.ts';
import { MethodNotices } from '../../kit/method-notices.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './method.module.css';

/** The steps for what is chosen; on paper they are what the card is for. */
export function Method({ meal: { steps, notices, untranslated } }: { meal: Meal }) {
  return (
    <section aria-labelledby="method">
      <div className={styles.heading}>
        <h2 id="method">{recipeWords.method}</h2>
        <PrintButton className="button quiet">{recipeWords.print}</PrintButton>
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
