import { redirect } from 'react-router';
import { longestNote } from '../../../../server/src/contract/ratings.ts';
import { lengthOf, manyLines } from '../../../../server/src/contract/people-text.ts';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { RatedMeal } from '../../kit/api-types.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** What was said of the meals of an order; nothing while none of them can be rated. */
export async function readRatings(
  request: Request,
  { api }: Visit,
  orderNo: string,
): Promise<RatedMeal[]> {
  const { items } = await read(
    request,
    api.api.orders[':orderNo'].ratings.$get({ param: { orderNo } }),
  );
  return items.filter(({ mayRate, rating }) => mayRate || rating !== null);
}

/** What is wrong with what was typed of one meal, with what was typed. */
export type RatingFault = {
  lineNo: string;
  fault: 'stars' | 'note' | undefined;
  problem: Problem | undefined;
  stars: string;
  note: string;
};

export async function rateMeal(
  request: Request,
  { api }: Visit,
  orderNo: string,
  form: FormData,
): Promise<RatingFault> {
  const lineNo = textOf(form, 'lineNo');
  const typed = { lineNo, stars: textOf(form, 'stars'), note: manyLines(textOf(form, 'note')) };
  if (!/^[1-5]$/.test(typed.stars)) return { ...typed, fault: 'stars', problem: undefined };
  if (lengthOf(typed.note) > longestNote) return { ...typed, fault: 'note', problem: undefined };
  const asked = await write(
    request,
    api.api.orders[':orderNo'].lines[':lineNo'].rating.$put({
      param: { orderNo, lineNo },
      json: { stars: Number(typed.stars), note: typed.note === '' ? null : typed.note },
    }),
  );
  if (!asked.ok) return { ...typed, fault: undefined, problem: asked.problem };
  throw redirect(`/account/orders/${orderNo}?rated=${lineNo}#ratings`, 303);
}
