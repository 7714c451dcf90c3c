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

/** The draft and the meal to tell it for; undefined while there is nothing to tell. Lines that are not filled in yet are left out. */
export function methodQuestion(draft: Draft, choice: PreviewChoice) {
  const { name, description, story, follows, servings, steps, ingredients } = contentsOf(draft);
  const filled = ingredients.filter(
    ({ ingredientNo, amount }, index) =>
      ingredientNo >= 1 &&
      amount >= 1 &&
      ingredients.findIndex((entry) => entry.ingredientNo === ingredientNo) === index,
  );
  const written = steps.filter((step) => step.trim() !== '');
  if (filled.length === 0 || written.length === 0 || !Number.isInteger(servings)) return undefined;
  return {
    name,
    description,
    story,
    follows,
    servings,
    steps: written,
    ingredients: filled.map((entry) => ({
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
