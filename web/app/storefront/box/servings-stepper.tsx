import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { fewestServings, mostServings } from '../../parts/servings-stepper.tsx';
import { words } from '../../words/words.ts';
import { useBoxForms } from './box-forms.ts';
import styles from './servings-stepper.module.css';

/** Servings of a line, changed in place. Quick clicks are counted at once and sent one after the other. */
export function ServingsStepper(props: {
  lineId: string;
  dish: string;
  servings: number;
  version: number;
}) {
  const { lineId, dish, servings, version } = props;
  const { box } = words;
  const forms = useBoxForms();
  const [wanted, setWanted] = useState<number>();
  const shown = wanted ?? servings;
  const { state, submit } = forms;
  const asked = useRef<number>(undefined);
  useEffect(() => {
    if (wanted === undefined || state !== 'idle') return;
    if (wanted === servings || wanted === asked.current) {
      // Answered, or refused: the box shows what holds.
      asked.current = undefined;
      setWanted(undefined);
      return;
    }
    asked.current = wanted;
    const change = { intent: `servings ${lineId} ${wanted}`, version };
    void submit(change, { method: 'post', action: '/box' });
  }, [wanted, state, servings, version, lineId, submit]);
  const step = (by: number) => (event: MouseEvent) => {
    event.preventDefault();
    setWanted(Math.min(mostServings, Math.max(fewestServings, shown + by)));
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
      {button(-1, box.fewer(dish), '−')}
      <output className={`${styles.count} figures`} aria-live="polite">
        {box.servings(shown)}
      </output>
      {button(1, box.more(dish), '+')}
    </form>
  );
}
