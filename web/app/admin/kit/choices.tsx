import { Link } from 'react-router';
import styles from './choices.module.css';

type Choice = { to: string; label: string; chosen: boolean };

/** A choice of views, each at an address of its own. */
export function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className={`${styles.choices} no-print`}>
      {choices.map(({ to, label: name, chosen }) => (
        <Link
          key={to}
          to={to}
          className={styles.choice}
          aria-current={chosen ? 'true' : undefined}
          preventScrollReset
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
