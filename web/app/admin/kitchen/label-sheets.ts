import { foodWords } from '../../words/en/food.ts';
import type { Labels } from '../kit/office-types.ts';

export type LineLabel = Labels['lines'][number];
export type BoxLabel = Labels['boxes'][number];
type Label =
  | { kind: 'box'; box: BoxLabel; part: BoxPart }
  | { kind: 'meal'; meal: LineLabel; part: LabelPart };

export type Beside = NonNullable<LineLabel['inLanguage']>;
export type Pieces = Beside['warnings'][number]['pieces'];

/** What of a box's warnings in its customer's language stands on one label; staff read theirs on the first. */
export type BoxPart = { no: number; of: number; warnings: Beside['warnings'] };

/** What of a meal stands on one label: all of it, or what there is room for; the rest follows on the next. */
export type LabelPart = BoxPart & {
  changes: string[];
  ingredients: LineLabel['ingredients'];
  /** The same in its customer's language. */
  inside: Beside['inside']['ingredients'];
};

const labelKinds = ['all', 'meals', 'boxes'] as const;
type LabelKind = (typeof labelKinds)[number];

/** Labels that fit on one sheet of paper. */
const labelsPerSheet = 6;

/** The labels in the order of packing, a box before its meals, cut into sheets of paper. */
export function labelSheets({ boxes, lines }: Labels, show: LabelKind): Label[][] {
  const meals = Map.groupBy(lines, ({ orderNo }) => orderNo);
  const labels = boxes.flatMap((box): Label[] => [
    ...(show === 'meals'
      ? []
      : partsOfBox(box).map((part) => ({ kind: 'box' as const, box, part }))),
    ...(show === 'boxes'
      ? []
      : (meals.get(box.orderNo) ?? []).flatMap((meal) =>
          partsOf(meal).map((part) => ({ kind: 'meal' as const, meal, part })),
        )),
  ]);
  return Array.from({ length: Math.ceil(labels.length / labelsPerSheet) }, (_, index) =>
    labels.slice(index * labelsPerSheet, (index + 1) * labelsPerSheet),
  );
}

export const labelKindOf = (asked: string | null): LabelKind =>
  labelKinds.find((kind) => kind === asked) ?? 'all';

/** What there is room for below the head of a label, in lines of its warnings and letters of its ingredients: a little less than that. */
const inEnglish = { lines: 14, letters: 46 };
/** A label in two languages is always set in the smallest letters. */
const inTwo = { lines: 15.2, letters: 64 };

const lettersOfWarning = 46;
const linesOf = (...texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + Math.ceil(text.length / lettersOfWarning), 0);

const textOf = (pieces: Pieces) => pieces.map(({ text }) => text).join('');
const linesOfPieces = (pieces: Pieces) => Math.ceil(textOf(pieces).length / 56);

const listed = (some: readonly string[]) => some.join(', ');
const named = (some: LineLabel['allergens']) =>
  listed(some.map((allergen) => foodWords.allergens[allergen]));

/** How many lines the warnings of a label take, at most. */
export function linesOfWarnings(
  label: Pick<
    LineLabel,
    | 'allergens'
    | 'mayContain'
    | 'unknownAllergensIn'
    | 'tracesUnknownIn'
    | 'addedSince'
    | 'lostDiets'
  >,
): number {
  const { addedSince } = label;
  const lists = [
    named(label.allergens),
    named(label.mayContain),
    listed(label.unknownAllergensIn),
    listed(label.tracesUnknownIn),
    listed([
      named([...addedSince.allergens, ...addedSince.mayContain]),
      ...addedSince.unknownAllergensIn,
    ]),
    listed(label.lostDiets.map((diet) => foodWords.diets[diet])),
  ].filter((list) => list.replaceAll(', ', '') !== '');
  // Each begins with some words of ours.
  return linesOf(...lists.map((list) => `${list}${' '.repeat(30)}`));
}

/** As the law wants it (article 18): the heaviest first. */
const byWeight = (ingredients: LineLabel['ingredients']) =>
  ingredients.toSorted((a, b) => b.grams - a.grams || a.name.localeCompare(b.name));

