import { Checkbox } from '@mantine/core';
import styles from './doors.module.css';

/** Some of many, each with a tick. */
export function ChooseMany(props: {
  legend: string;
  labels: Readonly<Record<string, string>>;
  chosen: readonly string[];
  error?: string | undefined;
}) {
  const { legend, labels, chosen, error } = props;
  return (
    <fieldset className={styles.many}>
      <legend>{legend}</legend>
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      {Object.entries(labels).map(([value, label]) => (
        <Checkbox
          key={value}
          name="chosen"
          value={value}
          label={label}
          defaultChecked={chosen.includes(value)}
        />
      ))}
    </fieldset>
  );
}
