import { lineText, nutritionNumbers, servingsText } from './lines-as-text.ts';
import type { RecipeToWrite } from './recipe-to-write.ts';

/** Mealie asks for the slug of whatever has a name. */
const named = (name: string) => ({
  name,
  slug: name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, ''),
});

/** A recipe in Mealie's own JSON: amounts, units and foods apart, and each line as it reads. */
export function mealieOf(recipe: RecipeToWrite): Record<string, unknown> {
  const { name, slug, description, story, category, servings, minutes, lines, steps } = recipe;
  const { diets, nutrition, url, shop } = recipe;
  return {
    name,
    slug,
    description: description ?? '',
    recipeYield: servingsText(servings),
    recipeServings: servings,
    totalTime: `${minutes} minutes`,
    recipeCategory: [named(category)],
    tags: diets.map(named),
    orgURL: url ?? '',
    recipeIngredient: lines.map((line) => ({
      title: null,
      quantity: line.amount,
      unit: line.unit === 'piece' ? null : { name: line.unit },
      food: { name: line.name },
      note: '',
      disableAmount: false,
      originalText: lineText(line),
    })),
    recipeInstructions: steps.map((text) => ({ title: '', text, ingredientReferences: [] })),
    notes: story === null ? [] : [{ title: '', text: story }],
    nutrition: nutrition === null ? null : nutritionNumbers(nutrition),
    settings: { public: true, showNutrition: true, disableAmount: false },
    extras: { author: shop },
  };
}
