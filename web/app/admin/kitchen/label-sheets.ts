import { foodWords } from '../../words/en/food.ts';
import type { Labels } from '../kit/office-types.ts';

export type LineLabel = Labels['lines'][number];
export type BoxLabel = Labels['boxes'][number];
type Label = { kind: 'box'; box: BoxLabel } | { kind: 'meal'; meal: LineLabel; part: LabelPart };

/** What of a meal stands on one label: all of it, or what there is room for; the rest follows on the next. */
export type LabelPart = {
  no: number;
  of: number;
  changes: string[];
  ingredients: LineLabel['ingredients'];
};

const labelKinds = ['all', 'meals', 'boxes'] as const;
type LabelKind = (typeof labelKinds)[number];

/** Labels that fit on one sheet of paper. */
const labelsPerSheet = 6;

/** The labels in the order of packing, a box before its meals, cut into sheets of paper. */
export function labelSheets({ boxes, lines }: Labels, show: LabelKind): Label[][] {
  const meals = Map.groupBy(lines, ({ orderNo }) => orderNo);
  const labels = boxes.flatMap((box): Label[] => [
    ...(show === 'meals' ? [] : [{ kind: 'box' as const, box }]),
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

/** Lines of small print below the head of a label, and letters in one of them: a little fewer than there is room for. */
const linesPerLabel = 14;
const lettersPerLine = 46;
const linesOf = (...texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + Math.ceil(text.length / lettersPerLine), 0);

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

/** A meal on as many labels as it takes, so that nothing falls off the edge of one. Its warnings stand on the first. */
export function partsOf(meal: LineLabel): LabelPart[] {
  const parts: Pick<LabelPart, 'changes' | 'ingredients'>[] = [{ changes: [], ingredients: [] }];
  let room = (linesPerLabel - linesOfWarnings(meal)) * lettersPerLine;
  const placeFor = (letters: number) => {
    if (letters > room) {
      parts.push({ changes: [], ingredients: [] });
      room = linesPerLabel * lettersPerLine;
    }
    room -= letters;
    return parts.at(-1);
  };
  const changes = meal.changesText === '' ? [] : meal.changesText.split('; ');
  for (const change of changes) placeFor(change.length + 2)?.changes.push(change);
  for (const ingredient of byWeight(meal.ingredients)) {
    const { name, amount, unit, allergens } = ingredient;
    const letters = `${name} ${amount} ${unit} (${named(allergens)}), `.length;
    placeFor(letters)?.ingredients.push(ingredient);
  }
  return parts.map((part, index) => ({ ...part, no: index + 1, of: parts.length }));
}
