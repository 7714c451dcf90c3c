import type { apiOf } from '../../visit.server.ts';
import type { Ingredient } from '../kit/office-types.ts';
import { everyIngredient } from '../menu/every-ingredient.server.ts';

/** An ingredient by its number and name, and what a delivery of it is asked. */
export type Named = Pick<Ingredient, 'ingredientNo' | 'unit' | 'storage' | 'originRule'> & {
  name: string;
};

/** Every ingredient, to choose from. */
export async function namesOf(request: Request, api: ReturnType<typeof apiOf>): Promise<Named[]> {
  const ingredients = await everyIngredient(request, api);
  return ingredients.map(({ ingredientNo, name, unit, storage, originRule }) => ({
    ingredientNo,
    name: name ?? String(ingredientNo),
    unit,
    storage,
    originRule,
  }));
}
