import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIngredient } from '../../../test/arbitraries.ts';
import {
  allergenGroups,
  allergens,
  concerns,
  diets,
  groupOf,
  kindsOf,
  tracesOf,
  type Allergen,
} from '../../contract/food-terms.ts';
import { conflictsWith, foodFacts } from './food-facts.ts';

const contents = fc
  .integer({ min: 0, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anIngredient(at + 1))));
const profiles = fc.record({
  avoidedAllergens: fc.subarray([...allergens]),
  diets: fc.subarray([...diets]),
});

test('a line contains what any of its ingredients contains, and keeps the diets all of them keep', () => {
  fc.assert(
    fc.property(contents, (ingredients) => {
      const facts = foodFacts(ingredients);
      expect(facts.allergens).toEqual(
        allergens.filter((it) =>
          ingredients.some((ingredient) => ingredient.allergens?.includes(it)),
        ),
      );
      expect(facts.diets).toEqual(
        diets.filter((it) => ingredients.every((ingredient) => ingredient.diets?.includes(it))),
      );
      expect(facts.unknownIn).toEqual(
        ingredients.filter((it) => it.allergens === null).map(({ ingredientNo }) => ingredientNo),
      );
    }),
  );
});

test('one more ingredient never takes an allergen or a warning away, and never adds a diet', () => {
  fc.assert(
    fc.property(contents, anIngredient(99), (ingredients, more) => {
      const [before, after] = [foodFacts(ingredients), foodFacts([...ingredients, more])];
      expect(after.allergens).toEqual(expect.arrayContaining(before.allergens));
      expect(after.unknownIn).toEqual(expect.arrayContaining(before.unknownIn));
      expect(before.diets).toEqual(expect.arrayContaining(after.diets));
    }),
  );
});

test('an undeclared ingredient is never free-from and keeps no diet', () => {
  fc.assert(
    fc.property(contents, anIngredient(99), profiles, (ingredients, unknown, profile) => {
      const undeclared = { ...unknown, allergens: null, diets: null };
      const facts = foodFacts([...ingredients, undeclared]);
      expect(facts.unknownIn).toContain(99);
      expect(facts.diets).toEqual([]);
      const conflicts = conflictsWith(profile, facts);
      expect(conflicts.includes('unknown-allergens')).toBe(profile.avoidedAllergens.length > 0);
      expect(conflicts).toEqual(expect.arrayContaining(profile.diets));
    }),
  );
});

test('a customer hears of exactly what goes against the profile, each thing once', () => {
  fc.assert(
    fc.property(contents, profiles, (ingredients, profile) => {
      const facts = foodFacts(ingredients);
      const conflicts = conflictsWith(profile, facts);
      expect(new Set(conflicts).size).toBe(conflicts.length);
      for (const it of allergens) {
        const avoided = profile.avoidedAllergens.some((own) => concerns(own, it));
        expect(conflicts.includes(it)).toBe(avoided && facts.allergens.includes(it));
        expect(conflicts.includes(tracesOf(it))).toBe(avoided && facts.mayContain.includes(it));
      }
      for (const it of diets) {
        expect(conflicts.includes(it)).toBe(
          profile.diets.includes(it) && !facts.diets.includes(it),
        );
      }
      expect(conflictsWith({ avoidedAllergens: [], diets: [] }, facts)).toEqual([]);
    }),
  );
});

test('the law’s 14 groups are there in its order, cereals and nuts by their names', () => {
  expect(allergenGroups).toHaveLength(14);
  expect(kindsOf('gluten')).toEqual(['wheat', 'rye', 'barley', 'oats']);
  expect(kindsOf('nuts')).toHaveLength(8);
  expect(new Set(allergens).size).toBe(allergens.length);
  for (const it of allergens) expect(allergenGroups).toContain(groupOf(it));
});

const withItsKinds = (allergen: Allergen) =>
  allergens.filter((it) => it === allergen || groupOf(it) === allergen);
const anAllergen = fc.constantFrom(...allergens);
const only = (declared: Allergen) =>
  foodFacts([
    {
      ingredientNo: 1,
      allergens: [declared],
      mayContain: [],
      alcoholPermille: null,
      diets: [...diets],
    },
  ]);

test('who avoids one nut hears of that nut and of nuts of no name, and of no other; who avoids nuts hears of every nut', () => {
  fc.assert(
    fc.property(anAllergen, anAllergen, (avoided, declared) => {
      const heard = conflictsWith({ avoidedAllergens: [avoided], diets: [] }, only(declared));
      const related =
        avoided === declared ||
        withItsKinds(avoided).includes(declared) ||
        withItsKinds(declared).includes(avoided);
      expect(heard).toEqual(related ? [declared] : []);
    }),
  );
  const hazelnut = { avoidedAllergens: ['hazelnuts' as const], diets: [] };
  expect(conflictsWith(hazelnut, only('nuts'))).toEqual(['nuts']);
  expect(conflictsWith(hazelnut, only('walnuts'))).toEqual([]);
});

test('no profile of before hears less: a group stands for each of its foods, and for the group', () => {
  for (const group of allergenGroups) {
    for (const declared of withItsKinds(group)) {
      const profile = { avoidedAllergens: [group], diets: [] };
      expect(conflictsWith(profile, only(declared))).toEqual([declared]);
    }
  }
});

test('naming the food of a group never takes a warning from somebody who avoids that food or the group', () => {
  fc.assert(
    fc.property(fc.constantFrom('gluten' as const, 'nuts' as const), fc.nat(7), (group, at) => {
      const kinds = kindsOf(group);
      const kind = kinds[at % kinds.length] ?? group;
      for (const avoided of [group, kind]) {
        const profile = { avoidedAllergens: [avoided], diets: [] };
        expect(conflictsWith(profile, only(group))).not.toEqual([]);
        expect(conflictsWith(profile, only(kind))).not.toEqual([]);
      }
    }),
  );
});

test('traces are the union of what the ingredients say, less what is in it anyway, and a conflict of their own', () => {
  fc.assert(
    fc.property(contents, profiles, (ingredients, profile) => {
      const facts = foodFacts(ingredients);
      expect(facts.mayContain).toEqual(
        allergens.filter(
          (it) =>
            ingredients.some(({ mayContain }) => mayContain?.includes(it)) &&
            !facts.allergens.includes(it),
        ),
      );
      expect(facts.tracesUnknownIn).toEqual(
        ingredients.flatMap((it) => (it.mayContain === null ? [it.ingredientNo] : [])),
      );
      for (const it of profile.avoidedAllergens) {
        if (facts.mayContain.includes(it))
          expect(conflictsWith(profile, facts)).toContain(tracesOf(it));
      }
    }),
  );
});
