import { useScripts } from '../../kit/use-scripts.ts';
import { words } from '../../words/words.ts';
import styles from './method.module.css';

/** The steps; on paper they are what the card is for. */
export function Method({ steps }: { steps: string[] }) {
  const { recipe } = words;
  const scripts = useScripts();
  return (
    <section aria-labelledby="method">
      <div className={styles.heading}>
        <h2 id="method">{recipe.method}</h2>
        {scripts ? (
          <button type="button" className="button quiet no-print" onClick={() => window.print()}>
            {recipe.print}
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
