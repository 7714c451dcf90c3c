import { inOneGo } from '../../contract/in-one-go.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import { parseMethod } from '../method/parse-method.ts';
import { sayText } from '../method/say-method.ts';
import { tongues } from '../method/tongues/tongues.ts';
import type { MealIngredient, ToldRecipe } from '../recipes/describe-meal.ts';
import type { Catalogue, Follows, InTongue, Recipe } from '../recipes/recipe.ts';
import { openShown, type HeldBack, type Shown } from './held-back.ts';
import { translationOf, type TranslatedText, type Translations } from './translation.ts';

type Texts = Pick<ToldRecipe, 'name' | 'description' | 'story' | 'steps' | 'servings'> & {
  follows?: Follows | null | undefined;
  ingredients: ToldRecipe['ingredients'];
};

export const catalogueIn = (
  language: OtherLanguage,
  catalogue: Catalogue,
  translations: Translations,
): Catalogue => {
  const verdicts = new Map<string, HeldBack>();
  const shown = openShown(language, catalogue.ingredients, translations, () => verdicts);
  return inOneGo(catalogueInSteps(language, catalogue, translations, shown));
};

/**
 * The menu as it is read in another language, recipe by recipe. What is not translated, or not truly any more, stands as it was written,
 * whole: a step is in one language or the other.
 */
export function* catalogueInSteps(
  language: OtherLanguage,
  catalogue: Catalogue,
  translations: Translations,
  shown: Shown,
): Generator<void, Catalogue> {
  const ingredients = new Map(
    [...catalogue.ingredients].map(([no, ingredient]) => {
      const texts = translations.ingredients.get(no) ?? [];
      const name = translated(texts, 'name', ingredient.name);
      const description = translated(texts, 'description', ingredient.description);
      return [
        no,
        {
          ...ingredient,
          ...(name !== undefined && { name, ownName: ingredient.name }),
          ...(description !== undefined && { description }),
          untranslated: [
            ...(name === undefined && ingredient.name !== null ? ['name'] : []),
            ...(description === undefined && ingredient.description !== null
              ? ['description']
              : []),
          ],
        },
      ];
    }),
  );
  const recipes = new Map<number, Recipe>();
  for (const [no, recipe] of catalogue.recipes) {
    const { texts, heldBack } = shown(no, recipe);
    const told = recipeIn(language, recipe, texts, (each) => ingredients.get(each));
    const inTongue = { ...told.inTongue, heldBack };
    recipes.set(no, { ...recipe, ...told, steps: [...told.steps], inTongue });
    yield;
  }
  return {
    ...catalogue,
    ingredients,
    recipes,
    categories: catalogue.categories.map((category) => {
      const texts = translations.categories.get(category.slug) ?? [];
      return { ...category, name: translated(texts, 'name', category.name) ?? category.name };
    }),
    bySlug: new Map([...recipes.values()].map((recipe) => [recipe.slug, recipe])),
  };
}

const translated = (
  texts: readonly TranslatedText[],
  place: string,
  original: string | null,
): string | undefined => (original === null ? undefined : translationOf(texts, place, original));

const textFields = ['name', 'description', 'story'] as const;

/** The texts of a recipe, or of one of its editions, with those that are translated in their place, and which they are. */
export function recipeIn(
  language: OtherLanguage,
  recipe: Texts,
  texts: readonly TranslatedText[],
  known: (no: number) => MealIngredient | undefined,
): Pick<Recipe, 'name' | 'description' | 'story'> & {
  follows?: Follows;
  steps: readonly string[];
  inTongue: InTongue;
} {
  const told = (field: (typeof textFields)[number]) => {
    const plain = recipe[field];
    const follows = recipe.follows?.[field] ?? null;
    const said = translated(texts, field, follows ?? plain);
    if (said === undefined) return { plain, follows, isTranslated: false };
    if (follows === null) return { plain: said, follows, isTranslated: true };
    const asItStands = asWritten(said, recipe, language, known);
    return { plain: asItStands, follows: said, isTranslated: true };
  };
  const [name, description, story] = textFields.map(told);
  if (!name || !description || !story) throw new Error('A recipe has three texts.');
  // A step is a text of the method; what an edition of before holds as plain text is told as it was sold.
  const steps = recipe.steps.map((step) =>
    recipe.follows ? translated(texts, 'step', step) : undefined,
  );
  return {
    name: name.plain,
    description: description.plain,
    story: story.plain,
    // Plain texts stay plain: a bracket in them is a bracket.
    ...(recipe.follows && {
      follows: { name: name.follows, description: description.follows, story: story.follows },
    }),
    steps: recipe.steps.map((step, at) => steps[at] ?? step),
    inTongue: {
      language,
      name: name.isTranslated,
      description: description.isTranslated,
      story: story.isTranslated,
      steps: steps.map((step) => step !== undefined),
    },
  };
}

/** What a text that follows the meal says of the recipe as it stands. */
function asWritten(
  text: string,
  { servings, ingredients }: Pick<Texts, 'servings' | 'ingredients'>,
  language: OtherLanguage,
  known: (no: number) => MealIngredient | undefined,
): string | null {
  const standing = new Map(
    ingredients.map(({ ingredientNo }) => [ingredientNo, ingredientNo] as const),
  );
  const tongue = tongues[language];
  const box = { standing, servings, ownServings: servings, known, tongue };
  return sayText(parseMethod(text).sentences, box).text || null;
}
