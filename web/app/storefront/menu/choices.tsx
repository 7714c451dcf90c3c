import { useId } from 'react';
import type { Facets } from '../../kit/api-types.ts';
import { menuWords } from '../../words/en/menu.ts';
import styles from './filter-form.module.css';

/** Several that may be chosen together, each with how many recipes it would leave. */
export function Choices(props: {
  name: 'diet' | 'without';
  title: string;
  hint?: string;
  labels: Record<string, string>;
  counts: Facets['diets'];
  chosen: string[];
  /** One food of the group before it. */
  isPart?: (value: string) => boolean;
}) {
  const { name, title, hint, labels, counts, chosen, isPart } = props;
  const hintId = useId();
  return (
    <fieldset aria-describedby={hint === undefined ? undefined : hintId}>
      <legend>{title}</legend>
      {hint === undefined ? null : (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      <ul className={styles.choices}>
        {counts.map(({ value, count }) => (
          <li key={value} className={isPart?.(value) ? styles.part : undefined}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                name={name}
                value={value}
                checked={chosen.includes(value)}
                onChange={() => undefined}
              />
              <span>{labels[value] ?? value}</span>
              <span className={`${styles.count} figures`} aria-hidden="true">
                {count}
              </span>
              <span className="visually-hidden">, {menuWords.wouldLeave(count)}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
