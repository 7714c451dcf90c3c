import { nameOfMeal } from '../../food/recipes/describe-meal.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import type { ComposedBox, ComposedMeal } from './compose-box.ts';
import type { ProposalReply } from './contract.ts';

/** A proposal as it is told in the language of the catalogue. */
export function proposalReply(
  catalogue: Catalogue,
  { meals, proven, missing }: ComposedBox,
  about: Pick<ProposalReply, 'signedIn' | 'servings' | 'eaters'>,
): ProposalReply {
  return { ...about, meals: meals.map((meal) => mealReply(catalogue, meal)), proven, missing };
}

function mealReply(
  { recipes, ingredients }: Catalogue,
  { recipe, quote, changes, disliked, liked, eatenLately }: ComposedMeal,
): ProposalReply['meals'][number] {
  const { recipeNo, slug, category, minutes, picture } = recipe;
  const told = recipes.get(recipeNo) ?? recipe;
  const selection = { changes: changes.map(({ change }) => change), servings: quote.servings };
  const named = (ingredientNo: number) => ({
    ingredientNo,
    name: ingredients.get(ingredientNo)?.name ?? null,
  });
  return {
    recipeNo,
    slug,
    name: nameOfMeal(told, selection, (no) => ingredients.get(no)),
    category,
    minutes,
    picture,
    totalCents: quote.price.totalCents,
    perServingCents: Math.round(quote.price.totalCents / quote.servings),
    changes: changes.map(({ change, for: whom }) => ({
      ...named(change.ingredientNo),
      action: change.action === 'swap' ? ('swap' as const) : ('omit' as const),
      with: change.action === 'swap' ? named(change.with) : null,
      for: whom,
    })),
    disliked: disliked.map(({ ingredientNos, ...whom }) => ({
      ...whom,
      ingredients: ingredientNos.map(named),
    })),
    liked,
    eatenLately,
  };
}
