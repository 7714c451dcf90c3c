import type { Cooking, Unit } from '../../contract/food-terms.ts';
import type { Node, Sentence } from '../method/method-text.ts';
import { untilDone } from '../method/method-words.ts';
import { parseMethod } from '../method/parse-method.ts';
import { sayText, type Box, type Said } from '../method/say-method.ts';
import type { Change } from './customise-recipe.ts';
import type { Follows } from './recipe.ts';

export type MealIngredient = { name: string | null; unit: Unit | null; cooking: Cooking | null };

/** As much of a recipe, or of one of its editions, as a meal is told from. */
export type ToldRecipe = Texts & {
  /** Absent from editions whose texts are plain. */
  follows?: Follows | null | undefined;
  servings: number;
  steps: readonly string[];
  ingredients: readonly { ingredientNo: number; swaps?: readonly { with: number }[] | undefined }[];
};
type Texts = { name: string | null; description: string | null; story: string | null };

/** Something in the box, and what it takes to be eaten: null where nobody has said. */
export type Handled = {
  ingredientNo: number;
  name: string | null;
  amount: number;
  unit: Unit | null;
  cooking: Cooking | null;
  /** What the cook looks for, as the steps say it; null where nothing is needed or nobody has said. */
  until: string | null;
};

/** What a method says beside its steps, so that nothing in the box is left without a word. */
export type Notice =
  /** Was added by the customer: no step speaks of it. */
  | ({ kind: 'extra' } & Handled)
  /** No step speaks of it any more, because something else was left out. */
  | ({ kind: 'unused' } & Handled)
  /** A step speaks of it, and none says how it is cooked through. */
  | ({ kind: 'cook' } & Handled)
  /** The method is plain text, and this meal is another one. */
  | {
      kind: 'plain';
      servings: number;
      swapped: { name: string | null; withName: string | null }[];
      omitted: (string | null)[];
    };

/** A meal as it is told: for these changes and so many servings. */
export type Meal = Texts & { steps: string[]; notices: Notice[] };

/** `amounts`: what is in the box for it. */
export function describeMeal(
  recipe: ToldRecipe,
  { changes, servings }: { changes: readonly Change[]; servings: number },
  amounts: ReadonlyMap<number, number>,
  known: (no: number) => MealIngredient | undefined,
): Meal {
  const standing = standingAfter(recipe, changes);
  const box: Box = { standing, servings, ownServings: recipe.servings, known };
  const steps = recipe.follows ? recipe.steps.map((step) => parseMethod(step).sentences) : [];
  const isPlain = !steps.some((sentences) => sentences.some(speaksOfIngredients));
  const said = steps.map((sentences) => sayText(sentences, box));
  const handled = (no: number, amount = amounts.get(no) ?? 0): Handled => {
    const { name = null, unit = null, cooking = null } = known(no) ?? {};
    const until = cooking === null || cooking === 'none' ? null : untilDone[cooking];
    return { ingredientNo: no, name, amount, unit, cooking, until };
  };
  return {
    ...describeTexts(recipe, { changes, servings }, known),
    steps: (recipe.follows ? said.map(({ text }) => text) : [...recipe.steps]).filter(
      (text) => text !== '',
    ),
    notices: [
      ...(isPlain
        ? plainNotices(recipe, standing, servings, known, handled)
        : missing(said, standing, handled)),
      ...extras(changes).map(([no, amount]) => ({
        kind: 'extra' as const,
        ...handled(no, amount),
      })),
    ],
  };
}

/** What a meal is called: nothing of how it is cooked. */
export function describeTexts(
  recipe: Omit<ToldRecipe, 'steps'>,
  { changes, servings }: { changes: readonly Change[]; servings: number },
  known: (no: number) => MealIngredient | undefined,
): Texts {
  const standing = standingAfter(recipe, changes);
  const box: Box = { standing, servings, ownServings: recipe.servings, known };
  return {
    name: followed(recipe, 'name', box),
    description: followed(recipe, 'description', box),
    story: followed(recipe, 'story', box),
  };
}

/** What stands in the place of each own ingredient; null: left out. */
function standingAfter(
  recipe: Pick<ToldRecipe, 'ingredients'>,
  changes: readonly Change[],
): Map<number, number | null> {
  const standing = new Map<number, number | null>(
    recipe.ingredients.map(({ ingredientNo }) => [ingredientNo, ingredientNo]),
  );
  for (const change of changes) {
    if (change.action === 'omit') standing.set(change.ingredientNo, null);
    if (change.action === 'swap') standing.set(change.ingredientNo, change.with);
  }
  return standing;
}

function followed(recipe: Omit<ToldRecipe, 'steps'>, field: keyof Texts, box: Box): string | null {
  const text = recipe.follows?.[field] ?? null;
  if (text === null) return recipe[field];
  return sayText(parseMethod(text).sentences, box).text || null;
}

const speaksOfIngredients = (nodes: Sentence): boolean => nodes.some(isOfIngredients);

const isOfIngredients = (node: Node): boolean =>
  node.kind === 'list' ||
  (node.kind === 'part' && node.ways.some((way) => way.nodes.some(isOfIngredients)));

/** What the steps leave without a word. A published method leaves nothing raw; this holds for whatever became of its ingredients since. */
function missing(
  said: readonly Said[],
  standing: ReadonlyMap<number, number | null>,
  handled: (no: number) => Handled,
): Notice[] {
  const named = new Set(said.flatMap((text) => text.named.map(({ own }) => own)));
  const done = new Set(said.flatMap((text) => text.done.map(({ own }) => own)));
  return [...standing].flatMap(([own, there]): Notice[] => {
    if (there === null) return [];
    if (!named.has(own)) return [{ kind: 'unused', ...handled(there) }];
    const told = handled(there);
    return done.has(own) || told.cooking === 'none' ? [] : [{ kind: 'cook', ...told }];
  });
}

function plainNotices(
  recipe: ToldRecipe,
  standing: ReadonlyMap<number, number | null>,
  servings: number,
  known: (no: number) => MealIngredient | undefined,
  handled: (no: number) => Handled,
): Notice[] {
  const nameOf = (no: number) => known(no)?.name ?? null;
  const swapped = [...standing].filter(
    (each): each is [number, number] => each[1] !== null && each[1] !== each[0],
  );
  const omitted = [...standing].flatMap(([own, there]) => (there === null ? [own] : []));
  const isAsWritten = swapped.length === 0 && omitted.length === 0 && servings === recipe.servings;
  if (isAsWritten) return [];
  return [
    {
      kind: 'plain',
      servings: recipe.servings,
      swapped: swapped.map(([own, there]) => ({ name: nameOf(own), withName: nameOf(there) })),
      omitted: omitted.map(nameOf),
    },
    ...swapped.flatMap(([, there]): Notice[] => {
      const told = handled(there);
      return told.cooking === 'none' ? [] : [{ kind: 'cook', ...told }];
    }),
  ];
}

function extras(changes: readonly Change[]): [number, number][] {
  const amounts = new Map<number, number>();
  for (const change of changes) {
    if (change.action !== 'extra') continue;
    amounts.set(change.ingredientNo, (amounts.get(change.ingredientNo) ?? 0) + change.amount);
  }
  return [...amounts];
}
