import {
  diets,
  inAnnexOrder,
  type Allergen,
  type Diet,
  type Unit,
} from '../../contract/food-terms.ts';
import { declaredOf, type Declared } from '../../checkout/orders/declared.ts';
import { isForAdults, isStrong } from '../../food/ingredients/strength.ts';
import { gramsOf } from '../../food/recipes/alcohol.ts';
import { nameChanges, type NamedChange } from '../../checkout/orders/name-changes.ts';
import { withSoldTexts } from '../../food/recipes/sold-meal.ts';
import { changesInWords } from './describe-changes.ts';
import { nameOr, type DayLine } from './day-lines.ts';

/** Allergens and traces of the line after its changes: what it was sold with, and what is known of it now. */
type Warnings = {
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Ingredients whose allergens nobody has declared. Unknown is not free-from. */
  unknownAllergensIn: string[];
  tracesUnknownIn: string[];
  /** What of these was learned after it was sold. */
  addedSince: { allergens: Allergen[]; mayContain: Allergen[]; unknownAllergensIn: string[] };
  /** What it was sold as suiting and is not known to suit any more. */
  lostDiets: Diet[];
};

/** What is printed on the bag of one line. */
export type LineLabel = Warnings & {
  orderNo: number;
  lineNo: number;
  linesInBox: number;
  deliverName: string;
  day: string;
  recipeName: string;
  servings: number;
  changes: NamedChange[];
  changesText: string;
  /** By name; what they weigh says which comes first on a label. */
  ingredients: {
    ingredientNo: number;
    name: string;
    unit: Unit;
    amount: number;
    grams: number;
    /** What it is known to bring. */
    allergens: Allergen[];
    alcoholPermille: number | null;
  }[];
  /** The customer confirmed that the line goes against their profile. */
  acknowledged: boolean;
};

/** What is printed on the box of one order. */
export type BoxLabel = Warnings & {
  orderNo: number;
  day: string;
  deliverTo: DayLine['deliverTo'];
  lines: number;
  /** Whoever delivers it checks that who takes it in is so old; null where nothing in it asks for that. */
  checkAge: number | null;
};

export type Labels = { lines: LineLabel[]; boxes: BoxLabel[] };

/** The labels of a day, by order and line. */
export function writeLabels(day: string, lines: readonly DayLine[], alcoholAge: number): Labels {
  const boxes = [...Map.groupBy(lines, ({ orderNo }) => orderNo).values()];
  return {
    lines: boxes.flatMap((box) => box.map((line) => lineLabel(day, line, box.length))),
    boxes: boxes.flatMap((box) => boxLabel(day, box, alcoholAge)),
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
      .map((entry) => ({
        ingredientNo: entry.ingredientNo,
        name: nameOr(entry.name, 'ingredient', entry.ingredientNo),
        unit: entry.unit,
        amount: entry.amount,
        grams: gramsOf(entry.amount, entry),
        allergens: entry.allergens ?? [],
        alcoholPermille: isStrong(entry) ? entry.alcoholPermille : null,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || a.ingredientNo - b.ingredientNo),
    ...warningsOf(line),
  };
}

function boxLabel(day: string, lines: DayLine[], alcoholAge: number): BoxLabel[] {
  const [first] = lines;
  if (!first) return [];
  const all = lines.map(warningsOf);
  const contained = inAnnexOrder(all.flatMap(({ allergens }) => allergens));
  const since = all.map(({ addedSince }) => addedSince);
  const hasAlcohol = lines.some(({ ingredients }) => ingredients.some(isForAdults));
  return [
    {
      orderNo: first.orderNo,
      day,
      deliverTo: first.deliverTo,
      lines: lines.length,
      checkAge: first.confirmedAge ?? (hasAlcohol ? alcoholAge : null),
      allergens: contained,
      mayContain: inAnnexOrder(all.flatMap(({ mayContain }) => mayContain)).filter(
        (allergen) => !contained.includes(allergen),
      ),
      unknownAllergensIn: once(all.flatMap(({ unknownAllergensIn }) => unknownAllergensIn)),
      tracesUnknownIn: once(all.flatMap(({ tracesUnknownIn }) => tracesUnknownIn)),
      addedSince: {
        allergens: inAnnexOrder(since.flatMap(({ allergens }) => allergens)),
        mayContain: inAnnexOrder(since.flatMap(({ mayContain }) => mayContain)),
        unknownAllergensIn: once(since.flatMap(({ unknownAllergensIn }) => unknownAllergensIn)),
      },
      lostDiets: diets.filter((diet) => all.some(({ lostDiets }) => lostDiets.includes(diet))),
    },
  ];
}

const once = <T>(list: readonly T[]): T[] => [...new Set(list)];

function warningsOf(line: DayLine): Warnings {
  const { allergens, mayContain, unknownIn, tracesUnknownIn, since }: Declared = declaredOf(line);
  const named = (nos: readonly number[]) =>
    nos.map((no) => {
      const name = line.ingredients.find(({ ingredientNo }) => ingredientNo === no)?.name;
      return nameOr(name, 'ingredient', no);
    });
  return {
    allergens,
    mayContain,
    unknownAllergensIn: named(unknownIn),
    tracesUnknownIn: named(tracesUnknownIn),
    addedSince: {
      allergens: since.allergens,
      mayContain: since.mayContain,
      unknownAllergensIn: named(since.unknownIn),
    },
    lostDiets: since.lostDiets,
  };
}
