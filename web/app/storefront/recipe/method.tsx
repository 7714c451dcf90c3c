import { PrintButton } from '../../kit/print-button.tsx';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './method.module.css';

/** The steps; on paper they are what the card is for. */
export function Method({ steps }: { steps: string[] }) {
  return (
    <section aria-labelledby="method">
      <div className={styles.heading}>
        <h2 id="method">{recipeWords.method}</h2>
        <PrintButton className="button quiet">{recipeWords.print}</PrintButton>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
