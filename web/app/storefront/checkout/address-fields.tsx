import { Field } from '../../kit/field.tsx';
import { words } from '../../words/words.ts';
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
  const { checkout } = words;
  const errors = {
    name: faults.has('name') ? checkout.nameFault : undefined,
    phone: faults.has('phone') ? checkout.phoneFault : undefined,
    address: faults.has('address') ? checkout.addressFault : undefined,
  };
  return (
    <>
      <Field
        label={checkout.name}
        name="name"
        value={name}
        limit={30}
        autoComplete="name"
        error={errors.name}
        first
      />
      <Field
        label={checkout.phone}
        name="phone"
        type="tel"
        value={phone}
        limit={10}
        digits
        hint={checkout.phoneHint}
        autoComplete="tel-national"
        inputMode="numeric"
        error={errors.phone}
        first={!errors.name}
      />
      <Field
        label={checkout.addressLine}
        name="address"
        value={address}
        limit={50}
        hint={checkout.addressHint}
        autoComplete="street-address"
        error={errors.address}
        first={!errors.name && !errors.phone}
      />
      {remember === undefined ? null : (
        <label className={styles.remember}>
          <input type="checkbox" name="remember" defaultChecked={remember} />
          {checkout.remember}
        </label>
      )}
    </>
  );
}
