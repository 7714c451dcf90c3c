import { beginsWithAmount } from '../reading-lines/read-line.ts';
import { whichLanguage } from '../reading-lines/which-language.ts';
import {
  attribute,
  classesOf,
  elementsOf,
  isHidden,
  linesOf,
  once,
  shortTextOf,
  plainLine,
  textOf,
  tidy,
  type Element,
} from './html.ts';
import { minutesOf } from './duration.ts';
import { blankPage, type RecipePage } from './recipe-page.ts';

const ingredientsWord =
  /^(?:the )?(?:ingredients?|zutaten|ingrédients?|ingredientes|ingredienti|ingredi[eë]nten|ingredienser|ingredienzen|składniki|suroviny|ingredience|hozzávalók|ainekset|ainesosat|ingrediente|malzemeler|ингредиенты|材料|食材|用料|原料|재료|υλικά|you(?:'|’)?ll need|you will need|what you need|shopping list)\b|^(?:材料|食材|用料|재료|ингредиенты|υλικά)/iu;
const stepsWord =
  /^(?:the )?(?:instructions?|directions?|method|preparation|steps?|how to make|zubereitung|anleitung|préparation|preparación|elaboración|procedimiento|preparazione|procedimento|bereiding(?:swijze)?|gör så här|tillagning|fremgangsmåte|fremgangsmåde|przygotowanie|postup|elkészítés|valmistus|mod de preparare|modo de preparo|yapılışı|приготовление|作り方|做法|步骤|만드는 법|εκτέλεση)/iu;
/** Parts of a page that are no longer the recipe. */
const apart = new Set(['footer', 'nav', 'aside', 'form']);
const heading = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const mayHead = new Set([...heading, 'strong', 'b', 'p', 'div', 'span', 'dt', 'th', 'legend']);

/** More of a kind than any recipe has are no part of one. */
const most = { named: 120, alike: 12, headings: 40, paragraphs: 60, lines: 80, signs: 140 };

/** How many lines begin with how much of something, read in the language that they tell together. */
export function countedIn(lines: readonly string[]): number {
  const short = lines.filter((line) => line.length <= most.signs);
  const lang = whichLanguage(...short.slice(0, 8)).code;
  return short.filter((line) => beginsWithAmount(line, lang)).length;
}

/** How much a list reads like ingredients: its lines that begin with an amount, less what is far too long. */
function likeness(lines: readonly string[]): number {
  // Amounts and names that stand apart are no lines yet.
  const wordless = lines.filter((line) => !/\p{L}{2}/u.test(line)).length;
  if (wordless * 5 > lines.length) return 0;
  if (lines.length === 0 || lines.length > most.lines) return 0;
  const long = lines.filter((line) => line.length > 160).length;
  return countedIn(lines) - long * 2;
}

const holds = (element: Element, tags: readonly string[]) =>
  elementsOf(element).some(({ tagName }) => tags.includes(tagName));

/** A row that is no line of headings. */
const isRowOfTable = (element: Element) =>
  element.tagName === 'tr' && (holds(element, ['td']) || !holds(element, ['th']));

/** `<dt>Rucola</dt><dd>100 g</dd>`: an amount stands before what it is of. */
function termsOf(within: readonly Element[]): string[] {
  let term = '';
  return within.flatMap((element) => {
    if (element.tagName === 'dt') term = textOf(element);
    if (element.tagName !== 'dd') return [];
    const said = textOf(element);
    return [/^[\d¼-¾⅐-⅞]/u.test(said) ? `${said} ${term}` : `${term} ${said}`];
  });
}

/** The lines of an element: its items, its rows, its paragraphs, or what is shown on lines of their own. */
function rowsOf(element: Element): string[] {
  const seen = elementsOf(element, 'seen');
  const within = seen.length > 0 ? seen : elementsOf(element);
  const items = within.filter((item) => item.tagName === 'li' && !holds(item, ['li']));
  if (items.length > 0) return items.map(textOf);
  const rows = within.filter(isRowOfTable);
  if (rows.length > 0) return rows.map(textOf);
  const terms = termsOf(within);
  if (terms.length > 0) return terms;
  const paragraphs = within.filter(({ tagName }) => tagName === 'p');
  return paragraphs.length > 1 ? paragraphs.flatMap(linesOf) : linesOf(element);
}

const nameOf = (element: Element) =>
  `${classesOf(element)} ${attribute(element, 'id') ?? ''} ${attribute(element, 'data-component') ?? ''}`;

/** Lists of elements that are named so: each, all that have the same name, and the items that have it themselves. */
function namedLists(page: readonly Element[], name: RegExp): string[][] {
  const named = page.filter((element) => name.test(nameOf(element))).slice(0, most.named);
  const lists = named.map(rowsOf);
  const alike = Map.groupBy(named, (element) => `${element.tagName} ${classesOf(element)}`);
  for (const parts of alike.values()) {
    if (parts.length > 2 && !['ul', 'ol'].includes(parts[0]?.tagName ?? '')) {
      lists.push(parts.map(textOf));
    }
    const isMany = parts.length > most.alike;
    const inner = new Set(isMany ? [] : parts.flatMap((part) => elementsOf(part)));
    const outermost = parts.filter((part) => !inner.has(part));
    if (!isMany && outermost.length > 1) lists.push(outermost.flatMap(rowsOf));
  }
  return lists;
}

const plainHeading = (element: Element): string =>
  (shortTextOf(element, 48) ?? '').replace(/^[^\p{L}]+/u, '');

/** What is listed behind an element, up to the next part of the page. */
function listBehind(page: readonly Element[], at: number): string[] {
  const start = page[at];
  const lines: string[] = [];
  for (const next of page.slice(at + 1, at + 400)) {
    const isAsHigh = !start || !heading.has(start.tagName) || next.tagName <= start.tagName;
    const named = heading.has(next.tagName) ? plainHeading(next) : '';
    const isOther =
      heading.has(next.tagName) &&
      (isAsHigh || stepsWord.test(named) || ingredientsWord.test(named));
    if ((apart.has(next.tagName) || isOther) && lines.length > 0) break;
    const isRow = isRowOfTable(next) || (next.tagName === 'li' && !holds(next, ['li']));
    if (isRow) lines.push(textOf(next));
    if (next.tagName === 'dl') lines.push(...termsOf(elementsOf(next)));
    if (next.tagName === 'ol' && lines.length > 2) break;
  }
  return lines;
}

/** A list that was typed as paragraphs ends where they grow long, or where the steps begin. */
function typedBehind(page: readonly Element[], at: number): string[][] {
  const all = page.slice(at + 1, at + 200);
  const end = all.findIndex(({ tagName }) => tagName === 'footer');
  const near = end === -1 ? all : all.slice(0, end);
  const paragraphs = near.filter(({ tagName }) => tagName === 'p').slice(0, most.paragraphs);
  const [first] = paragraphs;
  const typed = paragraphs.flatMap(linesOf);
  const last = typed.findIndex((line) => line.length > most.signs || stepsWord.test(line));
  return [first ? linesOf(first) : [], last === -1 ? typed : typed.slice(0, last)];
}

/** Whatever may be the list that a word heads, or that elements are named for. */
function candidates(page: readonly Element[], word: RegExp, name: RegExp): string[][] {
  const heads = page
    .flatMap((element, at) =>
      mayHead.has(element.tagName) && word.test(plainHeading(element)) ? [at] : [],
    )
    .slice(0, most.headings);
  const behind = heads.flatMap((at) => [listBehind(page, at), ...typedBehind(page, at)]);
  return [...namedLists(page, name), ...behind].map((lines) =>
    lines.map(plainLine).filter((line) => line !== '' && !word.test(line)),
  );
}

function best(lists: readonly string[][]): string[] {
  let found: string[] = [];
  let least = 1;
  for (const lines of lists.map(once)) {
    const score = likeness(lines);
    // Of two that are alike the one with less around it.
    if (score > least || (score === least && lines.length < found.length))
      [found, least] = [lines, score];
  }
  return found;
}

/** Where nothing is named: every list whose lines mostly begin with an amount, one after the other. */
function anyLists(page: readonly Element[]): string[] {
  const lists = page
    .filter(({ tagName }) => tagName === 'ul' || tagName === 'ol')
    .filter((list) => !holds(list, ['ul', 'ol']))
    .map((list) =>
      rowsOf(list)
        .map(plainLine)
        .filter((line) => line !== ''),
    );
  return once(
    lists.filter((lines) => lines.length > 1 && countedIn(lines) * 5 >= lines.length * 3).flat(),
  );
}

const meta = (page: readonly Element[], name: string): string | null => {
  const found = page.find(
    (element) =>
      element.tagName === 'meta' &&
      (attribute(element, 'property') ?? attribute(element, 'name')) === name,
  );
  return found ? tidy(attribute(found, 'content') ?? '') || null : null;
};

/** The title of a page where nothing says it for machines: its one heading, or what it calls itself to others. */
export function titleOf(page: readonly Element[]): string | null {
  const headings = page
    .filter(({ tagName }) => tagName === 'h1')
    .map(textOf)
    .filter((text) => text !== '');
  const title = page.find(({ tagName }) => tagName === 'title');
  return headings[0] ?? meta(page, 'og:title') ?? (title ? textOf(title) || null : null);
}
export const imageOf = (page: readonly Element[]): string | null => meta(page, 'og:image');
export function languageOf(page: readonly Element[]): string | null {
  const root = page.find(({ tagName }) => tagName === 'html');
  return (root && attribute(root, 'lang')) ?? null;
}

const servings =
  /(?:serves|servings?|yields?|makes|portionen|personen|portions?|personnes|raciones|personas|porzioni|persone|porties|personen|portioner|porce|adag|annosta|porcji)\D{0,20}(\d+(?:\s*[-–]\s*\d+)?)|(\d+(?:\s*[-–]\s*\d+)?)\s*(?:servings?|portionen|personen|portions?|personnes|raciones|personas|porzioni|persone|porties|portioner|porcí|adag|annosta|porcji|人分|人份)/iu;

/** A recipe from the page as people see it: its lists, under headings or in elements that are named for ingredients. */
export function readPlainHtml(page: readonly Element[]): RecipePage | undefined {
  const seen = seenOf(page);
  // What opens at a click is hidden at first: where nothing else is there, it is read.
  return readSeen(seen) ?? (seen.length < page.length ? readSeen(page) : undefined);
}

/** Without what nobody sees. */
function seenOf(page: readonly Element[]): Element[] {
  const hidden = new Set<Element>();
  for (const element of page) {
    if (hidden.has(element) || !isHidden(element)) continue;
    for (const each of [element, ...elementsOf(element)]) hidden.add(each);
  }
  return page.filter((element) => !hidden.has(element));
}

function readSeen(page: readonly Element[]): RecipePage | undefined {
  const named = best(candidates(page, ingredientsWord, /(?:^|[\s_-])(?:recipe)?-?ingredient/i));
  const ingredients = named.length > 1 ? named : anyLists(page);
  if (ingredients.length < 2) return undefined;
  const stepLists = candidates(
    page,
    stepsWord,
    /(?:^|[\s_-])(?:recipe)?-?(?:instruction|direction|method|preparation|step)/i,
  );
  const steps = stepLists
    .filter(
      (lines) => lines.length > 0 && lines.length < 60 && !ingredients.includes(lines[0] ?? ''),
    )
    .toSorted((a, b) => b.join('').length - a.join('').length)[0];
  const body = page.find(({ tagName }) => tagName === 'body');
  const yields = body ? servings.exec(textOf(body).slice(0, 200_000))?.[0] : undefined;
  const time = page.find((element) => /total-?time/i.test(classesOf(element)));
  return {
    ...blankPage,
    title: titleOf(page),
    yields: yields ?? null,
    totalMinutes: time ? (minutesOf(textOf(time)) ?? null) : null,
    ingredients,
    steps: steps ?? [],
    image: imageOf(page),
    from: 'html',
  };
}
