import { minutesOf } from '../reading-pages/duration.ts';
import { plainLines } from '../reading-pages/html.ts';
import { readEveryRecipe } from '../reading-pages/read-json-ld.ts';
import type { FileRecipe } from './recipe-of-file.ts';

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const things = (value: unknown): Thing[] => (Array.isArray(value) ? value.filter(isThing) : []);

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
/** The name of a unit or a food, which is a thing or a word. */
const nameOf = (value: unknown): string | null =>
  isThing(value) ? text(value['name']) : text(value);
const linesOf = (value: unknown): string[] => {
  const said = text(value);
  return said === null ? [] : plainLines(said);
};
const joined = (parts: readonly (string | null)[], by = ' ') =>
  parts.filter((part) => part !== null && part !== '').join(by);

/** Without the noughts that a database writes behind a number: 1.5000 is 1.5, and 0 is none. */
const amountOf = (value: unknown): string | null => {
  const said = text(value);
  if (said === null || Number(said) === 0) return null;
  return /^\d+\.\d+$/.test(said) ? said.replace(/\.?0+$/, '') : said;
};

const sumOf = (...times: unknown[]): number | null => {
  const sum = times.reduce<number>((total, time) => total + (minutesOf(time) ?? 0), 0);
  return sum > 0 ? sum : null;
};
/** The name of a step stands before its text, as a heading. */
const withTitle = (title: unknown, lines: string[]): string[] => {
  const said = text(title);
  return said === null ? lines : [`${said.replace(/:$/, '')}:`, ...lines];
};

/** Paprika: one recipe a file, its ingredients and directions as text. */
function readPaprika(record: Thing): FileRecipe {
  return {
    title: text(record['name']),
    yields: text(record['servings']),
    totalMinutes:
      minutesOf(record['total_time']) ?? sumOf(record['prep_time'], record['cook_time']),
    ingredients: linesOf(record['ingredients']),
    steps: linesOf(record['directions']),
    notes: text(record['notes']),
    author: text(record['source']),
    image: text(record['image_url']),
    sourceUrl: text(record['source_url']),
    from: 'paprika',
  };
}

/** Tandoor: steps that hold their ingredients, each with a food, a unit and an amount. */
function readTandoor(record: Thing): FileRecipe {
  const steps = things(record['steps']);
  const lineOf = (one: Thing): string => {
    const note = text(one['note']);
    if (one['is_header'] === true) return `${note ?? nameOf(one['food']) ?? ''}:`;
    const amount = one['no_amount'] === true ? null : amountOf(one['amount']);
    const named = joined([
      amount,
      amount === null ? null : nameOf(one['unit']),
      nameOf(one['food']),
    ]);
    return joined([named, note === null ? null : `(${note})`]);
  };
  return {
    title: text(record['name']),
    yields: joined([amountOf(record['servings']), text(record['servings_text'])]) || null,
    totalMinutes: sumOf(record['working_time'], record['waiting_time']),
    ingredients: steps
      .flatMap((step) => things(step['ingredients']).map(lineOf))
      .filter((line) => line !== ''),
    steps: steps.flatMap((step) => withTitle(step['name'], linesOf(step['instruction']))),
    notes: text(record['description']),
    author: null,
    image: null,
    sourceUrl: text(record['source_url']),
    from: 'tandoor',
  };
}

/** Mealie: a line is what its author typed, where it is kept, and otherwise an amount, a unit, a food and a note. */
function readMealie(record: Thing): FileRecipe {
  const either = (thing: Thing, camel: string) =>
    thing[camel] ?? thing[camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  const lines = either(record, 'recipeIngredient');
  const ingredients = (Array.isArray(lines) ? lines : []).flatMap((one): string[] => {
    if (!isThing(one)) return linesOf(one);
    const title = text(one['title']);
    const original = text(either(one, 'originalText'));
    const food = nameOf(one['food']);
    const parts = [amountOf(one['quantity']), nameOf(one['unit']), food];
    const note = text(one['note']);
    const made = food === null ? joined([...parts, note]) : joined([joined(parts), note], ', ');
    return [title === null ? '' : `${title}:`, original ?? made].filter((line) => line !== '');
  });
  const servings = amountOf(either(record, 'recipeServings'));
  return {
    title: text(record['name']),
    yields:
      text(either(record, 'recipeYield')) ?? (servings === null ? null : `${servings} servings`),
    totalMinutes:
      minutesOf(either(record, 'totalTime')) ??
      sumOf(
        either(record, 'prepTime'),
        either(record, 'performTime') ?? either(record, 'cookTime'),
      ),
    ingredients,
    steps: things(either(record, 'recipeInstructions')).flatMap((step) =>
      withTitle(step['title'], linesOf(step['text'])),
    ),
    notes:
      things(record['notes'])
        .map((note) => joined([text(note['title']), text(note['text'])], ': '))
        .join('\n') || null,
    author: null,
    image: null,
    sourceUrl: text(record['orgURL'] ?? record['org_url']),
    from: 'mealie',
  };
}

/** RecipeSage's own JSON: ingredients and instructions as text, headings in square brackets. */
function readRecipeSage(record: Thing): FileRecipe {
  const lines = (value: unknown) => linesOf(value).map((line) => line.replace(/^\[(.+)\]$/, '$1:'));
  return {
    title: text(record['title']),
    yields: text(record['yield']),
    totalMinutes: minutesOf(record['totalTime']) ?? minutesOf(record['activeTime']) ?? null,
    ingredients: lines(record['ingredients']),
    steps: lines(record['instructions']),
    notes: text(record['notes']),
    author: text(record['source']),
    image: null,
    sourceUrl: text(record['url']),
    from: 'recipesage',
  };
}

/** The recipes of a JSON file, by what their fields are called; none where nobody knows them. */
export function readRecords(json: unknown): FileRecipe[] {
  const all: unknown[] = Array.isArray(json) ? json : [json];
  const [first] = all;
  if (!isThing(first)) return [];
  const marked = readEveryRecipe(json);
  if (marked.length > 0) {
    return marked.map(({ from: _, language: __, ...page }) => ({
      ...page,
      notes: null,
      sourceUrl: null,
      from: 'json-ld',
    }));
  }
  const inside = first['recipes'];
  if (Array.isArray(inside)) return inside.flatMap((each) => readRecords(each));
  if (all.length > 1) return all.flatMap((each) => readRecords(each));
  if (Array.isArray(first['steps'])) return [readTandoor(first)];
  if ('recipeIngredient' in first || 'recipe_ingredient' in first) return [readMealie(first)];
  if (typeof first['ingredients'] === 'string') {
    return [typeof first['directions'] === 'string' ? readPaprika(first) : readRecipeSage(first)];
  }
  return [];
}
