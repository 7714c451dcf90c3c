/**
 * How one language writes a line of ingredients. Words stand in strings, separated by commas, in lower case unless capitals mean something; a space
 * in them also matches none beside a point (`c. à s.`, `càs`).
 */
export type Language = {
  code: string;
  /** Whether a comma begins the decimals; then a point or a space parts thousands. */
  comma: boolean;
  /** What a line may call a unit, by the name that a reading keeps. */
  units: Readonly<Record<string, string>>;
  /** The same where capitals tell two of them apart: T and t. */
  exactUnits?: Readonly<Record<string, string>>;
  /** Number words, by what they are worth. */
  numbers: Readonly<Record<string, string>>;
  /** Words behind a number that make it half more: `1 et demi`. */
  andHalf?: string;
  /** Between a number or a unit and the food. */
  of: string;
  /** Between the two ends of a range. */
  to: string;
  between?: string;
  /** Before a range: from 2 to 3. */
  from?: string;
  or: string;
  and: string;
  plus: string;
  about: string;
  /** Words before an amount that say it is a most or a least; they become the note. */
  bounds?: string;
  /** So much that nobody counts it; they become the note. */
  some: string;
  /** How full a spoon is; they become the note. */
  full: string;
  /** Whether they stand behind the spoon. */
  heapedBehind?: boolean;
  /** Sizes that stand where a unit does. */
  sizes: Readonly<Record<string, string>>;
  /** What was done to a food, and how; in front of it or behind it they become the note. */
  done: string;
  how: string;
  /** Only behind the food they are a note. */
  doneBehind?: string;
  /** Foods whose names hold such a word. */
  names?: string;
  /** Where a note begins without a comma; a regular expression. */
  noteFrom: string;
  /** Whole lines that begin so, and hold no amount, head a group; a regular expression. */
  heads: string;
  /** What is taken of a food that is counted: juice, zest. */
  taken: string;
  takenOf: string;
  /** Words for a part that stand behind the food (`garlic cloves`); the units of these names do so. */
  partsBehind?: readonly string[];
  /** Foods that keep such a part in their name. */
  keepsPart?: string;
  /** Parts that are written in one word with the food (`Knoblauchzehen`); regular expressions of the end of the word. */
  partsWithin?: Readonly<Record<string, string>>;
  /** Words before the food that belong to two foods parted by an `or`. */
  kinds?: string;
  /** Names of foods that begin with a unit's word: `rib eye`, `bouquet garni`. */
  namesFirst?: string;
  /** Units that are none before another food than these: `une noix de beurre` is a knob, `une noix de coco` is not. */
  onlyOf?: Readonly<Record<string, string>>;
  /** Words by which a line in this language is told from others. */
  tells: string;
};

/** What is packed, so that a size beside it says how much is in each. */
export const packings = new Set([
  'can',
  'tin',
  'jar',
  'bottle',
  'packet',
  'pack',
  'package',
  'sachet',
  'envelope',
  'bag',
  'box',
  'carton',
  'container',
  'tub',
  'pot',
  'punnet',
  'block',
  'bar',
  'loaf',
  'tube',
  'tray',
  'roll',
  'pouch',
  'sleeve',
  'basket',
]);

/** What is a part of a food, so that a size beside it says how much each is. */
export const portions = new Set(['fillet', 'slice', 'steak', 'piece', 'strip', 'ball', 'sheet']);

export const measures = {
  mass: new Set(['mg', 'g', 'dag', 'hg', 'kg', 'oz', 'lb', 'pfund']),
  volume: new Set([
    'ml',
    'cl',
    'dl',
    'l',
    'fl oz',
    'tsp',
    'dessertspoon',
    'tbsp',
    'cup',
    'pint',
    'quart',
    'gallon',
    'gill',
    'krm',
    'go',
  ]),
  length: new Set(['inch', 'cm', 'mm']),
} as const;
export type Kind = keyof typeof measures;
export const kindOf = (unit: string): Kind | undefined =>
  (Object.keys(measures) as Kind[]).find((kind) => measures[kind].has(unit));
export const spoons = new Set(['tsp', 'dessertspoon', 'tbsp', 'cup', 'krm']);

