import { doneBefore, doneBehind } from './done-words.ts';
import { packings, type Words } from './language.ts';

/** What of the rest of a line is food, what was said of it, and what would do as well. */
export type Food = {
  food: string;
  notes: string[];
  orFood: string[];
  part?: { unit: string; size?: string };
};

const trimmed = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/gu, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
    .trim();

/** Where the food ends and what was said of it begins: a comma, a semicolon, a dash between spaces. */
const cut = /,\s+|:\s+(?=\p{L})|,(?=\p{L})|;\s*|\s[-–—]\s|\s[–—]|\.\s(?=\p{Lu})/gu;

/** Words that a comma may part before the food they belong to. */
const adjective =
  'boneless|skinless|skin-on|bone-in|extra|ripe|firm|large|small|medium|low-sodium|reduced-sodium|unsalted|salted|cold|warm|hot|dry|raw|lean|thick|thin|good-quality|organic|free-range|fat-free|low-fat|full-fat|seedless|day-old|stale|unsweetened|sweetened|semi-?sweet|old-fashioned|whole|peeled|cooked|uncooked|fresh|frozen|trimmed|plain|mature|mild|sharp|dried|pitted|smoked';
const adjectives = new RegExp(`^(?:${adjective})(?:[ ,]+(?:and )?(?:${adjective}))*$`, 'iu');
const before = (text: string, words: Words) =>
  words.language.code === 'en' && adjectives.test(text.trim());

/** Food and note at the first comma that parts them. */
function parted(text: string, words: Words): [food: string, note: string] {
  for (const mark of text.matchAll(cut)) {
    const [food, note] = [text.slice(0, mark.index), text.slice(mark.index + mark[0].length)];
    if (food.trim() === '') continue;
    const isAdjective = before(food, words) && /^(?:and\s)?[\p{L}-]+/u.test(note.trim());
    if (!isAdjective || note.trim() === '') return [food, note];
  }
  return [text, ''];
}

/** `chicken or vegetable stock`: both are stock. */
function alternatives(text: string, words: Words): [food: string, orFood: string[]] {
  const parts = text.split(words.orWithin).map((part) => part.trim());
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0 || parts.includes('')) return [text, []];
  const last = others.at(-1) ?? '';
  const named = last.split(' ');
  const head = named.slice(1).join(' ');
  const isKind = (part: string) => words.kinds.has(part.toLowerCase());
  if (
    head !== '' &&
    isKind(named[0] ?? '') &&
    [first, ...others.slice(0, -1)].every((part) => isKind(part.split(' ').at(-1) ?? ''))
  ) {
    return [`${first} ${head}`, [...others.slice(0, -1).map((part) => `${part} ${head}`), last]];
  }
  return [first, others];
}

/** beef, chicken, or vegetable broth */
const listed = /^[\p{L}-]+(?:, [\p{L}-]+)+,? or [\p{L}-]+(?=\s)/iu;
const noNote = /^(?:or so|or thereabouts)$/i;

/**
 * The food of a line, behind its amount. `unit` is what it was counted in: what is in a tin keeps what was done to it in its name (`diced tomatoes`);
 * where nothing was, the last word may be the unit (`garlic cloves`).
 */
