import { textOf } from '../../kit/form.ts';

type Place = { country?: string | null; postcode?: string | null };

/** A place as the API is asked about it: what is not known of it is absent. */
export const placeOf = ({
  country,
  postcode,
}: Place): Partial<Record<'country' | 'postcode', string>> => ({
  ...(country ? { country } : {}),
  ...(postcode ? { postcode } : {}),
});

/** Where a form says that the box is to go. */
export const placeIn = (form: FormData): ReturnType<typeof placeOf> =>
  placeOf({ country: textOf(form, 'country'), postcode: textOf(form, 'postcode').trim() });

/** What of a form the price depends on, as the cart is asked for it. */
export function placeQuery(form: FormData): ReturnType<typeof placeOf> & { day?: string } {
  const day = textOf(form, 'deliveryDay');
  return { ...placeIn(form), ...(day === '' ? {} : { day }) };
}