/** What is put on labels until all of it is there: first on `first`, which has less room than the next. */
function openLabels<Part extends object>(emptyPart: () => Part, first: number, next: number) {
  const parts = [emptyPart()];
  let room = first;
  return {
    /** The label with room for that much: this one, or else another. */
    placeFor: (size: number): Part | undefined => {
      if (size > room) {
        parts.push(emptyPart());
        room = next;
      }
      room -= size;
      return parts.at(-1);
    },
    parts: () => parts,
  };
}

/** Where one label is not enough, each says so in a line of its own. */
function asFewAsItTakes<Part extends object>(
  fill: (linesOfPart: number) => Part[],
): (Part & { no: number; of: number })[] {
  const alone = fill(0);
  const parts = alone.length > 1 ? fill(1.2) : alone;
  return parts.map((part, index) => ({ ...part, no: index + 1, of: parts.length }));
}

/**
 * A meal on as many labels as it takes, so that nothing falls off the edge of one. The warnings that staff read stand on the first, and
 * those in its customer's language come before all that may be long.
 */
export const partsOf = (meal: LineLabel): LabelPart[] =>
  asFewAsItTakes((linesOfPart) => fillWith(meal, linesOfPart));

function fillWith(meal: LineLabel, linesOfPart: number): Omit<LabelPart, 'no' | 'of'>[] {
  const { inLanguage } = meal;
  const { lines, letters } = inLanguage ? inTwo : inEnglish;
  const below = inLanguage ? lines - linesOfPart - linesOfNames(meal, inLanguage) : lines;
  const acknowledged = inLanguage && meal.acknowledged ? 1 : 0;
  const labels = openLabels(
    (): Omit<LabelPart, 'no' | 'of'> => ({
      warnings: [],
      changes: [],
      ingredients: [],
      inside: [],
    }),
    (below - acknowledged - linesOfWarnings(meal)) * letters,
    below * letters,
  );
  for (const warning of inLanguage?.warnings ?? [])
    labels.placeFor(linesOfPieces(warning.pieces) * letters)?.warnings.push(warning);
  const changes = meal.changesText === '' ? [] : meal.changesText.split('; ');
  // In the smallest letters of two, and bold.
  const width = inLanguage ? 1.3 : 1;
  for (const change of changes) labels.placeFor((change.length + 2) * width)?.changes.push(change);
  const inside = byWeight(meal.ingredients);
  for (const ingredient of inside) {
    const { name, amount, unit, allergens } = ingredient;
    const brought = allergens.length > 0 ? ` (${named(allergens)})` : '';
    const size = `${name} ${amount} ${unit}${brought}, `.length;
    labels.placeFor(size)?.ingredients.push(ingredient);
  }
  if (!inLanguage) return labels.parts();
  const { title, comma, ingredients } = inLanguage.inside;
  const told = new Map(ingredients.map((entry) => [entry.ingredientNo, entry]));
  for (const [at, { ingredientNo }] of inside.entries()) {
    const entry = told.get(ingredientNo);
    if (!entry) continue;
    // Both lists end somewhere in a line.
    const before = at === 0 ? title.length + letters : 0;
    labels.placeFor(before + textOf(entry.pieces).length + comma.length)?.inside.push(entry);
  }
  return labels.parts();
}

/** Names that take more than the one line that each is given. */
const linesOfNames = ({ recipeName }: LineLabel, { recipeName: { text } }: Beside) =>
  (Math.ceil(recipeName.length / 40) - 1 + (Math.ceil(text.length / 46) - 1)) * 1.4;

/** The label of a box, and another one where its warnings in two languages are too many for it. */
export const partsOfBox = (box: BoxLabel): BoxPart[] =>
  asFewAsItTakes((linesOfPart) => {
    const { address, postcode, note } = box.deliverTo;
    const place = `${address} ${postcode ?? ''}`;
    const above =
      (Math.ceil(place.length / 36) - 1) * 1.2 +
      linesOf(note ?? '') +
      (box.checkAge === null ? 0 : 1.2);
    const below = linesOfBox - linesOfPart;
    const labels = openLabels(
      (): Pick<BoxPart, 'warnings'> => ({ warnings: [] }),
      below - above - linesOfWarnings(box),
      below,
    );
    for (const warning of box.inLanguage?.warnings ?? [])
      labels.placeFor(linesOfPieces(warning.pieces))?.warnings.push(warning);
    return labels.parts();
  });

/** Below its number, an address of one line and the day. */
const linesOfBox = 13.5;
