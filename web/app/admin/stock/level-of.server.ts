import { data } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import type { apiOf } from '../../visit.server.ts';

/** One ingredient with its level in a kitchen. The list of levels is searched by name and number, and may hold others with the same words. */
export async function levelOf(
  request: Request,
  api: ReturnType<typeof apiOf>,
  ingredientNo: string,
  kitchen: string,
) {
  const { ingredients, stock } = api.api.admin;
  const ingredient = await read(
    request,
    ingredients[':ingredientNo'].$get({ param: { ingredientNo } }),
  );
  const query = { q: `${ingredient.name ?? ''} ${ingredientNo}`.trim(), limit: '100', kitchen };
  const { items } = await read(request, stock.$get({ query }));
  const level = items.find((known) => known.ingredientNo === ingredient.ingredientNo);
  if (!level) throw data(null, { status: 404 });
  return { ingredient, level };
}
