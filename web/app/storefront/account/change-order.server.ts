import { redirect } from 'react-router';
import { answerOf, write } from '../../kit/answers.server.ts';
import type { OpenDay } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { typedIn, whereOf } from '../checkout/place-order.server.ts';
import { placeOf } from '../checkout/place-query.ts';

/** The change as it was sent: shown again when something has to be mended, at the price that it has by now. */
export type Unsaved = {
  problem?: Problem;
  typed?: ReturnType<typeof typedIn>;
  totalCents?: number;
  /** The days as they are where it was typed to go, where their room is of a place. */
  days?: OpenDay[];
};

/** What was typed, with the days as they are there. */
export async function withDaysThere({ api }: Visit, unsaved: Unsaved): Promise<Unsaved> {
  const query = placeOf(unsaved.typed ?? {});
  const days = await answerOf(api.api['delivery-days'].$get({ query }));
  return days.ok && days.body.byPlace ? { ...unsaved, days: days.body.items } : unsaved;
}

/** Puts the order into its customer's box, and leads there. */
export async function changeMeals(request: Request, { api }: Visit, orderNo: string) {
  const json = { orderNo: Number(orderNo) };
  const begun = await write(request, api.api.cart.order.$put({ json }));
  if (begun.ok) throw redirect('/box', 303);
  return begun.problem;
}

/** Saves the change under the key of its form, or answers why not. However often it is sent, it is saved once. */
export async function saveChange(
  request: Request,
  { api }: Visit,
  orderNo: string,
  form: FormData,
): Promise<Unsaved> {
  const typed = typedIn(form);
  const { name, phone, address, day, key, confirmedAge } = typed;
  const version = textOf(form, 'version');
  const saved = await write(
    request,
    api.api.orders[':orderNo'].$put({
      param: { orderNo },
      header: { 'idempotency-key': key },
      json: {
        editNo: Number(textOf(form, 'editNo')),
        totalCents: Number(textOf(form, 'total')),
        deliveryDay: day,
        deliverTo: { name, phone, address, ...whereOf(typed) },
        basketVersion: version === '' ? null : Number(version),
        ...(confirmedAge === '' ? {} : { confirmedAge: Number(confirmedAge) }),
      },
    }),
  );
  if (saved.ok) throw redirect(`/account/orders/${orderNo}?changed=1`, 303);
  const { problem } = saved;
  const totalCents = problem['totalCents'];
  return {
    typed,
    ...(problem.code === 'price-changed' && typeof totalCents === 'number'
      ? { totalCents }
      : { problem }),
  };
}
