import { Form } from 'react-router';
import type { Priced } from '../../kit/api-types.ts';
import { CountrySelect } from '../../kit/country-select.tsx';
import { Field } from '../../kit/field.tsx';
import { deliveryWords } from '../../words/en/delivery.ts';
import styles from './where-form.module.css';

/** A postcode is enough to know what delivery costs; it is kept with the box. */
export function WhereForm(props: {
  action: string;
  where: Pick<Priced, 'countries' | 'goesTo'>;
  button: string;
  wrong?: boolean;
}) {
  const { action, where, button, wrong = false } = props;
  const { countries, goesTo } = where;
  return (
    <Form method="post" action={action} noValidate preventScrollReset className={styles.form}>
      <CountrySelect countries={countries} value={goesTo.country ?? ''} />
      <Field
        key={goesTo.postcode}
        label={deliveryWords.postcode}
        name="postcode"
        value={goesTo.postcode ?? ''}
        autoComplete="postal-code"
        error={wrong ? deliveryWords.postcodeFault : undefined}
        first
      />
      <button className="button plain" name="intent" value="place">
        {button}
      </button>
    </Form>
  );
}
