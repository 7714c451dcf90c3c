import { read } from '../../kit/answers.server.ts';
import type { apiOf } from '../../visit.server.ts';
import type { Ingredient } from '../kit/office-types.ts';

/** All ingredients by name, archived ones too: some recipe may have them. */
export async function everyIngredient(
  request: Request,
  api: ReturnType<typeof apiOf>,
): Promise<Ingredient[]> {
  const found: Ingredient[] = [];
  let cursor: string | null = null;
  do {
    const query = {
      limit: '100',
      archived: 'too' as const,
      ...(cursor === null ? {} : { cursor }),
    };
    const page: { items: Ingredient[]; next: string | null } = await read(
      request,
      api.api.admin.ingredients.$get({ query }),
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}
