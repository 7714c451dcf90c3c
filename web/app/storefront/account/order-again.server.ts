import { redirect } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import type { Visit } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';

/** Each line keeps the id that its form gave it: sent twice, it is in the box once. */
const lineIdOf = (again: string, lineNo: number) =>
  `${again.slice(0, 24)}${lineNo.toString(16).padStart(12, '0')}`;

/** Puts what was ordered into the box again, as far as it is still offered, and leads there. */
export async function orderAgain({ api }: Visit, orderNo: string, again: string): Promise<never> {
  const order = orThrow(await answerOf(api.api.orders[':orderNo'].$get({ param: { orderNo } })));
  const missing: number[] = [];
  for (const { lineNo, recipeNo, servings, changes } of order.lines) {
    const asked = await answerOf(
      api.api.cart.lines[':lineId'].$put({
        param: { lineId: lineIdOf(again, lineNo) },
        json: { recipeNo, servings, changes },
      }),
    );
    if (!asked.ok) missing.push(lineNo);
  }
  const query = new URLSearchParams({ again: orderNo, missing: missing.join(',') });
  throw redirect(`/box?${query.toString()}`, 303);
}

/** What the box says after that; by numbers, so that an address cannot put words into our mouth. */
export async function orderedAgain({ api }: Visit, query: URLSearchParams) {
  const orderNo = query.get('again');
  if (orderNo === null) return undefined;
  const asked = await answerOf(api.api.orders[':orderNo'].$get({ param: { orderNo } }));
  if (!asked.ok) return undefined;
  const numbers = (query.get('missing') ?? '').split(',');
  const missing = asked.body.lines
    .filter(({ lineNo }) => numbers.includes(String(lineNo)))
    .map(({ name }) => name ?? boxWords.nameless);
  return { missing, added: asked.body.lines.length - missing.length };
}
