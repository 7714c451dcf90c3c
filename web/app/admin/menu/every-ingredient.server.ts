import { read, type deskOf } from '../kit/office.server.ts';
import type { Ingredient } from './menu-types.ts';

/** All ingredients by name, for choosing among them. */
export async function everyIngredient(
  request: Request,
  api: ReturnType<typeof deskOf>,
): Promise<Ingredient[]> {
  const found: Ingredient[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: '100', ...(cursor === null ? {} : { cursor }) };
    const page: { items: Ingredient[]; next: string | null } = await read(
      request,
      api.api.admin.ingredients.$get({ query }),
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}
