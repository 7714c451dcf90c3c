import { textOf } from '../../kit/form.ts';
import type { Draft, DraftIngredient, DraftSwap } from './recipe-draft.ts';

/** The draft that a form sends: its fields are named as the API names what is wrong with them, `/ingredients/0/amount`. */
export function draftFromForm(form: FormData): Draft {
  const typed = (name: string) => textOf(form, name);
  return {
    slug: typed('/slug'),
    madeSlug: form.has('madeSlug') ? typed('madeSlug') : null,
    name: typed('/name'),
    description: typed('/description'),
    category: typed('/category'),
    story: typed('/story'),
    follows: {
      name: typed('/follows/name'),
      description: typed('/follows/description'),
      story: typed('/follows/story'),
    },
    servings: typed('/servings'),
    minutes: typed('/minutes'),
    menuPlace: typed('/menuPlace'),
    preparation: typed('/preparationCents'),
    steps: rowsOf(form, '/steps/', '').map((base, key) => ({ key, text: typed(base) })),
    ingredients: rowsOf(form, '/ingredients/', '/amount').map((base, key): DraftIngredient => ({
      key,
      ingredientNo: typed(`${base}/ingredientNo`),
      amount: typed(`${base}/amount`),
      confirmed: typed(`${base}/confirmed`),
      swaps: rowsOf(form, `${base}/swaps/`, '/ratio/original').map((swap, index): DraftSwap => ({
        key: index,
        with: typed(`${swap}/with`),
        substitute: typed(`${swap}/ratio/substitute`),
        original: typed(`${swap}/ratio/original`),
      })),
    })),
    lines: typed('/lines').replaceAll('\r\n', '\n'),
  };
}

/** The rows of a list, each told by the field that every row has. */
function rowsOf(form: FormData, before: string, after: string): string[] {
  const bases: string[] = [];
  while (form.has(`${before}${bases.length}${after}`)) bases.push(`${before}${bases.length}`);
  return bases;
}
