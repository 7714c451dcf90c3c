import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPaymentsWords } from '../../words/en/admin-payments.ts';
import { wholeFrom } from '../kit/decimals.ts';

/** What was typed, and why it is not noted. */
export type NotNoted = { paymentNo: number; typed: string; what?: string; problem?: Problem };

/** Notes what staff heard of a dispute. */
export async function noteDispute(
  request: Request,
  context: Readonly<RouterContextProvider>,
  orderNo: string,
  form: FormData,
): Promise<'noted' | NotNoted> {
  const paymentNo = textOf(form, 'paymentNo');
  const stage = textOf(form, 'intent').slice('dispute-'.length);
  const typed = textOf(form, 'amount').trim();
  const told = { paymentNo: Number(paymentNo), typed };
  const cents = wholeFrom(typed, 2) ?? 0;
  if (stage === 'opened' && cents === 0)
    return { ...told, what: adminPaymentsWords.disputes.notAnAmount };
  const { disputes } = apiOf(context).api.admin.orders[':orderNo'];
  const asked = await write(
    request,
    disputes[':paymentNo'].$post({
      param: { orderNo, paymentNo },
      // The API refuses what is no such step.
      json: stage === 'opened' ? { stage, cents } : { stage: stage as 'won' | 'lost' },
    }),
  );
  return asked.ok ? 'noted' : { ...told, problem: asked.problem };
}
