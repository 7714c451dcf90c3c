import { isForAdults, isStrong } from '../ingredients/strength.ts';
import {
  concerns,
  diets,
  inAnnexOrder,
  tracesOf,
  type Allergen,
  type Conflict,
  type Diet,
} from '../../contract/food-terms.ts';
import type { HouseholdConflicts } from '../../contract/household.ts';

/** What a line says of itself. `unknownIn` and `tracesUnknownIn` name the ingredients nobody has declared: unknown is not free-from. */
export type FoodFacts = {
  allergens: Allergen[];
  /** What traces of may be in it, and it does not contain anyway. */
  mayContain: Allergen[];
  unknownIn: number[];
  tracesUnknownIn: number[];
  /** Numbers of the ingredients that are told with their strength. */
  alcoholIn: number[];
  /** Something in it is sold to adults only. */
  forAdults: boolean;
  diets: Diet[];
};

export type Profile = { avoidedAllergens: Allergen[]; diets: Diet[] };
/** A customer's own profile, and those who eat with them. */
export type Household = Profile & {
  members: readonly (Profile & { memberNo: number; name: string })[];
};

/** Allergens and traces are the union, diets the intersection of what is in it; one whose diets are undeclared fits none. */
export function foodFacts(
  ingredients: Iterable<{
    ingredientNo: number;
    allergens: Allergen[] | null;
    mayContain: Allergen[] | null;
    alcoholPermille: number | null;
    diets: Diet[] | null;
  }>,
): FoodFacts {
  const present = new Set<Allergen>();
  const traces = new Set<Allergen>();
  const kept = new Set<Diet>(diets);
  const unknownIn: number[] = [];
  const tracesUnknownIn: number[] = [];
  const alcoholIn: number[] = [];
  let forAdults = false;
  for (const ingredient of ingredients) {
    const { ingredientNo, allergens, mayContain, diets: suits } = ingredient;
    if (allergens === null) unknownIn.push(ingredientNo);
    for (const allergen of allergens ?? []) present.add(allergen);
    if (mayContain === null) tracesUnknownIn.push(ingredientNo);
    for (const allergen of mayContain ?? []) traces.add(allergen);
    if (isStrong(ingredient)) alcoholIn.push(ingredientNo);
    if (isForAdults(ingredient)) forAdults = true;
    for (const diet of diets) if (!suits?.includes(diet)) kept.delete(diet);
  }
  return {
    allergens: inAnnexOrder(present),
    mayContain: inAnnexOrder([...traces].filter((allergen) => !present.has(allergen))),
    unknownIn,
    tracesUnknownIn,
    alcoholIn,
    forAdults,
    diets: diets.filter((diet) => kept.has(diet)),
  };
}

/**
 * What in these facts goes against the profile. Somebody who avoids any allergen is warned of the undeclared too; that nobody has declared
 * traces is told beside the facts and is no conflict, since the law asks nobody to declare them.
 */
export function conflictsWith(
  { avoidedAllergens, diets }: Profile,
  facts: Pick<FoodFacts, 'allergens' | 'mayContain' | 'unknownIn' | 'diets'>,
): Conflict[] {
  const avoided = (declared: Allergen) => avoidedAllergens.some((it) => concerns(it, declared));
  return [
    ...facts.allergens.filter(avoided),
    ...facts.mayContain.filter(avoided).map(tracesOf),
    ...(avoidedAllergens.length > 0 && facts.unknownIn.length > 0
      ? (['unknown-allergens'] as const)
      : []),
    ...diets.filter((diet) => !facts.diets.includes(diet)),
  ];
}

/** What in these facts goes against anybody of the household, by name. */
export const conflictsIn = (
  household: Household,
  facts: Parameters<typeof conflictsWith>[1],
): HouseholdConflicts => ({
  conflicts: conflictsWith(household, facts),
  forMembers: household.members.flatMap(({ memberNo, name, ...profile }) => {
    const conflicts = conflictsWith(profile, facts);
    return conflicts.length > 0 ? [{ memberNo, name, conflicts }] : [];
  }),
});

/** What everybody of the household avoids and keeps to, together. */
export function everybodysIn({ members, ...own }: Household): Profile {
  const all = [own, ...members];
  return {
    avoidedAllergens: inAnnexOrder(all.flatMap(({ avoidedAllergens }) => avoidedAllergens)),
    diets: diets.filter((diet) => all.some((one) => one.diets.includes(diet))),
  };
}

export const noConflicts: HouseholdConflicts = { conflicts: [], forMembers: [] };