export function readFood(rest: string, unit: string | null, words: Words): Food {
  const notes: string[] = [];
  const orFood: string[] = [];
  const said = (note: string, at: 'front' | 'back' = 'back') => {
    const plain = trimmed(note);
    if (plain === '' || noNote.test(plain)) return;
    if (at === 'front') notes.unshift(plain);
    else notes.push(plain);
  };
  let text = rest;
  // Brackets are notes, or foods that would do as well.
  const bracketed: { note: string; isEarly: boolean }[] = [];
  const comma = text
    .replace(/[([][^()[\]]*[)\]]/gu, (each) => ' '.repeat(each.length))
    .search(/[,;]/);
  text = text.replace(/\s*[([]([^()[\]]*)[)\]]/gu, (whole, inner: string, at: number) => {
    if (/^(?:n|en|e|s|es|er|i)$/.test(inner) && !/^\s/.test(whole)) return whole;
    const or = words.or.exec(inner);
    const isOr = or && !words.noteFrom.test(`x ${inner}`);
    // “(or 2 small)” is no food.
    const isCount = or && /^\s*\d/.test(inner.slice(or[0].length));
    if (isOr && !isCount) orFood.push(trimmed(inner.slice(or[0].length)));
    else bracketed.push({ note: inner, isEarly: comma !== -1 && at < comma });
    return at === 0 ? '' : ' ';
  });
  text = trimmed(text.replace(/\s+,/g, ',').replace(/[()]/g, ' '));
  text = text.replace(listed, (list) =>
    list
      .split(/,\s*(?:or\s+)?|\s+or\s+/)
      .every((each) => words.kinds.has(each.toLowerCase().trim()))
      ? list.replace(/,\s*(?:or\s+)?/g, ' or ')
      : list,
  );
  let [food, note] = parted(text, words);
  // “butter, or margarine”
  const orNote = words.or.exec(note);
  if (orNote && !words.noteFrom.test(`x ${note}`)) {
    const [other, ...more] = note.slice(orNote[0].length).split(/,\s*/);
    orFood.push(trimmed(other ?? ''));
    note = more.join(', ');
  }
  const noted = words.noteFrom.exec(food);
  const behind: string[] = [];
  if (noted?.[1] !== undefined && noted[2] !== undefined) {
    food = noted[1];
    behind.push(noted[2]);
  }
  const keepsDoing = unit !== null && packings.has(unit);
  // What is in a tin has what was done to it in its name; fresh is never a part of one.
  const isFresh = keepsDoing ? /^fresh(?=\s+\S)/i.exec(food) : null;
  const front = keepsDoing
    ? isFresh && { done: isFresh[0], food: food.slice(isFresh[0].length) }
    : doneBefore(food, words);
  if (front && !/^\s*(?:and|or)\s/i.test(front.food)) {
    said(front.done);
    food = withoutOf(front.food.trim(), words);
  }
  const after = words.names?.test(food) ? undefined : doneBehind(food, words);
  if (after && !words.orWithin.test(after.food)) {
    food = after.food;
    behind.unshift(after.done);
  }
  const [first, others] = alternatives(trimmed(food), words);
  food = first;
  orFood.unshift(...others.map((other) => withoutOf(other, words)));
  const last = orFood.at(-1);
  const doneToLast = last === undefined ? undefined : doneBehind(last, words);
  if (doneToLast) {
    orFood[orFood.length - 1] = doneToLast.food;
    behind.unshift(doneToLast.done);
  }
  const inOne = [...behind, note]
    .map(trimmed)
    .filter((each) => each !== '')
    .join(', ');
  if (notes.length > 0 && inOne !== '') notes[0] = `${notes[0] ?? ''}, ${inOne}`;
  else said(inOne);
  for (const { note: each, isEarly } of bracketed.toReversed()) if (isEarly) said(each, 'front');
  for (const { note: each, isEarly } of bracketed) if (!isEarly) said(each);
  const plain = { food: trimmed(food), notes, orFood: orFood.filter((each) => each !== '') };
  return unit === null ? withPart(plain, words) : plain;
}

/** Without the `de` or `of` between an amount and its food. */
export function withoutOf(text: string, words: Words): string {
  const of = words.of.exec(text);
  return of && of[0].trim() !== '' ? text.slice(of[0].length) : text;
}

/** `garlic cloves` without another unit are cloves of garlic; `Knoblauchzehen` are, too. */
function withPart(read: Food, words: Words): Food {
  const sized = words.sizeBehind.exec(read.food);
  const size = sized?.[2] === undefined ? undefined : words.sizeOf(sized[2]);
  const food = sized?.[1] !== undefined && size ? sized[1] : read.food;
  const behind = words.partBehind?.exec(food);
  const unit = behind?.[2] === undefined ? undefined : words.unitOf(behind[2]);
  if (behind?.[1] !== undefined && unit && !words.keepsPart?.test(food)) {
    return { ...read, food: behind[1], part: { unit, ...(size && { size }) } };
  }
  for (const [part, at] of words.partsWithin) {
    const within = at.exec(food);
    if (within?.[1] !== undefined && !/^(?:ein|an|aus|zu|blatt|lorbeer)$/iu.test(within[1])) {
      return { ...read, food: within[1], part: { unit: part } };
    }
  }
  return size ? { ...read, food, part: { unit: size } } : read;
}
