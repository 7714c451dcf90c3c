import type { Shop } from '../src/app.ts';
import { diets } from '../src/contract/food-terms.ts';
import { blankFacts, nested, type IngredientFacts } from '../src/contract/ingredient-shape.ts';
import type { Ingredient } from '../src/food/ingredients/ingredient.ts';
import { changeStock } from '../src/stock/inventory/inventory.ts';
import { escaped } from '../src/food/method/names-in-method.ts';
import { isNamedIn } from '../src/food/method/words-of-names.ts';
import { changeMenu } from '../src/food/edits/edits.ts';
import { saveIngredient } from '../src/food/ingredients/ingredients.ts';
import { saveCategory, saveRecipe, type RecipeDraft } from '../src/food/recipes/recipes.ts';

/** A menu by names: each ingredient costs 1.00 for 100 g unless `facts` says otherwise. */
export type SmallMenu = {
  /** In grams, by ingredient. */
  stock?: Record<string, number>;
  /** What goes into one serving, by recipe. */
  recipes?: Record<string, Record<string, number>>;
  facts?: Record<string, Partial<Ingredient>>;
};

/** Writes it, receives its stock, and answers how to find the numbers that its names got. */
export async function writeMenu(shop: Shop, { stock = {}, recipes = {}, facts = {} }: SmallMenu) {
  const ingredients = new Map<string, number>();
  const numbers = new Map<string, number>();
  const names = new Set([
    ...Object.keys(stock),
    ...Object.keys(facts),
    ...Object.values(recipes).flatMap(Object.keys),
  ]);
  if (names.size > 0) {
    await changeMenu(shop, async (tx) => {
      await saveCategory(tx, { slug: 'bowls', name: 'Bowls', position: 1 }, 'shop');
      for (const name of names) {
        ingredients.set(name, await saveIngredient(tx, undefined, ingredientOf(name, facts[name])));
      }
      for (const [name, contents] of Object.entries(recipes)) {
        const draft = recipeOf(name, contents, (ingredient) => ingredients.get(ingredient) ?? 0);
        numbers.set(name, await saveRecipe(tx, undefined, draft, 'shop'));
      }
    });
  }
  const received = Object.entries(stock).filter(([, amount]) => amount > 0);
  await changeStock(
    shop,
    received.map(([name, amount]) => ({
      ingredientNo: ingredients.get(name) ?? 0,
      kind: 'received',
      amount,
      by: 'shop',
      note: null,
    })),
  );
  return {
    ingredient: (name: string) => ingredients.get(name) ?? 0,
    recipe: (name: string) => numbers.get(name) ?? 0,
  };
}

export function ingredientOf(name: string, facts: Partial<Ingredient> = {}): IngredientFacts {
  const said = nested({
    ...blankFacts,
    name,
    priceCents: 100,
    packAmount: 100,
    cooking: 'none',
    kcal: 100,
    allergens: [],
    diets: [...diets],
  });
  return { ...said, ...facts };
}

/** A text that says this only while whatever it names is there. */
function followed(
  text: string,
  contents: Record<string, number>,
  numberOf: (it: string) => number,
) {
  const named = Object.keys(contents).filter((ingredient) => isNamedIn(text, ingredient));
  const there = named.map((ingredient) => `any #${numberOf(ingredient)}`).join(', ');
  return named.length === 0 ? null : `[${there}? ${escaped(text)}|Something cooked at home.]`;
}

export function recipeOf(
  name: string,
  contents: Record<string, number>,
  numberOf: (ingredient: string) => number,
): RecipeDraft {
  const description = `${name}, cooked at home.`;
  return {
    slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    name,
    description,
    follows: {
      name: followed(name, contents, numberOf),
      description: followed(description, contents, numberOf),
      story: null,
    },
    category: 'bowls',
    story: null,
    servings: 1,
    minutes: 20,
    preparationCents: 150,
    steps: [
      `Cook {${Object.keys(contents)
        .map((each) => `#${numberOf(each)}`)
        .join('; ')}}.`,
    ],
    status: 'published',
    ingredients: Object.entries(contents).map(([ingredient, amount]) => ({
      ingredientNo: numberOf(ingredient),
      amount,
      swaps: [],
    })),
  };
}
