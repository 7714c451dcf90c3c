/** What is out of lists and offers, by number or slug. */
export type Archived = {
  ingredients: ReadonlySet<number>;
  recipes: ReadonlySet<number>;
  categories: ReadonlySet<string>;
};

export const nothingArchived: Archived = {
  ingredients: new Set(),
  recipes: new Set(),
  categories: new Set(),
};

/** Which of a list is shown: what is in use, what is archived, or both. */
export type Shown = 'only' | 'too' | undefined;

export const isShown = (shown: Shown, isArchived: boolean): boolean =>
  shown === 'too' || isArchived === (shown === 'only');

/** As the back office is told of it: there is nothing to say of what is in use. */
export const archivedOrNot = (isArchived: boolean): { archived?: true } =>
  isArchived ? { archived: true } : {};

type Food = {
  category: string;
  ingredients: readonly { ingredientNo: number; swaps: readonly { with: number }[] }[];
};

/** What of a recipe cannot be offered while it is archived, field by field. */
export function archivedIn(
  { category, ingredients }: Food,
  archived: Archived,
): { field: string; message: string }[] {
  const isGone = (no: number) => archived.ingredients.has(no);
  const fields = [
    ...(archived.categories.has(category) ? ['/category'] : []),
    ...ingredients.flatMap(({ ingredientNo, swaps }, index) => [
      ...(isGone(ingredientNo) ? [`/ingredients/${index}/ingredientNo`] : []),
      ...swaps.flatMap((swap, at) =>
        isGone(swap.with) ? [`/ingredients/${index}/swaps/${at}/with`] : [],
      ),
    ]),
  ];
  return fields.map((field) => ({ field, message: 'is archived' }));
}
