import type { MethodNotice, Recipe } from '../../kit/api-types.ts';

type Unit = Recipe['ingredients'][number]['unit'];

/** So much of something, as it lies in the box. */
export type Portion = { ingredientNo: number; name: string | null; amount: number; unit: Unit };

/** A time that a step says; both are the same where it is no range. */
export type SaidTime = { fromSeconds: number; toSeconds: number };

/** A dish to cook from. It says nothing of whose it is: the page is kept on the phone. */
export type Cooking = {
  name: string | null;
  servings: number;
  ingredients: Portion[];
  steps: { text: string; portions: Portion[]; times: SaidTime[] }[];
  notices: readonly MethodNotice[];
  untranslated: readonly string[] | undefined;
};

type Told = {
  name: string | null;
  steps: { text: string; ingredientNos: number[]; times: SaidTime[] }[];
  notices: readonly MethodNotice[];
  untranslated?: readonly string[] | undefined;
};

/** Each step beside as much of what it speaks of as is in the box. */
export function toCook(
  { name, steps, notices, untranslated }: Told,
  { servings, ingredients }: Pick<Cooking, 'servings' | 'ingredients'>,
): Cooking {
  return {
    name,
    servings,
    ingredients,
    steps: steps.map(({ text, ingredientNos, times }) => ({
      text,
      portions: ingredientNos.flatMap(
        (no) => ingredients.find(({ ingredientNo }) => ingredientNo === no) ?? [],
      ),
      times,
    })),
    notices,
    untranslated,
  };
}
