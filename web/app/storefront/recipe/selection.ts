import type { Change, Recipe } from '../../kit/api-types.ts';

/** What somebody wants of a recipe, as the form and the address say it. Whether it can be made is the API's to say. */
export type Selection = { servings: number; changes: Change[] };

type Entries = Iterable<[string, unknown]>;

/**
 * The form's fields, or the same in an address: `servings`; `change-<no>` is `omit` or `swap-<no>`; `extra-<no>` is an amount. Buttons
 * that work without scripts send `serve` in the place of `servings`, and `drop`, the number of an extra that goes.
 */
export function readSelection(entries: Entries, recipe: Pick<Recipe, 'servings'>): Selection {
  const fields = [...entries].map(([name, value]) => [name, String(value).trim()] as const);
  const one = (name: string) => fields.findLast(([known]) => known === name)?.[1];
  const dropped = Number(one('drop'));
  const extras = new Map<number, number>();
  const own: Change[] = [];
  for (const [name, value] of fields) {
    const [kind = '', no = ''] = name.split('-');
    const ingredientNo = Number(no);
    if (value === '') continue;
    if (kind === 'extra' && ingredientNo !== dropped && value !== '0') {
      extras.set(ingredientNo, Number(value));
    }
    if (kind === 'change' && value === 'omit') own.push({ action: 'omit', ingredientNo });
    if (kind === 'change' && value.startsWith('swap-')) {
      own.push({ action: 'swap', ingredientNo, with: Number(value.slice('swap-'.length)) });
    }
  }
  const servings = one('serve') ?? one('servings');
  return {
    servings: servings === undefined ? recipe.servings : Number(servings === '' ? NaN : servings),
    changes: [
      ...own,
      ...[...extras].map(([ingredientNo, amount]): Change => ({
        action: 'extra',
        ingredientNo,
        amount,
      })),
    ],
  };
}

/** The selection as an address says it, without what the recipe says anyway. */
export function writeSelection(
  { servings, changes }: Selection,
  recipe: Pick<Recipe, 'servings'>,
): URLSearchParams {
  const search = new URLSearchParams();
  if (servings !== recipe.servings) search.set('servings', String(servings));
  for (const change of changes) {
    if (change.action === 'omit') search.set(`change-${change.ingredientNo}`, 'omit');
    if (change.action === 'swap')
      search.set(`change-${change.ingredientNo}`, `swap-${change.with}`);
    if (change.action === 'extra')
      search.set(`extra-${change.ingredientNo}`, String(change.amount));
  }
  return search;
}

/** Whether the address asks for more than the recipe as it is written, which is the same for everybody. */
export const isPlain = (search: URLSearchParams): boolean =>
  ![...search.keys()].some((name) =>
    /^(servings|serve|drop|line|added|find|favourite|measures|change-.*|extra-.*)$/.test(name),
  );

/** How much more of an ingredient was asked for, in base units. */
export function extraOf({ changes }: Selection, ingredientNo: number): number {
  for (const change of changes) {
    if (change.action === 'extra' && change.ingredientNo === ingredientNo) return change.amount;
  }
  return 0;
}

/** What happens to one of the recipe's own ingredients, as the form says it; empty when it stays as written. */
export function changeOf({ changes }: Selection, ingredientNo: number): string {
  for (const change of changes) {
    if (change.ingredientNo !== ingredientNo) continue;
    if (change.action === 'omit') return 'omit';
    if (change.action === 'swap') return `swap-${change.with}`;
  }
  return '';
}
