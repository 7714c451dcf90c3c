import styles from './food-picker.module.css';

/** Facts about food to tick, several of one kind. */
export function FoodPicker<Value extends string>(props: {
  legend: string;
  hint: string;
  name: string;
  names: Record<Value, string>;
  chosen: readonly Value[];
  /** One food of the group before it. */
  isPart?: (value: Value) => boolean;
}) {
  const { legend, hint, name, names, chosen, isPart } = props;
  return (
    <fieldset className={styles.picker} aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p id={`${name}-hint`} className={styles.hint}>
        {hint}
      </p>
      <div className={styles.choices}>
        {(Object.keys(names) as Value[]).map((value) => (
          <label
            key={value}
            className={isPart?.(value) ? `${styles.choice} ${styles.part}` : styles.choice}
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            {names[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
