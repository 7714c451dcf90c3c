import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problems } from '../../../server/src/refusal.ts';
import type * as englishBox from './en/box.ts';
import type * as englishProblems from './en/problems.ts';

/**
 * Every language says what English says: as much of it, with the same names and figures in it, in its own letters. What the types see (a
 * missing sentence) is not asked again.
 */
const languages = ['de', 'ar'] as const;
type Language = (typeof languages)[number];

const here = import.meta.dirname;
const app = join(here, '..');

/** The back office speaks English. */
const isForStaff = (file: string) => file.startsWith('admin');

const modules = readdirSync(join(here, 'en')).filter((file) => !isForStaff(file));

/** A path within a module, and what stands there. */
type Said = ReadonlyMap<string, unknown>;

async function read(language: 'en' | Language, file: string): Promise<Said> {
  const exports = (await import(join(here, language, file))) as Record<string, unknown>;
  return new Map(Object.entries(exports).flatMap(([name, value]) => [...leavesOf(name, value)]));
}

function* leavesOf(path: string, value: unknown): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* leavesOf(`${path}.${key}`, part);
}

type Say = (...given: unknown[]) => unknown;
const isSay = (value: unknown): value is Say => typeof value === 'function';

/** Figures, so that they are good for a number and for a name; none is in another. */
const signs = ['4711', '5822', '6933'];

/** What is asked for with something else than figures: lists, and words of the contract. */
const asked: Readonly<Record<string, readonly unknown[][]>> = {
  'foodWords.avoidedNamed': [['milk'], ['gluten'], ['brazil-nuts']],
  'foodWords.allergensNamed': [[['milk', 'sulphites', 'molluscs']]],
  'foodWords.isAbsence': [['vegan'], ['pork-free']],
  'foodWords.noneOf': [[['nuts', 'milk', 'pork-free']], [['vegan']]],
  'foodWords.contains': [[['milk', 'sesame']]],
  'foodWords.mayContain': [[['eggs', 'nuts', 'brazil-nuts']]],
  'foodWords.mayContainInside': [[['celery']]],
  'foodWords.notDeclared': [[['4711', '5822']]],
  'foodWords.tracesNotDeclared': [[['4711', '5822']], [['1', '2', '3', '4']]],
  'foodWords.alcohol': [[['4711', '5822']]],
  'foodWords.strength': [['4711', 125]],
  'foodWords.percentVol': [[125], [50]],
  'foodWords.conflicts': [[['milk', 'may-contain-hazelnuts', 'unknown-allergens', 'vegan']]],
  'foodWords.against': [[['fish', 'may-contain-lupin', 'pork-free', 'alcohol-free']]],
  'foodWords.notFor': [[['4711', '5822'], '6933']],
  'householdWords.avoids': [[['4711', '5822']]],
  'householdWords.keeps': [[['4711', '5822']]],
  'householdWords.dislikes': [[['4711', '5822']]],
  'householdWords.portions': [[0], [1], [2], [4711]],
  'householdWords.which': [[['4711', '5822']]],
  'householdWords.unknown': [[['4711', '5822']]],
  'proposalWords.forWhom': [[['4711', '5822']]],
  'proposalWords.forNames': [['6933', ['4711', '5822']]],
  'proposalWords.disliked': [['6933', ['4711', '5822']]],
  'correctedWords.contains': [[['milk', 'mustard']]],
  'correctedWords.mayContain': [[['peanuts', 'walnuts']]],
  'correctedWords.undeclared': [[['4711', '5822']]],
  'correctedWords.notKnownToBe': [[['vegan', 'alcohol-free']]],
  'correctedWords.lostDiets': [[['vegetarian', 'pescatarian']]],
  'deliveryWords.tax': [['4711', 'food']],
  'deliveryWords.taxInIt': [['4711', 'alcohol']],
  'menuWords.pageTitle': [['4711'], [undefined]],
  'methodWords.omitted': [[['4711', '5822', '6933']]],
  'payWords.failure': [['declined'], ['wrong-cvc'], ['what nobody knows'], [null]],
  'problemWords.used': [
    [4711, 5822],
    [6933, 5822],
  ],
  'problemWords.charactersLeft': [[4711], [-4711]],
  'sessionsWords.device': [
    ['4711', '5822'],
    ['4711', null],
    [null, null],
  ],
  'eraseWords.documents': [
    [4711, 5822],
    [1, 0],
  ],
  'eraseWords.staffDocuments': [[4711, 5822]],
  // Its answers are asked for one by one below.
  'problemWords.say': [],
};

const askedOf = (path: string, say: Say): readonly unknown[][] =>
  asked[path] ?? [signs.slice(0, say.length)];

