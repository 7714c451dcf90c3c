import { redirect } from 'react-router';
import { toAgreeTo } from '../../../../server/src/contract/household.ts';
import { answerOf } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { servingsOf } from '../../kit/use-cart.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { askOffer } from './load-recipe.server.ts';
import type { Offer } from './offer.ts';
import { readSelection, writeSelection, type Selection } from './selection.ts';

/** What came of sending the form. `offer` is what the shop would give for it now. */
export type Saved =
  | {
      ok: true;
      servings: number;
      /** Servings of the dish in the box, with these. */
      inBox: number;
    }
  | {
      ok: false;
      problem: Problem;
      /** Absent where the store was not reached. */
      selection?: Selection;
      offer?: Offer | undefined;
    };

/** Writes the form into the box: a new line, or the one that is being changed. */
export async function saveLine(visit: Visit, slug: string, form: FormData) {
  const { publicApi, api } = visit;
  const known = await answerOf(publicApi.api.recipes[':slug'].$get({ param: { slug } }));
  const written = known.ok ? known.body : { servings: 1, recipeNo: 0 };
  const selection = readSelection(form, written);
  const refuse = (problem: Problem, offer?: Offer): Saved => ({
    ok: false,
    problem,
    selection,
    offer,
  });
  if (!known.ok) return refuse(ownProblem('recipe-not-found'));
  const lineId = textOf(form, 'line') || undefined;
  const quoted = await askOffer(visit, { slug }, selection, lineId);
  if (!('offer' in quoted)) return refuse(quoted.problem);
  const { offer } = quoted;
  if ((offer.portionsLeft ?? 0) < selection.servings)
    return refuse(ownProblem('not-enough'), offer);
  const acknowledged = textOf(form, 'acknowledged').split(',');
  const asked = toAgreeTo(offer);
  if (asked.some((conflict) => !acknowledged.includes(conflict))) {
    return refuse(ownProblem('not-acknowledged'), offer);
  }
  const line = {
    recipeNo: written.recipeNo,
    ...selection,
    acknowledged: asked,
  };
  const version = Number(textOf(form, 'version') || NaN);
  const { lines } = api.api.cart;
  const json = { ...line, ...(Number.isNaN(version) ? {} : { version }) };
  const reply =
    lineId === undefined
      ? await answerOf(lines.$post({ json: line }))
      : await answerOf(lines[':lineId'].$put({ param: { lineId }, json }));
  if (!reply.ok) return refuse(reply.problem, offer);
  if (lineId !== undefined) return redirect('/box', 303);
  if (form.has('stay')) {
    const inBox = servingsOf(reply.body.lines, written.recipeNo);
    return { ok: true, servings: selection.servings, inBox } satisfies Saved;
  }
  const search = writeSelection(selection, written);
  search.set('added', '1');
  return redirect(`/recipes/${slug}?${search.toString()}#added`, 303);
}
