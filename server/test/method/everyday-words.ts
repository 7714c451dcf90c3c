/**
 * What people call food, for tests that read recipes: written without a look at how the shop reads them.
 */

/** Words of names that are also plain words of a kitchen. */
const plainWords = new Set(
  `a an and of the red green white black brown dark light fresh frozen dried dry ground whole plain sweet spring star king double
  little leaf flat chopped flaked flake rolled roasted smoked firm silken glass hard mature free baking cooking caster market blend sauce paste
  cherry cube tinned vegetarian sun gem soft`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words of names that are dishes, too: no lie, and a name all the same. */
export const dishes = new Set(['curry', 'chilli']);

/** Words that name food of the shop, and as often something else; of food that a recipe may hold they are strict. */
export const oftenElse = new Set(
  'chilli crumb nut pudding puff seed spice syrup thai vegetable'.split(' '),
);

/** By a part of their names. */
const alsoKnownAs: [name: RegExp, ...words: string[]][] = [
  [/spaghetti|rigatoni|orzo|tagliatelle|penne/i, 'pasta'],
  [/cod|salmon|mackerel|tuna|anchov/i, 'fish'],
  [/prawn|mussel|squid/i, 'seafood'],
  [/chicken|beef|steak|lamb|pork|sausage|chorizo/i, 'meat'],
  [/steak|beef/i, 'beef', 'steak'],
  [/feta|halloumi|paneer|mozzarella|ricotta|parmesan|gruyère|cheddar|mascarpone|cheese/i, 'cheese'],
  [/almond|cashew|walnut|hazelnut|pistachio|pine nut|peanut/i, 'nut'],
  [/naan|pitta|sourdough/i, 'bread'],
  [/tortilla/i, 'wrap'],
  [/panko/i, 'crumb'],
  [/passata/i, 'tomato'],
  [/crème fraîche/i, 'cream'],
  [/passata/i, 'tomato'],
  [/blueberr|raspberr/i, 'berry'],
];

const compared = (word: string): string => {
  const lower = word.toLowerCase();
  if (/ies$/.test(lower)) return lower.replace(/ies$/, 'y');
  if (/(tomato|potato|mango)es$/.test(lower)) return lower.replace(/es$/, '');
  if (/(radish|squash|peach|brush)es$/.test(lower)) return lower.replace(/es$/, '');
  return lower.length > 3 ? lower.replace(/(?<!s)s$/, '') : lower;
};

export const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(/\p{L}+/gu) ?? []).map(compared);

/** Every word by which an ingredient of this name goes. */
export function goesBy(name: string): Set<string> {
  const own = wordsOf(name).filter((word) => word.length > 1 && !plainWords.has(word));
  const also = alsoKnownAs.flatMap(([pattern, ...words]) => (pattern.test(name) ? words : []));
  return new Set([...(own.length > 0 ? own : wordsOf(name)), ...also]);
}
