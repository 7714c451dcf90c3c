import type { Draft, DraftIngredient, DraftSwap } from './recipe-draft.ts';

/** The draft that a form sends: its fields are named as the API names what is wrong with them, `/ingredients/0/amount`. */
export function draftFromForm(form: FormData): Draft {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    slug: said('/slug'),
    name: said('/name'),
    description: said('/description'),
    category: said('/category'),
    story: said('/story'),
    servings: said('/servings'),
    minutes: said('/minutes'),
    preparation: said('/preparationCents'),
    steps: rowsOf(form, '/steps/', '').map((base, key) => ({ key, text: said(base) })),
    ingredients: rowsOf(form, '/ingredients/', '/amount').map((base, key): DraftIngredient => ({
      key,
      ingredientNo: said(`${base}/ingredientNo`),
      amount: said(`${base}/amount`),
      swaps: rowsOf(form, `${base}/swaps/`, '/ratio/original').map((swap, at): DraftSwap => ({
        key: at,
        with: said(`${swap}/with`),
        substitute: said(`${swap}/ratio/substitute`),
        original: said(`${swap}/ratio/original`),
      })),
    })),
  };
}

/** The rows of a list, each told by the field that every row has. */
function rowsOf(form: FormData, before: string, after: string): string[] {
  const bases: string[] = [];
  while (form.has(`${before}${bases.length}${after}`)) bases.push(`${before}${bases.length}`);
  return bases;
}
