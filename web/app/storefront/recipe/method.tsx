import { useScripts } from '../../kit/use-scripts.ts';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './method.module.css';

/** The steps; on paper they are what the card is for. */
export function Method({ steps }: { steps: string[] }) {
  const scripts = useScripts();
  return (
    <section aria-labelledby="method">
      <div className={styles.heading}>
        <h2 id="method">{recipeWords.method}</h2>
        {scripts ? (
          <button type="button" className="button quiet no-print" onClick={() => window.print()}>
            {recipeWords.print}
          </button>
        ) : null}
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
