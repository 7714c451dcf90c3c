import type { Allergen, Diet } from '../../contract/food-terms.ts';
import { fillers, isJoin, spelt, type Tables } from './asking/every-language.ts';
import type { MenuWords, Question } from './question.ts';
import { errorsBetween, mostErrors } from './typing-errors.ts';

/** How many words from here are the longest name of an ingredient. */
export function ingredientAt({ given, menu }: Question, at: number): number {
  for (let length = Math.min(4, given.length - at); length > 1; length -= 1)
    if (menu.isName(given.slice(at, at + length))) return length;
  return 0;
}

/** How many words from here are a food that is called nearly as an allergen. */
export function otherAt({ given, tables }: Question, at: number): number {
  for (const length of [3, 2]) {
    const words = given.slice(at, at + length);
    if (words.length < length) continue;
    if (tables.some(({ others, stem }) => others.has(words.map(stem).join(' ')))) return length;
  }
  return 0;
}

export type Name = { length: number; without: readonly Allergen[]; diet: Diet | undefined };

/** The longest name of an allergen, or of what a diet leaves out, that begins here. */
export function nameAt(question: Question, at: number): Name | undefined {
  const { given, menu, tables } = question;
  for (const length of [2, 1]) {
    const words = given.slice(at, at + length);
    const name = words.length === length ? exactName(question, words) : undefined;
    if (name) return name;
  }
  const [own] = tables;
  const meant = nearest(given[at] ?? '', own, own.names, menu);
  return meant === undefined ? undefined : { length: 1, ...named(own, meant) };
}

export function exactName({ tables }: Pick<Question, 'tables'>, words: readonly string[]) {
  for (const it of tables) {
    const [first = '', ...rest] = words;
    const made = rest.length === 0 ? it.madeFrom?.(first) : undefined;
    for (const form of [...(it.forms?.(first) ?? [first]), ...(made === undefined ? [] : [made])]) {
      const name = [form, ...rest].map(it.stem).join(' ');
      if (it.allergens.has(name) || it.dietsWithout.has(name))
        return { length: words.length, ...named(it, name) };
    }
  }
  return undefined;
}

const named = ({ allergens, dietsWithout }: Tables, name: string) => ({
  without: allergens.get(name) ?? [],
  diet: dietsWithout.get(name),
});

/** The name that a word was meant for, where nothing on the menu is written like it. */
export function nearest(
  word: string,
  { stem }: Tables,
  names: readonly string[],
  menu: MenuWords,
): string | undefined {
  const said = spelt(word);
  if (isJoin(word) || fillers.has(said) || menu.hasWord(word) || menu.isFood(word))
    return undefined;
  const of = stem(word);
  const most = mostErrors(of);
  const near = names
    .map((name) => ({ name, errors: errorsBetween(of, name) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((a, b) => a.errors - b.errors);
  return near[0]?.name;
}
