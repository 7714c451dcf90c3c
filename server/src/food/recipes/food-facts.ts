import {
  allergens,
  diets,
  type Allergen,
  type Conflict,
  type Diet,
} from '../../contract/food-terms.ts';

/** What a line says of itself. `unknownIn` names the ingredients nobody has declared: unknown is not free-from. */
export type FoodFacts = { allergens: Allergen[]; unknownIn: number[]; diets: Diet[] };

/** Allergens are the union and diets the intersection of what is in it; one whose diets are undeclared fits none. */
export function foodFacts(
  ingredients: Iterable<{
    ingredientNo: number;
    allergens: Allergen[] | null;
    diets: Diet[] | null;
  }>,
): FoodFacts {
  const present = new Set<Allergen>();
  const kept = new Set<Diet>(diets);
  const unknownIn: number[] = [];
  for (const ingredient of ingredients) {
    if (ingredient.allergens === null) unknownIn.push(ingredient.ingredientNo);
    else for (const allergen of ingredient.allergens) present.add(allergen);
    for (const diet of diets) if (!ingredient.diets?.includes(diet)) kept.delete(diet);
  }
  return {
    allergens: allergens.filter((allergen) => present.has(allergen)),
    unknownIn,
    diets: diets.filter((diet) => kept.has(diet)),
  };
}

/** What in these facts goes against the profile. Somebody who avoids any allergen is warned of the undeclared too. */
export function conflictsWith(
  profile: { avoidedAllergens: Allergen[]; diets: Diet[] },
  facts: FoodFacts,
): Conflict[] {
  return [
    ...facts.allergens.filter((allergen) => profile.avoidedAllergens.includes(allergen)),
    ...(profile.avoidedAllergens.length > 0 && facts.unknownIn.length > 0
      ? (['unknown-allergens'] as const)
      : []),
    ...profile.diets.filter((diet) => !facts.diets.includes(diet)),
  ];
}
