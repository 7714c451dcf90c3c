import { useRef } from 'react';
import {
  fewestServings,
  mostServings,
  ServingsStepper,
  stepped,
} from '../../kit/servings-stepper.tsx';
import { recipeWords } from '../../words/en/recipe.ts';
import styles from './servings-field.module.css';

/** How many servings of the recipe. Without scripts the buttons ask for the page anew: `serve` stands for what it should show instead. */
export function ServingsField(props: {
  servings: number;
  /** Called with the number after a button has changed it; typing is heard by the form. */
  onStep?: ((servings: number) => void) | undefined;
  invalid: boolean;
  describedBy: string | undefined;
}) {
  const { servings, onStep, invalid, describedBy } = props;
  const field = useRef<HTMLInputElement>(null);
  const step = (by: number) => {
    const wanted = stepped(servings, by);
    if (field.current) field.current.value = String(wanted);
    onStep?.(wanted);
  };
  return (
    <ServingsStepper
      servings={servings}
      fewer={recipeWords.fewer}
      more={recipeWords.another}
      button={(value) => ({ formMethod: 'get', formNoValidate: true, name: 'serve', value })}
      onStep={onStep && step}
    >
      <input
        ref={field}
        className={`${styles.count} figures`}
        id="servings"
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
    </ServingsStepper>
  );
}
