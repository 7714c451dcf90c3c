import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { fewestServings, mostServings } from '../../kit/servings-stepper.tsx';
import { boxWords } from '../../words/en/box.ts';
import { useBoxForms } from './use-cart-forms.ts';
import styles from './servings-stepper.module.css';

/** Servings of a line, changed in place. Quick clicks are counted at once and sent one after the other. */
export function ServingsStepper(props: {
  lineId: string;
  dish: string;
  servings: number;
  version: number;
}) {
  const { lineId, dish, servings, version } = props;
  const forms = useBoxForms();
  const [wanted, setWanted] = useState<number>();
  const shown = wanted ?? servings;
  const { data, state, submit } = forms;
  const asked = useRef<{ servings: number; heardBefore: typeof data }>(undefined);
  useEffect(() => {
    if (wanted === undefined || state !== 'idle') return;
    // It is on its way until something new is heard, whatever the state says: that is told late.
    if (asked.current && asked.current.heardBefore === data) return;
    if (wanted === servings || wanted === asked.current?.servings) {
      // Answered, or refused: the box shows what holds, unless somebody has clicked again just now.
      asked.current = undefined;
      setWanted((now) => (now === wanted ? undefined : now));
      return;
    }
    asked.current = { servings: wanted, heardBefore: data };
    const change = { intent: `servings ${lineId} ${wanted}`, version };
    void submit(change, { method: 'post', action: '/box' });
  }, [wanted, data, state, servings, version, lineId, submit]);
  const step = (by: number) => (event: MouseEvent) => {
    event.preventDefault();
    setWanted((now) => Math.min(mostServings, Math.max(fewestServings, (now ?? servings) + by)));
  };
  const button = (by: number, label: string, sign: string) => (
    <button
      type="submit"
      name="intent"
      value={`servings ${lineId} ${shown + by}`}
      className={styles.step}
      aria-label={label}
      aria-disabled={shown + by < fewestServings || shown + by > mostServings ? true : undefined}
      onClick={step(by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <form method="post" action="/box" className={styles.stepper}>
      <input type="hidden" name="version" value={version} />
      {button(-1, boxWords.fewer(dish), '−')}
      <output className={`${styles.count} figures`} aria-live="polite">
        {boxWords.servings(shown)}
      </output>
      {button(1, boxWords.more(dish), '+')}
    </form>
  );
}
