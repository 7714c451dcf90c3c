import { cardIn, lineIn } from '../../checkout/orders/read-lines-in.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import type { Meal } from '../../food/recipes/describe-meal.ts';
import { soldMeal } from '../../food/recipes/sold-meal.ts';
import type { DayEdition, DayLine } from './day-lines.ts';
import type { LabelLanguage } from './label-in-language.ts';
import { writeLabels, type LineLabel } from './write-labels.ts';

/** What is put into the box for one meal: how to cook it, as it was changed, and what its label warns of, in its customer's language. */
export type BoxCard = Pick<
  LineLabel,
  | 'orderNo'
  | 'lineNo'
  | 'linesInBox'
  | 'servings'
  | 'allergens'
  | 'mayContain'
  | 'unknownAllergensIn'
  | 'tracesUnknownIn'
  | 'addedSince'
  | 'lostDiets'
> & {
  language: Language;
  slug: string;
  minutes: number;
  changes: readonly Change[];
  /** What of it is called how, whatever of it a change took out included. */
  names: { ingredientNo: number; name: string | null; unit: Unit | null }[];
  ingredients: { ingredientNo: number; name: string | null; amount: number; unit: Unit }[];
  meal: Meal;
  /** What it warns of beside the lists, where its customer reads another language. */
  warnings: NonNullable<LineLabel['inLanguage']>['warnings'] | null;
};

/** The cards of a day, by order and line: each warns of exactly what the label of its bag does. */
export function writeCards(
  day: string,
  lines: readonly DayLine[],
  editions: readonly DayEdition[],
  { alcoholAge, spoken }: { alcoholAge: number; spoken: readonly LabelLanguage[] },
): BoxCard[] {
  const labels = writeLabels(day, lines, alcoholAge, spoken).lines;
  return lines.flatMap((line): BoxCard[] => {
    const isOf = (each: { orderNo: number; lineNo: number }) =>
      each.orderNo === line.orderNo && each.lineNo === line.lineNo;
    const [label, edition] = [labels.find(isOf), editions.find(isOf)];
    if (!label || !edition) return [];
    const reads = spoken.find(({ language }) => language === line.language);
    const content = reads?.food
      ? cardIn(reads.food, line.recipeNo, edition.content)
      : edition.content;
    const told = reads?.food ? lineIn(reads.food, line) : line;
    const cookingOf = new Map(
      edition.cookings.map(({ ingredientNo, cooking }) => [ingredientNo, cooking]),
    );
    const ingredients = told.ingredients.map((each) => ({
      ...each,
      cooking: cookingOf.get(each.ingredientNo),
    }));
    const names = new Map(
      [...content.ingredients, ...ingredients].map(({ ingredientNo, name, unit }) => [
        ingredientNo,
        { ingredientNo, name, unit },
      ]),
    );
    const { orderNo, lineNo, linesInBox, servings, allergens, mayContain } = label;
    const { unknownAllergensIn, tracesUnknownIn, addedSince, lostDiets } = label;
    return [
      {
        orderNo,
        lineNo,
        linesInBox,
        servings,
        allergens,
        mayContain,
        unknownAllergensIn,
        tracesUnknownIn,
        addedSince,
        lostDiets,
        language: reads?.language ?? ownLanguage,
        slug: content.slug,
        minutes: content.minutes,
        changes: line.changes,
        names: [...names.values()],
        ingredients: ingredients.map(({ ingredientNo, name, amount, unit }) => ({
          ingredientNo,
          name,
          amount,
          unit,
        })),
        meal: soldMeal(content, { ...told, ingredients }),
        warnings: label.inLanguage?.warnings ?? null,
      },
    ];
  });
}
