import type { Draft } from './recipe-draft.ts';

/**
 * A change of a draft's rows as a button says it: `steps.add`, `steps.remove.2`, `steps.up.2`, `steps.down.2`, the same of `ingredients`,
 * `swaps.add.1`, `swaps.remove.1.0`, and `lines.take.0.1045.2` for what the first line may mean. The browser and the server without
 * scripts do the same.
 */
export function editDraft(draft: Draft, edit: string): Draft {
  const [list, verb = '', ...rest] = edit.split('.');
  const [index = -1, swapIndex = -1] = rest.map(Number);
  switch (list) {
    case 'steps':
      return { ...draft, steps: editRows(draft.steps, { text: '' }, verb, index) };
    case 'ingredients': {
      const ingredients = editRows(draft.ingredients, noIngredient, verb, index);
      return { ...draft, ingredients };
    }
    case 'swaps': {
      const empty = { with: '', substitute: '1', original: '1' };
      const ingredients = draft.ingredients.map((entry, other) =>
        other === index
          ? { ...entry, swaps: editRows(entry.swaps, empty, verb, swapIndex) }
          : entry,
      );
      return { ...draft, ingredients };
    }
    case 'lines': {
      if (verb !== 'take') return draft;
      const [, ingredientNo = '', amount = ''] = rest;
      const lines = linesOf(draft).toSpliced(index, 1).join('\n');
      return withRows({ ...draft, lines }, [{ ingredientNo, amount }]);
    }
    default:
      return draft;
  }
}

const noIngredient = { ingredientNo: '', amount: '', confirmed: '', swaps: [] };

/** The lines that are still to be read. */
export const linesOf = ({ lines }: Pick<Draft, 'lines'>): string[] =>
  lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** With these ingredients behind those there are; a row in which nobody has written makes room. */
export function withRows(draft: Draft, rows: { ingredientNo: string; amount: string }[]): Draft {
  const written = draft.ingredients.filter(
    ({ ingredientNo, amount, swaps }) => ingredientNo !== '' || amount !== '' || swaps.length > 0,
  );
  const ingredients = rows.reduce((all, row) => added(all, { ...noIngredient, ...row }), written);
  return { ...draft, ingredients };
}

function editRows<Row extends { key: number }>(
  rows: Row[],
  empty: Omit<Row, 'key'>,
  verb: string,
  index: number,
): Row[] {
  switch (verb) {
    case 'add':
      return added(rows, empty);
    case 'remove':
      return rows.toSpliced(index, 1);
    case 'up':
      return swapped(rows, index - 1);
    case 'down':
      return swapped(rows, index);
    default:
      return rows;
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
