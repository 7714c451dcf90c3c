import { textOf } from '../../kit/form.ts';

/** What of a form the price depends on, as the cart is asked for it; what is empty is absent. */
export function placeQuery(
  form: FormData,
): Partial<Record<'postcode' | 'country' | 'day', string>> {
  const [postcode, country] = [textOf(form, 'postcode').trim(), textOf(form, 'country')];
  const day = textOf(form, 'deliveryDay');
  return {
    ...(postcode === '' ? {} : { postcode }),
    ...(country === '' ? {} : { country }),
    ...(day === '' ? {} : { day }),
  };
}
