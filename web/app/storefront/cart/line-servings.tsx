import { useEffect, useRef, useState } from 'react';
import { ServingsStepper, stepped } from '../../kit/servings-stepper.tsx';
import { boxWords } from '../../words/en/box.ts';
import { useCartForms } from './use-cart-forms.ts';
import styles from './line-servings.module.css';

/** Servings of a line, changed in place. Quick clicks are counted at once and sent one after the other. */
export function LineServings(props: {
  lineId: string;
  dish: string;
  servings: number;
  version: number;
}) {
  const { lineId, dish, servings, version } = props;
  const forms = useCartForms();
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
  return (
    <form method="post" action="/box">
      <input type="hidden" name="version" value={version} />
      <ServingsStepper
        servings={shown}
        fewer={boxWords.fewer(dish)}
        more={boxWords.more(dish)}
        button={(count) => ({ name: 'intent', value: `servings ${lineId} ${count}` })}
        onStep={(by) => setWanted((now) => stepped(now ?? servings, by))}
      >
        <output className={`${styles.count} figures`} aria-live="polite">
          {boxWords.servings(shown)}
        </output>
      </ServingsStepper>
    </form>
  );
}
