import { Form } from 'react-router';
import type { Address } from '../../kit/api-types.ts';
import { accountWords } from '../../words/en/account.ts';
import styles from './address-book.module.css';

/** Where else boxes go; orders keep what they were given. */
export function AddressBook({ addresses }: { addresses: readonly Address[] }) {
  if (addresses.length === 0) return null;
  return (
    <section className={styles.book} aria-labelledby="book">
      <h2 id="book">{accountWords.book}</h2>
      <p className={styles.muted}>{accountWords.bookText}</p>
      <ul>
        {addresses.map((each) => (
          <li key={each.addressNo}>
            <div>
              <h3>
                <bdi>{each.label}</bdi>
              </h3>
              <p className={styles.muted}>
                <bdi>{each.name}</bdi>, <bdi>{each.address}</bdi>{' '}
                {each.postcode === null ? null : <bdi>{each.postcode}</bdi>}
              </p>
            </div>
            <Form method="post" preventScrollReset>
              <button
                className="button plain"
                name="intent"
                value={`remove-address ${each.addressNo} ${each.version}`}
                aria-label={accountWords.removeAddressOf(each.label)}
              >
                {accountWords.removeAddress}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
