import { wordsOf } from '../../contract/fold.ts';
import {
  afterNegation,
  against,
  ands,
  aversions,
  clausal,
  closings,
  fillers,
  isJoin,
  isNegation,
  lengthIn,
  mistyped,
  negations,
  spelt,
  tablesFor,
  joins,
  withs,
} from './asking/every-language.ts';
import { exactName, ingredientAt, nameAt, nearest, otherAt, type Name } from './food-at.ts';
import { noWords, type MenuWords, type Question, type ReadQuestion } from './question.ts';
import { errorsBetween, mostErrors } from './typing-errors.ts';

/**
 * `chicken, nut-free` → chicken, without nuts and peanuts. A word it does not understand is one to be found; one that is not wanted and
 * that the menu does not have is read as the allergen or the diet that it nearly is.
 */
export function readQuestion(q: string, menu: MenuWords = noWords): ReadQuestion {
  const joined = q
    .replace(/\bw\/o\b/gi, 'without')
    .replace(/(^|\s)[-\u2212!]+(?=\p{L})/gu, '$1 no ')
    .replace(/[,;/+&،؛]+/g, ' and ')
    .replaceAll('؟', ' ');
  const said: ReadQuestion = { words: [], diets: [], without: [], notWith: [], unread: [] };
  const question = { given: [], read: said, menu, tables: tablesFor(menu.language) };
  const given = takenApart(question, wordsOf(joined));
  readAll({ ...question, given });
  const words = said.words.filter((word) => !fillers.has(spelt(word)));
  const isAsked =
    said.diets.length + said.without.length + said.notWith.length + said.unread.length > 0;
  return {
    words: words.length > 0 || isAsked ? words : said.words,
    diets: [...new Set(said.diets)],
    without: [...new Set(said.without)],
    notWith: [...new Set(said.notWith)],
    unread: said.unread,
  };
}

function readAll(question: Question): void {
  for (let at = 0; at < question.given.length;) {
    at = negated(question, at) ?? kept(question, at) ?? found(question, at);
  }
}

/** Words that are several. What is free of one thing is so of what stands before it, too: `Nuss- und eifrei`. */
function takenApart(question: Question, words: readonly string[]): string[] {
  const { menu, tables } = question;
  const isName = (word: string) => exactName(question, [word]) !== undefined;
  const isOnMenu = (word: string) => menu.hasWord(word) || menu.isFood(word);
  const given: string[] = [];
  for (const word of words) {
    // A word of the menu is no other: «ورق» is not and.
    const parts = tables.map((it) => it.apart?.(word, isName, isOnMenu)).find((it) => it) ?? [word];
    if (parts.length > 1 && isNegation(parts[0] ?? '')) {
      for (let at = given.length; isJoin(given[at - 1]) && isName(given[at - 2] ?? ''); at -= 2)
        given.splice(at - 2, 0, parts[0] ?? '');
    }
    given.push(...parts);
  }
  return given;
}

/** Where it goes on after what it read from here, or undefined. */
type Reader = (question: Question, at: number) => number | undefined;

/** A negation, also one that is written wrong before a food; how many words it is. */
function negationAt(question: Question, at: number): number {
  const { given, menu } = question;
  const length = lengthIn(negations, given, at);
  if (length > 0) return length;
  const word = spelt(given[at] ?? '');
  if (isJoin(word) || fillers.has(word) || closings.has(word) || aversions.has(word)) return 0;
  const isOnMenu = (it: string) => menu.hasWord(it) || menu.isFood(it);
  if (isOnMenu(given[at] ?? '')) return 0;
  const isMeant = [...mistyped].some(
    (other) => other.charAt(0) === word.charAt(0) && errorsBetween(word, other) <= mostErrors(word),
  );
  if (!isMeant) return 0;
  let next = at + 1;
  while (lengthIn(afterNegation, given, next) > 0) next += 1;
  const isThing = [next, next + 1].some(
    (of) => given[of] !== undefined && (exactName(question, [given[of]]) ?? isOnMenu(given[of])),
  );
  return isThing ? 1 : 0;
}

/** `no nuts or eggs`, `free from milk`, `nut and egg free`, `allergic to fish`, `nut allergy`. */
const negated: Reader = (question, at) => {
  const { given } = question;
  const opening = negationAt(question, at) || lengthIn(aversions, given, at);
  if (opening > 0) {
    let next = at + opening;
    for (;;) {
      const length =
        lengthIn(afterNegation, given, next) ||
        lengthIn(negations, given, next) ||
        lengthIn(aversions, given, next) ||
        lengthIn(joins, given, next);
      if (length === 0) break;
      next += length;
    }
    return given[next] === undefined ? dangling(question, at) : listFrom(question, next);
  }
  // What is free of it stands before: as far as there are names of allergens and words between them.
  const isClosed = (end: number) =>
    closedByAversion(question, end) ||
    (lengthIn(closings, given, end) > 0 && given[end + 1] !== 'range' ? 1 : 0) ||
    (end === given.length - 1 ? lengthIn(negations, given, end) : 0);
  const names = endOfNames(question, at);
  if (names > at) {
    const end = isJoin(given[names]) && isClosed(names + 1) > 0 ? names + 1 : names;
    if (isClosed(end) > 0) {
      for (let part = at; part < names;) part = oneOf(question, part);
      return end + isClosed(end);
    }
  }
  // `spring onion free`: of what is no allergen, one thing.
  const end = at + Math.max(1, ingredientAt(question, at));
  const isThing = !isJoin(given[at]) && !fillers.has(spelt(given[at] ?? ''));
  const averse = closedByAversion(question, end);
  const isFree = ['free', 'frei'].includes(given[end] ?? '') || averse > 0;
  if (!isThing || !isFree || isClosed(end) === 0) return undefined;
  // A child with an almond allergy is allergic to no child.
  if (averse > 0 && nameAt(question, end + averse)) return undefined;
  oneOf({ ...question, given: given.slice(0, end) }, at);
  return end + isClosed(end);
};

