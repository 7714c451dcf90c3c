import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import type { Labels } from '../kit/office-types.ts';

const texts = adminKitchenWords.labels;

export type LineLabel = Labels['lines'][number];
export type BoxLabel = Labels['boxes'][number];
type Label =
  | { kind: 'box'; box: BoxLabel; part: BoxPart }
  | { kind: 'meal'; meal: LineLabel; part: LabelPart };

export type Beside = NonNullable<LineLabel['inLanguage']>;
export type Pieces = Beside['warnings'][number]['pieces'];

type Kind = Beside['warnings'][number]['kind'];
/** A warning as staff read it, or what of it there is room for. */
export type EnglishWarning = { kind: Kind; pieces: { text: string; emphasised: boolean }[] };

/** What of a box's warnings stands on one label, as staff read them and in its customer's language. */
export type BoxPart = {
  no: number;
  of: number;
  english: EnglishWarning[];
  warnings: Beside['warnings'];
};

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

/** Lines of so many letters, which a long word leaves as it begins. */
function linesOf(text: string, letters: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(' ')) {
    const fits = used === 0 || used + 1 + length <= letters;
    const broken = Math.max(0, Math.ceil(length / letters) - 1);
    used = (fits && used > 0 ? used + 1 : 0) + length - broken * letters;
    lines += (fits ? 0 : 1) + broken;
  }
  return lines;
}

const textOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('');
const linesInEnglish = (pieces: readonly { text: string }[]) => linesOf(textOf(pieces), 46);
const linesOfPieces = (pieces: Pieces) => linesOf(textOf(pieces), 54);

const allergensOf = (some: LineLabel['allergens']) =>
  some.map((allergen) => foodWords.allergens[allergen]);
const named = (some: LineLabel['allergens']) => allergensOf(some).join(', ');

/** A warning that names some of its names, where all of them are too many for a label. */
type Warning<Name, Said> = {
  names: readonly Name[];
  /** `goesOn`: the next label names more. */
  say: (names: readonly Name[], goesOn: boolean) => Said;
};

type Warned = Pick<
  LineLabel,
  'allergens' | 'mayContain' | 'unknownAllergensIn' | 'tracesUnknownIn' | 'addedSince' | 'lostDiets'
>;

/** What a label warns of, as staff read it and in that order. */
function warningsInEnglish(label: Warned): Warning<string, EnglishWarning>[] {
  const { allergens, mayContain, unknownAllergensIn, tracesUnknownIn, addedSince } = label;
  const added = [
    ...allergensOf([...addedSince.allergens, ...addedSince.mayContain]),
    ...addedSince.unknownAllergensIn,
  ];
  const piece = (text: string, emphasised = false) => ({ text, emphasised });
  const listing = (
    kind: Kind,
    names: readonly string[],
    said: (list: string) => EnglishWarning['pieces'],
  ): Warning<string, EnglishWarning>[] => {
    const say = (some: readonly string[], goesOn: boolean) => ({
      kind,
      pieces: said(some.join(', ') + (goesOn ? ' …' : '')),
    });
    return names.length === 0 ? [] : [{ names, say }];
  };
  const saying = (kind: Kind, text: string) => [
    { names: [], say: () => ({ kind, pieces: [piece(text)] }) },
  ];
  return [
    ...listing('added-since', added, (list) => [piece(texts.addedSince(list))]),
    ...(label.lostDiets.length > 0
      ? saying('lost-diets', texts.lostSince(correctedWords.notKnownToBe(label.lostDiets)))
      : []),
    ...(allergens.length === 0 && unknownAllergensIn.length === 0
      ? saying('contains-none', texts.containsNone)
      : []),
    ...listing('contains', allergensOf(allergens), (list) => [
      piece(`${texts.contains} `),
      piece(list, true),
    ]),
    ...listing('may-contain', allergensOf(mayContain), (list) => [
      piece(`${texts.mayContain} `),
      piece(list, true),
    ]),
    ...listing('undeclared', unknownAllergensIn, (list) => [piece(texts.undeclared(list), true)]),
    ...(tracesUnknownIn.length > 0
      ? saying('traces-undeclared', foodWords.tracesNotDeclared(tracesUnknownIn))
      : []),
  ];
}

