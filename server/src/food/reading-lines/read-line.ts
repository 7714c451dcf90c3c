import { one, rational, type Rational } from '../units/rational.ts';
import { cleanLine, textOf } from './clean-line.ts';
import { kindOf, packings, spoons, vague, wordsOf, type Words } from './language.ts';
import { everyLanguage } from './languages/every-language.ts';
import { english } from './languages/en.ts';
import type { Confidence, LineReading, Quantity } from './line-reading.ts';
import { eastAsianOf, readEastAsian } from './read-east-asian.ts';
import { readFood, withoutOf } from './read-food.ts';
import {
  isLength,
  measuresIn,
  readCounted,
  readMeasure,
  readUnit,
  sameKind,
  saysEach,
  type Measure,
} from './read-measure.ts';
import { readAmount } from './read-number.ts';
import { whichLanguage } from './which-language.ts';

/** Longer lines are no ingredients, and are kept whole as a food that nobody is sure of. */
const longest = 500;

/** What was read of an amount, before its food. */
type Lead = {
  amount: Rational;
  most: Rational | null;
  unit: string | null;
  pack: Quantity | null;
  alt: Quantity[];
  plus: Quantity[];
  notes: string[];
  rest: string;
  sure: Pick<Confidence, 'amount' | 'unit'>;
  /** How the unit was written, where it may turn out to be the food. */
  written: string;
};

const quantity = ({ amount, unit }: Measure): Quantity => ({ amount, unit });
const inBrackets = /^\s*\(([^()]*)\)/u;
const alsoIn = /^\s*(?:[/|=]|or\s|oder\s|ou\s|o\s)\s*/iu;

/** Degrees (`heaped`) and sizes (`large`) in front of a unit, or of the food. */
function readAdjectives(text: string, words: Words) {
  let rest = text;
  let size: string | undefined;
  const said: string[] = [];
  for (;;) {
    const sized = words.size.exec(rest);
    const full = words.full.exec(rest);
    const found = full && (!sized || full[0].length > sized[0].length) ? full : sized;
    if (!found?.[1]) return { rest, size, said };
    size ??= words.sizeOf(found[1]);
    said.push(found[0].trim());
    rest = rest.slice(found[0].length).replace(/^\s*,\s*/, ' ');
  }
}

