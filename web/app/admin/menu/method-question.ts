import type { Change } from '../../kit/api-types.ts';
import { contentsOf, type Draft } from './recipe-draft.ts';

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

const isWritten = ({ text }: Draft['steps'][number]) => text.trim() !== '';

const isFilled = (
  { ingredientNo, amount }: Draft['ingredients'][number],
  index: number,
  all: Draft['ingredients'],
) =>
  /^[1-9]\d*$/.test(ingredientNo.trim()) &&
  /^[1-9]\d*$/.test(amount.trim()) &&
  all.findIndex((entry) => entry.ingredientNo === ingredientNo) === index;

/** The draft and the meal to tell it for; undefined while there is nothing to tell. Lines that are not filled in yet are left out. */
export function methodQuestion(draft: Draft, choice: PreviewChoice) {
  const { name, description, story, follows, servings, steps, ingredients } = contentsOf({
    ...draft,
    steps: draft.steps.filter(isWritten),
    ingredients: draft.ingredients.filter(isFilled),
  });
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
    ingredients: ingredients.map((entry) => ({
      ...entry,
      swaps: entry.swaps.filter(
        (swap, index) =>
          swap.with >= 1 &&
          swap.with !== entry.ingredientNo &&
          entry.swaps.findIndex((other) => other.with === swap.with) === index,
      ),
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
  const at = asIs(draft.ingredients, draft.ingredients.filter(isFilled));
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
