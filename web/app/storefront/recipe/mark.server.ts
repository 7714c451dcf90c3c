import { data, redirect } from 'react-router';
import { answerOf, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** What came of pressing the heart; without scripts the page itself says it. */
export type Marked = { favourite: boolean } | { markProblem: Problem };

/** Puts a dish among the favourites of whoever asks, or takes it from there. A guest is sent to sign in, or told to where scripts run. */
export async function markDish(
  request: Request,
  { publicApi, api }: Visit,
  slug: string,
  form: FormData,
) {
  const headers = { 'cache-control': 'no-store' };
  const refuse = (markProblem: Problem) =>
    data<Marked>({ markProblem }, { status: form.has('stay') ? 200 : 422, headers });
  const known = await answerOf(publicApi.api.recipes[':slug'].$get({ param: { slug } }));
  if (!known.ok) return refuse(known.problem);
  const param = { recipeNo: String(known.body.recipeNo) };
  const favourite = textOf(form, 'favourite') === 'add';
  const mine = api.api.me.favourites[':recipeNo'];
  const asked = await write(
    request,
    favourite ? mine.$put({ param, json: {} }) : mine.$delete({ param }),
  );
  if (!asked.ok) return refuse(asked.problem);
  if (form.has('stay')) return data<Marked>({ favourite }, { headers });
  return redirect(`/recipes/${slug}?favourite=${favourite ? 'added' : 'removed'}#heart`, 303);
}
