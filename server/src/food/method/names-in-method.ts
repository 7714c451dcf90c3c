import { parseMethod, type Find } from './parse-method.ts';

/** Finds by name as it is spelled, or else whatever its capitals. */
export function finderOf(
  ingredients: Iterable<{ ingredientNo: number; name: string | null }>,
): Find {
  const byName = new Map<string, number>();
  const byLetters = new Map<string, number>();
  for (const { ingredientNo, name } of ingredients) {
    if (name === null) continue;
    byName.set(name, ingredientNo);
    byLetters.set(name.toLowerCase(), ingredientNo);
  }
  return (name) => byName.get(name) ?? byLetters.get(name.toLowerCase()) ?? null;
}

/** The text as it is kept: ingredients by number, so that a rename leaves it true. A name that nothing has stays as it was written. */
export function withNumbers(text: string, find: Find): string {
  return rewritten(text, find, ({ no, written }) => (no === null ? written : `#${no}`));
}

/**
 * The text as authors read it: ingredients by name, where the name reads as itself. A text that names would make longer than its field
 * keeps its numbers, which an author may write as well.
 */
export function withNames(
  text: string,
  nameOf: (no: number) => string | null,
  most: number,
): string {
  const named = rewritten(
    text,
    () => null,
    ({ no, written }) => {
      const name = no === null ? null : nameOf(no);
      return name !== null && isPlain(name) ? name : written;
    },
  );
  return [...named].length > most ? text : named;
}

type Referred = { no: number | null; written: string };

function rewritten(text: string, find: Find, say: (reference: Referred) => string): string {
  const { references } = parseMethod(text, find);
  let result = '';
  let done = 0;
  for (const reference of references.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(done, reference.at) + say(reference);
    done = reference.end;
  }
  return result + text.slice(done);
}

/** Not a sign, and not the beginning of another kind of token or condition. */
const isPlain = (name: string) =>
  !/[{}[\]|;:*\\?,.!#=]/.test(name) && !/^(done|none|any|no)\b/i.test(name);

/** Plain text as a method that says exactly this. */
export const escaped = (text: string): string => text.replace(/[{}[\]|\\]/g, '\\$&');
