import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allergens as names } from '../../contract/food-names/en.ts';
import { allergens, type Allergen } from '../../contract/food-terms.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { gapsIn } from './checklist.ts';
import { demo, mealFor, oneChangeOf } from './fixtures.ts';
import type { Meal } from './meal.ts';
import { regimeNames } from '../../contract/label-regimes.ts';
import { regimes } from './regimes.ts';
import { tellLabel } from './tell-label.ts';

const recipes = [...demo.recipes.values()];
const blend = [...demo.ingredients.values()].find(({ name }) => name === 'Market spice blend');
const holdsBlend = (meal: Meal) =>
  meal.ingredients.some(({ ingredientNo }) => ingredientNo === blend?.ingredientNo);

describe.each(regimeNames)('in the regime %s', (name) => {
  test('every demo recipe, also with one thing swapped or left out, tells all that is asked; the undeclared blend is refused', () => {
    let refused = 0;
    for (const recipe of recipes)
      for (const changes of oneChangeOf(recipe)) {
        const meal = mealFor(recipe, changes);
        const gaps = gapsIn(meal, regimes[name]).map(({ field, name: of }) => `${of}: ${field}`);
        if (holdsBlend(meal)) {
          refused += 1;
          expect(gaps).toContain('Market spice blend: allergens');
        } else expect({ slug: recipe.slug, changes, gaps }).toMatchObject({ gaps: [] });
      }
    expect(recipes.length).toBe(63);
    expect(refused).toBeGreaterThan(0);
  });
});

/** As a list writes an allergen, whatever the end of its word. */
const stem = (allergen: Allergen) => names[allergen].slice(0, 3).toLowerCase();

/** Read from the catalogue as it is written, and not by the rules that make a label. */
function expected(meal: Meal): Set<Allergen> {
  const inside = meal.ingredients.flatMap(({ facts }) => [
    ...(facts?.allergens ?? []),
    ...[...(facts?.components ?? '').matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      list.split(',').map((word) => word.trim() as Allergen),
    ),
  ]);
  return new Set(inside);
}

function missedOn(meal: Meal, regimeName: (typeof regimeNames)[number]): Allergen[] {
  const regime = regimes[regimeName];
  const element = regime.allergens.standOut ? 'ingredients' : 'contains';
  const loud = tellLabel(meal, regime)
    .filter((part) => part.element === element)
    .flatMap(({ runs }) => runs.filter(({ emphasised }) => emphasised))
    .map(({ text }) => text.toLowerCase().replace('soya', 'soy').replace('sulf', 'sulph'));
  return [...expected(meal)].filter(
    (it) => regime.allergens.declared.includes(it) && !loud.some((text) => text.includes(stem(it))),
  );
}

const aRecipe = fc.constantFrom(...recipes);
const aMeal = aRecipe.chain((recipe) =>
  fc
    .subarray([...recipe.ingredients], { maxLength: recipe.ingredients.length - 1 })
    .chain((some) =>
      fc.tuple(
        ...some.map(({ ingredientNo, swaps }) =>
          fc.constantFrom<Change>(
            { action: 'omit', ingredientNo },
            ...swaps.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
          ),
        ),
      ),
    )
    .map((changes) => ({ recipe, changes })),
);

test('no label of a demo meal, whatever is swapped and left out, misses an allergen that anything in it or in its components declares', () => {
  fc.assert(
    fc.property(aMeal, fc.constantFrom(...regimeNames), ({ recipe, changes }, regime) => {
      expect(missedOn(mealFor(recipe, changes), regime)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('what only a list of components marks is told as well, also where the ingredient itself declares nothing', () => {
  const marked = fc.record({
    recipe: aRecipe,
    allergen: fc.constantFrom(...allergens),
    declared: fc.constantFrom(null, []),
  });
  fc.assert(
    fc.property(marked, fc.constantFrom(...regimeNames), (given, regime) => {
      const [first] = given.recipe.ingredients;
      const known = demo.ingredients.get(first?.ingredientNo ?? 0);
      if (!known) throw new Error('A recipe without ingredients.');
      const components = `water, sauce (paste [${given.allergen}])`;
      const changed = { ...known, components, makeup: 'compound' as const };
      const pantry = new Map(demo.ingredients).set(known.ingredientNo, {
        ...changed,
        allergens: given.declared && [...given.declared],
      });
      const meal = mealFor(given.recipe, [], { pantry });
      expect(meal.allergens).toContain(given.allergen);
      expect(missedOn(meal, regime)).toEqual([]);
    }),
  );
});
