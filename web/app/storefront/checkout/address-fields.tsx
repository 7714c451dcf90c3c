import { Field } from '../../kit/field.tsx';
import { checkoutWords } from '../../words/en/checkout.ts';
import styles from './checkout.module.css';

/** Where the box goes, with the design's limits. */
export function AddressFields(props: {
  name: string;
  phone: string;
  address: string;
  faults: ReadonlySet<string>;
  /** Whether the profile should learn it; absent where it is the profile. */
  remember?: boolean;
}) {
  const { name, phone, address, faults, remember } = props;
  const errors = {
    name: faults.has('name') ? checkoutWords.nameFault : undefined,
    phone: faults.has('phone') ? checkoutWords.phoneFault : undefined,
    address: faults.has('address') ? checkoutWords.addressFault : undefined,
  };
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
      {remember === undefined ? null : (
        <label className={styles.remember}>
          <input type="checkbox" name="remember" defaultChecked={remember} />
          {checkoutWords.remember}
        </label>
      )}
    </>
  );
}
