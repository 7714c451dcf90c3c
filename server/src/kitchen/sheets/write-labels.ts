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
import { changesInWords } from './describe-changes.ts';
import type { DayLine } from './day-lines.ts';
import {
  insideIn,
  namesOf,
  titleOfInside,
  warningsIn,
  type Called,
  type InCustomersLanguage,
  type LabelFacts,
  type LabelLanguage,
  type Piece,
} from './label-in-language.ts';

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
  /** What its customer reads beside the English; null where they read that. */
  inLanguage: LineInLanguage | null;
};
type LineInLanguage = InCustomersLanguage & {
  recipeName: Piece;
  /** In the order of `ingredients`. */
  inside: {
    title: string;
    comma: string;
    ingredients: { ingredientNo: number; pieces: Piece[] }[];
  };
};

/** What is printed on the box of one order. */
export type BoxLabel = Warnings & {
  orderNo: number;
  day: string;
  deliverTo: DayLine['deliverTo'];
  lines: number;
  /** Whoever delivers it checks that who takes it in is so old; null where nothing in it asks for that. */
  checkAge: number | null;
  inLanguage: InCustomersLanguage | null;
};

export type Labels = { lines: LineLabel[]; boxes: BoxLabel[] };

/** The labels of a day, by order and line. What customers read beside English is in one of these languages. */
export function writeLabels(
  day: string,
  lines: readonly DayLine[],
  alcoholAge: number,
  spoken: readonly LabelLanguage[] = [],
): Labels {
  const boxes = [...Map.groupBy(lines, ({ orderNo }) => orderNo).values()].map((box) =>
    box.map((line): ReadLine => {
      const reads = spoken.find(({ language }) => language === line.language);
      const names = namesOf(line, reads);
      return { line, reads, names, facts: factsOf(line, names.ingredient) };
    }),
  );
  return {
    lines: boxes.flatMap((box) => box.map((read) => lineLabel(day, read, box.length))),
    boxes: boxes.flatMap((box) => boxLabel(day, box, alcoholAge)),
  };
}

type ReadLine = {
  line: DayLine;
  /** Undefined: its customer reads English. */
  reads: LabelLanguage | undefined;
  names: ReturnType<typeof namesOf>;
  facts: LabelFacts;
};

function lineLabel(
  day: string,
  { line, reads, names, facts }: ReadLine,
  linesInBox: number,
): LineLabel {
  const { orderNo, lineNo, servings, acknowledged } = line;
  const changes = nameChanges(line);
  const ingredients = line.ingredients
    .map((entry) => ({
      ingredientNo: entry.ingredientNo,
      name: names.ingredient(entry.ingredientNo).name,
      unit: entry.unit,
      amount: entry.amount,
      grams: gramsOf(entry.amount, entry),
      allergens: entry.allergens ?? [],
      alcoholPermille: isStrong(entry) ? entry.alcoholPermille : null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.ingredientNo - b.ingredientNo);
  return {
    orderNo,
    lineNo,
    linesInBox,
    day,
    servings,
    changes,
    acknowledged,
    deliverName: line.deliverTo.name,
    recipeName: names.recipe.name,
    changesText: changesInWords(changes),
    ingredients,
    ...inEnglish(facts),
    inLanguage: reads
      ? {
          ...warningsIn(reads, facts),
          recipeName: names.recipe.inLanguage,
          inside: {
            ...titleOfInside(reads),
            ingredients: ingredients.map((entry) => ({
              ingredientNo: entry.ingredientNo,
              pieces: insideIn(reads, names.ingredient(entry.ingredientNo), entry),
            })),
          },
        }
      : null,
  };
}

function boxLabel(day: string, lines: readonly ReadLine[], alcoholAge: number): BoxLabel[] {
  const [first] = lines;
  if (!first) return [];
  const facts = factsOfAll(lines.map((each) => each.facts));
  const hasAlcohol = lines.some(({ line }) => line.ingredients.some(isForAdults));
  const checkAge = first.line.confirmedAge ?? (hasAlcohol ? alcoholAge : null);
  return [
    {
      orderNo: first.line.orderNo,
      day,
      deliverTo: first.line.deliverTo,
      lines: lines.length,
      checkAge,
      ...inEnglish(facts),
      inLanguage: first.reads ? warningsIn(first.reads, facts, checkAge) : null,
    },
  ];
}

/** All that any of them warns of. */
function factsOfAll(all: readonly LabelFacts[]): LabelFacts {
  const allergens = inAnnexOrder(all.flatMap((facts) => facts.allergens));
  const since = all.map((facts) => facts.since);
  return {
    allergens,
    mayContain: inAnnexOrder(all.flatMap(({ mayContain }) => mayContain)).filter(
      (allergen) => !allergens.includes(allergen),
    ),
    unknownIn: once(all.flatMap(({ unknownIn }) => unknownIn)),
    tracesUnknownIn: once(all.flatMap(({ tracesUnknownIn }) => tracesUnknownIn)),
    since: {
      allergens: inAnnexOrder(since.flatMap((facts) => facts.allergens)),
      mayContain: inAnnexOrder(since.flatMap(({ mayContain }) => mayContain)),
      unknownIn: once(since.flatMap(({ unknownIn }) => unknownIn)),
    },
    lostDiets: diets.filter((diet) => all.some(({ lostDiets }) => lostDiets.includes(diet))),
  };
}

const once = (list: readonly Called[]): Called[] => [
  ...new Map(list.map((called) => [called.name, called])).values(),
];

function factsOf(line: DayLine, called: (ingredientNo: number) => Called): LabelFacts {
  const { allergens, mayContain, unknownIn, tracesUnknownIn, since }: Declared = declaredOf(line);
  return {
    allergens,
    mayContain,
    unknownIn: unknownIn.map(called),
    tracesUnknownIn: tracesUnknownIn.map(called),
    since: {
      allergens: since.allergens,
      mayContain: since.mayContain,
      unknownIn: since.unknownIn.map(called),
    },
    lostDiets: since.lostDiets,
  };
}

/** What staff read of it: the codes, which the page names, and names as they were sold. */
function inEnglish({ since, unknownIn, tracesUnknownIn, ...facts }: LabelFacts): Warnings {
  const named = (some: readonly Called[]) => some.map(({ name }) => name);
  return {
    allergens: facts.allergens,
    mayContain: facts.mayContain,
    unknownAllergensIn: named(unknownIn),
    tracesUnknownIn: named(tracesUnknownIn),
    addedSince: {
      allergens: since.allergens,
      mayContain: since.mayContain,
      unknownAllergensIn: named(since.unknownIn),
    },
    lostDiets: facts.lostDiets,
  };
}
