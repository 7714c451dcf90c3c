import { cleanLine } from './clean-line.ts';
import { kindOf, wordsOf, type Words } from './language.ts';
import { everyLanguage } from './languages/every-language.ts';
import { english } from './languages/en.ts';
import type { Confidence, LineReading } from './line-reading.ts';
import { eastAsianOf, readEastAsian } from './read-east-asian.ts';
import { readFood, withoutOf } from './read-food.ts';
import { readHeading } from './read-heading.ts';
import { quantity, readBehind, readLead, takeMeasures, type Lead } from './read-lead.ts';
import { isLength, readMeasure, readUnit } from './read-measure.ts';
import { whichLanguage } from './which-language.ts';

/** Longer lines are no ingredients: they are kept whole, as a food that nobody is sure of. */
const longest = 500;

const blank = {
  isHeader: false,
  amount: null,
  amountMax: null,
  unit: null,
  food: '',
  note: '',
  pack: null,
  alt: [],
  plus: [],
  orFood: [],
} as const satisfies Partial<LineReading>;
type Unsure = Omit<LineReading, 'confidence'>;

/** How sure a reading is: less where something was implied, where figures are left in the food, where it is long. */
function confidenceOf(reading: Unsure, sure: Lead['sure'] | undefined): Confidence {
  const { food, note, orFood, amount } = reading;
  const hasFigures = /\d/.test(food.replace(/\d+\s?%|\b00\b/g, ''));
  const isLong = food.split(' ').length > 6;
  const ofFood = (hasFigures ? 0.5 : 0.95) * (isLong ? 0.6 : 1) * (orFood.length > 0 ? 0.9 : 1);
  const ofNone = hasFigures ? 0.3 : note === '' ? 0.8 : 0.9;
  return {
    amount: amount === null ? ofNone : (sure?.amount ?? 0.9),
    unit: amount === null ? ofNone : (sure?.unit ?? 0.9),
    food: food === '' ? 0 : Math.round(ofFood * 100) / 100,
    note: note === '' ? 0.9 : 0.85,
  };
}

const joined = (notes: readonly string[], by: string) =>
  notes
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .join(by);

