import type { Draft } from './recipe-draft.ts';

/**
 * A change of a draft's rows as a button says it: `steps.add`, `steps.remove.2`, `steps.up.2`, `steps.down.2`, `ingredients.add`,
 * `ingredients.remove.1`, `swaps.add.1`, `swaps.remove.1.0`. The browser and the server without scripts do the same.
 */
export function editDraft(draft: Draft, edit: string): Draft {
  const [list, verb, ...places] = edit.split('.');
  const [place = -1, at = -1] = places.map(Number);
  switch (list) {
    case 'steps':
      return { ...draft, steps: editSteps(draft.steps, verb, place) };
    case 'ingredients': {
      const empty = { ingredientNo: '', amount: '', swaps: [] };
      const { ingredients } = draft;
      return {
        ...draft,
        ingredients: verb === 'add' ? added(ingredients, empty) : ingredients.toSpliced(place, 1),
      };
    }
    case 'swaps': {
      const empty = { with: '', substitute: '1', original: '1' };
      const ingredients = draft.ingredients.map((entry, here) =>
        here === place
          ? {
              ...entry,
              swaps: verb === 'add' ? added(entry.swaps, empty) : entry.swaps.toSpliced(at, 1),
            }
          : entry,
      );
      return { ...draft, ingredients };
    }
    default:
      return draft;
  }
}

function editSteps(steps: Draft['steps'], verb: string | undefined, place: number): Draft['steps'] {
  switch (verb) {
    case 'add':
      return added(steps, { text: '' });
    case 'remove':
      return steps.toSpliced(place, 1);
    case 'up':
      return swapped(steps, place - 1);
    case 'down':
      return swapped(steps, place);
    default:
      return steps;
  }
}

/** The row at `place` changes places with the one after it. */
function swapped<Row>(rows: Row[], place: number): Row[] {
  const [first, second] = [rows[place], rows[place + 1]];
  if (first === undefined || second === undefined) return rows;
  return rows.toSpliced(place, 2, second, first);
}

function added<Row extends { key: number }>(rows: Row[], row: Omit<Row, 'key'>): Row[] {
  const key = Math.max(-1, ...rows.map((known) => known.key)) + 1;
  return [...rows, { ...row, key } as Row];
}
