import { folded } from '../../contract/fold.ts';
import { minutesOf } from './duration.ts';
import { inOneLine, once, plainLine, plainLines, plainText } from './html.ts';
import { readJson } from './repair-json.ts';
import type { RecipePage } from './recipe-page.ts';

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.flat(3) : value === undefined || value === null ? [] : [value];

/** Deeper nesting than any page has is not looked at. */
const deepest = 12;

/** Everything of type Recipe, wherever it hangs: alone, in a list, in a graph, as what a page is about. */
function recipesIn(value: unknown, depth = 0): Thing[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((each) => recipesIn(each, depth + 1));
  if (!isThing(value)) return [];
  const types = listOf(value['@type'] ?? value['type']).filter((type) => typeof type === 'string');
  const isRecipe = types.some((type) => /(?:^|[/:#])Recipe$/i.test(type.trim()));
  const inner = Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'object' && !/^(?:review|comment|isPartOf|nutrition)$/i.test(key)
      ? recipesIn(each, depth + 1)
      : [],
  );
  return isRecipe ? [value, ...inner] : inner;
}

const keyed = (thing: Thing, ...keys: string[]): unknown => {
  for (const key of keys) {
    const value = thing[key] ?? thing[`schema:${key}`] ?? thing[`http://schema.org/${key}`];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

const textOfValue = (value: unknown): string | null => {
  const [first] = listOf(value);
  if (typeof first === 'string') return plainText(first) || null;
  if (typeof first === 'number') return String(first);
  if (isThing(first)) return textOfValue(keyed(first, 'name', 'text', '@value', 'url', '@id'));
  return null;
};

/** Common codes of UN/CEFACT Recommendation 20, as people write them; one of something has none. */
const unitCodes: Readonly<Record<string, string>> = {
  GRM: 'g',
  KGM: 'kg',
  MGM: 'mg',
  MLT: 'ml',
  CLT: 'cl',
  DLT: 'dl',
  LTR: 'l',
  ONZ: 'oz',
  LBR: 'lb',
  C62: '',
  H87: '',
};

/** `{ value: "3/4", unitText: "cup" }`, or a text. */
function amountOfThing(value: unknown): string | null {
  if (!isThing(value)) return textOfValue(value);
  const code = textOfValue(keyed(value, 'unitCode'));
  const unit = textOfValue(keyed(value, 'unitText', 'unit')) ?? (code && (unitCodes[code] ?? code));
  const amount = textOfValue(keyed(value, 'value', 'minValue', 'maxValue'));
  return [amount, unit].filter((part) => part !== null && part !== '').join(' ') || null;
}

/** `{ value: "3/4", unitText: "cup", name: "sugar" }`, as a line would say it; a group begins with its name. */
function linesOfThing(thing: Thing): string[] {
  const name = textOfValue(
    keyed(thing, 'name', 'ingredient', 'text', 'item', '@value', 'description'),
  );
  const inner = thing['itemListElement'];
  if (Array.isArray(inner))
    return [...(name === null ? [] : [name]), ...inner.flatMap(linesOfIngredient)];
  const amount = amountOfThing(keyed(thing, 'value', 'amount', 'quantity', 'requiredQuantity'));
  const unit = textOfValue(keyed(thing, 'unitText', 'unit'));
  const parts = [amount, unit, name].filter((part) => part !== null);
  return parts.length > 0 ? [parts.join(' ')] : [];
}

const linesOfIngredient = (value: unknown): string[] => {
  if (typeof value === 'string') return plainLines(value);
  if (typeof value === 'number') return [String(value)];
  return isThing(value) ? linesOfThing(value) : [];
};

function ingredientsOf(recipe: Thing): string[] {
  const said = keyed(
    recipe,
    'recipeIngredient',
    'ingredients',
    'ingredient',
    'recipeIngredients',
    'supply',
  );
  const list =
    isThing(said) && Object.keys(said).every((key) => /^\d+$/.test(key))
      ? Object.values(said)
      : listOf(said);
  // One string is a list in one; a string of many keeps its own line breaks together.
  const isGroup = (each: unknown) => isThing(each) && Array.isArray(each['itemListElement']);
  const read = list.flatMap((each) => {
    const some = linesOfIngredient(each);
    return list.length === 1 || isGroup(each) ? some : [some.join(' ')];
  });
  const lines = read.length === 1 ? read.flatMap(inOneLine) : read;
  return once(
    lines
      .map((line) => plainLine(line.replace(/^(\d+)\.0+(?=\s)/, '$1')))
      .filter((line) => line !== ''),
  );
}

function stepsOf(value: unknown): string[] {
  return listOf(value).flatMap((each): string[] => {
    if (typeof each === 'string') return plainLines(each);
    if (!isThing(each)) return [];
    const inner = keyed(each, 'itemListElement', 'steps', 'recipeInstructions', 'item');
    const types = listOf(each['@type']);
    const name = textOfValue(keyed(each, 'name'));
    if (inner !== undefined) {
      const isSection = types.includes('HowToSection');
      return [...(isSection && name !== null ? [name] : []), ...stepsOf(inner)];
    }
    const text = keyed(each, 'text', 'description');
    if (text === undefined) return name === null ? [] : [name];
    const lines = stepsOf(text);
    // A name that is more than the beginning of its text is said before it.
    const isSaid = name === null || lines[0]?.startsWith(name.replace(/[.…]+$/u, '')) === true;
    return isSaid ? lines : [name, ...lines];
  });
}

/** As it is written; of several the one that says what it counts. */
function yieldsOf(value: unknown): string | null {
  const said = listOf(value).flatMap((each): string[] => {
    if (typeof each === 'number') return [String(each)];
    if (typeof each === 'string') return [plainText(each)];
    if (!isThing(each)) return [];
    const amount = textOfValue(keyed(each, 'value', 'minValue', '@value'));
    const unit = textOfValue(keyed(each, 'unitText', 'unit', 'name'));
    return [[amount, unit].filter((part) => part !== null).join(' ')];
  });
  const counted = said.filter((text) => /\d/.test(text));
  return (
    counted.find((text) => /\p{L}/u.test(text)) ??
    counted[0] ??
    said.find((text) => text !== '') ??
    null
  );
}

function totalOf(recipe: Thing): number | null {
  const total = minutesOf(keyed(recipe, 'totalTime'));
  if (total !== undefined) return total;
  const parts = ['prepTime', 'cookTime'].map((key) => minutesOf(keyed(recipe, key)) ?? 0);
  const sum = parts.reduce((a, b) => a + b, 0);
  return sum > 0 ? sum : null;
}

const imageOf = (value: unknown): string | null => {
  const [first] = listOf(value);
  if (typeof first === 'string') return first.trim() || null;
  return isThing(first) ? textOfValue(keyed(first, 'url', 'contentUrl', '@id')) : null;
};

const read = (recipe: Thing): RecipePage => ({
  title: textOfValue(keyed(recipe, 'name', 'headline')),
  yields: yieldsOf(keyed(recipe, 'recipeYield', 'yield', 'yields')),
  totalMinutes: totalOf(recipe),
  ingredients: ingredientsOf(recipe),
  steps: stepsOf(keyed(recipe, 'recipeInstructions', 'instructions')),
  author: textOfValue(keyed(recipe, 'author')),
  image: imageOf(keyed(recipe, 'image')),
  language: textOfValue(keyed(recipe, 'inLanguage')),
  from: 'json-ld',
});

/** Every recipe with ingredients of a value of JSON-LD, as files have them. */
export const readEveryRecipe = (json: unknown): RecipePage[] =>
  recipesIn(json)
    .map(read)
    .filter(({ ingredients }) => ingredients.length > 0);

/** The recipe that the JSON-LD of a page tells of: of those with ingredients the one that the page is called by, else the first; else the first of all. */
export function readJsonLd(scripts: readonly string[], called: string): RecipePage | undefined {
  const recipes = scripts.flatMap((script) => recipesIn(readJson(script))).map(read);
  const whole = recipes.filter(({ ingredients }) => ingredients.length > 0);
  const isCalled = ({ title }: RecipePage) => folded(title ?? '') === folded(called);
  return whole.find(isCalled) ?? whole[0] ?? recipes[0];
}
