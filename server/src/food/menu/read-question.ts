import type { Allergen, Diet } from '../../contract/food-terms.ts';
import { wordsOf } from '../../contract/fold.ts';
import { errorsBetween, mostErrors } from './typing-errors.ts';
import { singular } from '../ingredients/singular.ts';

/** What somebody who types into the search box asks for. */
export type ReadQuestion = {
  /** To be found, in their order, as they were written but folded. */
  words: string[];
  diets: Diet[];
  /** Allergens that a meal must declare none of. */
  without: Allergen[];
  /** What else must not be in it, each a word or a phrase. */
  notWith: string[];
};

/** What the menu itself calls things. */
export type MenuWords = {
  hasWord: (word: string) => boolean;
  /** Whether these words together name an ingredient, or mean the same as one. */
  isName: (words: readonly string[]) => boolean;
};
const noWords: MenuWords = { hasWord: () => false, isName: () => false };

/** What people call the allergens. Whoever says nuts mostly means peanuts too, so the wider reading is taken. */
const allergenNames: Partial<Record<string, Allergen[]>> = {
  gluten: ['gluten'],
  wheat: ['wheat'],
  spelt: ['wheat'],
  kamut: ['wheat'],
  rye: ['rye'],
  barley: ['barley'],
  oat: ['oats'],
  crustacean: ['crustaceans'],
  prawn: ['crustaceans'],
  shrimp: ['crustaceans'],
  crab: ['crustaceans'],
  lobster: ['crustaceans'],
  shellfish: ['crustaceans', 'molluscs'],
  'shell fish': ['crustaceans', 'molluscs'],
  seafood: ['fish', 'crustaceans', 'molluscs'],
  'sea food': ['fish', 'crustaceans', 'molluscs'],
  egg: ['eggs'],
  fish: ['fish'],
  peanut: ['peanuts'],
  'pea nut': ['peanuts'],
  groundnut: ['peanuts'],
  'ground nut': ['peanuts'],
  soy: ['soybeans'],
  soya: ['soybeans'],
  soybean: ['soybeans'],
  'soy bean': ['soybeans'],
  'soya bean': ['soybeans'],
  'monkey nut': ['peanuts'],
  milk: ['milk'],
  dairy: ['milk'],
  lactose: ['milk'],
  cheese: ['milk'],
  nut: ['nuts', 'peanuts'],
  'tree nut': ['nuts'],
  almond: ['almonds'],
  hazelnut: ['hazelnuts'],
  walnut: ['walnuts'],
  cashew: ['cashews'],
  pecan: ['pecans'],
  'brazil nut': ['brazil-nuts'],
  pistachio: ['pistachios'],
  macadamia: ['macadamias'],
  celery: ['celery'],
  celeriac: ['celery'],
  mustard: ['mustard'],
  sesame: ['sesame'],
  sulphite: ['sulphites'],
  sulfite: ['sulphites'],
  lupin: ['lupin'],
  mollusc: ['molluscs'],
  mollusk: ['molluscs'],
  mussel: ['molluscs'],
  clam: ['molluscs'],
  oyster: ['molluscs'],
  squid: ['molluscs'],
};

const dietNames: Partial<Record<string, Diet>> = {
  vegan: 'vegan',
  'plant based': 'vegan',
  vegetarian: 'vegetarian',
  veggy: 'vegetarian',
  meatless: 'vegetarian',
  pescatarian: 'pescatarian',
  pescetarian: 'pescatarian',
  'non alcoholic': 'alcohol-free',
  'alcohol free': 'alcohol-free',
};

/** What a diet leaves out, for whoever asks for it by that. */
const dietsWithout: Partial<Record<string, Diet>> = {
  meat: 'vegetarian',
  pork: 'pork-free',
  bacon: 'pork-free',
  ham: 'pork-free',
  lard: 'pork-free',
  alcohol: 'alcohol-free',
};

