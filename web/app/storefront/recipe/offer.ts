import type { Quote, Recipe } from '../../kit/api-types.ts';

/** A quote as the page shows it: of the recipe as written nobody was asked yet, so the shelf and the profile may be unknown. */
export type Offer = Omit<Quote, 'portionsLeft'> & { portionsLeft: number | null };

export function writtenOffer(recipe: Recipe): Offer {
  const { servings, price, allergens, mayContain, unknownIn, tracesUnknownIn, alcoholIn } = recipe;
  const { diets, nutritionPerServing, portionsLeft } = recipe;
  const { name, description, story, steps, notices, untranslated } = recipe;
  const { totalCents, perServingCents, preparationCents, parts } = price;
  return {
    servings,
    totalCents,
    perServingCents,
    preparationCents,
    parts,
    allergens,
    mayContain,
    unknownIn,
    tracesUnknownIn,
    alcoholIn,
    diets,
    nutritionPerServing,
    portionsLeft,
    conflicts: [],
    forMembers: [],
    disliked: [],
    limitingIngredient: null,
    meal: { name, description, story, steps, notices, ...(untranslated && { untranslated }) },
  };
}
