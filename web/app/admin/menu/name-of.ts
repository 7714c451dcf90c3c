import type { Ingredient } from '../kit/office-types.ts';

/** What an ingredient is called where it is chosen. */
export const nameOf = ({ name, ingredientNo }: Pick<Ingredient, 'name' | 'ingredientNo'>) =>
  name ?? String(ingredientNo);
