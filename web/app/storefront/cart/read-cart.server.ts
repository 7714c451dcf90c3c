import { answerOf, orThrow } from '../../kit/answers.server.ts';
import type { Cart, CartLine, Recipe } from '../../kit/api-types.ts';
import { describeChanges, type Known } from '../../kit/describe-changes.ts';
import type { Visit } from '../../visit.server.ts';

/** A line of the box as its page shows it. */
export type CartLineView = CartLine & { changesInWords: string[] };
export type CartView = Omit<Cart, 'lines'> & { lines: CartLineView[] };

export async function readCart(
  { api, publicApi }: Visit,
  query: { postcode?: string; country?: string; day?: string } = {},
): Promise<CartView> {
  const cart = orThrow(await answerOf(api.api.cart.$get({ query })));
  // Only a recipe itself knows the name of what was left out of it.
  const changed = cart.lines.filter(({ changes }) => changes.length > 0);
  const slugs = new Set(changed.flatMap(({ slug }) => slug ?? []));
  const recipes = new Map(
    await Promise.all(
      [...slugs].map(async (slug) => [slug, await readRecipe(publicApi, slug)] as const),
    ),
  );
  const lines = cart.lines.map((line) => {
    const recipe = line.slug === null ? undefined : recipes.get(line.slug);
    return { ...line, changesInWords: describeChanges(line.changes, namesIn(line, recipe)) };
  });
  return { ...cart, lines };
}

/** Undefined once it has left the menu. */
export async function readRecipe(
  publicApi: Visit['publicApi'],
  slug: string,
): Promise<Recipe | undefined> {
  const answer = await answerOf(publicApi.api.recipes[':slug'].$get({ param: { slug } }));
  return answer.ok ? answer.body : undefined;
}

function namesIn(line: CartLine, recipe: Recipe | undefined): Known {
  const named = [
    ...(recipe?.ingredients ?? []).flatMap((own) => [own, ...own.swaps]),
    ...(line.quote?.parts ?? []),
  ];
  return new Map(named.map(({ ingredientNo, name, unit }) => [ingredientNo, { name, unit }]));
}
