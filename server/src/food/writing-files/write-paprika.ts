import { lineText, nutritionNumbers, servingsText } from './lines-as-text.ts';
import type { RecipeToWrite } from './recipe-to-write.ts';

/** A recipe as Paprika has it: ingredients, directions and what feeds are texts. */
export function paprikaOf(recipe: RecipeToWrite): Record<string, unknown> {
  const { name, description, story, category, servings, minutes, lines, steps } = recipe;
  const { diets, nutrition, url, picture, shop } = recipe;
  return {
    uid: uidOf(`${shop} ${url ?? recipe.slug}`),
    name,
    description: description ?? '',
    ingredients: lines.map(lineText).join('\n'),
    directions: steps.join('\n\n'),
    notes: story ?? '',
    nutritional_info: nutrition === null ? '' : nutritionText(nutrition),
    servings: servingsText(servings),
    total_time: `${minutes} min`,
    prep_time: '',
    cook_time: '',
    difficulty: '',
    rating: 0,
    categories: [category, ...diets],
    source: shop,
    source_url: url ?? '',
    image_url: picture,
    photo: null,
    photo_data: null,
  };
}

function nutritionText(nutrition: NonNullable<RecipeToWrite['nutrition']>): string {
  const of = nutritionNumbers(nutrition);
  return [
    'Per serving:',
    `Energy: ${of.calories} kcal`,
    `Fat: ${of.fatContent} g`,
    `of which saturates: ${of.saturatedFatContent} g`,
    `Carbohydrate: ${of.carbohydrateContent} g`,
    `of which sugars: ${of.sugarContent} g`,
    `Fibre: ${of.fiberContent} g`,
    `Protein: ${of.proteinContent} g`,
    `Sodium: ${of.sodiumContent} mg`,
  ].join('\n');
}

/** The same for the same recipe of the same shop, so that Paprika knows it again: FNV-1a, four times, in the shape of a UUID. */
function uidOf(text: string): string {
  const parts = [0, 1, 2, 3].map((turn) => {
    let hash = 0x811c9dc5 ^ turn;
    for (const sign of `${turn}${text}`)
      hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  const all = parts.join('').toUpperCase();
  return [
    all.slice(0, 8),
    all.slice(8, 12),
    `8${all.slice(13, 16)}`,
    `8${all.slice(17, 20)}`,
    all.slice(20),
  ].join('-');
}