/** Reads an amount at the start of a line; undefined where there is none. */
function readLead(text: string, words: Words): Lead | undefined {
  const notes: string[] = [];
  let rest = text;
  const bound = words.bounds.exec(rest);
  if (bound) rest = rest.slice(bound[0].length);
  const about = words.about.exec(rest);
  if (about) rest = rest.slice(about[0].length);
  const some = words.some.exec(rest);
  const first = some && !readUnit(rest, words) ? undefined : readAmount(rest, words);
  if (bound?.[1] !== undefined && first) notes.push(bound[1]);
  if (about && first) notes.push('approx');
  if (!first) return readImplied(text, words);
  if (words.about.test(first.rest) && /^\s*(?:ca|circa)/iu.test(first.rest)) {
    notes.push('approx');
    first.rest = first.rest.replace(words.about, '');
  }
  let amount = first.value.least;
  let most = first.value.most ?? null;
  rest = first.rest;
  // ½ a lime
  if (amount.over < amount.under) rest = rest.replace(/^\s+(?:of\s+)?an?\s+(?=\p{L})/iu, ' ');
  let pack: Quantity | null = null;
  const alt: Quantity[] = [];
  const plus: Quantity[] = [];
  const times = /^\s*(?:[x×*]\s*(?=\d)|[x×]\s+|[-–]\s+(?=\d))/iu.exec(rest);
  if (times) rest = rest.slice(times[0].length);
  const sure = { amount: first.value.how === 'digits' ? 1 : 0.95, unit: 1 };

  // 1 (400 g) tin, 4 (6 oz) chicken breasts, 2 x 400g tins, three 8-ounce packages, 1 400g/14oz tin
  const bracket = inBrackets.exec(rest);
  const bracketed = bracket?.[1] === undefined ? undefined : measuresIn(bracket[1], words);
  const direct = bracketed ? undefined : readMeasure(rest, words);
  if (bracket && bracketed?.[0]) {
    rest = rest.slice(bracket[0].length);
    if (isLength(bracketed[0].unit)) notes.push(bracket[1] ?? '');
    else pack = quantity(bracketed[0]);
  } else if (bracket && !/^\s*\((?:optional|or\s)/iu.test(bracket[0])) {
    notes.push(bracket[1] ?? '');
    rest = rest.slice(bracket[0].length);
  } else if (direct) {
    rest = direct.rest;
    if (isLength(direct.value.unit)) notes.push(direct.value.text);
    else pack = quantity(direct.value);
    for (;;) {
      const slash = /^\s*[/|]\s*/.exec(rest);
      const other = slash && readMeasure(rest.slice(slash[0].length), words);
      if (!other) break;
      rest = other.rest;
    }
  }
  rest = rest.replace(/^\s*-\s*(?=\p{L})/u, ' ');

  const adjectives = readAdjectives(rest, words);
  const isFew = Number(amount.over) / Number(amount.under) <= 12;
  let counted =
    isFew || !readUnit(rest, words) ? readUnit(adjectives.rest, words) : readUnit(rest, words);
  let unit: string | null = null;
  let written = '';
  if (counted && !isFew && readUnit(rest, words)) adjectives.said.length = 0;
  if (counted && /^\s*-\p{L}/u.test(counted.rest)) counted = undefined;
  if (counted) {
    unit = counted.value.unit === 'unit' ? null : counted.value.unit;
    written = counted.value.written;
    notes.push(...adjectives.said);
    rest = counted.rest;
    if (counted.value.isLetter && words.language.code === 'en') sure.unit = 0.8;
    // 3 x 15ml tablespoons
    if (pack && unit !== null && spoons.has(unit)) pack = null;
  } else if (adjectives.size !== undefined) {
    unit = adjectives.size;
    notes.push(
      ...adjectives.said.filter((word) => words.sizeOf(word.replace(/\.$/, '')) === undefined),
    );
    rest = adjectives.rest;
    sure.unit = 0.9;
  } else {
    notes.push(...adjectives.said);
    rest = adjectives.rest;
    sure.unit = pack ? 0.9 : 0.85;
  }

  if (unit === 'dozen') {
    amount = rational(amount.over * 12n, amount.under);
    most = most && rational(most.over * 12n, most.under);
    unit = null;
  }
  // 1 EL, gestr. Mehl; une cuillère à café rase de sel
  const comma = /^\s*,/.exec(rest);
  const isBehind = comma !== null || words.language.heapedBehind === true;
  const heaped = unit !== null && isBehind && words.full.exec(rest.replace(/^\s*,/, ''));
  if (heaped && heaped[1] !== undefined) {
    notes.push(heaped[0].trim());
    rest = rest.slice((comma?.[0].length ?? 0) + heaped[0].length);
  }
  // 1 can of 400g chickpeas
  const held = unit !== null && packings.has(unit) && !pack && words.of.exec(rest);
  const content =
    held && held[0].trim() !== '' ? readMeasure(rest.slice(held[0].length), words) : undefined;
  if (content && !/^\s*$/.test(content.rest)) {
    pack = quantity(content.value);
    rest = content.rest;
  }

  const half = unit !== null && words.andHalf?.exec(rest);
  if (half) {
    amount = rational(amount.over * 2n + amount.under, amount.under * 2n);
    rest = rest.slice(half[0].length);
  }

  // A range whose first end has its unit, too: 100g-150g, 1 cup to 1 1/4 cups
  if (unit !== null && !most) {
    const to = words.to.exec(rest);
    const end = to && readMeasure(rest.slice(to[0].length), words);
    if (end && end.value.unit === unit) {
      most = end.value.amount;
      rest = end.rest.replace(/^\s*-\s*(?=\p{L})/u, ' ');
    }
  }

  // 400g tin, 14-ounce can, 2-inch piece: the measure is what is in one.
  if (unit !== null && kindOf(unit) && !spoons.has(unit) && !pack) {
    const held = readAdjectives(rest, words);
    const holder = readUnit(held.rest, words);
    const holds =
      holder &&
      (packings.has(holder.value.unit) ||
        (isLength(unit) ? !kindOf(holder.value.unit) : holder.value.unit === 'piece'));
    if (holds && !/^\s*$/.test(holder.rest)) {
      if (isLength(unit))
        notes.push(
          text
            .slice(0, text.length - rest.length)
            .replace(/^\s*(?:an?|eine?|une?|una?)\s/iu, '')
            .trim(),
        );
      else pack = { amount, unit };
      amount = one;
      most = null;
      unit = holder.value.unit;
      notes.push(...held.said);
      rest = holder.rest;
      sure.amount = 0.9;
    }
  }

  for (;;) {
    const brackets = inBrackets.exec(rest);
    const measured =
      brackets?.[1] === undefined ? undefined : measuresIn(brackets[1], words, readCounted);
    if (brackets && measured) {
      const [each, ...others] = measured.map(quantity);
      const isPack = !pack && unit !== null && packings.has(unit);
      if (each && isLength(each.unit)) notes.push(brackets[1] ?? '');
      else if (each && (isPack || saysEach(brackets[1] ?? ''))) pack = each;
      else alt.push(...(each ? [each, ...others] : []));
      rest = rest.slice(brackets[0].length);
      continue;
    }
    const perServings = /^\s*\[([^[\]]*)\]/u.exec(rest);
    if (perServings?.[1] !== undefined) {
      notes.push(perServings[1].trim());
      rest = rest.slice(perServings[0].length);
      continue;
    }
    if (unit === null) break;
    const also = alsoIn.exec(rest);
    const other = also && readMeasure(rest.slice(also[0].length), words);
    if (other) {
      alt.push(quantity(other.value));
      rest = other.rest;
      continue;
    }
    const joins = words.plus.exec(rest) ?? words.and.exec(rest) ?? /^\s*,/.exec(rest);
    const joined = joins && readMeasure(rest.slice(joins[0].length), words);
    const isJoined =
      joined &&
      sameKind(joined.value.unit, unit) &&
      !/^\s*(?:for|zum|pour|para|per)\s/iu.test(joined.rest);
    const next = isJoined ? joined : readMeasure(rest, words);
    if (next && sameKind(next.value.unit, unit) && kindOf(unit)) {
      plus.push(quantity(next.value));
      rest = next.rest.replace(/^\s*,\s*/, ' ');
      continue;
    }
    break;
  }
  return { amount, most, unit, pack, alt, plus, notes, rest, sure, written };
}

/** `pinch of salt`, `small handful of coriander`: one of it, though nobody says so. */
function readImplied(text: string, words: Words): Lead | undefined {
  const { rest, said } = readAdjectives(text, words);
  const found = readUnit(rest, words);
  if (!found || kindOf(found.value.unit)) return undefined;
  const of = words.of.exec(found.rest);
  const isOf = of !== null && of[0].trim() !== '';
  if (
    !vague.has(found.value.unit) &&
    !(isOf && !packings.has(found.value.unit)) &&
    !(isOf && packings.has(found.value.unit))
  ) {
    return undefined;
  }
  if (/^\s*(?:$|,|\()/.test(found.rest)) return undefined;
  return {
    amount: one,
    most: null,
    unit: found.value.unit,
    pack: null,
    alt: [],
    plus: [],
    notes: said,
    rest: found.rest,
    sure: { amount: 0.7, unit: 0.95 },
    written: found.value.written,
  };
}

const article = /^(?:the|le|la|les|l'|el|los|las|il|lo|het|de|der|die|das|den)\s+(?=\p{L})/iu;
const articleElided = /^l'(?=\p{L})/iu;

/** The amount behind the food: `Flour: 300 g`, `Garlic, 2 cloves, minced`, `Brown onion (1)`, `Eggs x 3`. */
function readBehind(text: string, words: Words): { food: string; lead: Lead } | undefined {
  const marks = [...text.matchAll(/\s*(?:[:：]|,|\s[-–—]|\.{2,}|…|\t|\s[x×]|\()\s*|\s+/giu)];
  for (const mark of marks) {
    const food = text.slice(0, mark.index).trim();
    const isParted = /[:：,–—(.…×x-]/iu.test(mark[0]);
    const behind = text
      .slice(mark.index + mark[0].length)
      .replace(mark[0].includes('(') ? /\)\s*$/ : /$^/, '');
    if (food === '' || !/\p{L}/u.test(food) || !/^(?:[\d.~≈]|\p{L})/u.test(behind)) continue;
    const startsWithWord = /^\p{L}/u.test(behind);
    if (startsWithWord && !isParted) continue;
    if (mark[0].includes('(') && !text.trimEnd().endsWith(')')) continue;
    const lead = readLead(behind, words);
    if (!lead || (startsWithWord && lead.unit === null)) continue;
    const isWhole = /^\s*(?:$|[,;)]|\([^)]*\)\s*$)/u.test(lead.rest);
    if (!isWhole || (!isParted && !/\d/.test(behind))) continue;
    // “Chinese 5 spice” is a name.
    return { food, lead };
  }
  return undefined;
}

const header =
  /^\s*(?:#{1,6}\s+|={2,}\s*|-{2,}\s*|—+\s+|\*{2}\s*|_{2}\s*|\[)(.+?)(?:\s*(?:={2,}|-{2,}|—+|\*{2}|_{2}|\]))?\s*:?\s*(?:\*{2})?\s*$/u;
const boldLine = /^\s*<(b|strong|h[1-6]|u|em)\b[^>]*>(?:(?!<\/\1>).)*<\/\1>\s*:?\s*$/iu;

/** The words of a group's heading; undefined where the line is an ingredient. */
function readHeader(line: string, words: Words): string | undefined {
  const text = textOf(line).replace(/\s+/g, ' ').trim();
  const marked = header.exec(text);
  const plain = (marked?.[1] ?? text).replace(/^[*_#=\s-]+|[*_#=\s-]+$/g, '').trim();
  const name = plain.replace(/\s*[:：]$/, '').trim();
  if (name === '' || !/\p{L}/u.test(name) || name.length > 80) return undefined;
  const clean = cleanLine(name);
  const counts = /[:：]\s*$/.test(plain) ? false : readLead(clean, words) !== undefined;
  if (counts) return undefined;
  if (marked && !/^\s*\[(?:\s|x)?\]/i.test(text)) return name;
  if (boldLine.test(line) && !/\d/.test(name)) return name;
  if (/[:：]$/.test(plain)) return name;
  if (words.heads.test(clean) && !/\d/.test(clean) && !clean.includes(',')) return name;
  if (
    /^[^\p{Ll}\d,]+$/u.test(name) &&
    /^\p{Lu}{2,}\s+(?:\p{Lu}+\s+)?\p{Lu}{3,}/u.test(name) &&
    words.heads.test(clean)
  )
    return name;
  return undefined;
}

function confidenceOf(
  reading: Omit<LineReading, 'confidence'>,
  sure: Lead['sure'] | undefined,
): Confidence {
  const { food, note, orFood, amount } = reading;
  const leftOver = /\d/.test(food.replace(/\d+\s?%|\b00\b/g, ''));
  const words = food.split(' ').length;
  const foodSure =
    food === ''
      ? 0
      : (leftOver ? 0.5 : 0.95) * (words > 6 ? 0.6 : 1) * (orFood.length > 0 ? 0.9 : 1);
  const none = leftOver ? 0.3 : note === '' ? 0.8 : 0.9;
  return {
    amount: amount === null ? none : (sure?.amount ?? 0.9),
    unit: amount === null ? none : (sure?.unit ?? 0.9),
    food: Math.round(foodSure * 100) / 100,
    note: note === '' ? 0.9 : 0.85,
  };
}

function readIn(line: string, words: Words): LineReading {
  const lang = words.language.code;
  const blank = {
    line,
    lang,
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
  };
  const heading = readHeader(line, words);
  if (heading !== undefined) {
    const confidence = { amount: 0.95, unit: 0.95, food: 0.9, note: 0.95 };
    return { ...blank, isHeader: true, food: heading, confidence };
  }
  const text = cleanLine(line);
  const front = readLead(text, words);
  if (front) return finish(front, front.rest, 'front');
  const bare = text.replace(article, '').replace(articleElided, '');
  const taken = words.taken.exec(bare);
  const takenFrom = taken && readLead(bare.slice(taken[0].length), words);
  if (taken?.[1] !== undefined && takenFrom) {
    return finish({ ...takenFrom, notes: [taken[1], ...takenFrom.notes] }, takenFrom.rest, 'front');
  }
  const behind = readBehind(text, words);
  if (behind) {
    const { lead, food } = behind;
    const rest = lead.rest.trim().replace(/^[),]\s*/, '');
    const sure = { amount: lead.sure.amount * 0.85, unit: lead.sure.unit };
    return finish(
      { ...lead, sure },
      rest === '' || rest.startsWith('(') ? `${food} ${rest}` : `${food}, ${rest}`,
      'behind',
    );
  }
  const some = words.some.exec(text);
  const rest = some ? text.slice(some[0].length) : text;
  // “a few sprigs of dill” has a unit and no number.
  const counted = some ? readUnit(rest, words) : undefined;
  const part =
    counted && !kindOf(counted.value.unit) && /\p{L}/u.test(counted.rest) ? counted : undefined;
  const food = readFood(withoutOf(part ? part.rest : rest, words), 'none', words);
  const reading = {
    ...blank,
    unit: part ? part.value.unit : null,
    food: food.food,
    orFood: food.orFood,
    note: [some?.[1]?.replace(/\s+(?:de|d'|di|of)$/iu, ''), ...food.notes]
      .filter((note) => note !== undefined && note !== '')
      .join(', '),
  };
  return { ...reading, confidence: confidenceOf(reading, undefined) };

  function finish(lead: Lead, restOf: string, from: 'front' | 'behind'): LineReading {
    let { unit, pack } = lead;
    const alt = [...lead.alt];
    const notes = [...lead.notes];
    // Measures in brackets behind the food: how much that is, or how much is in each.
    let rest = from === 'front' ? withoutOf(restOf, words) : restOf;
    rest = rest.replace(/\(([^()]*)\)/gu, (whole, inner: string) => {
      const measured = measuresIn(inner, words, readCounted);
      const [each, ...others] = measured ?? [];
      if (!each || isLength(each.unit)) return whole;
      const isPack = !pack && ((unit !== null && packings.has(unit)) || saysEach(inner));
      if (isPack) pack = quantity(each);
      else alt.push(quantity(each));
      alt.push(...others.map(quantity));
      return ' ';
    });
    if (/^[\s,;.]*$/.test(rest) && lead.written !== '' && unit !== null && !kindOf(unit)) {
      // “5 cloves”: what looked like a unit is the food.
      rest = lead.written;
      unit = null;
    }
    const read = readFood(
      rest,
      unit !== null && words.sizeOf(unit) !== undefined ? null : unit,
      words,
    );
    const sizes = unit !== null && ['small', 'medium', 'large', 'extra-large'].includes(unit);
    const { part } = sizes ? { part: read.part ?? readFood(rest, null, words).part } : read;
    if (part) {
      if (sizes && unit !== null) notes.push(unit);
      if (part.size !== undefined) notes.push(part.size);
      unit = part.unit;
    }
    const food = part && read.part === undefined ? readFood(rest, null, words).food : read.food;
    const reading = {
      ...blank,
      amount: lead.amount,
      amountMax: lead.most,
      unit,
      food,
      note: [...notes.map((note) => note.trim()), ...read.notes]
        .filter((note) => note !== '')
        .join('; '),
      pack,
      alt,
      plus: lead.plus,
      orFood: read.orFood,
    };
    return { ...reading, confidence: confidenceOf(reading, lead.sure) };
  }
}

/** For lines of which somebody says the language: the same for `de-AT` and `de`. */
const known = new Map(everyLanguage.map((language) => [language.code, language]));
known.set('no', known.get('nb') ?? english);
known.set('nn', known.get('nb') ?? english);

/**
 * A line of ingredients as amount, unit, food and note. Any text is read; what cannot be understood comes back as a food with little confidence.
 * Without a language, or with one that is not known, the line itself tells which it is.
 */
export function readLine(line: string, lang?: string): LineReading {
  const short = line.slice(0, longest);
  const eastAsian = eastAsianOf(short);
  if (eastAsian) return { ...readEastAsian(short, eastAsian), line };
  const language = known.get((lang ?? '').toLowerCase().split(/[-_]/)[0] ?? '');
  const chosen = language ?? whichLanguage(short);
  const reading = readIn(short, wordsOf(chosen));
  const isRead = reading.amount !== null || reading.isHeader;
  // A recipe in one language has lines in another: “1 cup” in a French one.
  if (!isRead && language && language !== english && /\d/.test(short)) {
    const other = readIn(short, wordsOf(english));
    if (other.amount !== null) return { ...other, line, lang: language.code };
  }
  return { ...reading, line: short === line ? line : line };
}