/** What is made of an allergen, and is it still: `no soy sauce`. */
const madeOfIt = new Set(
  'butter flour milk oil paste product protein sauce seed stock white yolk'.split(' '),
);

const negations = new Set([
  'no',
  'not',
  'without',
  'sans',
  'non',
  'zero',
  'minus',
  'avoid',
  'avoiding',
  'except',
  'exclude',
  'excluding',
  'omit',
  'skip',
  'hold',
  'never',
  'nothing',
  'none',
  'cant',
  'cannot',
  'dont',
  'doesnt',
  'wont',
]);
const afterNegation = new Set([
  'any',
  'contain',
  'contains',
  'containing',
  'with',
  'the',
  'of',
  'from',
  'to',
  'a',
  'eat',
  'have',
  'like',
  'want',
  'include',
  'added',
]);
const joins = new Set(['and', 'or', 'nor']);
const closings = new Set(['free', 'less']);
const aversions = new Set(['allergy', 'allergies', 'allergic', 'intolerance', 'intolerant']);
/** Words that no meal is looked for by. */
const fillers = new Set(
  'a an and any am dish dishes do does food for i in is meal meals of or please recipe recipes some the to with'.split(
    ' ',
  ),
);

/**
 * `chicken, nut-free` → chicken, without nuts and peanuts. A word it does not understand is one to be found; one that is not wanted and
 * that the menu does not have is read as the allergen or the diet that it nearly is.
 */
export function readQuestion(q: string, menu: MenuWords = noWords): ReadQuestion {
  const joined = q
    .replace(/\bw\/o\b/gi, 'without')
    .replace(/(^|\s)[-\u2212!]+(?=\p{L})/gu, '$1 no ')
    .replace(/[,;/+&]+/g, ' and ');
  const given = wordsOf(joined).flatMap(apart);
  const read: ReadQuestion = { words: [], diets: [], without: [], notWith: [] };
  const question = { given, read, menu };
  for (let at = 0; at < given.length;) {
    at = negated(question, at) ?? kept(question, at) ?? found(question, at);
  }
  const words = read.words.filter((word) => !fillers.has(word));
  const isAsked = read.diets.length + read.without.length + read.notWith.length > 0;
  return {
    words: words.length > 0 || isAsked ? words : read.words,
    diets: [...new Set(read.diets)],
    without: [...new Set(read.without)],
    notWith: [...new Set(read.notWith)],
  };
}

/** `nutfree`, `dairyless`, `celiac`: in the words that they are made of. */
function apart(word: string): string[] {
  if (/^c(o)?eliac$/.test(word)) return ['no', 'gluten'];
  const [, what = '', how = ''] = /^(.{3,})(free|less)$/.exec(word) ?? [];
  if (what === 'meat') return ['no', 'meat'];
  return allergenNames[singular(what)] && how !== '' ? ['no', what] : [word];
}

type Question = { given: string[]; read: ReadQuestion; menu: MenuWords };
/** Where it goes on after what it read from here, or undefined. */
type Reader = (question: Question, at: number) => number | undefined;

/** `no nuts or eggs`, `free from milk`, `nut and egg free`, `allergic to fish`, `nut allergy`. */
const negated: Reader = (question, at) => {
  const { given, menu } = question;
  const word = given[at] ?? '';
  const opens =
    negations.has(word) ||
    (word === 'free' && ['from', 'of'].includes(given[at + 1] ?? '')) ||
    (['allergic', 'intolerant'].includes(word) && given[at + 1] === 'to');
  if (opens) {
    let next = at + 1;
    while (afterNegation.has(given[next] ?? '') || negations.has(given[next] ?? '')) next += 1;
    return given[next] === undefined ? undefined : listFrom(question, next);
  }
  // What is free of it stands before: as far as there are names of allergens and words between them.
  const end = endOfNames(given, at, menu);
  const closing = given[end] ?? '';
  const closes =
    (closings.has(closing) && given[end + 1] !== 'range') ||
    aversions.has(closing) ||
    (negations.has(closing) && end === given.length - 1);
  if (end === at || !closes) return undefined;
  for (let part = at; part < end;) part = oneOf(question, part);
  return end + 1;
};

