import type { Recipe } from '../../food/recipes/recipe.ts';
import { sumNeeds } from '../../food/recipes/customise-recipe.ts';
import { shortages } from '../../stock/inventory/portions-left.ts';
import { chooseMeals, type Choice } from './choose-meals.ts';
import { mainOf, mealFor, tableOf, type Eater, type Kitchen, type Meal } from './meal-for.ts';

export type BoxWish = {
  /** How many, up to `mostBoxMeals`, those that are kept among them. */
  meals: number;
  /** Of each meal. */
  servings: number;
  eaters: readonly Eater[];
  /** Numbers of recipes. */
  eatenLately: ReadonlySet<number>;
  liked: ReadonlySet<number>;
  /** These are in the box already, as long as nobody at the table has anything against them. */
  keep: readonly number[];
  /** These are not wanted this time. */
  passedOver: ReadonlySet<number>;
  /** Whether what is sold to adults only may be in it. */
  forAdults: boolean;
};

export type ComposedMeal = Meal & { eatenLately: boolean; liked: boolean };
export type ComposedBox = {
  /** Those that were kept first, as they were named; then the best of the others first. */
  meals: ComposedMeal[];
  /** False where there may be a better box: the shelf is so short of so much that not every one was looked at. */
  proven: boolean;
  /** Why there are fewer than asked for; null: there are not. */
  missing: Missing | null;
};

/** What stands in the way of more meals, with how many recipes it takes away. */
export type Missing = {
  meals: number;
  /** Everything that could be eaten is in the box, there is not enough of the rest, or not of all of it together. */
  because: 'diets' | 'stock' | 'stock-together' | 'passed-over' | 'nothing-offered';
  /** For whom recipes are not, and how many. */
  against: { memberNo: number | null; name: string | null; recipes: number }[];
  short: number;
  passedOver: number;
};

/**
 * Proposes a box of the recipes that are offered. None of its meals goes against anybody at the table: no allergen or trace that one of them
 * avoids, no diet that one of them keeps, and nothing undeclared where one of them avoids anything; a recipe that does is taken with its own
 * swaps and omissions (`mealFor`), or not at all. All meals together are on the shelf. Which of these boxes it is, `chooseMeals` says.
 */
export function composeBox(
  offered: readonly Recipe[],
  kitchen: Kitchen,
  wish: BoxWish,
): ComposedBox {
  const table = tableOf(wish, kitchen);
  const made = offered.map((recipe) => ({ recipe, made: mealFor(recipe, kitchen, table) }));
  const meals = new Map<number, ComposedMeal>();
  for (const { recipe, made: it } of made)
    if (it.ok)
      meals.set(recipe.recipeNo, {
        ...it.meal,
        eatenLately: wish.eatenLately.has(recipe.recipeNo),
        liked: wish.liked.has(recipe.recipeNo),
      });
  const kept = keptOf(meals, kitchen, wish);
  const isFree = ({ recipe }: ComposedMeal) =>
    !kept.some((one) => one.recipe === recipe) && !wish.passedOver.has(recipe.recipeNo);
  const free = [...meals.values()].filter(isFree);
  const { meals: chosen, proven } = chooseMeals(free.map(choiceOf), {
    meals: wish.meals - kept.length,
    keep: kept.map(choiceOf),
    levels: kitchen.levels,
  });
  const box = [...kept, ...chosen.map(({ meal }) => meal)];
  const missing = wish.meals - box.length;
  const passedOver = [...meals.values()].filter(
    (meal) => !isFree(meal) && !kept.includes(meal),
  ).length;
  return {
    meals: box,
    proven,
    missing:
      missing > 0
        ? whyMissing(missing, { made, passedOver, left: free.length - chosen.length })
        : null,
  };
}

/** Those to keep that can be: each once, as many as are asked for, and while the shelf gives them all. */
function keptOf(
  meals: ReadonlyMap<number, ComposedMeal>,
  { levels }: Kitchen,
  { keep, meals: most }: BoxWish,
): ComposedMeal[] {
  return [...new Set(keep)].reduce<ComposedMeal[]>((kept, recipeNo) => {
    const meal = meals.get(recipeNo);
    if (!meal || kept.length >= most) return kept;
    const all = [...kept, meal];
    const need = sumNeeds(all.map(({ quote }) => quote.need));
    return shortages(need, levels).length > 0 ? kept : all;
  }, []);
}

type ChoiceOfMeal = Choice & { meal: ComposedMeal };

const choiceOf = (meal: ComposedMeal): ChoiceOfMeal => ({
  meal,
  recipeNo: meal.recipe.recipeNo,
  category: meal.recipe.category,
  mainNo: mainOf(meal.quote),
  minutes: meal.recipe.minutes,
  eatenLately: meal.eatenLately,
  liked: meal.liked,
  dislikes: meal.disliked.reduce((sum, { ingredientNos }) => sum + ingredientNos.length, 0),
  swapped: meal.changes.length,
  need: meal.quote.need,
});

function whyMissing(
  meals: number,
  {
    made,
    passedOver,
    left,
  }: { made: readonly { made: ReturnType<typeof mealFor> }[]; passedOver: number; left: number },
): Missing {
  const out = made.flatMap(({ made: it }) => (it.ok ? [] : [it]));
  const short = out.filter(({ code }) => code === 'short').length;
  const against = new Map<number | null, Missing['against'][number]>();
  for (const it of out) {
    if (it.code !== 'against') continue;
    const whom = new Map(it.against.map((one) => [one.memberNo, one]));
    for (const { memberNo, name } of whom.values()) {
      const recipes = (against.get(memberNo)?.recipes ?? 0) + 1;
      against.set(memberNo, { memberNo, name, recipes });
    }
  }
  const because = () => {
    if (left > 0) return 'stock-together';
    if (short > 0) return 'stock';
    if (against.size > 0) return 'diets';
    return passedOver > 0 ? 'passed-over' : 'nothing-offered';
  };
  return { meals, because: because(), against: [...against.values()], short, passedOver };
}
