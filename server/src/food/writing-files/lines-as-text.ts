import type { Nutrition } from '../ingredients/ingredient.ts';
import type { LineToWrite, RecipeToWrite } from './recipe-to-write.ts';

/** `900 g Apples`, `1 Lemon`: in base units, so that nothing is rounded and every reader finds the same amount. */
export const lineText = ({ name, amount, unit }: LineToWrite): string =>
  unit === 'piece' ? `${amount} ${name}` : `${amount} ${unit} ${name}`;

export const servingsText = (servings: number): string =>
  servings === 1 ? '1 serving' : `${servings} servings`;

/** Description and story, as the one text that a format has for both. */
export const aboutText = ({ description, story }: RecipeToWrite): string =>
  [description, story].filter((text) => text !== null).join('\n\n');

const grams = (milligrams: number): string => String(Math.round(milligrams / 100) / 10);
/** Salt is sodium times 2.5 (Regulation (EU) No 1169/2011, Annex I). */
const sodium = (saltMg: number): string => String(Math.round(saltMg / 2.5));

/** Of one serving: kilocalories and grams, and milligrams of sodium, as numbers in text. */
export const nutritionNumbers = (nutrition: Nutrition) => ({
  calories: String(Math.round(nutrition.kcal)),
  fatContent: grams(nutrition.fatMg),
  saturatedFatContent: grams(nutrition.saturatesMg),
  carbohydrateContent: grams(nutrition.carbohydrateMg),
  sugarContent: grams(nutrition.sugarsMg),
  fiberContent: grams(nutrition.fibreMg),
  proteinContent: grams(nutrition.proteinMg),
  sodiumContent: sodium(nutrition.saltMg),
});
