import { nutrientNames } from '../../contract/ingredient-shape.ts';
import { gramsOf } from '../../food/recipes/alcohol.ts';
import { energyOf } from '../../food/units/annex-xiv.ts';
import type { Ingredient, Nutrition } from '../../food/ingredients/ingredient.ts';

/** Kilojoules of a kilocalorie (Regulation (EU) No 1169/2011, Annex I), where nothing says in what the energy is. */
const kjOfKcal = 4.184;

/** Energy of 100 g in kJ: what its maker says in kcal, by what Annex XIV makes of the same nutrients in both units. */
export function kjOf({ nutrition, alcoholPermille }: Ingredient): number {
  const { kj, kcal } = energyOf({ ...nutrition, alcoholPermille: alcoholPermille ?? 0 });
  return nutrition.kcal * (kcal > 0 ? kj / kcal : kjOfKcal);
}

export type Energy = Nutrition & { kj: number };

/** What is in so much of these, not rounded: kJ and kcal, the rest in milligrams. Of what the shop has no more nothing is known. */
export function nutritionOf(
  inside: readonly { amount: number; facts: Ingredient | undefined }[],
): Energy {
  const sum = { kj: 0, ...Object.fromEntries(nutrientNames.map((name) => [name, 0])) } as Energy;
  for (const { amount, facts } of inside) {
    if (!facts) continue;
    const hundreds = gramsOf(amount, facts) / 100;
    sum.kj += kjOf(facts) * hundreds;
    for (const name of nutrientNames) sum[name] += facts.nutrition[name] * hundreds;
  }
  return sum;
}