/** The sentences at a path, as somebody reads them. */
function sentencesAt(path: string, value: unknown): unknown[] {
  return isSay(value) ? askedOf(path, value).map((given) => value(...given)) : [value];
}

/** The same in two languages because it is a name or a sign, or because both have the word, and not forgotten. */
const same: Record<Language, ReadonlySet<string>> = {
  de: new Set([
    // a full stop
    'agreementWords.end',
    // nothing is said here
    'payWords.state.on-account',
    'cookWords.awake.unknown',
    'cookWords.kept.unknown',
    'foodWords.isAbsence',
    // what was put in is all there is
    'menuWords.pageTitle',
    'sessionsWords.device',
    // names and signs
    'agreementWords.end',
    'codeWords.code',
    'shopWords.apiReference',
    'shopWords.trialName',
    'sandboxWords.name',
    'accountWords.pdf',
    'foodWords.kcal',
    'foodWords.percentVol',
    'cardWords.papers.a4',
    'cardWords.papers.a5',
    'measureWords.us.lb',
    'measureWords.us.oz',
    'unitWords.mg',
    'unitWords.g',
    'unitWords.kg',
    'unitWords.ml',
    'unitWords.l',
    // words that German has too
    'shopWords.box',
    'foodWords.diets.vegan',
    'foodWords.noneOf',
    'checkoutWords.name',
    'householdWords.name',
    'passkeysWords.name',
    'operatorWords.name',
    'menuWords.sorts.name',
    'signInWords.code',
    'signInWords.mfaCode',
  ]),
  ar: new Set([
    'agreementWords.end',
    'payWords.state.on-account',
    'cookWords.awake.unknown',
    'cookWords.kept.unknown',
    'foodWords.isAbsence',
    'menuWords.pageTitle',
  ]),
};

const figuresIn = (text: unknown) => [...new Set(String(text).match(/\d+(?:[.,]\d+)?/g))];

/** What of it has to stand in every language. 13,5 is the German 13.5, and Arabic says one and two in the noun itself. */
const countedIn = (text: unknown, language: Language) =>
  figuresIn(text)
    .map((figure) => figure.replace(',', '.'))
    .filter((figure) => language !== 'ar' || (figure !== '1' && figure !== '2'))
    .sort();

const withoutIsolates = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