/** So vague that people leave out the number. */
export const vague = new Set([
  'pinch',
  'dash',
  'handful',
  'splash',
  'drizzle',
  'drop',
  'glug',
  'knob',
  'dollop',
  'squeeze',
  'smidgen',
  'knife tip',
  'sprinkle',
  'touch',
  'grating',
  'grind',
]);

/** Everywhere understood, whatever the language. */
export const everywhere: Readonly<Record<string, string>> = {
  mg: 'mg',
  g: 'g, gr, grs, gm, gms, gram, grams, gramme, grammes',
  kg: 'kg, kgs, kilo, kilos',
  ml: 'ml, mls, cc',
  cl: 'cl',
  dl: 'dl',
  l: 'l, lt, ltr, liter, litre, liters, litres',
  oz: 'oz, ozs',
  lb: 'lb, lbs',
  'fl oz': 'fl oz, floz',
  tbsp: 'tbsp',
  tsp: 'tsp',
  cm: 'cm, cms',
  mm: 'mm',
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** One regular expression for many phrases, the longest first. */
export function phrases(list: readonly string[]): string {
  return list
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => escaped(phrase).replace(/ /g, '(?:[.\\s]*\\s|\\.)'))
    .join('|');
}

export const listOf = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A space in a phrase also stands for a point alone. */
const plainKey = (text: string) => text.replace(/[.\s]+/g, ' ').trim();

export type Words = {
  language: Language;
  unit: RegExp;
  unitOf: (written: string) => string | undefined;
  exactUnit: RegExp | undefined;
  number: RegExp;
  numberOf: (written: string) => string | undefined;
  andHalf: RegExp | undefined;
  of: RegExp;
  to: RegExp;
  between: RegExp | undefined;
  from: RegExp;
  or: RegExp;
  orWithin: RegExp;
  and: RegExp;
  plus: RegExp;
  about: RegExp;
  bounds: RegExp;
  some: RegExp;
  full: RegExp;
  size: RegExp;
  sizeOf: (written: string) => string | undefined;
  /** Whether a unit is a size. */
  isSize: (unit: string) => boolean;
  sizeBehind: RegExp;
  done: RegExp;
  doneBehind: RegExp;
  how: RegExp;
  joint: RegExp;
  names: RegExp | undefined;
  noteFrom: RegExp;
  heads: RegExp;
  taken: RegExp;
  partBehind: RegExp | undefined;
  keepsPart: RegExp | undefined;
  partsWithin: readonly (readonly [unit: string, at: RegExp])[];
  kinds: ReadonlySet<string>;
  namesFirst: RegExp;
  onlyOf: ReadonlyMap<string, RegExp>;
  tells: ReadonlySet<string>;
};

/** Not within a word. */
const end = '(?![\\p{L}\\p{M}])';

function table(entries: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(entries).flatMap(([name, words]) =>
      listOf(words).map((word) => [plainKey(word), name] as const),
    ),
  );
}

const start = (body: string, flags = 'iu'): RegExp => new RegExp(`^\\s*(?:${body})`, flags);

