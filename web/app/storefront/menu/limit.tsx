import styles from './filters.module.css';

/** A most that the list keeps to; a number that came with the address is offered too. */
export function Limit(props: {
  name: 'maxMinutes' | 'maxPriceCents';
  label: string;
  any: string;
  offers: string[];
  said: (value: string) => string;
  chosen: string;
}) {
  const { name, label, any, offers, said, chosen } = props;
  const all = chosen === '' || offers.includes(chosen) ? offers : [...offers, chosen];
  return (
    <div className={styles.limit}>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} value={chosen} onChange={() => undefined}>
        <option value="">{any}</option>
        {all.map((value) => (
          <option key={value} value={value}>
            {said(value)}
          </option>
        ))}
      </select>
    </div>
  );
}
