import { textOf, textsOf } from '../../kit/form.ts';
import { wholeFrom } from '../kit/decimals.ts';
import type { DeliveryZone } from '../kit/office-types.ts';

/** The form as it was typed. */
export type TypedZone = {
  name: string;
  /** Its number; empty where the form does not ask. */
  kitchen: string;
  region: string;
  fee: string;
  freeFrom: string;
  minimum: string;
  weekdays: string[];
  postcodes: string;
};
export type ZoneDraft = Omit<DeliveryZone, 'zoneNo' | 'version' | 'kitchenNo'> & {
  kitchenNo?: number;
};

export const typedZone = (form: FormData): TypedZone => ({
  name: textOf(form, 'name').trim(),
  kitchen: textOf(form, 'kitchen'),
  region: textOf(form, 'region').trim(),
  fee: textOf(form, 'fee').trim(),
  freeFrom: textOf(form, 'freeFrom').trim(),
  minimum: textOf(form, 'minimum').trim(),
  weekdays: textsOf(form, 'weekdays'),
  postcodes: textOf(form, 'postcodes'),
});

/** What the API is sent; the names of amounts that are none, which it would not understand. */
export function draftOf(typed: TypedZone): { draft: ZoneDraft; notMoney: string[] } {
  const amounts = {
    feeCents: wholeFrom(typed.fee, 2),
    freeFromCents: typed.freeFrom === '' ? null : wholeFrom(typed.freeFrom, 2),
    minOrderCents: typed.minimum === '' ? 0 : wholeFrom(typed.minimum, 2),
  };
  const notMoney = Object.entries(amounts).flatMap(([name, cents]) =>
    cents === undefined ? [name] : [],
  );
  const { feeCents = 0, freeFromCents = null, minOrderCents = 0 } = amounts;
  const { name, region } = typed;
  const weekdays = typed.weekdays.length === 0 ? null : typed.weekdays.map(Number);
  const postcodes = typed.postcodes.split('\n').filter((line) => line.trim() !== '');
  const draft = { name, region, feeCents, freeFromCents, minOrderCents, weekdays, postcodes };
  return {
    draft: typed.kitchen === '' ? draft : { ...draft, kitchenNo: Number(typed.kitchen) },
    notMoney,
  };
}
