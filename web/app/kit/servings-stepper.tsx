import { useRef } from 'react';
import { recipeWords } from '../words/en/recipe.ts';
import styles from './servings-stepper.module.css';

/** As the API takes them. */
export const fewestServings = 1;
export const mostServings = 24;

/**
 * How many servings: a number field with a button on either side, inside a form. Without scripts the buttons send the form as a GET with
 * `serve`, which stands for the servings that the page should show instead.
 */
export function ServingsStepper(props: {
  servings: number;
  /** Called with the number after a button has changed it; typing is heard by the form. */
  onStep?: ((servings: number) => void) | undefined;
  invalid?: boolean;
  describedBy?: string | undefined;
  id?: string;
}) {
  const { servings, onStep, invalid = false, describedBy, id = 'servings' } = props;
  const field = useRef<HTMLInputElement>(null);
  const button = (by: number, label: string, sign: string) => {
    const target = Math.min(mostServings, Math.max(fewestServings, (servings || 0) + by));
    return (
      <button
        className={styles.step}
        type="submit"
        formMethod="get"
        formNoValidate
        name="serve"
        value={target}
        aria-label={label}
        aria-disabled={target === servings}
        onClick={(event) => {
          if (!onStep || !field.current) return;
          event.preventDefault();
          field.current.value = String(target);
          onStep(target);
        }}
      >
        {sign}
      </button>
    );
  };
  return (
    <div className={styles.stepper}>
      {button(-1, recipeWords.fewer, '−')}
      <input
        ref={field}
        className={`${styles.count} figures`}
        id={id}
        name="servings"
        type="number"
        inputMode="numeric"
        min={fewestServings}
        max={mostServings}
        required
        defaultValue={Number.isNaN(servings) ? '' : servings}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
      />
      {button(1, recipeWords.another, '+')}
    </div>
  );
}
