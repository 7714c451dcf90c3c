import { redirect } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

import { cardToUse } from '../checkout/place-order.server.ts';

/** Leads to where the order is paid; answers why not. */
export async function goToPay(
  request: Request,
  { api }: Visit,
  orderNo: string,
  form: FormData,
): Promise<Problem> {
  const asked = await write(
    request,
    api.api.orders[':orderNo'].payment.$post({
      param: { orderNo },
      json: cardToUse(textOf(form, 'card')),
    }),
  );
  if (asked.ok) throw redirect(asked.body.url ?? `/account/orders/${orderNo}`, 303);
  return asked.problem;
}
