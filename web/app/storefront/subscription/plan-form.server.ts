import { answerOf, read } from '../../kit/answers.server.ts';
import type { OpenDay } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { styleOfTheShop } from '../../kit/format.ts';
import type { Visit } from '../../visit.server.ts';
import { placeOf } from '../checkout/place-query.ts';
import type { TypedPlan } from './plan-form.tsx';

/** What the form of a subscription takes, beside what was chosen before. */
export async function readChoices(request: Request, { api, publicApi }: Visit) {
  const me = await read(request, api.api.me.$get());
  const { items: addresses } = await read(request, api.api.me.addresses.$get());
  const { items: members } = await read(request, api.api.me.household.$get());
  const { standing } = await read(request, api.api.me.agreements.$get());
  const { countries } = await read(request, api.api.delivery.$get({ query: {} }));
  const { values } = await read(
    request,
    publicApi.api.pages[':topic'].$get({ param: { topic: 'help' }, query: {} }),
  );
  const byCard = styleOfTheShop().payments !== 'invoice';
  const cards = byCard ? await answerOf(api.api.me['payment-methods'].$get()) : undefined;
  const last = await answerOf(api.api.choices.$get({ query: {} }));
  const wanted = new URL(request.url).searchParams.get('address');
  const chosen = addresses.find(({ addressNo }) => String(addressNo) === wanted);
  const query = placeOf(chosen ?? me);
  const { items: days } = await read(request, api.api['delivery-days'].$get({ query }));
  return {
    me,
    addresses,
    chosen,
    /** With the customer, as whole servings are packed. */
    eaters: 1 + members.reduce((sum, { portions }) => sum + portions, 0),
    standing,
    countries,
    weekdays: values.weekdays.map((weekday) => ({ weekday, next: nextOn(weekday, days) })),
    /** What was chosen last, as far as something was. */
    usual: last.ok
      ? { servings: last.body.servings, weekday: last.body.delivery?.weekday ?? null }
      : { servings: null, weekday: null },
    byCard,
    cards: cards?.ok ? cards.body.items : [],
    nowMs: Date.now(),
  };
}

const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

const nextOn = (weekday: number, days: readonly OpenDay[]): string | null =>
  days.find(({ day, closed, room }) => !closed && room > 0 && weekdayOf(day) === weekday)?.day ??
  null;

/** The form as it was sent. */
export function typedIn(form: FormData): TypedPlan {
  const figure = (name: string) => Number(textOf(form, name));
  return {
    meals: figure('meals'),
    servings: figure('servings'),
    weekday: figure('weekday'),
    everyWeeks: figure('everyWeeks'),
    methodRef: textOf(form, 'card') || null,
    name: textOf(form, 'name').trim(),
    phone: textOf(form, 'phone').trim(),
    address: textOf(form, 'address').trim(),
    country: textOf(form, 'country'),
    postcode: textOf(form, 'postcode').trim(),
    note: textOf(form, 'note').trim(),
  };
}

/** What the API is told of it. */
export function planIn(typed: TypedPlan) {
  const { meals, servings, weekday, everyWeeks, methodRef, ...to } = typed;
  const { name, phone, address, country, postcode, note } = to;
  return {
    meals,
    servings,
    weekday,
    everyWeeks,
    methodRef,
    deliverTo: {
      name,
      phone,
      address,
      ...placeOf({ country, postcode }),
      ...(note === '' ? {} : { note }),
    },
  };
}
