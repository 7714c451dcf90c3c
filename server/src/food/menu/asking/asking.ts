import type { Allergen, Diet } from '../../../contract/food-terms.ts';

type Is = (word: string) => boolean;

/** How people ask for food in one language. What stands here is written as they write it; whoever reads it folds it. */
export type Asking = {
  /** One form for a word and its plural, cases and article; that form is its own. */
  stem: (word: string) => string;
  /** Whether a stem on the menu is about this one, though it is another: `basmatireis` is about `reis`. */
  isAbout?: (stem: string, other: string) => boolean;
  /** What a word may be where something else is written together with it. */
  forms?: (word: string) => string[];
  /** `nutfree`, `coeliac`: in the words that it is made of. */
  apart?: (word: string, isName: Is, isOnMenu: Is) => string[] | undefined;
  /** What a word names something to be made from: `Mandelmehl`. */
  madeFrom?: (word: string) => string | undefined;
  /** Whether what a thing is made from stands behind it: oil of sesame. */
  madeFirst?: true;
  /** What people call the allergens. Whoever says nuts mostly means peanuts too, so the wider reading is taken. */
  allergens: Readonly<Record<string, readonly Allergen[]>>;
  /** What is called nearly so and is another food: a coconut. */
  others: readonly string[];
  diets: Readonly<Record<string, Diet>>;
  /** What a diet leaves out, for whoever asks for it by that. */
  dietsWithout: Readonly<Record<string, Diet>>;
  /** What is made of an allergen, and is it still: `no soy sauce`. */
  madeOfIt: readonly string[];
  /** What says, before it, that something is not wanted. */
  negations: readonly string[];
  /** Those of them that may stand at the end of what is said of a thing: `fish I do not eat`. */
  clausal: readonly string[];
  /** Those that are unlike any food, so that they are read also where they are written wrong. */
  mistyped: readonly string[];
  /** What stands between a negation and what is not wanted. */
  afterNegation: readonly string[];
  /** Those of them that ask for what follows where a list goes on: `no nuts and with eggs`. */
  withs: readonly string[];
  joins: readonly string[];
  /** The joins that more which is wanted may follow. */
  ands: readonly string[];
  /** What says so behind it: `nut free`. */
  closings: readonly string[];
  /** What says so on either side of it: `nut allergy`, `allergic to nuts`. */
  aversions: readonly string[];
  /** What stands between those and what they are about. */
  against: readonly string[];
  /** Words that no meal is looked for by. */
  fillers: readonly string[];
};

/** A list, as it is written here. */
export const listed = (list: string): string[] => list.split(',').map((word) => word.trim());
