import { useId } from 'react';
import { countryName } from './format.ts';
import styles from './field.module.css';
import { deliveryWords } from '../words/en/delivery.ts';

/** Where the shop delivers to several countries; with one there is nothing to choose. */
export function CountrySelect(props: {
  countries: readonly string[];
  value: string;
  error?: string | undefined;
}) {
  const { countries, value, error } = props;
  const id = useId();
  if (countries.length < 2) return null;
  const known = countries.includes(value) || value === '' ? countries : [value, ...countries];
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{deliveryWords.country}</label>
      </div>
      <select
        id={id}
        name="country"
        autoComplete="country"
        className={styles.input}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="" />
        {known.map((country) => (
          <option key={country} value={country}>
            {countryName(country)}
          </option>
        ))}
      </select>
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
