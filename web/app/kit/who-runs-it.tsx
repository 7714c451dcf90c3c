import { operatorWords } from '../words/en/about.ts';
import type { ShopInTexts } from './rich-text/values-in-words.ts';
import styles from './who-runs-it.module.css';

/** Who runs the shop, as far as they have said. */
export function WhoRunsIt({ shop }: { shop: ShopInTexts }) {
  const { operator: name, address, email, phone, hours } = shop;
  const shown = {
    name,
    address,
    email: email === null ? null : <a href={`mailto:${email}`}>{email}</a>,
    phone: phone === null ? null : <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>,
  };
  const facts = ['name', 'address', 'email', 'phone'] as const;
  const isMissing = facts.some((fact) => shown[fact] === null);
  return (
    <>
      <dl className={styles.operator}>
        {facts.map((fact) => (
          <div key={fact}>
            <dt>{operatorWords[fact]}</dt>
            <dd>{shown[fact] ?? <em>{operatorWords.notSaid}</em>}</dd>
          </div>
        ))}
        {hours === null ? null : (
          <div>
            <dt>{operatorWords.hours}</dt>
            <dd className={styles.hours}>{hours}</dd>
          </div>
        )}
      </dl>
      {isMissing ? <p className={styles.missing}>{operatorWords.missing}</p> : null}
    </>
  );
}
