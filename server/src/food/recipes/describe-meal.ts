import type { Cooking, Unit } from '../../contract/food-terms.ts';
import { timesIn, type SaidTime } from '../method/figures.ts';
import type { Node, Sentence } from '../method/method-text.ts';
import { parseMethod } from '../method/parse-method.ts';
import { sayText, type Box, type Said } from '../method/say-method.ts';
import { english } from '../method/tongues/en.ts';
import { tongues } from '../method/tongues/tongues.ts';
import type { Change } from './customise-recipe.ts';
import type { Follows, InTongue } from './recipe.ts';

export type MealIngredient = {
  name: string | null;
  /** As the shop itself calls it, where `name` is a translation. */
  ownName?: string | null | undefined;
  unit: Unit | null;
  cooking: Cooking | null;
};

/** As much of a recipe, or of one of its editions, as a meal is told from. */
export type ToldRecipe = Texts & {
  /** Absent from editions whose texts are plain. */
  follows?: Follows | null | undefined;
  /** Which of its texts are translated, and into what; absent: they are all in the shop's own language. */
  inTongue?: InTongue | undefined;
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
type Notice =
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
export type Meal = Texts & {
  steps: string[];
  notices: Notice[];
  /** Of a meal that is told in another language: what of it is not translated, as `story` or `steps/2`. */
  untranslated?: string[];
};

/** A step as it is cooked from: which of what is in the box it speaks of, and the times that it says. */
export type CookedStep = { text: string; ingredientNos: number[]; times: SaidTime[] };

/** The steps of a meal in their order, the same as those that `describeMeal` tells. Of a plain text nobody knows what it speaks of. */
export function cookedSteps(
  recipe: ToldRecipe,
  { changes, servings }: { changes: readonly Change[]; servings: number },
  known: (no: number) => MealIngredient | undefined,
): CookedStep[] {
  const standing = standingAfter(recipe, changes);
  return sayAll(recipe, parsedSteps(recipe), { standing, servings }, known)
    .map(({ text, named }) => ({
      text,
      ingredientNos: [...new Set(named.flatMap(({ own }) => standing.get(own) ?? []))],
      times: timesIn(text),
    }))
    .filter(({ text }) => text !== '');
}

/** Of a plain text there is nothing to take apart. */
const parsedSteps = ({ follows, steps }: ToldRecipe): Sentence[][] =>
  follows ? steps.map((step) => parseMethod(step).sentences) : [];

/** Every step, those included that have nothing left to say. */
function sayAll(
  recipe: ToldRecipe,
  parsed: readonly Sentence[][],
  meal: Pick<Box, 'standing' | 'servings'>,
  known: (no: number) => MealIngredient | undefined,
): Said[] {
  return recipe.steps.map((step, at) => {
    const sentences = parsed[at];
    return sentences
      ? sayText(sentences, boxIn(recipe, recipe.inTongue?.steps[at] ?? false, meal, known))
      : { text: step, named: [], done: [] };
  });
}

/** `amounts`: what is in the box for it. */
export function describeMeal(
  recipe: ToldRecipe,
  { changes, servings }: { changes: readonly Change[]; servings: number },
  amounts: ReadonlyMap<number, number>,
  known: (no: number) => MealIngredient | undefined,
): Meal {
  const standing = standingAfter(recipe, changes);
  const { inTongue } = recipe;
  const tongue = tongues[inTongue?.language ?? 'en'];
  const steps = parsedSteps(recipe);
  const isPlain = !steps.some((sentences) => sentences.some(speaksOfIngredients));
  const said = sayAll(recipe, steps, { standing, servings }, known);
  const handled = (no: number, amount = amounts.get(no) ?? 0): Handled => {
    const { name = null, unit = null, cooking = null } = known(no) ?? {};
    const until = cooking === null || cooking === 'none' ? null : tongue.untilDone[cooking];
    return { ingredientNo: no, name, amount, unit, cooking, until };
  };
  const told = said
    .map(({ text }, at) => ({ text, isTranslated: inTongue?.steps[at] ?? false }))
    .filter(({ text }) => text !== '');
  return {
    ...describeTexts(recipe, { changes, servings }, known),
    steps: told.map(({ text }) => text),
    ...(inTongue && {
      untranslated: [
        ...untranslatedTexts(recipe),
        ...told.flatMap(({ isTranslated }, at) => (isTranslated ? [] : [`steps/${at}`])),
      ],
    }),
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

type Known = (no: number) => MealIngredient | undefined;
type Wanted = { changes: readonly Change[]; servings: number };

/** What a meal is called and said to be: nothing of how it is cooked. */
export function describeTexts(
  recipe: Omit<ToldRecipe, 'steps'>,
  wanted: Wanted,
  known: Known,
): Texts {
  const told = textsOf(recipe, wanted, known);
  return { name: told('name'), description: told('description'), story: told('story') };
}

/** What a meal is called alone. */
export const nameOfMeal = (
  recipe: Omit<ToldRecipe, 'steps'>,
  wanted: Wanted,
  known: Known,
): string | null => textsOf(recipe, wanted, known)('name');

function textsOf(
  recipe: Omit<ToldRecipe, 'steps'>,
  { changes, servings }: Wanted,
  known: Known,
): (field: keyof Texts) => string | null {
  const meal = { standing: standingAfter(recipe, changes), servings };
  return (field) =>
    followed(recipe, field, boxIn(recipe, recipe.inTongue?.[field] ?? false, meal, known));
}

/** The texts of a recipe that is told in another language which are not. */
export const untranslatedTexts = ({
  inTongue,
  ...texts
}: Pick<ToldRecipe, 'inTongue' | keyof Texts>): (keyof Texts)[] =>
  textFields.filter((field) => inTongue && texts[field] !== null && !inTongue[field]);

const textFields = ['name', 'description', 'story'] as const;

/** The box as one text is read for it: in its language, with the names that things have there. */
function boxIn(
  { servings: ownServings, inTongue }: Pick<ToldRecipe, 'servings' | 'inTongue'>,
  isTranslated: boolean,
  { standing, servings }: Pick<Box, 'standing' | 'servings'>,
  known: (no: number) => MealIngredient | undefined,
): Box {
  const isOwn = inTongue !== undefined && !isTranslated;
  return {
    standing,
    servings,
    ownServings,
    known: isOwn ? (no) => asOwn(known(no)) : known,
    tongue: isTranslated && inTongue ? tongues[inTongue.language] : english,
  };
}

const asOwn = (ingredient: MealIngredient | undefined): MealIngredient | undefined =>
  ingredient?.ownName === undefined ? ingredient : { ...ingredient, name: ingredient.ownName };

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
  const { follows } = recipe;
  const text = follows?.[field] ?? null;
  if (!follows || text === null) return recipe[field];
  return sayText(parsedIn(follows, field, text), box).text || null;
}

type Parsed = { text: string; sentences: Sentence[] };
const parsedTexts = new WeakMap<Follows, Partial<Record<keyof Texts, Parsed>>>();

/** A cart tells what each of its meals is called whenever it is looked at: each text is parsed once. */
function parsedIn(follows: Follows, field: keyof Texts, text: string): Sentence[] {
  const known = parsedTexts.get(follows) ?? {};
  parsedTexts.set(follows, known);
  if (known[field]?.text !== text) known[field] = { text, sentences: parseMethod(text).sentences };
  return known[field].sentences;
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
