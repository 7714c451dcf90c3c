import { allergens, type Allergen, type Unit } from '../../contract/food-terms.ts';
import { nameChanges, type NamedChange } from '../../checkout/orders/name-changes.ts';
import { withSoldTexts } from '../../food/recipes/sold-meal.ts';
import { changesInWords } from './describe-changes.ts';
import { nameOr, type DayLine } from './day-lines.ts';

/** What is printed on the bag of one line. Allergens are of the line as ordered, after its changes. */
export type LineLabel = {
  orderNo: number;
  lineNo: number;
  linesInBox: number;
  deliverName: string;
  day: string;
  recipeName: string;
  servings: number;
  changes: NamedChange[];
  changesText: string;
  ingredients: { ingredientNo: number; name: string; unit: Unit; amount: number }[];
  allergens: Allergen[];
  /** Ingredients whose allergens nobody had declared. Unknown is not free-from. */
  unknownAllergensIn: string[];
  /** The customer confirmed that the line goes against their profile. */
  acknowledged: boolean;
};

/** What is printed on the box of one order. */
export type BoxLabel = {
  orderNo: number;
  day: string;
  deliverTo: { name: string; address: string };
  lines: number;
  allergens: Allergen[];
  unknownAllergensIn: string[];
};

export type Labels = { lines: LineLabel[]; boxes: BoxLabel[] };

/** The labels of a day, by order and line. */
export function writeLabels(day: string, lines: readonly DayLine[]): Labels {
  const boxes = [...Map.groupBy(lines, ({ orderNo }) => orderNo).values()];
  return {
    lines: boxes.flatMap((box) => box.map((line) => lineLabel(day, line, box.length))),
    boxes: boxes.flatMap((box) => boxLabel(day, box)),
  };
}

function lineLabel(day: string, line: DayLine, linesInBox: number): LineLabel {
  const { orderNo, lineNo, servings, acknowledged } = line;
  const changes = nameChanges(line);
  const { name } = withSoldTexts(line);
  return {
    orderNo,
    lineNo,
    linesInBox,
    day,
    servings,
    changes,
    acknowledged,
    deliverName: line.deliverTo.name,
    recipeName: nameOr(name, 'recipe', line.recipeNo),
    changesText: changesInWords(changes),
    ingredients: line.ingredients
      .map((entry) => ({ ...entry, name: nameOr(entry.name, 'ingredient', entry.ingredientNo) }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || a.ingredientNo - b.ingredientNo),
    allergens: line.allergens,
    unknownAllergensIn: undeclaredIn(line),
  };
}

function boxLabel(day: string, lines: DayLine[]): BoxLabel[] {
  const [first] = lines;
  if (!first) return [];
  const contained = new Set(lines.flatMap((line) => line.allergens));
  return [
    {
      orderNo: first.orderNo,
      day,
      deliverTo: first.deliverTo,
      lines: lines.length,
      allergens: allergens.filter((allergen) => contained.has(allergen)),
      unknownAllergensIn: [...new Set(lines.flatMap(undeclaredIn))],
    },
  ];
}

function undeclaredIn({ unknownIn, ingredients }: DayLine): string[] {
  return unknownIn.map((text) => {
    const no = Number(text);
    const name = ingredients.find(({ ingredientNo }) => ingredientNo === no)?.name;
    return nameOr(name, 'ingredient', no);
  });
}
