import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIngredient } from '../../../test/arbitraries.ts';
import { allergens, diets } from '../../contract/food-terms.ts';
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
        const avoided = profile.avoidedAllergens.includes(it) && facts.allergens.includes(it);
        expect(conflicts.includes(it)).toBe(avoided);
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