function compile(language: Language): Words {
  const units = table({ ...everywhere });
  for (const [word, unit] of table(language.units)) units.set(word, unit);
  const exact = table(language.exactUnits ?? {});
  const numbers = new Map(
    Object.entries(language.numbers).flatMap(([value, words]) =>
      listOf(words).map((word) => [plainKey(word), value] as const),
    ),
  );
  const sizes = table(language.sizes);
  const words = (...texts: string[]) => phrases(texts.flatMap(listOf)) || '(?!)';
  const and = words(language.and, '&');
  // “finely grated zest”, “scorza grattugiata”
  const taken = `(?:\\p{L}+\\s+){0,2}(?:${language.taken})(?:\\s+(?:${words(language.done)})${end})?`;
  const apostrophe = "(?:\\s+|(?<='))";
  return {
    language,
    unit: start(
      `(${phrases([...units.keys()])})(?:\\((?:n|en|e|s|es|er|i)\\)|/(?:n|en|e|s|r|er))?${end}\\.?`,
    ),
    unitOf: (written) => units.get(plainKey(written.toLowerCase())),
    exactUnit:
      exact.size === 0 ? undefined : start(`(${phrases([...exact.keys()])})${end}\\.?`, 'u'),
    number: start(`(${phrases([...numbers.keys()])})(?![\\p{L}\\p{M}%])`),
    numberOf: (written) => numbers.get(plainKey(written.toLowerCase())),
    andHalf: language.andHalf ? start(`(?:${words(language.andHalf)})${end}`) : undefined,
    of: start(`(?:${words(language.of)})${apostrophe}`),
    to: start(`(?:-?\\s*(?:${words(language.to)})${end}|[-‐-―~〜])`),
    between: language.between ? start(`(?:${words(language.between)})${end}`) : undefined,
    from: start(`(?:${words(language.from ?? '')})${end}`),
    or: start(`(?:${words(language.or)})${end}`),
    orWithin: new RegExp(`\\s*,?\\s+(?:${words(language.or)})\\s+`, 'iu'),
    and: start(`(?:${words(language.and)}|&)${end}`),
    plus: start(`(?:,?\\s*(?:${words(language.plus)})${end}|\\+)`),
    about: start(`(?:(?:${words(language.about)})${end}\\.?|~|≈|±)`),
    bounds: start(`(${words(language.bounds ?? '')})${end}\\.?`),
    some: start(`((?:${words(language.some)})(?:\\.?\\s+(?:${words(language.some)}))*)${end}\\.?`),
    full: start(`(${words(language.full)})${end}\\.?`),
    size: start(`(${phrases([...sizes.keys()]) || '(?!)'})${end}\\.?`),
    sizeOf: (written) => sizes.get(plainKey(written.toLowerCase())),
    isSize: (unit) => Object.hasOwn(language.sizes, unit),
    sizeBehind: new RegExp(`^(.*\\S)\\s+(${phrases([...sizes.keys()]) || '(?!)'})$`, 'iu'),
    done: start(`(?:${words(language.done)})${end}`),
    doneBehind: start(`(?:${words(language.done, language.doneBehind ?? '')})${end}`),
    how: start(`(?:${words(language.how)})${end}`),
    joint: start(`(?:(?:${and})${end}|-|,)`),
    names: language.names ? new RegExp(`(?:^|\\s)(?:${words(language.names)})$`, 'iu') : undefined,
    // Of any language: “flour + 2 tbsp for dusting” is no food.
    noteFrom: new RegExp(
      `^(.*?\\S)\\s+((?:${language.noteFrom}|(?:${words(language.plus)}|\\+)\\s?\\d).*)$`,
      'iu',
    ),
    heads: new RegExp(`^(?:${language.heads})`, 'iu'),
    taken: new RegExp(
      `^(${taken}(?:\\s+(?:${and})\\s+${taken})*)(?:\\s+(?:${language.takenOf}))?${apostrophe}`,
      'iu',
    ),
    partBehind: language.partsBehind
      ? new RegExp(
          `^(.*\\S)\\s+(${phrases(
            [...units]
              .filter(([, unit]) => language.partsBehind?.includes(unit))
              .map(([word]) => word),
          )})$`,
          'iu',
        )
      : undefined,
    keepsPart: language.keepsPart
      ? new RegExp(`(?:^|\\s)(?:${words(language.keepsPart)})$`, 'iu')
      : undefined,
    partsWithin: Object.entries(language.partsWithin ?? {}).map(
      ([unit, at]) =>
        [unit, new RegExp(`^(\\p{L}{3,}?)(?:${at})(?:\\((?:n|en|e)\\))?$`, 'iu')] as const,
    ),
    kinds: new Set(listOf(language.kinds ?? '')),
    namesFirst: start(`(?:${words(language.namesFirst ?? '')})${end}`),
    onlyOf: new Map(
      Object.entries(language.onlyOf ?? {}).map(([unit, foods]) => [
        unit,
        new RegExp(`^\\s*(?:${words(language.of)})?\\s*(?:${words(foods)})`, 'iu'),
      ]),
    ),
    tells: new Set(listOf(language.tells)),
  };
}

const compiled = new Map<Language, Words>();
/** The language ready to read with; made once. */
export function wordsOf(language: Language): Words {
  const known = compiled.get(language);
  if (known) return known;
  const made = compile(language);
  compiled.set(language, made);
  return made;
}
