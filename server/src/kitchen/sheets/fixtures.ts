import fc from 'fast-check';
import { canonicalChanges } from '../../checkout/cart/cart-lines.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { allergens, diets } from '../../contract/food-terms.ts';
import type { DayLine } from './day-lines.ts';

/** What a line holds of an ingredient of which nothing special is known. */
export const foodOf = (given: Partial<DayLine['ingredients'][number]>) => ({
  ingredientNo: 1,
  name: null,
  amount: 1,
  unit: 'g' as const,
  pieceGrams: null,
  allergens: [],
  mayContain: [],
  alcoholPermille: null,
  diets: [],
  ...given,
});

/** A line of a tofu curry for two, except for what is given. */
export function lineOf(given: Partial<DayLine> = {}): DayLine {
  return {
    orderNo: 1,
    lineNo: 1,
    deliverTo: {
      name: 'Ada Cook',
      address: '1 Quay Street',
      phone: '0871234567',
      postcode: null,
      note: null,
    },
    confirmedAge: null,
    language: 'en',
    recipeNo: 7,
    name: 'Tofu curry',
    servings: 2,
    changes: [],
    allergens: ['soybeans'],
    mayContain: [],
    unknownIn: [],
    diets: [],
    tracesUnknownIn: [],
    acknowledged: false,
    ingredients: [
      foodOf({ ingredientNo: 1, name: 'Rice', amount: 180 }),
      foodOf({ ingredientNo: 2, name: 'Firm tofu', amount: 250, allergens: ['soybeans'] }),
    ],
    recipeIngredients: [],
    texts: null,
    ...given,
  };
}

const ingredientNo = fc.integer({ min: 1, max: 6 });
const aChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ action: fc.constant('omit' as const), ingredientNo }),
  fc.record({ action: fc.constant('swap' as const), ingredientNo, with: ingredientNo }),
  fc.record({
    action: fc.constant('extra' as const),
    ingredientNo,
    amount: fc.integer({ min: 1, max: 50 }),
  }),
);

/** A day as the database answers it: lines by order and number, each with every ingredient at most once. */
export const aDay: fc.Arbitrary<DayLine[]> = fc
  .array(
    fc.record({
      recipeNo: fc.integer({ min: 1, max: 3 }),
      servings: fc.integer({ min: 1, max: 3 }),
      changes: fc.array(aChange, { maxLength: 2 }).map(canonicalChanges),
      allergens: fc.subarray([...allergens], { maxLength: 3 }),
      diets: fc.subarray([...diets]),
      ingredients: fc.uniqueArray(
        fc.record({
          ingredientNo,
          name: fc.constantFrom('Rice', 'Lime', null),
          unit: fc.constant('g' as const),
          amount: fc.integer({ min: 1, max: 3 }),
          pieceGrams: fc.constant(null),
          allergens: fc.option(fc.subarray([...allergens], { maxLength: 2 }), { nil: null }),
          mayContain: fc.option(fc.subarray([...allergens], { maxLength: 2 }), { nil: null }),
          alcoholPermille: fc.constantFrom(null, 0, 135),
          diets: fc.option(fc.subarray([...diets]), { nil: null }),
        }),
        { minLength: 1, maxLength: 3, selector: (entry) => entry.ingredientNo },
      ),
    }),
    { maxLength: 30 },
  )
  .map((lines) => lines.map((line, at) => lineOf({ ...line, orderNo: at + 1 })));
