import type { ComponentProps, ReactNode } from 'react';
import styles from './servings-stepper.module.css';

/** As the API takes them. */
export const fewestServings = 1;
export const mostServings = 24;

/** So many servings more or fewer, as far as there may be. */
export const stepped = (servings: number, by: number): number =>
  Math.min(mostServings, Math.max(fewestServings, (servings || 0) + by));

/** One serving fewer, how many there are, one more: buttons of the form that it stands in, so that it works without scripts. */
export function ServingsStepper(props: {
  servings: number;
  fewer: string;
  more: string;
  /** What a button sends to say so many. */
  button: (servings: number) => ComponentProps<'button'>;
  /** In place of sending the form. */
  onStep?: ((by: number) => void) | undefined;
  /** How many there are: a field or a figure. */
  children: ReactNode;
}) {
  const { servings, fewer, more, button, onStep, children } = props;
  const step = (by: number, label: string, sign: string) => (
    <button
      type="submit"
      {...button(stepped(servings, by))}
      className={styles.step}
      aria-label={label}
      aria-disabled={stepped(servings, by) === servings}
      onClick={(event) => {
        if (!onStep) return;
        event.preventDefault();
        onStep(by);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div className={styles.stepper}>
      {step(-1, fewer, '−')}
      {children}
      {step(1, more, '+')}
    </div>
  );
}
