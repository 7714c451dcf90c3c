import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ingredient } from '../../src/food/ingredients/ingredient.ts';
import { parseCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { readFiles } from '../../src/food/menu-files/menu-files.ts';
import { planImport } from '../../src/food/menu-files/plan-import.ts';
import { checkMethod } from '../../src/food/method/check-method.ts';
import { customiseRecipe, needOf, type Change } from '../../src/food/recipes/customise-recipe.ts';
import { describeMeal, type Meal } from '../../src/food/recipes/describe-meal.ts';
import type { Recipe } from '../../src/food/recipes/recipe.ts';
import { dishes, goesBy, oftenElse, wordsOf } from './everyday-words.ts';

/**
 * Every recipe of the demo with every change and for 1 to 12 servings, read by eyes of their own: these tests look at the words and
 * know nothing of tokens.
 */
const files = await readFiles(join(import.meta.dirname, '../../db/demo'));
const plan = planImport(
  parseCatalogue(files),
  { categories: [], ingredients: new Map(), recipes: new Map() },
  new Set(),
);
const ingredients: ReadonlyMap<number, Ingredient> = new Map(
  plan.ingredients.map(({ value }) => [value.ingredientNo, value]),
);
const recipes = plan.recipes.map(
  ({ value: { recipeNo, draft } }) => ({ ...draft, recipeNo }) as Recipe,
);

test('the demo has nothing wrong, and every one of its recipes follows the meal', () => {
  expect(plan.errors).toEqual([]);
  expect(recipes.length).toBe(63);
  const wrong = recipes.flatMap((recipe) =>
    checkMethod(recipe, ingredients).map((problem) => ({ ...problem, slug: recipe.slug })),
  );
  expect(wrong).toEqual([]);
});

const nameOf = (no: number) => ingredients.get(no)?.name ?? '';
const wordsBy = new Map([...ingredients].map(([no, { name }]) => [no, goesBy(name ?? '')]));
/** Words that name some ingredient of the shop. */
const foodWords = new Set([...wordsBy.values()].flatMap((words) => [...words]));

type Told = { meal: Meal; contents: number[]; possible: Set<string>; label: string };

/** Words of everything that a recipe may hold. */
const possibleIn = ({ ingredients: own }: Recipe) =>
  new Set(
    own
      .flatMap(({ ingredientNo, swaps }) => [ingredientNo, ...swaps.map((swap) => swap.with)])
      .flatMap((no) => [...(wordsBy.get(no) ?? [])]),
  );

function tell(recipe: Recipe, changes: Change[], servings: number): Told | undefined {
  const customised = customiseRecipe(recipe, changes, ingredients);
  if (!customised.ok) {
    expect(['line-empty', 'too-much-alcohol']).toContain(customised.problem.code);
    return undefined;
  }
  const need = needOf(customised.contents, servings);
  const meal = describeMeal(recipe, { changes, servings }, need, (no) => ingredients.get(no));
  const label = `${recipe.slug} for ${servings}: ${changes.map((change) => JSON.stringify(change)).join(' ')}`;
  return { meal, contents: [...need.keys()], possible: possibleIn(recipe), label };
}

const textsOf = ({ name, description, story, steps }: Meal) =>
  [name, description, story, ...steps].filter((text) => text !== null);

/** Everything that no meal may do; an empty list is a good one. */
function faults({ meal, contents, possible }: Told): string[] {
  const here = new Set(contents.flatMap((no) => [...(wordsBy.get(no) ?? [])]));
  const found: string[] = [];
  for (const text of textsOf(meal)) {
    const lie = wordsOf(text).find(
      (word) =>
        !here.has(word) &&
        !dishes.has(word) &&
        (possible.has(word) || (foodWords.has(word) && !oftenElse.has(word))),
    );
    if (lie) found.push(`names ${lie}, which is not in the box: ${text}`);
    const broken =
      / {2}| [,.;:!?)]|,,|\.\.|[,;:][.!?]|[{}[\]|*\\]|\b(with|and|of|the) ?[.,;]|\b(and|with|the) and\b|\( ?\)/.exec(
        text,
      )?.[0];
    if (broken) found.push(`is broken at “${broken}”: ${text}`);
    if (!/^[\p{Lu}\d]/u.test(text)) found.push(`does not begin like a sentence: ${text}`);
    if (/[.!?][)”"]? \p{Ll}/u.test(text)) found.push(`goes on in small letters: ${text}`);
  }
  for (const step of meal.steps)
    if (!/[.!?][)”"]?$/.test(step)) found.push(`does not end: ${step}`);
  if (meal.name === null || [...meal.name].length > 50) found.push(`is called ${meal.name}`);
  if ([...(meal.description ?? '')].length > 100) found.push(`is described as ${meal.description}`);
  for (const no of contents) found.push(...unkept(meal, no));
  return found;
}

/** What a step says of food that has to be cooked, by its kind. */
const signs = {
  through: /no pink is left.*75 °C/,
  shells: /shells have opened/,
  beans: /boiled hard for 10 minutes/,
  boiled: /boiled for a full minute/,
  seared: /browned on every side|until|through/,
  fish: /flak|opaque|until|through/,
  shellfish: /opaque|until|through/,
  egg: /set|until|through/,
  tender: /until|through/,
  hot: /until|through/,
};

function unkept(meal: Meal, no: number): string[] {
  const cooking = ingredients.get(no)?.cooking ?? null;
  const told = meal.notices.find(
    (notice) => 'ingredientNo' in notice && notice.ingredientNo === no,
  );
  const words = wordsBy.get(no) ?? new Set();
  const at = meal.steps.findIndex((step) => wordsOf(step).some((word) => words.has(word)));
  if (at < 0) return told ? [] : [`no step speaks of ${nameOf(no)}`];
  if (cooking === null || cooking === 'none') return [];
  if (told && 'until' in told && told.until !== null) return [];
  const rest = meal.steps.slice(at).join(' ');
  return signs[cooking].test(rest) ? [] : [`nothing cooks ${nameOf(no)} through`];
}

/** Every swap and omission of a recipe, one at a time. */
const changesOf = (recipe: Recipe): Change[] =>
  recipe.ingredients.flatMap(({ ingredientNo, swaps }): Change[] => [
    { action: 'omit', ingredientNo },
    ...swaps.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
  ]);

/** Millilitres and grams in the order of the text. */
const measures = ({ steps }: Meal) =>
  [...steps.join(' ').matchAll(/(\d+) (?:ml|g)\b/g)].map(([, amount]) => Number(amount));

const half = (amount: number) => (amount < 20 ? 0.5 : amount < 1000 ? 2.5 : 5);

describe.each(recipes.map((recipe) => [recipe.slug, recipe] as const))('%s', (_slug, recipe) => {
  const check = (changes: Change[], servings: number) => {
    const told = tell(recipe, changes, servings);
    if (told) expect({ [told.label]: faults(told) }).toEqual({ [told.label]: [] });
    return told;
  };

  test('reads as it is called', () => {
    const told = tell(recipe, [], recipe.servings);
    const { name, description, story } = recipe;
    expect(told?.meal).toMatchObject({ name, description, story, notices: [] });
  });

  test('is true after every change alone, for 1 to 12 servings, and water keeps its share', () => {
    for (const changes of [[], ...changesOf(recipe).map((change) => [change])]) {
      const own = tell(recipe, changes, recipe.servings);
      for (let servings = 1; servings <= 12; servings += 1) {
        const told = check(changes, servings);
        if (!told || !own) continue;
        const exact = measures(own.meal).map((amount) => (amount * servings) / recipe.servings);
        const said = measures(told.meal);
        expect(said.length).toBe(exact.length);
        said.forEach((amount, index) => {
          const wrong = Math.abs(amount - (exact[index] ?? 0));
          expect(wrong, `${told.label}: ${amount}`).toBeLessThanOrEqual(half(amount) + 0.01);
        });
      }
    }
  });

  test('is true after every two changes', () => {
    const all = changesOf(recipe);
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1)) {
        if (one.ingredientNo !== other.ingredientNo) check([one, other], 1 + (index % 12));
      }
    });
  });

  test('is true after any changes at all, extras too', () => {
    const choice = recipe.ingredients.map(({ ingredientNo, swaps }) =>
      fc.constantFrom<Change | undefined>(
        undefined,
        { action: 'omit', ingredientNo },
        ...swaps.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
      ),
    );
    const extra = fc.record({
      action: fc.constant('extra' as const),
      ingredientNo: fc.constantFrom(...ingredients.keys()),
      amount: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.tuple(...choice),
        fc.array(extra, { maxLength: 2 }),
        fc.integer({ min: 1, max: 12 }),
        (chosen, extras, servings) => {
          check([...chosen.filter((change) => change !== undefined), ...extras], servings);
        },
      ),
      { numRuns: 150 },
    );
  });
});
