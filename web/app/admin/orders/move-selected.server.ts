import type { RouterContextProvider } from 'react-router';
import type { Status } from '../../../../server/src/checkout/orders/order-status.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { deskOf, write } from '../kit/office.server.ts';
import type { Problem } from '../kit/problem.ts';
import { textOf } from '../kit/text-of.ts';

/** What became of each order, or why none was asked to move. */
export type MovedAnswer =
  | { to: Status; items: { orderNo: number; moved: boolean; code: string | null }[] }
  | { problem: Problem };

const notAsked = (title: string): MovedAnswer => ({
  problem: { status: 400, code: 'invalid-input', title },
});

export async function moveSelected(
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<MovedAnswer> {
  const form = await request.formData();
  const orderNos = form.getAll('orderNo').map(Number);
  const to = textOf(form, 'to') as Status;
  const reason = textOf(form, 'reason');
  if (orderNos.length === 0) return notAsked(adminOrdersWords.noneSelected);
  if (to === 'cancelled' && reason === '') return notAsked(adminOrdersWords.reasonMissing);
  const asked = deskOf(context).api.admin.orders.move.$post({
    json: { to, orderNos, ...(reason && { reason }) },
  });
  const answer = await write(request, asked);
  return answer.ok ? { to, items: answer.body.items } : { problem: answer.problem };
}
