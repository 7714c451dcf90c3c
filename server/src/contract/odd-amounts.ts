/** Why an amount of a recipe is asked about. */
export type WhyOdd = 'heavy' | 'salty' | 'rich' | 'scant' | 'above-usual' | 'below-usual';

/** An amount to ask about; `index` is its place in the recipe, `usual` what one serving mostly takes. */
export type OddAmount = {
  index: number;
  ingredientNo: number;
  amount: number;
  servings: number;
  why: WhyOdd;
  usual: number | null;
};
