import { z } from 'zod';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Archived } from '../archive/archived.ts';
import type { MenuWeeks } from '../menu-weeks/menu-week.ts';
import type { Ingredient, KeptIngredient } from '../ingredients/ingredient.ts';

export type Category = { slug: string; name: string; position: number };
export const categoryRow = z.object({
  slug: z.string(),
  name: z.string(),
  position: z.int(),
  /** Moves with every change of it. */
  version: z.int(),
});
export type KeptCategory = z.infer<typeof categoryRow>;

/** So many parts of the substitute for so many parts of the original. */
const swap = z.object({
  with: z.int(),
  ratio: z.object({ substitute: z.int(), original: z.int() }),
});
export type Swap = z.infer<typeof swap>;

const recipeIngredient = z.object({
  ingredientNo: z.int(),
  /** For the recipe's own servings, in base units. */
  amount: z.int(),
  swaps: z.array(swap),
  /** Somebody has said that this amount is meant, however odd it looks. */
  confirmed: z.literal(true).optional(),
});
export type RecipeIngredient = z.infer<typeof recipeIngredient>;

/** The texts of a recipe that follow the meal, in the language of the method; null where the plain one stands for every meal. */
const follows = z.object({
  name: z.string().nullable(),
  description: z.string().nullable(),
  story: z.string().nullable(),
});

export type Follows = z.infer<typeof follows>;
export const followsNothing: Follows = { name: null, description: null, story: null };

/**
 * A draft as it stands on its author's paper: every row and step as they were typed, finished or not. It is shown to its author and
 * counted nowhere; what of it is whole stands in the recipe itself.
 */
const unfinished = z.object({
  ingredients: z.array(
    z.object({
      ingredientNo: z.int().nullable(),
      amount: z.string(),
      confirmed: z.literal(true).optional(),
      swaps: z.array(
        z.object({ with: z.int().nullable(), substitute: z.string(), original: z.string() }),
      ),
    }),
  ),
  steps: z.array(z.string()),
  /** Ingredients that are typed and not yet read, one a line. */
  lines: z.string(),
});
export type Unfinished = z.infer<typeof unfinished>;

export const recipeRow = z.object({
  recipeNo: z.int(),
  slug: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  category: z.string(),
  story: z.string().nullable(),
  /** The servings its amounts are for. */
  servings: z.int(),
  minutes: z.int(),
  /** What preparing and packing one serving costs. */
  preparationCents: z.int(),
  follows,
  /** In the language of the method, ingredients by number. */
  steps: z.array(z.string()),
  picture: z.string().nullable(),
  /** Where the shop puts it on its menu; what has no place follows, the newest first. */
  menuPlace: z.int().nullable(),
  status: z.enum(['draft', 'published']),
  editionNo: z.int(),
  ingredients: z.array(recipeIngredient),
  /** Null where all of it is finished, as always on the menu. */
  unfinished: unfinished.nullish(),
});
export type Recipe = z.infer<typeof recipeRow> & { inTongue?: InTongue | undefined };

/** Which texts of a recipe are translated. Each is, whole, or stands as it was written. */
export type InTongue = {
  language: OtherLanguage;
  name: boolean;
  description: boolean;
  story: boolean;
  steps: boolean[];
  /** Places of what is translated and stands as it was written, because it is not true any more. */
  heldBack?: string[] | undefined;
};

/** Ingredients by their number, as rules need them. */
export type Pantry = ReadonlyMap<number, Ingredient>;

/** Where a recipe came from, as it was found there. */
export const sourceRow = z.object({
  recipeNo: z.int(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  steps: z.array(z.string()),
  /** When somebody said that its words are the shop's own. */
  ownWordsAt: z.date().nullable(),
});
export type RecipeSource = z.infer<typeof sourceRow>;

export const synonymRow = z.object({ words: z.array(z.string()) });
export type Synonym = string[];

/** The whole menu at one version. Nothing in it changes: the next version is another object. */
export type Catalogue = {
  version: number;
  categories: KeptCategory[];
  ingredients: ReadonlyMap<number, KeptIngredient>;
  recipes: ReadonlyMap<number, Recipe>;
  bySlug: ReadonlyMap<string, Recipe>;
  /** Words that mean the same to whoever looks for a meal. */
  synonyms?: readonly Synonym[];
  archived?: Archived;
  /** Slugs that recipes had before, with the numbers of those that they lead to. */
  formerSlugs?: ReadonlyMap<string, number>;
  /** The menus of weeks, for a shop whose menu is by week. */
  weeks?: MenuWeeks;
};

/** The recipe at an address, or the one that was there before. */
export function recipeAt(
  { bySlug, formerSlugs, recipes }: Pick<Catalogue, 'bySlug' | 'formerSlugs' | 'recipes'>,
  slug: string,
): Recipe | undefined {
  return bySlug.get(slug) ?? recipes.get(formerSlugs?.get(slug) ?? 0);
}