function endOfNames(given: string[], at: number, menu: MenuWords): number {
  let end = at;
  for (;;) {
    const name = nameAt(given, end, menu);
    if (!name) return end;
    end += name.length;
    if (joins.has(given[end] ?? '') && nameAt(given, end + 1, menu)) end += 1;
  }
}

/** What follows a negation; after a join only more allergens, since `no nuts and chicken` asks for chicken. */
function listFrom(question: Question, at: number): number {
  const { given, menu } = question;
  let next = oneOf(question, at);
  while (joins.has(given[next] ?? '') && (given[next] !== 'and' || nameAt(given, next + 1, menu))) {
    if (given[next + 1] === undefined) return next + 1;
    next = oneOf(question, next + 1);
  }
  return next;
}

function oneOf({ given, read, menu }: Question, at: number): number {
  if (joins.has(given[at] ?? '')) return at + 1;
  const name = nameAt(given, at, menu);
  // `no soy sauce` and `no goat’s cheese` are one thing each; what of it is an allergen is avoided whole.
  const end = at + (name?.length ?? 1);
  const made = name && madeOfIt.has(singular(given[end] ?? '')) ? 1 : 0;
  const length = Math.max(end + made - at, ingredientAt(given, at, menu));
  if (name) {
    read.without.push(...name.without);
    if (name.diet) read.diets.push(name.diet);
  } else read.notWith.push(given.slice(at, at + length).join(' '));
  return at + length;
}

/** How many words from here are the longest name of an ingredient. */
function ingredientAt(given: string[], at: number, menu: MenuWords): number {
  for (let length = Math.min(4, given.length - at); length > 1; length -= 1)
    if (menu.isName(given.slice(at, at + length))) return length;
  return 0;
}

/** The longest name of an allergen, or of what a diet leaves out, that begins here. */
function nameAt(given: string[], at: number, menu: MenuWords) {
  for (const length of [2, 1]) {
    const words = given.slice(at, at + length);
    if (words.length < length) continue;
    const name = words.map(singular).join(' ');
    const [without, diet] = [allergenNames[name], dietsWithout[name]];
    if (without || diet) return { length, without: without ?? [], diet };
  }
  const meant = nearest(given[at] ?? '', Object.keys({ ...allergenNames, ...dietsWithout }), menu);
  return meant === undefined
    ? undefined
    : { length: 1, without: allergenNames[meant] ?? [], diet: dietsWithout[meant] };
}

/** The name that a word was meant for, where nothing on the menu is written like it. */
function nearest(word: string, names: string[], menu: MenuWords): string | undefined {
  const key = singular(word);
  if (joins.has(word) || fillers.has(word) || menu.hasWord(word)) return undefined;
  const most = mostErrors(key);
  const near = names
    .map((name) => ({ name, errors: errorsBetween(key, name) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((a, b) => a.errors - b.errors);
  return near[0]?.name;
}

const kept: Reader = ({ given, read, menu }, at) => {
  for (const length of [2, 1]) {
    const said = given.slice(at, at + length);
    const diet = dietNames[said.join(' ')] ?? dietNames[said.map(singular).join(' ')];
    if (diet === undefined) continue;
    read.diets.push(diet);
    return at + length;
  }
  const meant = nearest(given[at] ?? '', Object.keys(dietNames), menu);
  const diet = dietNames[meant ?? ''];
  if (diet === undefined) return undefined;
  read.diets.push(diet);
  return at + 1;
};

function found({ given, read }: Question, at: number): number {
  read.words.push(given[at] ?? '');
  return at + 1;
}
