import { Checkbox, TextInput } from '@mantine/core';
import { styleOfTheShop, weekdayName } from '../../kit/format.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { typedFrom } from '../kit/decimals.ts';
import type { Supplier } from '../kit/office-types.ts';
import styles from './purchasing.module.css';

const texts = adminPurchasingWords.suppliers;

/** What is known of a supplier, to be typed. */
export function SupplierFields(props: {
  supplier?: Supplier | undefined;
  problem: Problem | undefined;
}) {
  const { supplier, problem } = props;
  const wrong = (field: string) => wrongWith(problem, `/${field}`);
  const { currency } = styleOfTheShop();
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          name="name"
          label={texts.name}
          defaultValue={supplier?.name}
          error={wrong('name')}
          required
        />
        <TextInput
          name="contactName"
          label={texts.contactName}
          defaultValue={supplier?.contactName ?? ''}
          error={wrong('contactName')}
        />
        <TextInput
          type="email"
          name="email"
          label={texts.email}
          defaultValue={supplier?.email ?? ''}
          error={wrong('email')}
        />
        <TextInput
          name="phone"
          label={texts.phone}
          defaultValue={supplier?.phone ?? ''}
          error={wrong('phone')}
        />
        <TextInput
          name="address"
          label={texts.address}
          defaultValue={supplier?.address ?? ''}
          error={wrong('address')}
        />
        <TextInput
          name="currency"
          label={texts.currency}
          defaultValue={supplier?.currency ?? currency}
          error={wrong('currency')}
          maxLength={3}
          required
        />
        <TextInput
          name="leadDays"
          label={texts.leadDays}
          inputMode="numeric"
          defaultValue={supplier?.leadDays ?? 1}
          error={wrong('leadDays')}
          required
        />
        <TextInput
          name="minimum"
          label={texts.minimum}
          inputMode="decimal"
          defaultValue={typedFrom(supplier?.minOrderCents ?? 0, 2)}
          error={wrong('minOrderCents')}
        />
        <TextInput
          name="note"
          label={texts.note}
          defaultValue={supplier?.note ?? ''}
          error={wrong('note')}
        />
      </div>
      <fieldset className={styles.many}>
        <legend>{texts.weekdays}</legend>
        {wrong('orderWeekdays') === undefined ? null : <p>{wrong('orderWeekdays')}</p>}
        <div className={styles.ticks}>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <Checkbox
              key={weekday}
              name="weekday"
              value={weekday}
              label={weekdayName(weekday)}
              defaultChecked={supplier?.orderWeekdays.includes(weekday) ?? weekday < 6}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
