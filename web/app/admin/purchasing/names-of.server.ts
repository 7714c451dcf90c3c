import type { apiOf } from '../../visit.server.ts';
import { everyIngredient } from '../menu/every-ingredient.server.ts';

/** Every ingredient by its number and name, to choose from. */
export async function namesOf(request: Request, api: ReturnType<typeof apiOf>) {
  const ingredients = await everyIngredient(request, api);
  return ingredients.map(({ ingredientNo, name }) => ({
    ingredientNo,
    name: name ?? String(ingredientNo),
  }));
}
