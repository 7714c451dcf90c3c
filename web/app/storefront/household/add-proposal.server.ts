import { redirect } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { textOf, textsOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { readSelection } from '../recipe/selection.ts';

/** Each meal has an id that its form gave it: sent twice, it is in the box once. */
const lineIdOf = (again: string, at: number) =>
  `${again.slice(0, 24)}${at.toString(16).padStart(12, '0')}`;

/**
 * Puts every proposed meal into the box, and leads there. Nothing is agreed to on the way: whatever goes against somebody by now is asked
 * there, as it is of any meal.
 */
export async function addProposal({ api }: Visit, form: FormData): Promise<Problem> {
  const again = textOf(form, 'again');
  for (const [at, line] of textsOf(form, 'line').entries()) {
    const search = new URLSearchParams(line);
    const json = {
      recipeNo: Number(search.get('recipeNo')),
      ...readSelection(search, { servings: 1 }),
    };
    const param = { lineId: lineIdOf(again, at) };
    const put = await answerOf(api.api.cart.lines[':lineId'].$put({ param, json }));
    if (!put.ok) return put.problem;
  }
  if (!form.has('line')) return ownProblem('invalid-input');
  throw redirect('/box', 303);
}
