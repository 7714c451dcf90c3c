import { allergens, groupOf, type Allergen } from '../../contract/food-terms.ts';

/** One of the foods that a compound ingredient is made of. */
export type Component = {
  name: string;
  /** Tenths of a per cent of what it stands in; null: its maker does not tell. */
  permille: number | null;
  /** What it is, or brings, as its maker marks it. */
  allergens: Allergen[];
  /** What it is made of itself, in descending weight; none where it is one food. */
  components: Component[];
};

type ReadComponents = { ok: true; components: Component[] } | { ok: false; message: string };

/** A list in a list in a list: more is nobody's declaration. */
const mostDepth = 4;
const known = (word: string): Allergen | undefined => allergens.find((it) => it === word);

/**
 * What a maker's list says: foods in descending weight between commas, each with its share in per cent where that is told, its allergens by
 * their codes in brackets and what it is made of itself in parentheses, as `Basil 30 %, cheese [milk] (milk [milk], salt), cashews [cashews]`.
 */
export function readComponents(text: string): ReadComponents {
  const reader = { text, at: 0 };
  try {
    const components = listAt(reader, 1);
    if (reader.at < text.length) throw new Unread(`has a "${text[reader.at] ?? ''}" too many`);
    return { ok: true, components };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, message: error.message };
    throw error;
  }
}

/** Every allergen that a list marks, also deep inside. */
export const allergensIn = (components: readonly Component[]): Allergen[] =>
  components.flatMap((one) => [...one.allergens, ...allergensIn(one.components)]);

/** What a list marks and the ingredient does not declare; a group that is declared speaks for each food of it. */
export const undeclaredIn = (
  components: readonly Component[],
  declared: readonly Allergen[] | null,
): Allergen[] => [
  ...new Set(
    allergensIn(components).filter(
      (it) => !declared?.includes(it) && !declared?.includes(groupOf(it)),
    ),
  ),
];

class Unread extends Error {}

type Reader = { text: string; at: number };

function listAt(reader: Reader, depth: number): Component[] {
  if (depth > mostDepth) throw new Unread('has too many lists in each other');
  const list: Component[] = [];
  for (;;) {
    list.push(componentAt(reader, depth));
    if (reader.text[reader.at] !== ',') break;
    reader.at += 1;
  }
  inDescendingWeight(list);
  return list;
}

function componentAt(reader: Reader, depth: number): Component {
  const head = takeUntil(reader, /[,()[\]]/).trim();
  const share = /^(.*?)\s*(\d{1,3}(?:\.\d)?)\s*%$/su.exec(head);
  const one: Component = {
    name: (share?.[1] ?? head).trim(),
    permille: share ? Math.round(Number(share[2]) * 10) : null,
    allergens: [],
    components: [],
  };
  if (one.name === '') throw new Unread('has a food without a name between its commas');
  if ((one.permille ?? 0) > 1000) throw new Unread(`says more than 100 % of ${one.name}`);
  if (reader.text[reader.at] === '[') {
    reader.at += 1;
    one.allergens = takeUntil(reader, /[()[\]]/)
      .split(',')
      .map((word) => allergenOf(word.trim()));
    close(reader, ']');
  }
  if (reader.text[reader.at] === '(') {
    reader.at += 1;
    one.components = listAt(reader, depth + 1);
    close(reader, ')');
  }
  const rest = takeUntil(reader, /[,()[\]]/).trim();
  if (rest !== '') throw new Unread(`has "${rest.slice(0, 40)}" after ${one.name}: put a comma`);
  return one;
}

function allergenOf(word: string): Allergen {
  const allergen = known(word);
  if (allergen) return allergen;
  throw new Unread(`"${word.slice(0, 40)}" in brackets is not one of ${allergens.join(', ')}`);
}

function takeUntil(reader: Reader, end: RegExp): string {
  const rest = reader.text.slice(reader.at);
  const found = rest.search(end);
  const taken = found < 0 ? rest : rest.slice(0, found);
  reader.at += taken.length;
  return taken;
}

function close(reader: Reader, sign: string): void {
  if (reader.text[reader.at] !== sign) throw new Unread(`has no "${sign}" where one is opened`);
  reader.at += 1;
  const space = /^\s+/.exec(reader.text.slice(reader.at));
  reader.at += space?.[0].length ?? 0;
}

/** What tells its share cannot weigh more than what stands before it, and all together are no more than the whole. */
function inDescendingWeight(list: readonly Component[]): void {
  const told = list.filter(({ permille }) => permille !== null);
  told.forEach((one, at) => {
    const before = told[at - 1];
    if (before && (one.permille ?? 0) > (before.permille ?? 0))
      throw new Unread(`has ${one.name} after what weighs less: the heaviest comes first`);
  });
  if (told.reduce((sum, { permille }) => sum + (permille ?? 0), 0) > 1000)
    throw new Unread('adds up to more than 100 %');
}
