import { Link } from 'react-router';
import type { Address } from '../../kit/api-types.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './address-choice.module.css';

/** Fills the form in with an address that was kept. */
export function AddressChoice(props: {
  addresses: readonly Address[];
  /** The page that holds the form. */
  page?: string;
}) {
  const { addresses, page = '/checkout' } = props;
  if (addresses.length === 0) return null;
  return (
    <nav aria-label={checkoutWords.addresses} className={styles.choice}>
      <p>{checkoutWords.addresses}</p>
      <ul>
        {addresses.map(({ addressNo, label, address }) => (
          <li key={addressNo}>
            <Link to={`${page}?address=${addressNo}`} preventScrollReset>
              <strong>
                <bdi>{label}</bdi>
              </strong>
              <bdi>{address}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
