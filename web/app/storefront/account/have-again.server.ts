import { redirect } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** Puts a meal that somebody had into their box, as it is offered again at this moment; never without what was changed then. */
export async function haveAgain(
  request: Request,
  { api }: Visit,
  form: FormData,
): Promise<Problem> {
  const asked = await write(request, api.api.me.again.$get({ query: { limit: '100' } }));
  if (!asked.ok) return asked.problem;
  const recipeNo = textOf(form, 'recipeNo');
  const meal = asked.body.items.find((it) => String(it.recipeNo) === recipeNo);
  if (!meal || meal.changesGone) return ownProblem('recipe-not-published');
  const { servings, changes } = meal;
  const put = await write(
    request,
    api.api.cart.lines[':lineId'].$put({
      param: { lineId: textOf(form, 'lineId') },
      json: { recipeNo: meal.recipeNo, servings, changes },
    }),
  );
  if (!put.ok) return put.problem;
  throw redirect(`/account/favourites?added=${recipeNo}`, 303);
}
