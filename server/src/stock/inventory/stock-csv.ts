import type { CsvColumns } from '../../contract/csv.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import type { Movement } from './movement.ts';

type Level = Pick<Ingredient, 'ingredientNo' | 'name' | 'unit'> & {
  amount: number;
  promisedAmount: number;
};

/** The shelf as a file has it. What was counted or came in is written beside what is in the house, and read again. */
export const stockColumns: CsvColumns<Level> = {
  no: ({ ingredientNo }) => ingredientNo,
  name: ({ name }) => name,
  unit: ({ unit }) => unit,
  in_house: ({ amount, promisedAmount }) => amount + promisedAmount,
  promised: ({ promisedAmount }) => promisedAmount,
  counted: () => null,
  received: () => null,
  note: () => null,
};

type Pantry = { catalogue: () => { ingredients: ReadonlyMap<number, Ingredient> } };

/** The ledger as a file has it. */
export function movementColumns(menu: Pantry): CsvColumns<Movement> {
  const of = ({ ingredientNo }: Movement) => menu.catalogue().ingredients.get(ingredientNo);
  return {
    movement_no: ({ movementNo }) => movementNo,
    no: ({ ingredientNo }) => ingredientNo,
    name: (movement) => of(movement)?.name ?? null,
    kind: ({ kind }) => kind,
    amount: ({ amount }) => amount,
    unit: (movement) => of(movement)?.unit ?? null,
    moved_at: ({ movedAt }) => movedAt,
    moved_by: ({ movedBy }) => movedBy,
    order_no: ({ orderNo }) => orderNo,
    note: ({ note }) => note,
  };
}