test('has a module of each that a customer reads', () => {
  const imported = globSync('**/*.{ts,tsx}', { cwd: app, exclude: ['admin/**', 'words/**'] })
    .flatMap((file) => [
      ...readFileSync(join(app, file), 'utf8').matchAll(/words\/en\/([\w-]+\.ts)'/g),
    ])
    .map(([, file = '']) => file)
    .filter((file) => !isForStaff(file));
  expect(imported.length).toBeGreaterThan(50);
  for (const language of languages) {
    const there = readdirSync(join(here, language));
    expect(there).toEqual(expect.arrayContaining([...new Set([...imported, ...modules])]));
  }
});

describe.each(languages)('in %s', (language) => {
  test.each(modules)('%s says all that the English says, with the same in it', async (file) => {
    const english = await read('en', file);
    const translated = await read(language, file);
    const left: string[] = [];
    for (const [path, value] of english) {
      const other = translated.get(path);
      expect(typeof other, path).toBe(typeof value);
      if (isSay(value) && isSay(other)) expect(other.length, path).toBe(value.length);
      const [before, after] = [sentencesAt(path, value), sentencesAt(path, other)];
      for (const [index, sentence] of before.entries()) {
        const told = after[index];
        expect(told === '', path).toBe(sentence === '');
        if (String(told) === String(sentence) && !isKey(path)) left.push(path);
        expect(countedIn(told, language), `${path}: ${String(told)}`).toEqual(
          countedIn(sentence, language),
        );
      }
    }
    expect([...new Set(left)].filter((path) => !same[language].has(path))).toEqual([]);
    expect([...translated.keys()].filter((path) => !english.has(path))).toEqual([]);
  });

  test('says what can go wrong where English does, and no more', async () => {
    const { problemWords: english } = await import('./en/problems.ts');
    const { problemWords: translated } = (await import(
      join(here, language, 'problems.ts')
    )) as typeof englishProblems;
    const isFault = (words: typeof english, code: string) =>
      words.say(code) === words.say('what nobody knows');
    for (const code of [...Object.keys(problems), 'no-connection', 'internal-error']) {
      expect(isFault(translated, code), code).toBe(isFault(english, code));
      for (const part of ['title', 'text'] as const) {
        expect(translated.say(code)[part], code).not.toBe(english.say(code)[part]);
        expect(countedIn(translated.say(code)[part], language), code).toEqual(
          countedIn(english.say(code)[part], language),
        );
      }
    }
  });
});

/** Values that are keys of the store, and no words. */
const isKey = (path: string) => path === 'language' || path.startsWith('topics.');

/** Sentences that may be nothing but what was put in. */
const holdsOnly = new Set([
  'cookWords.awake.unknown',
  'cookWords.kept.unknown',
  'agreementWords.end',
  'payWords.state.on-account',
  'foodWords.isAbsence',
  'menuWords.pageTitle',
  'menuWords.searchChip',
  'sessionsWords.device',
]);
/** What keeps its Latin letters. */
const latin =
  /LARDER_URL|larder staff reset-mfa|PDF|JSON|API|CVC|A4|A5|US Letter|ada@example\.com/g;

test('writes Arabic in Arabic, with its own signs', async () => {
  for (const file of modules) {
    for (const [path, value] of await read('ar', file)) {
      if (isKey(path) || holdsOnly.has(path)) continue;
      for (const sentence of sentencesAt(path, value)) {
        const text = String(sentence).replace(latin, '');
        expect(text, path).toMatch(/[\u0621-\u064a]/);
        expect(text, path).not.toMatch(/[,;?A-Za-z]/);
      }
    }
  }
});

test('keeps what is put into an Arabic sentence in its own direction', async () => {
  const marks = /\u2066[^\u2066-\u2069]*\u2069|\u2068[^\u2066-\u2069]*\u2069/g;
  for (const file of modules) {
    for (const [path, value] of await read('ar', file)) {
      for (const sentence of sentencesAt(path, value)) {
        // Marks come in pairs: an open one would turn the page that follows.
        expect(String(sentence).replace(marks, ''), path).not.toMatch(/[\u2066-\u2069]/);
      }
    }
  }
  const { accountWords } = await import('./ar/account.ts');
  expect(accountWords.signedInAs('ada@example.com')).toContain('\u2068ada@example.com\u2069');
});

/** The places of a sentence where English tells one from several. */
async function countsIn(file: string): Promise<{ path: string; at: number }[]> {
  const found: { path: string; at: number }[] = [];
  for (const [path, say] of await read('en', file)) {
    if (!isSay(say) || path === 'problemWords.say') continue;
    for (const at of Array.from({ length: say.length }, (_, index) => index)) {
      const [one, two] = [1, 2].map((count) => bare(say, at, count));
      if (one !== undefined && one !== two) found.push({ path, at });
    }
  }
  return found;
}

/** What is said of so many, without the figures; nothing where this is no number. */
function bare(say: unknown, at: number, count: number): string | undefined {
  if (!isSay(say)) return undefined;
  const given: unknown[] = signs.slice(0, say.length);
  given[at] = count;
  try {
    return withoutIsolates(String(say(...given)))
      .replace(/\d+(?:[.,]\d+)?/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  } catch {
    return undefined;
  }
}

/** German has one word for one of them and for several. */
const alike = new Set(['problemWords.used', 'problemWords.charactersLeft', 'unitWords.pieces']);

test('tells one from several in German, and in Arabic two, few and many', async () => {
  let counted = 0;
  for (const file of modules) {
    const german = await read('de', file);
    const arabic = await read('ar', file);
    for (const { path, at } of await countsIn(file)) {
      counted += 1;
      const [one, two, few, many] = [1, 2, 3, 100].map((count) =>
        bare(german.get(path), at, count),
      );
      if (!alike.has(path)) expect(one, path).not.toBe(two);
      expect([few, many], path).toEqual([two, two]);
      const forms = [1, 2, 3, 11].map((count) => bare(arabic.get(path), at, count));
      expect(new Set(forms).size, `${path}: ${forms.join(' | ')}`).toBe(4);
      for (const said of [two, ...forms, bare(arabic.get(path), at, 0)])
        expect(said, path).toBeTruthy();
    }
  }
  expect(counted).toBeGreaterThan(25);
});

test.each([
  [
    'de',
    ['0 Portionen', '1 Portion', '2 Portionen', '3 Portionen', '11 Portionen', '100 Portionen'],
  ],
  ['ar', ['0 حصة', 'حصة واحدة', 'حصتان', '3 حصص', '11 حصة', '100 حصة']],
] as const)('counts servings in %s', async (language, expected) => {
  const { boxWords } = (await import(join(here, language, 'box.ts'))) as typeof englishBox;
  expect([0, 1, 2, 3, 11, 100].map(boxWords.servings)).toEqual(expected);
});

test.each(languages)(
  'the privacy page says in %s every sentence that the English one says',
  async (language) => {
    const sentences = async (of: 'en' | Language) =>
      [...(await read(of, 'about.ts'))]
        .filter(([path, said]) => path.includes('.privacy.parts') && typeof said === 'string')
        .map(([path, said]) => [path, String(said).match(/[.;؛](?=\s|$)/g)?.length ?? 0]);
    expect(await sentences(language)).toEqual(await sentences('en'));
  },
);
