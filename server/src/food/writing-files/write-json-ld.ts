import type { Diet, Unit } from '../../contract/food-terms.ts';
import { lineText, nutritionNumbers, servingsText } from './lines-as-text.ts';
import type { RecipeToWrite } from './recipe-to-write.ts';

/** Common codes of UN/CEFACT Recommendation 20, by which schema.org names units; what is counted is `C62`, “one”. */
const unitCodes: Record<Unit, string> = { g: 'GRM', ml: 'MLT', mg: 'MGM', piece: 'C62' };

/** https://schema.org/RestrictedDiet; it has no word for pescatarian, pork-free or alcohol-free, which are keywords. */
const restricted: Partial<Record<Diet, string>> = {
  vegan: 'https://schema.org/VeganDiet',
  vegetarian: 'https://schema.org/VegetarianDiet',
};

/** A recipe as https://schema.org/Recipe in JSON-LD. Ingredients stand as lines, and as `supply` with their units' codes. */
export function jsonLdOf(recipe: RecipeToWrite): Record<string, unknown> {
  const { name, description, story, category, servings, minutes, lines, steps } = recipe;
  const { diets, nutrition, url, picture, shop } = recipe;
  const others = diets.filter((diet) => restricted[diet] === undefined);
  return {
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name,
    ...(description === null ? {} : { description }),
    ...(story === null ? {} : { abstract: story }),
    ...(url === null ? {} : { url }),
    ...(picture === null ? {} : { image: [picture] }),
    author: { '@type': 'Organization', name: shop },
    inLanguage: 'en',
    recipeCategory: category,
    recipeYield: servingsText(servings),
    totalTime: durationOf(minutes),
    recipeIngredient: lines.map(lineText),
    supply: lines.map((line) => ({
      '@type': 'HowToSupply',
      name: line.name,
      requiredQuantity: {
        '@type': 'QuantitativeValue',
        value: line.amount,
        unitCode: unitCodes[line.unit],
      },
    })),
    recipeInstructions: steps.map((text) => ({ '@type': 'HowToStep', text })),
    suitableForDiet: diets.flatMap((diet) => restricted[diet] ?? []),
    ...(others.length === 0 ? {} : { keywords: others.join(', ') }),
    ...(nutrition === null ? {} : { nutrition: nutritionOf(nutrition) }),
  };
}

function nutritionOf(nutrition: NonNullable<RecipeToWrite['nutrition']>): Record<string, string> {
  const { calories, sodiumContent, ...inGrams } = nutritionNumbers(nutrition);
  return {
    '@type': 'NutritionInformation',
    servingSize: servingsText(1),
    calories: `${calories} kcal`,
    ...Object.fromEntries(Object.entries(inGrams).map(([name, value]) => [name, `${value} g`])),
    sodiumContent: `${sodiumContent} mg`,
  };
}

/** ISO 8601: 90 minutes are `PT1H30M`. */
function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}
