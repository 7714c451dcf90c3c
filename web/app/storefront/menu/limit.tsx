import styles from './filter-form.module.css';

/** A most that the list keeps to; a number that came with the address is offered too. */
export function Limit(props: {
  name: 'maxMinutes' | 'maxPriceCents';
  label: string;
  any: string;
  offers: string[];
  textOf: (value: string) => string;
  chosen: string;
}) {
  const { name, label, any, offers, textOf, chosen } = props;
  const all = chosen === '' || offers.includes(chosen) ? offers : [...offers, chosen];
  return (
    <div className={styles.limit}>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} value={chosen} onChange={() => undefined}>
        <option value="">{any}</option>
        {all.map((value) => (
          <option key={value} value={value}>
            {textOf(value)}
          </option>
        ))}
      </select>
    </div>
  );
}
