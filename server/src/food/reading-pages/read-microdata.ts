import { minutesOf } from './duration.ts';
import {
  attribute,
  classesOf,
  elementsOf,
  inOneLine,
  linesOf,
  once,
  plainLine,
  plainLines,
  textOf,
  tidy,
  type Element,
} from './html.ts';
import type { RecipePage } from './recipe-page.ts';

const isRecipe = (element: Element) =>
  /(?:schema\.org\/|data-vocabulary\.org\/)Recipe\b/i.test(attribute(element, 'itemtype') ?? '') ||
  /(?:^|\s|[:/])Recipe(?:\s|$)/.test(attribute(element, 'typeof') ?? '') ||
  /(?:^|\s)h-?recipe(?:\s|$)/.test(classesOf(element));

/** What an element is said to be: by microdata, by RDFa, or by the classes of hRecipe. */
function propertiesOf(element: Element): string[] {
  const names = `${attribute(element, 'itemprop') ?? ''} ${attribute(element, 'property') ?? ''}`;
  return names
    .split(/\s+/)
    .map((name) => name.replace(/^(?:schema|v|s|rdfs):|^https?:\/\/schema\.org\//, ''))
    .filter((name) => name !== '');
}
const hasClass = (element: Element, name: string) =>
  classesOf(element)
    .split(/\s+/)
    .some((each) => each === name || each === `p-${name}` || each === `e-${name}`);

const valueOf = (element: Element): string =>
  tidy(
    attribute(element, 'content') ??
      attribute(element, 'datetime') ??
      (element.tagName === 'img' ? attribute(element, 'src') : undefined) ??
      textOf(element),
  );

/** Lines of an element: its own text, or each item where it is said of a whole list. */
function itemsOf(element: Element): string[] {
  const content = attribute(element, 'content');
  if (content !== undefined) return plainLines(content);
  const items = elementsOf(element).filter(({ tagName }) => tagName === 'li');
  if (items.length > 1) return items.map(textOf);
  return items.length === 0 && linesOf(element).length > 3 ? linesOf(element) : [textOf(element)];
}

/** Pages mark no more than that. */
const mostMarked = 300;
const ingredientNames = new Set([
  'recipeIngredient',
  'ingredients',
  'ingredient',
  'recipeingredient',
]);
const stepNames = new Set([
  'recipeInstructions',
  'instructions',
  'instruction',
  'recipeinstructions',
]);

/** The recipe that the markup of a page tells of, if one with ingredients is there. */
export function readMicrodata(page: readonly Element[]): RecipePage | undefined {
  const root = page.find(isRecipe);
  const within = root ? elementsOf(root) : [];
  const marked = (elements: readonly Element[], names: ReadonlySet<string>, className: string) => {
    const said = elements.filter((element) =>
      propertiesOf(element).some((name) => names.has(name)),
    );
    const found =
      said.length > 0 ? said : root ? within.filter((element) => hasClass(element, className)) : [];
    // Said of a list and of its items alike: the items are meant.
    const few = new Set(found.slice(0, mostMarked));
    return [...few].filter((element) => !elementsOf(element).some((inner) => few.has(inner)));
  };
  const inside = marked(within, ingredientNames, 'ingredient');
  // Some pages close the recipe too early.
  const ingredients = (inside.length > 0 ? inside : marked(page, ingredientNames, 'ingredient'))
    .flatMap(itemsOf)
    .filter((line) => line !== '');
  const lines = once(
    (ingredients.length === 1 ? ingredients.flatMap(inOneLine) : ingredients).map((line) =>
      plainLine(line.replace(/ ,/g, ',')),
    ),
  );
  if (lines.length === 0) return undefined;
  const scope = within.length > 0 ? within : page;
  const first = (...names: string[]) => {
    const wanted = new Set(names);
    const found = scope.find((element) => propertiesOf(element).some((name) => wanted.has(name)));
    return found === undefined ? null : valueOf(found) || null;
  };
  const steps = marked(scope, stepNames, 'instructions').flatMap((element) => {
    const content = attribute(element, 'content');
    if (content !== undefined) return plainLines(content);
    const items = elementsOf(element).filter(({ tagName }) => tagName === 'li' || tagName === 'p');
    return items.length > 0 ? items.map(textOf) : linesOf(element);
  });
  const times = ['totalTime', 'prepTime', 'cookTime'].map((name) =>
    minutesOf(first(name) ?? undefined),
  );
  const total = times[0] ?? ((times[1] ?? 0) + (times[2] ?? 0) || null);
  const isNested = (element: Element) =>
    /Person|Organization|Rating|Nutrition|Review|Comment/i.test(
      attribute(element, 'itemtype') ?? '',
    );
  const nested = new Set(scope.filter(isNested).flatMap((element) => elementsOf(element)));
  const title =
    scope.find(
      (element) =>
        !nested.has(element) && !isNested(element) && propertiesOf(element).includes('name'),
    ) ?? scope.find((element) => hasClass(element, 'fn'));
  return {
    title: title ? valueOf(title) || null : null,
    yields: first('recipeYield', 'yield', 'servings'),
    totalMinutes: total,
    ingredients: lines,
    steps: steps.filter((step) => step !== ''),
    author: first('author'),
    image: first('image'),
    language: null,
    from: 'microdata',
  };
}