/** `nut allergy`, also `nut allergy to go`; of `soup, allergic to nuts` what it is about stands behind it. */
function closedByAversion(question: Question, at: number): number {
  const { given, menu } = question;
  const length = lengthIn(aversions, given, at);
  let behind = at + length;
  while (lengthIn(against, given, behind) > 0) behind += 1;
  const isAbout = nameAt(question, behind) ?? menu.isFood(given[behind] ?? '');
  return behind > at + length && isAbout ? 0 : length;
}

/** `Fisch esse ich nicht`: what stands before is not wanted. Of `curry without` nobody knows yet what not. */
function dangling({ given, read, ...question }: Question, at: number): number {
  const isClause = lengthIn(clausal, given, at) + lengthIn(aversions, given, at) > 0;
  const before = isClause ? read.words.filter((word) => !fillers.has(spelt(word))) : [];
  if (isClause) read.words = [];
  if (before.length === 0) read.unread.push(given.slice(at).join(' '));
  for (let part = 0; part < before.length;)
    part = oneOf({ ...question, given: before, read }, part);
  return given.length;
}

function endOfNames(question: Question, at: number): number {
  const { given } = question;
  let end = at;
  for (;;) {
    const name = nameAt(question, end);
    if (!name) return end;
    end += name.length;
    if (isJoin(given[end]) && nameAt(question, end + 1)) end += 1;
  }
}

/** What follows a negation; after a join only more of its kind, since `no nuts and chicken` asks for chicken. */
function listFrom(question: Question, at: number): number {
  const { given, menu } = question;
  const isOfNames = nameAt(question, at) !== undefined;
  let next = oneOf(question, at);
  while (isJoin(given[next])) {
    const after = afterJoin(question, next);
    const thing = given[after];
    if (thing === undefined || negationAt(question, after) > 0) return after;
    const goesOn = nameAt(question, after) ?? (!isOfNames && menu.isFood(thing));
    if (ands.has(spelt(given[next] ?? '')) && !goesOn) return next;
    next = oneOf(question, after);
  }
  return next;
}

/** Where a list goes on: `of nuts and of eggs`, `die Nüsse und die Eier`. */
function afterJoin(question: Question, at: number): number {
  const { given } = question;
  let after = at;
  while (isJoin(given[after])) after += 1;
  let name = after;
  while (lengthIn(afterNegation, given, name) > 0 && lengthIn(withs, given, name) === 0) name += 1;
  return nameAt(question, name) ? name : after;
}

/** Reads one thing that is not wanted. */
function oneOf(question: Question, at: number): number {
  const { given, read, menu, tables } = question;
  if (isJoin(given[at])) return at + 1;
  const whole = ingredientAt(question, at);
  const [own] = tables;
  const isMade = (word: string | undefined) =>
    word !== undefined && tables.some((it) => it.madeOfIt.has(it.stem(word)));
  // «زيت السمسم» and `soy sauce` are one thing each; what of it is an allergen is avoided whole.
  if (own.madeFirst && isMade(given[at]) && otherAt(question, at + 1) === 0) {
    const of = nameAt(question, at + 1);
    if (of) {
      unwanted(read, of);
      return at + Math.max(whole, 1 + of.length);
    }
  }
  const other = otherAt(question, at);
  const name = other > 0 ? undefined : nameAt(question, at);
  if (!name && whole + other === 0 && !menu.isFood(given[at] ?? '')) {
    // `no ground almonds`: what kind of a thing comes first.
    for (const further of [1, 2]) {
      const next = given[at + further];
      if (next === undefined || isJoin(next) || fillers.has(spelt(next))) break;
      if (negationAt(question, at + further) > 0) break;
      const isThing = nameAt(question, at + further) ?? (menu.isFood(next) || undefined);
      if (isThing === undefined) continue;
      const before = given.slice(at, at + further).filter((word) => !menu.hasWord(word));
      read.notWith.push(...before);
      return oneOf(question, at + further);
    }
  }
  const end = at + (name?.length ?? 1);
  const made = name && isMade(given[end]) ? 1 : 0;
  const length = Math.max(end + made - at, whole, other);
  if (name) unwanted(read, name);
  else read.notWith.push(given.slice(at, at + length).join(' '));
  return at + length;
}

function unwanted(read: ReadQuestion, { without, diet }: Name): void {
  read.without.push(...without);
  if (diet) read.diets.push(diet);
}

const kept: Reader = ({ given, read, menu, tables }, at) => {
  for (const length of [2, 1]) {
    const said = given.slice(at, at + length);
    for (const { diets, stem } of tables) {
      const diet = said.length === length ? diets.get(said.map(stem).join(' ')) : undefined;
      if (diet === undefined) continue;
      read.diets.push(diet);
      return at + length;
    }
  }
  const [own] = tables;
  const diet = own.diets.get(nearest(given[at] ?? '', own, [...own.diets.keys()], menu) ?? '');
  if (diet === undefined) return undefined;
  read.diets.push(diet);
  return at + 1;
};

function found({ given, read }: Question, at: number): number {
  read.words.push(given[at] ?? '');
  return at + 1;
}
