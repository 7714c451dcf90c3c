import { aboutText, nutritionNumbers } from './lines-as-text.ts';
import type { LineToWrite, RecipeToWrite } from './recipe-to-write.ts';

/** What Tandoor's table takes of a description. */
const mostAbout = 512;

/** A recipe as Tandoor's own export has it: all ingredients stand with the first step, in the recipe's order. */
export function tandoorOf(recipe: RecipeToWrite): Record<string, unknown> {
  const { name, category, servings, minutes, lines, diets, nutrition, url } = recipe;
  const about = aboutText(recipe);
  const isLong = about.length > mostAbout;
  const numbers = nutrition && nutritionNumbers(nutrition);
  // A recipe without steps still has its ingredients somewhere, and a long text is a step rather than cut.
  const texts = [...(isLong ? [about] : []), ...recipe.steps];
  const steps = texts.length === 0 && lines.length > 0 ? [''] : texts;
  return {
    name,
    description: isLong ? '' : about,
    keywords: [category, ...diets].map((word) => ({ name: word, description: '' })),
    steps: steps.map((instruction, at) => ({
      name: '',
      instruction,
      ingredients: at === 0 ? lines.map(ingredientOf) : [],
      time: 0,
      order: at,
      show_as_header: false,
      show_ingredients_table: true,
    })),
    working_time: minutes,
    waiting_time: 0,
    internal: true,
    nutrition: numbers && {
      carbohydrates: numbers.carbohydrateContent,
      fats: numbers.fatContent,
      proteins: numbers.proteinContent,
      calories: numbers.calories,
      source: recipe.shop,
    },
    servings,
    servings_text: servings === 1 ? 'serving' : 'servings',
    source_url: url,
  };
}

const ingredientOf = ({ name, amount, unit }: LineToWrite, at: number) => ({
  food: { name, plural_name: null, ignore_shopping: false, supermarket_category: null },
  unit: unit === 'piece' ? null : { name: unit, plural_name: null, description: null },
  amount: String(amount),
  note: '',
  order: at,
  is_header: false,
  no_amount: false,
  always_use_plural_unit: false,
  always_use_plural_food: false,
});
