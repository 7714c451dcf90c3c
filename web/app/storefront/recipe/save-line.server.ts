import { redirect } from 'react-router';
import type { Conflict } from '../../../../server/src/contract/food-terms.ts';
import { answerOf, type Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { askOffer } from './load-recipe.server.ts';
import type { Offer } from './offer.ts';
import { readSelection, writeSelection, type Selection } from './selection.ts';

/** What came of sending the form. `offer` is what the shop would give for it now. */
export type Saved =
  | { ok: true; servings: number }
  | { ok: false; problem: Problem; selection: Selection; offer: Offer | undefined };

/** Writes the form into the box: a new line, or the one that is being changed. */
export async function saveLine(visit: Visit, slug: string, form: FormData) {
  const { publicApi, api } = visit;
  const known = await answerOf(publicApi.api.recipes[':slug'].$get({ param: { slug } }));
  const written = known.ok ? known.body : { servings: 1, recipeNo: 0 };
  const selection = readSelection(form, written);
  const refuse = (problem: Problem, offer?: Offer): Saved => ({
    ...{ ok: false, problem, selection, offer },
  });
  if (!known.ok) return refuse({ code: 'recipe-not-found' });
  const lineId = fieldOf(form, 'line');
  const asked = await askOffer(visit, { slug }, selection, lineId);
  if (!('offer' in asked)) return refuse(asked.problem);
  const { offer } = asked;
  if ((offer.portionsLeft ?? 0) < selection.servings) return refuse({ code: 'not-enough' }, offer);
  const acknowledged = (fieldOf(form, 'acknowledged') ?? '').split(',');
  if (offer.conflicts.some((conflict) => !acknowledged.includes(conflict))) {
    return refuse({ code: 'not-acknowledged' }, offer);
  }
  const line = {
    recipeNo: written.recipeNo,
    ...selection,
    acknowledged: offer.conflicts satisfies Conflict[],
  };
  const version = Number(fieldOf(form, 'version') ?? NaN);
  const reply = await answerOf(
    lineId === undefined
      ? api.api.cart.lines.$post({ json: line })
      : api.api.cart.lines[':lineId'].$put({
          param: { lineId },
          json: { ...line, ...(Number.isNaN(version) ? {} : { version }) },
        }),
  );
  if (!reply.ok) return refuse(reply.problem, offer);
  if (lineId !== undefined) return redirect('/box', 303);
  if (form.has('stay')) return { ok: true, servings: selection.servings } satisfies Saved;
  const search = writeSelection(selection, written);
  search.set('added', '1');
  return redirect(`/recipes/${slug}?${search.toString()}#added`, 303);
}

function fieldOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
