import styles from './food-picker.module.css';

/** Facts about food to tick, several of one kind. */
export function FoodPicker<Value extends string>(props: {
  legend: string;
  hint: string;
  name: string;
  names: Record<Value, string>;
  chosen: readonly Value[];
}) {
  const { legend, hint, name, names, chosen } = props;
  return (
    <fieldset className={styles.picker} aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p id={`${name}-hint`} className={styles.hint}>
        {hint}
      </p>
      <div className={styles.choices}>
        {Object.entries<string>(names).map(([value, label]) => (
          <label key={value} className={styles.choice}>
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={(chosen as readonly string[]).includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