/** A measure at the end of the food: `Süßkartoffel ca. 200 g`, `Mozzarella à 125 g`, `sugar 1/3 cup`. */
const atEnd =
  /^([^,;(]*\p{L}\S*)\s+((?:à je|à|a|je|of|de|di|von)\s+)?((?:(?:ca|circa|about|approx|roughly|approximately|environ|aprox|unos)\.?\s*)?[\d.][^,;()]*)(?=$|[,;(])/iu;

/** Before such a measure: how much is in each. */
const joints = /\s+(?:à je|à|zu je|zu|of|de|di|da|von)$/iu;

/** Takes what is said of the amount behind the food, and leaves the rest. */
function takeBehind(lead: Lead, rest: string, words: Words): string {
  const left = rest.replace(/\(([^()]*)\)/gu, (whole, inner: string) => {
    const first = readMeasure(inner, words)?.value.unit;
    if (first !== undefined && isLength(first)) return whole;
    return takeMeasures(lead, inner, words) ? ' ' : whole;
  });
  const end = atEnd.exec(left);
  const measure = end?.[3] === undefined ? undefined : readMeasure(end[3], words);
  if (!end || !measure || !/^\s*$/.test(measure.rest)) return left;
  const named = end[1] ?? '';
  const joint = joints.exec(named);
  const food = named.slice(0, joint?.index);
  if (isLength(measure.value.unit)) lead.notes.push((end[3] ?? '').trim());
  else if ((end[2] ?? joint) && !lead.pack) lead.pack = quantity(measure.value);
  else lead.alt.push(quantity(measure.value));
  return `${food}${left.slice(end[0].length)}`;
}

/** An amount and its food put together. */
function together(said: Lead, behind: string, line: string, words: Words): LineReading {
  const lead = { ...said, alt: [...said.alt], notes: [...said.notes] };
  let rest = takeBehind(lead, behind, words);
  // “5 cloves”: what looked like a unit is the food.
  if (/^[\s,;.]*$/.test(rest) && lead.written !== '' && lead.unit !== null && !kindOf(lead.unit)) {
    rest = lead.written;
    lead.unit = null;
  }
  // “2 large garlic cloves”: a size leaves room for a unit behind the food.
  const size = lead.unit !== null && words.isSize(lead.unit) ? lead.unit : undefined;
  const read = readFood(rest, size === undefined ? lead.unit : null, words);
  if (read.part) {
    lead.notes.push(...[size, read.part.size].filter((each) => each !== undefined));
    lead.unit = read.part.unit;
  }
  const reading: Unsure = {
    ...blank,
    line,
    lang: words.language.code,
    amount: lead.amount,
    amountMax: lead.most,
    unit: lead.unit,
    food: read.food,
    note: joined([...lead.notes, ...read.notes], '; '),
    pack: lead.pack,
    alt: lead.alt,
    plus: lead.plus,
    orFood: read.orFood,
  };
  return { ...reading, confidence: confidenceOf(reading, lead.sure) };
}

const article = /^(?:(?:the|le|la|les|el|los|las|il|lo|het|de|der|die|das|den)\s+|l')(?=\p{L})/iu;

/** `juice of 2 lemons`: what is counted is the lemon, what is taken of it the note. */
function readTaken(text: string, line: string, words: Words): LineReading | undefined {
  const bare = text.replace(article, '');
  const taken = words.taken.exec(bare);
  const lead = taken && readLead(bare.slice(taken[0].length), words);
  if (!lead || taken[1] === undefined) return undefined;
  const notes = [taken[1], ...lead.notes];
  return together({ ...lead, notes }, withoutOf(lead.rest, words), line, words);
}

/** A food without an amount: `salt, to taste`, `etwas Mehl`; `a few sprigs of dill` has a unit all the same. */
function readUncounted(text: string, line: string, words: Words): LineReading {
  const some = words.some.exec(text);
  const rest = text.slice(some?.[0].length ?? 0);
  const found = some ? readUnit(rest, words) : undefined;
  const part = found && !kindOf(found.value.unit) && /\p{L}/u.test(found.rest) ? found : undefined;
  // “a few basil leaves” are leaves.
  const read = readFood(withoutOf(part?.rest ?? rest, words), some && !part ? null : 'none', words);
  const few = (some?.[1] ?? '').replace(/\s+(?:de|d'|di|of)$/iu, '');
  const reading: Unsure = {
    ...blank,
    line,
    lang: words.language.code,
    unit: part?.value.unit ?? read.part?.unit ?? null,
    food: read.food,
    orFood: read.orFood,
    note: joined([few, ...read.notes], ', '),
  };
  return { ...reading, confidence: confidenceOf(reading, undefined) };
}

function readIn(line: string, words: Words): LineReading {
  const heading = readHeading(line, words);
  if (heading !== undefined) {
    const confidence = { amount: 0.95, unit: 0.95, food: 0.9, note: 0.95 };
    const lang = words.language.code;
    return { ...blank, line, lang, isHeader: true, food: heading, confidence };
  }
  const text = cleanLine(line);
  const lead = readLead(text, words);
  if (lead) return together(lead, withoutOf(lead.rest, words), line, words);
  const taken = readTaken(text, line, words);
  if (taken) return taken;
  const behind = readBehind(text, words);
  if (!behind) return readUncounted(text, line, words);
  const rest = behind.lead.rest.trim().replace(/^[),]\s*/, '');
  const sure = { ...behind.lead.sure, amount: behind.lead.sure.amount * 0.85 };
  const joint = rest === '' || rest.startsWith('(') ? ' ' : ', ';
  return together({ ...behind.lead, sure }, `${behind.food}${joint}${rest}`, line, words);
}

const byCode = new Map(everyLanguage.map((language) => [language.code, language]));
/** A language by its tag: the same for `de-AT` and `de`, and for all that Norwegian is called. */
function languageOf(tag: string | undefined) {
  const code = (tag ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  return byCode.get(code === 'no' || code === 'nn' ? 'nb' : code);
}

/**
 * A line of ingredients as amount, unit, food and note. Any text is read; what cannot be understood comes back as a food with little confidence.
 * Without a language, or with one that is not known, the line itself tells which it is.
 */
export function readLine(line: string, lang?: string): LineReading {
  if (line.length > longest) {
    const confidence = { amount: 0.1, unit: 0.1, food: 0.1, note: 0.1 };
    return { ...blank, line, lang: lang ?? english.code, food: line, confidence };
  }
  const eastAsian = eastAsianOf(line);
  if (eastAsian) return readEastAsian(line, eastAsian);
  const language = languageOf(lang);
  const reading = readIn(line, wordsOf(language ?? whichLanguage(line)));
  if (reading.isHeader || !language || language === english || !/\d/.test(line)) return reading;
  // A recipe in one language has lines in another: “1 cup” in a French one.
  const isMeasured = reading.amount !== null && reading.unit !== null;
  const other = isMeasured ? reading : readIn(line, wordsOf(english));
  const isBetter =
    reading.amount === null ? other.amount !== null : other.unit !== null && kindOf(other.unit);
  return isBetter ? { ...other, lang: language.code } : reading;
}

/** Whether a line says at its start how much there is of something: so are lists of ingredients told from others. */
export function beginsWithAmount(line: string, lang: string): boolean {
  const eastAsian = eastAsianOf(line);
  if (eastAsian) return readEastAsian(line, eastAsian).amount !== null;
  const lead = readLead(cleanLine(line), wordsOf(languageOf(lang) ?? english));
  return lead !== undefined && lead.sure.amount >= 0.9 && /\p{L}/u.test(lead.rest + lead.written);
}
