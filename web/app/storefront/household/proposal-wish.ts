import type { Change, Proposal } from '../../kit/api-types.ts';

/** What somebody wants of a proposal, exactly as the address says it: whether it makes sense is the API's to say. */
export type ProposalWish = {
  meals: string;
  servings: string;
  notOf: string[];
  keep: string[];
  without: string[];
  diet: string[];
  avoid: string[];
};

const lists = ['notOf', 'keep', 'without', 'diet', 'avoid'] as const;

export function readWish(search: URLSearchParams): ProposalWish {
  const one = (name: string) => search.get(name)?.trim() ?? '';
  const many = (name: string) => [
    ...new Set(search.getAll(name).flatMap((value) => value.split(','))),
  ];
  const [notOf, keep, without, diet, avoid] = lists.map((name) =>
    many(name).filter((value) => value !== ''),
  );
  return {
    meals: one('meals'),
    // The buttons of the field send `serve`, which stands for what it should say.
    servings: one('serve') || one('servings'),
    notOf: notOf ?? [],
    keep: keep ?? [],
    without: without ?? [],
    diet: diet ?? [],
    avoid: avoid ?? [],
  };
}

/** The wish as a query, shortest form: the API takes it as the address of the page does. */
export function queryOf({ meals, servings, ...wish }: ProposalWish): Record<string, string> {
  const query: Record<string, string> = {};
  if (meals !== '') query['meals'] = meals;
  if (servings !== '') query['servings'] = servings;
  for (const name of lists) if (wish[name].length > 0) query[name] = wish[name].join(',');
  return query;
}

export function addressOf(wish: ProposalWish): string {
  const query = new URLSearchParams(queryOf(wish)).toString();
  return query === '' ? '/menu/for-us' : `/menu/for-us?${query}`;
}

type ProposedMeal = Proposal['meals'][number];

/** The same with another meal in the place of this one; the others stay. */
export function anotherInstead(
  wish: ProposalWish,
  { meals, servings }: Pick<Proposal, 'meals' | 'servings'>,
  passed: ProposedMeal,
): ProposalWish {
  const numbers = meals.filter((meal) => meal !== passed).map(({ recipeNo }) => String(recipeNo));
  const without = [...new Set([...wish.without, String(passed.recipeNo)])];
  const count = wish.meals === '' ? String(meals.length) : wish.meals;
  return { ...wish, meals: count, servings: String(servings), keep: numbers, without };
}

/** A meal with its changes, as the box and the page of its recipe take it. */
export const changesOf = ({ changes }: Pick<ProposedMeal, 'changes'>): Change[] =>
  changes.map(({ ingredientNo, with: substitute }) =>
    substitute
      ? { action: 'swap', ingredientNo, with: substitute.ingredientNo }
      : { action: 'omit', ingredientNo },
  );
