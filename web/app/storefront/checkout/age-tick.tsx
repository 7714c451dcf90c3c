import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

/** What is sold to adults only is ordered by nobody who has not said so; the tick says which age was asked for. */
export function AgeTick(props: { age: number; confirmed: string | undefined; missing: boolean }) {
  const { age, confirmed, missing } = props;
  return (
    <div className={missing ? `${styles.age} ${styles.open}` : styles.age}>
      <p id="age-why">{checkoutWords.ageWhy}</p>
      <label className={styles.remember}>
        <input
          type="checkbox"
          name="confirmedAge"
          value={age}
          defaultChecked={confirmed === String(age)}
          aria-describedby="age-why"
          aria-invalid={missing || undefined}
        />
        {checkoutWords.ageTick(age)}
      </label>
    </div>
  );
}
