import { textOf } from '../../kit/form.ts';
import { typedFrom, wholeFrom } from '../kit/decimals.ts';
import type { Ingredient, IngredientFacts } from '../kit/office-types.ts';
import { allergens, diets, units, type Allergen, type Diet, type Unit } from './food-lists.ts';

export const nutrients = [
  'fatMg',
  'saturatesMg',
  'carbohydrateMg',
  'sugarsMg',
  'fibreMg',
  'proteinMg',
  'saltMg',
] as const;

/** An ingredient as it is typed; null where nobody has declared it. */
export type TypedFacts = Record<
  'name' | 'description' | 'price' | 'pack' | 'pieceGrams' | 'mark' | 'kcal',
  string
> & {
  unit: Unit;
  allergens: Allergen[] | null;
  diets: Diet[] | null;
  nutrients: Record<(typeof nutrients)[number], string>;
};

export const emptyFacts: TypedFacts = {
  ...{ name: '', description: '', price: '', pack: '', pieceGrams: '', mark: '0', kcal: '0' },
  ...{ unit: 'g', allergens: null, diets: null },
  nutrients: byNutrient(() => '0'),
};

export const typedFacts = (known: Ingredient): TypedFacts => ({
  name: known.name ?? '',
  description: known.description ?? '',
  price: typedFrom(known.priceCents, 2),
  pack: String(known.packAmount),
  pieceGrams: known.pieceGrams === null ? '' : String(known.pieceGrams),
  mark: String(known.lowStockAmount),
  kcal: String(known.nutrition.kcal),
  unit: known.unit,
  allergens: known.allergens,
  diets: known.diets,
  nutrients: byNutrient((nutrient) => typedFrom(known.nutrition[nutrient], 3, { short: true })),
});

/** What a form of an ingredient says; its fields are named as the API names what is wrong with them. */
export function factsFromForm(form: FormData): TypedFacts {
  const typed = (name: string) => textOf(form, name);
  const ticked = <Value extends string>(name: string, all: readonly Value[]) =>
    typed(`${name}Declared`) === 'yes'
      ? all.filter((value) => form.getAll(name).includes(value))
      : null;
  return {
    name: typed('/name'),
    description: typed('/description'),
    price: typed('/priceCents'),
    pack: typed('/packAmount'),
    pieceGrams: typed('/pieceGrams'),
    mark: typed('/lowStockAmount'),
    kcal: typed('/nutrition/kcal'),
    unit: units.find((unit) => unit === typed('/unit')) ?? 'g',
    allergens: ticked('/allergens', allergens),
    diets: ticked('/diets', diets),
    nutrients: byNutrient((nutrient) => typed(`/nutrition/${nutrient}`)),
  };
}

/** What is no number becomes 0.5, which no field takes, so that the store names the field. */
const whole = (typed: string, places = 0) => wholeFrom(typed, places) ?? 0.5;
const textOrNull = (typed: string) => (typed.trim() === '' ? null : typed);

export const factsOf = (typed: TypedFacts): IngredientFacts => ({
  name: textOrNull(typed.name),
  description: textOrNull(typed.description),
  priceCents: whole(typed.price, 2),
  packAmount: whole(typed.pack),
  unit: typed.unit,
  pieceGrams: typed.pieceGrams.trim() === '' ? null : whole(typed.pieceGrams),
  allergens: typed.allergens,
  diets: typed.diets,
  nutrition: {
    kcal: whole(typed.kcal),
    ...byNutrient((nutrient) => whole(typed.nutrients[nutrient], 3)),
  },
  lowStockAmount: whole(typed.mark),
});

function byNutrient<Value>(
  of: (nutrient: (typeof nutrients)[number]) => Value,
): Record<(typeof nutrients)[number], Value> {
  return Object.fromEntries(nutrients.map((nutrient) => [nutrient, of(nutrient)])) as Record<
    (typeof nutrients)[number],
    Value
  >;
}
