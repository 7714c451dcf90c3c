import type { Change } from '../../kit/api-types.ts';
import { contentsOf, isWhole, isWritten, type Draft } from './recipe-draft.ts';

/** What is chosen to read a draft for: changes as `omit-1145` or `swap-1145-1129`, empty for none. */
export type PreviewChoice = { changes: string[]; servings: string };

export const noChoice: PreviewChoice = { changes: ['', ''], servings: '' };

export function choiceFromForm(form: FormData): PreviewChoice {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { changes: [said('change-0'), said('change-1')], servings: said('readFor') };
}

/** The draft and the meal to tell it for; undefined while there is nothing to tell. Rows that are not whole yet are left out. */
export function methodQuestion(draft: Draft, choice: PreviewChoice) {
  const { name, description, story, follows, servings, steps, ingredients } = contentsOf(draft);
  if (ingredients.length === 0 || steps.length === 0 || !Number.isInteger(servings)) {
    return undefined;
  }
  return {
    name,
    description,
    story,
    follows,
    servings,
    steps,
    ingredients: ingredients.map(({ ingredientNo, amount, swaps }) => ({
      ingredientNo,
      amount,
      swaps,
    })),
    meal: { servings: Number(choice.servings) || servings, changes: changesOf(choice) },
  };
}

/** Where a problem stands in the draft, with the lines that were left out of the question. */
export function inDraft<Found extends { field: string }>(draft: Draft, problem: Found): Found {
  const [, list, asked] = problem.field.split('/');
  const asIs = (rows: readonly unknown[], kept: readonly unknown[]) =>
    rows.indexOf(kept[Number(asked)]);
  if (list === 'steps') {
    const at = asIs(draft.steps, draft.steps.filter(isWritten));
    return { ...problem, field: `/steps/${at}` };
  }
  if (list !== 'ingredients') return problem;
  const at = asIs(draft.ingredients, draft.ingredients.filter(isWhole));
  return { ...problem, field: `/ingredients/${at}` };
}

function changesOf({ changes }: PreviewChoice): Change[] {
  const seen = new Set<number>();
  return changes.flatMap((said): Change[] => {
    const [action, own, other] = said.split('-');
    const ingredientNo = Number(own);
    if (!ingredientNo || seen.has(ingredientNo)) return [];
    seen.add(ingredientNo);
    if (action === 'omit') return [{ action, ingredientNo }];
    return action === 'swap' ? [{ action, ingredientNo, with: Number(other) }] : [];
  });
}
