import type { Recipe } from '../../kit/api-types.ts';
import { amount, shopName } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';

const suitableFor: Partial<Record<Recipe['diets'][number], string>> = {
  vegan: 'https://schema.org/VeganDiet',
  vegetarian: 'https://schema.org/VegetarianDiet',
};

const grams = (mg: number) => `${Math.round(mg / 100) / 10} g`;

/** The recipe for machines that read pages: https://schema.org/Recipe, safe inside a script element. */
export function describeRecipe(recipe: Recipe, siteUrl: string): string {
  const { nutritionPerServing: nutrition, picture } = recipe;
  const described = {
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name: recipe.name,
    description: recipe.description,
    url: `${siteUrl}${prefix}/recipes/${recipe.slug}`,
    ...(picture === null
      ? {}
      : { image: [960, 640, 320].map((width) => `${siteUrl}${picture}-${width}.webp`) }),
    author: { '@type': 'Organization', name: shopName() },
    recipeCategory: recipe.category.name,
    recipeYield: `${recipe.servings} servings`,
    totalTime: `PT${recipe.minutes}M`,
    recipeIngredient: recipe.ingredients.map(
      (it) => `${amount(it.amount, it.unit)} ${it.name ?? ''}`,
    ),
    recipeInstructions: recipe.steps.map((text) => ({ '@type': 'HowToStep', text })),
    suitableForDiet: recipe.diets.flatMap((diet) => suitableFor[diet] ?? []),
    nutrition: {
      '@type': 'NutritionInformation',
      servingSize: '1 serving',
      calories: `${Math.round(nutrition.kcal)} kcal`,
      fatContent: grams(nutrition.fatMg),
      saturatedFatContent: grams(nutrition.saturatesMg),
      carbohydrateContent: grams(nutrition.carbohydrateMg),
      sugarContent: grams(nutrition.sugarsMg),
      fiberContent: grams(nutrition.fibreMg),
      proteinContent: grams(nutrition.proteinMg),
      // Salt is sodium times 2.5 (Regulation (EU) No 1169/2011, Annex I).
      sodiumContent: `${Math.round(nutrition.saltMg / 2.5)} mg`,
    },
  };
  return JSON.stringify(described).replaceAll('<', '\\u003c');
}
