import { amount } from '../../kit/format.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminMethodWords } from '../../words/en/admin-method.ts';
import { typedFrom } from '../kit/decimals.ts';
import type { Ingredient, RecipeContents } from '../kit/office-types.ts';

const texts = adminMenuWords.recipe;
type Contents = Required<RecipeContents>;

const labels: Record<Exclude<keyof Contents, 'follows' | 'unfinished'>, string> = {
  slug: texts.slug,
  name: texts.name,
  description: texts.description,
  category: texts.category,
  story: texts.story,
  servings: texts.servings,
  minutes: texts.minutes,
  menuPlace: texts.menuPlace,
  preparationCents: texts.preparation,
  steps: texts.steps,
  ingredients: texts.ingredients,
};
const isField = (field: string): field is keyof typeof labels => field in labels;
const followsFields: Record<string, string> = adminMethodWords.followsFields;

const nameIn =
  (known: readonly Pick<Ingredient, 'ingredientNo' | 'name'>[]) =>
  (no: number): string =>
    known.find(({ ingredientNo }) => ingredientNo === no)?.name ?? String(no);

type Paper = NonNullable<Contents['unfinished']>;

/** A paper, or a list of one, row by row as it was typed. */
function onPaper(value: unknown, nameOf: (no: number) => string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) {
    const { ingredients, steps, lines } = value as Paper;
    return [onPaper(ingredients, nameOf), ...steps, lines].join('\n');
  }
  return (value as (Paper['ingredients'][number] | string)[])
    .map((row) =>
      typeof row === 'string'
        ? row
        : `${row.amount} ${row.ingredientNo === null ? '' : nameOf(row.ingredientNo)}`,
    )
    .join('\n');
}

/** What two people wrote into one field of a recipe, in words. */
export const tellRecipe =
  (known: readonly Pick<Ingredient, 'ingredientNo' | 'name' | 'unit'>[]) =>
  (pointer: string, mine: unknown, theirs: unknown) => {
    const field = pointer.slice(1);
    if (!isField(field)) {
      const [, part = ''] = field.split('/');
      const text = (value: unknown) => (typeof value === 'string' ? value : '');
      if (field.startsWith('unfinished')) {
        const [one, other] = [mine, theirs].map((value) => onPaper(value, nameIn(known)));
        return { label: texts.unfinished, mine: one ?? '', theirs: other ?? '' };
      }
      return { label: followsFields[part] ?? field, mine: text(mine), theirs: text(theirs) };
    }
    const foods = new Map(known.map((food) => [food.ingredientNo, food]));
    const nameOf = nameIn(known);
    const inWords = (value: unknown): string => {
      if (value === null || value === undefined) return '';
      switch (field) {
        case 'steps':
          return (value as Contents['steps']).join('\n');
        case 'ingredients':
          return (value as Contents['ingredients'])
            .map(({ ingredientNo, amount: count, swaps }) =>
              [
                `${amount(count, foods.get(ingredientNo)?.unit ?? 'g')} ${nameOf(ingredientNo)}`,
                ...swaps.map((swap) => nameOf(swap.with)),
              ].join(' / '),
            )
            .join('\n');
        case 'preparationCents':
          return typedFrom(value as number, 2);
        default:
          return typeof value === 'number' ? String(value) : (value as string);
      }
    };
    return { label: labels[field], mine: inWords(mine), theirs: inWords(theirs) };
  };
