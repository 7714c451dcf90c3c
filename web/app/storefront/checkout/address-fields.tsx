import { CountrySelect } from '../../kit/country-select.tsx';
import { Field } from '../../kit/field.tsx';
import { checkoutWords } from '../../words/en/checkout.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import styles from './checkout.module.css';

/** Where the box goes, with the design's limits. */
export function AddressFields(props: {
  name: string;
  phone: string;
  address: string;
  country: string;
  postcode: string;
  note: string;
  /** Where the shop delivers, and whether what that costs depends on the postcode. */
  countries: readonly string[];
  asksForPlace: boolean;
  /** What is wrong with the postcode, where the form's own words do not say it. */
  postcodeError?: string | undefined;
  faults: ReadonlySet<string>;
  /** Whether the profile should learn it; absent where it is the profile. */
  remember?: boolean;
}) {
  const { name, phone, address, country, postcode, note, faults, remember } = props;
  const errors = {
    name: faults.has('name') ? checkoutWords.nameFault : undefined,
    phone: faults.has('phone') ? checkoutWords.phoneFault : undefined,
    address: faults.has('address') ? checkoutWords.addressFault : undefined,
    country: faults.has('country') ? checkoutWords.countryFault : undefined,
    postcode:
      props.postcodeError ?? (faults.has('postcode') ? deliveryWords.postcodeFault : undefined),
    note: faults.has('note') ? checkoutWords.noteFault : undefined,
  };
  const before = errors.name ?? errors.phone ?? errors.address;
  return (
    <>
      <Field
        label={checkoutWords.name}
        name="name"
        value={name}
        limit={30}
        autoComplete="name"
        error={errors.name}
        first
      />
      <Field
        label={checkoutWords.phone}
        name="phone"
        type="tel"
        value={phone}
        hint={checkoutWords.phoneHint}
        autoComplete="tel"
        inputMode="tel"
        error={errors.phone}
        first={!errors.name}
      />
      <Field
        label={checkoutWords.addressLine}
        name="address"
        value={address}
        limit={50}
        hint={checkoutWords.addressHint}
        autoComplete="street-address"
        error={errors.address}
        first={!errors.name && !errors.phone}
      />
      <CountrySelect countries={props.countries} value={country} error={errors.country} />
      {props.asksForPlace ? (
        <Field
          label={deliveryWords.postcode}
          name="postcode"
          value={postcode}
          hint={deliveryWords.postcodeHint}
          autoComplete="postal-code"
          error={errors.postcode}
          first={!before}
        />
      ) : null}
      <Field
        label={checkoutWords.note}
        name="note"
        value={note}
        limit={200}
        hint={checkoutWords.noteHint}
        error={errors.note}
        first={!before && !errors.postcode}
      />
      {remember === undefined ? null : (
        <label className={styles.remember}>
          <input type="checkbox" name="remember" defaultChecked={remember} />
          {checkoutWords.remember}
        </label>
      )}
    </>
  );
}