/** A warning in the customer's language, which is made of how it begins and its names with commas between them. */
function namingIn({
  kind,
  pieces,
}: Beside['warnings'][number]): Warning<Pieces[number], Beside['warnings'][number]> {
  const [begins, ...listed] = pieces;
  const comma = listed[1];
  return {
    names: listed.filter((_, at) => at % 2 === 0),
    say: (names, goesOn) => ({
      kind,
      pieces: [
        ...(begins ? [begins] : []),
        ...names.flatMap((name, at) => (at > 0 && comma ? [comma, name] : [name])),
        ...(goesOn && comma ? [{ ...comma, text: ' …' }] : []),
      ],
    }),
  };
}

/** How many lines the warnings of a label take, as staff read them. */
export const linesOfWarnings = (label: Warned): number =>
  warningsInEnglish(label).reduce(
    (sum, { names, say }) => sum + linesInEnglish(say(names, false).pieces),
    0,
  );

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
    /** A label with nothing on it yet. */
    turn: (): void => {
      parts.push(emptyPart());
      room = next;
    },
    room: () => room,
    /** What there is room for on a label that has nothing else on it. */
    most: next,
    parts: () => parts,
  };
}

/** Whole where a label has room for all of it; otherwise so many of its names on each, and how it begins before them. */
function putWarning<Part extends object, Name, Said>(
  labels: ReturnType<typeof openLabels<Part>>,
  { names, say }: Warning<Name, Said>,
  sizeOf: (said: Said) => number,
  put: (part: Part, said: Said) => void,
): void {
  const placed = (said: Said) => {
    const part = labels.placeFor(sizeOf(said));
    if (part) put(part, said);
  };
  let left = names;
  while (left.length > 1 && sizeOf(say(left, false)) > labels.most) {
    let count = howManyFit(left, labels.room());
    if (count === 0) {
      labels.turn();
      count = Math.max(1, howManyFit(left, labels.room()));
    }
    placed(say(left.slice(0, count), true));
    left = left.slice(count);
  }
  if (left.length > 0 || names.length === 0) placed(say(left, false));

  function howManyFit(some: readonly Name[], room: number): number {
    let count = 0;
    while (count < some.length && sizeOf(say(some.slice(0, count + 1), true)) <= room) count += 1;
    return count;
  }
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
 * A meal on as many labels as it takes, so that nothing falls off the edge of one. The warnings that staff read come first, then those in
 * its customer's language, before all that may be long.
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
      english: [],
      warnings: [],
      changes: [],
      ingredients: [],
      inside: [],
    }),
    (below - acknowledged) * letters,
    below * letters,
  );
  putWarnings(labels, meal, letters);
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

type WarningsOfPart = Pick<BoxPart, 'english' | 'warnings'>;

/** All that a label warns of: as staff read it, then in its customer's language. `lineSize`: what a line takes of its room. */
function putWarnings<Part extends WarningsOfPart>(
  labels: ReturnType<typeof openLabels<Part>>,
  label: Warned & { inLanguage: Pick<Beside, 'warnings'> | null },
  lineSize: number,
): void {
  for (const warning of warningsInEnglish(label)) {
    const sizeOf = ({ pieces }: EnglishWarning) => linesInEnglish(pieces) * lineSize;
    putWarning(labels, warning, sizeOf, (part, said) => part.english.push(said));
  }
  for (const warning of label.inLanguage?.warnings ?? []) {
    const sizeOf = ({ pieces }: Beside['warnings'][number]) => linesOfPieces(pieces) * lineSize;
    putWarning(labels, namingIn(warning), sizeOf, (part, said) => part.warnings.push(said));
  }
}

/** Names that take more than the one line that each is given. */
const linesOfNames = ({ recipeName }: LineLabel, { recipeName: { text } }: Beside) =>
  (Math.ceil(recipeName.length / 40) - 1 + (Math.ceil(text.length / 46) - 1)) * 1.4;

/** The label of a box, and others where its warnings are too many for it. */
export const partsOfBox = (box: BoxLabel): BoxPart[] =>
  asFewAsItTakes((linesOfPart) => {
    const { address, postcode, note } = box.deliverTo;
    const place = `${address} ${postcode ?? ''}`;
    const above =
      (Math.ceil(place.length / 36) - 1) * 1.2 +
      linesOf(note ?? '', 46) +
      (box.checkAge === null ? 0 : 1.2);
    const below = linesOfBox - linesOfPart;
    const labels = openLabels(
      (): WarningsOfPart => ({ english: [], warnings: [] }),
      below - above,
      below,
    );
    putWarnings(labels, box, 1);
    return labels.parts();
  });

/** Below its number, an address of one line and the day. */
const linesOfBox = 13.5;
