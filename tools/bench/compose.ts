import type { WarmMenu } from '../../server/src/food/menu/menu.ts';
import { quoteLine, type Quotes } from '../../server/src/food/recipes/quote-line.ts';
import type { Catalogue, Recipe } from '../../server/src/food/recipes/recipe.ts';
import { composeBox, type BoxWish } from '../../server/src/subscriptions/compose/compose-box.ts';
import { median } from './measure.ts';

export type Composing = {
  recipes: number;
  meals: number;
  eaters: number;
  /** How many recipes somebody of them could not eat at all. */
  out: number;
  /** The median of many boxes, each from a menu of which nothing was quoted before. */
  composeMs: number;
  /** The same right after it, from what the menu remembers. */
  againMs: number;
  /** Quoting each of the recipes once, right before each of them. */
  quoteMs: number;
  /** The median of the rounds' ratios. */
  ratio: number;
};

const rounds = 100;
const recipeCount = 200;

/** A box of five meals for a table of six out of two hundred recipes, beside quoting those recipes once. */
export function measureComposing(menu: Pick<WarmMenu, 'catalogue'>): Composing {
  const catalogue = enlarged(menu.catalogue());
  const offered = [...catalogue.recipes.values()];
  const levels = new Map([...catalogue.ingredients.keys()].map((no) => [no, 9_000_000]));
  const wish = aTable(catalogue);
  const fresh = (): Quotes => {
    const known = new Map<string, ReturnType<Quotes>>();
    return (selection) => {
      const key = JSON.stringify(selection);
      const quoted = known.get(key) ?? quoteLine(catalogue, selection);
      known.set(key, quoted);
      return quoted;
    };
  };
  const took = Array.from({ length: rounds }, () => {
    const quotes = fresh();
    const quoteMs = timed(() => {
      for (const { recipeNo } of offered)
        quotes({ recipeNo, servings: wish.servings, changes: [] });
    });
    const kitchen = { ingredients: catalogue.ingredients, quotes: fresh(), levels };
    const compose = () => composeBox(offered, kitchen, wish);
    return { quoteMs, composeMs: timed(compose), againMs: timed(compose) };
  });
  const all = composeBox(
    offered,
    { ingredients: catalogue.ingredients, quotes: fresh(), levels },
    { ...wish, meals: recipeCount },
  );
  return {
    recipes: offered.length,
    meals: wish.meals,
    eaters: wish.eaters.length,
    out: recipeCount - all.meals.length,
    composeMs: median(took.map(({ composeMs }) => composeMs)),
    againMs: median(took.map(({ againMs }) => againMs)),
    quoteMs: median(took.map(({ quoteMs }) => quoteMs)),
    ratio: median(took.map(({ composeMs, quoteMs }) => composeMs / quoteMs)),
  };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The demo's recipes again and again under numbers of their own, until there are enough. */
function enlarged(catalogue: Catalogue): Catalogue {
  const own = [...catalogue.recipes.values()];
  const recipes = Array.from({ length: recipeCount }, (_, at): Recipe => {
    const recipe = own[at % own.length];
    if (!recipe) throw new Error('There is nothing on the menu.');
    const minutes = recipe.minutes + Math.floor(at / own.length);
    return { ...recipe, recipeNo: at + 1, slug: `recipe-${at + 1}`, minutes };
  });
  return {
    ...catalogue,
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
    bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
  };
}

/** Six who do not eat alike: two who avoid something, one who keeps to a diet, and three who do not like something. */
function aTable({ ingredients }: Catalogue): BoxWish {
  const [first = 0, second = 0, third = 0] = [...ingredients.keys()].filter(
    (_, at) => at % 40 === 0,
  );
  const eater = (memberNo: number | null, more: Partial<BoxWish['eaters'][number]> = {}) => ({
    memberNo,
    name: memberNo === null ? null : `Member ${memberNo}`,
    avoidedAllergens: [],
    diets: [],
    dislikes: [],
    ...more,
  });
  return {
    meals: 5,
    servings: 6,
    eaters: [
      eater(null),
      eater(1, { avoidedAllergens: ['milk'] }),
      eater(2, { avoidedAllergens: ['sesame', 'hazelnuts'] }),
      eater(3, { diets: ['pork-free'] }),
      eater(4, { dislikes: [first, second] }),
      eater(5, { dislikes: [third] }),
    ],
    eatenLately: new Set([1, 2, 3, 4]),
    liked: new Set([10, 20, 30]),
    keep: [],
    passedOver: new Set(),
    forAdults: true,
  };
}
