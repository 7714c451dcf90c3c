import type { RouterContextProvider } from 'react-router';
import { asksWhy, isStatus } from '../../../../server/src/contract/order-status.ts';
import { write } from '../../kit/answers.server.ts';
import type { Status } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import type { Moved } from '../kit/office-types.ts';

/** What became of each order, or why none was asked to move. */
export type MovedAnswer = ({ to: Status } & Moved) | { problem: Problem };

const notAsked = (title: string): MovedAnswer => ({
  problem: ownProblem('invalid-input', title),
});

export async function moveSelected(
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<MovedAnswer> {
  const form = await request.formData();
  const orderNos = form.getAll('orderNo').map(Number);
  const to = textOf(form, 'to') as Status;
  const reason = textOf(form, 'reason').trim();
  if (orderNos.length === 0) return notAsked(adminOrdersWords.noneSelected);
  if ((to === 'cancelled' || (isStatus(to) && asksWhy(to))) && reason === '')
    return notAsked(adminOrdersWords.reasonMissing);
  const asked = apiOf(context).api.admin.orders.move.$post({
    json: { to, orderNos, ...(reason && { reason }) },
  });
  const answer = await write(request, asked);
  return answer.ok ? { to, items: answer.body.items } : { problem: answer.problem };
}
