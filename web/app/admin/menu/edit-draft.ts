import type { Draft } from './recipe-draft.ts';

/**
 * A change of a draft's rows as a button says it: `steps.add`, `steps.remove.2`, `steps.up.2`, `steps.down.2`, `ingredients.add`,
 * `ingredients.remove.1`, `swaps.add.1`, `swaps.remove.1.0`. The browser and the server without scripts do the same.
 */
export function editDraft(draft: Draft, edit: string): Draft {
  const [list, verb, ...indexes] = edit.split('.');
  const [index = -1, swapIndex = -1] = indexes.map(Number);
  switch (list) {
    case 'steps':
      return { ...draft, steps: editSteps(draft.steps, verb, index) };
    case 'ingredients': {
      const empty = { ingredientNo: '', amount: '', swaps: [] };
      const { ingredients } = draft;
      return {
        ...draft,
        ingredients: verb === 'add' ? added(ingredients, empty) : ingredients.toSpliced(index, 1),
      };
    }
    case 'swaps': {
      const empty = { with: '', substitute: '1', original: '1' };
      const ingredients = draft.ingredients.map((entry, other) =>
        other === index
          ? {
              ...entry,
              swaps:
                verb === 'add' ? added(entry.swaps, empty) : entry.swaps.toSpliced(swapIndex, 1),
            }
          : entry,
      );
      return { ...draft, ingredients };
    }
    default:
      return draft;
  }
}

function editSteps(steps: Draft['steps'], verb: string | undefined, index: number): Draft['steps'] {
  switch (verb) {
    case 'add':
      return added(steps, { text: '' });
    case 'remove':
      return steps.toSpliced(index, 1);
    case 'up':
      return swapped(steps, index - 1);
    case 'down':
      return swapped(steps, index);
    default:
      return steps;
  }
}

/** The row at `index` changes places with the one after it. */
function swapped<Row>(rows: Row[], index: number): Row[] {
  const [first, second] = [rows[index], rows[index + 1]];
  if (first === undefined || second === undefined) return rows;
  return rows.toSpliced(index, 2, second, first);
}

function added<Row extends { key: number }>(rows: Row[], row: Omit<Row, 'key'>): Row[] {
  const key = Math.max(-1, ...rows.map((known) => known.key)) + 1;
  return [...rows, { ...row, key } as Row];
}
