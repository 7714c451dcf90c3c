import { Form, Link } from 'react-router';
import type { Address } from '../../kit/api-types.ts';
import { Note } from '../../kit/note.tsx';
import { accountWords } from '../../words/en/account.ts';
import styles from './address-book.module.css';

export type Place = Address & { used: boolean };

/** Where else boxes go; orders keep what they were given. */
export function AddressBook({ addresses, done }: { addresses: readonly Place[]; done: string }) {
  return (
    <section className={styles.book} aria-labelledby="book">
      <h2 id="book">{accountWords.book}</h2>
      {done === '' ? null : <Note calm title={done} />}
      <p className={styles.muted}>{accountWords.bookText}</p>
      <ul>
        {addresses.map((place) => (
          <li key={place.addressNo}>
            <Told place={place} />
            <Form method="post" preventScrollReset className={styles.tools}>
              {place.used ? null : (
                <button
                  className="button plain"
                  name="intent"
                  value={`use-address ${place.addressNo}`}
                  aria-label={accountWords.useAddressOf(place.label)}
                >
                  {accountWords.useAddress}
                </button>
              )}
              <Link
                to={`/account/addresses/${place.addressNo}`}
                className="button plain"
                aria-label={accountWords.editAddressOf(place.label)}
              >
                {accountWords.editAddress}
              </Link>
              <button
                className="button plain"
                name="intent"
                value={`remove-address ${place.addressNo} ${place.version}`}
                aria-label={accountWords.removeAddressOf(place.label)}
              >
                {accountWords.removeAddress}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/account/addresses/new" className="button plain">
          {accountWords.addAddress}
        </Link>
      </p>
    </section>
  );
}

function Told({ place }: { place: Place }) {
  const { label, name, address, postcode, used } = place;
  return (
    <div>
      <h3>
        <bdi>{label}</bdi> {used ? <span className="tag good">{accountWords.used}</span> : null}
      </h3>
      <p className={styles.muted}>
        <bdi>{name}</bdi>, <bdi>{address}</bdi> {postcode === null ? null : <bdi>{postcode}</bdi>}
      </p>
    </div>
  );
}
