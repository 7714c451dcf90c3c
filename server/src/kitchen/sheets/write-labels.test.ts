import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as arabic from '../../contract/food-names/ar.ts';
import * as german from '../../contract/food-names/de.ts';
import { allergens, type Allergen, type Diet } from '../../contract/food-terms.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import { aDay, foodOf, lineOf } from './fixtures.ts';
import type { LabelLanguage, Piece } from './label-in-language.ts';
import { writeLabels } from './write-labels.ts';

const day = '2026-11-25';

test('a box warns of everything that any of its lines warns of', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const oneBox = lines.map((line, at) => ({ ...line, orderNo: 1, lineNo: at + 1 }));
      const labels = writeLabels(day, oneBox, 18);
      expect(labels.lines).toHaveLength(lines.length);
      for (const { allergens, mayContain, unknownAllergensIn } of labels.lines) {
        const [box] = labels.boxes;
        expect(box?.allergens).toEqual(expect.arrayContaining(allergens));
        expect([...(box?.allergens ?? []), ...(box?.mayContain ?? [])]).toEqual(
          expect.arrayContaining(mayContain),
        );
        expect(box?.unknownAllergensIn).toEqual(expect.arrayContaining(unknownAllergensIn));
      }
    }),
  );
});

test('a label names the ingredients nobody has declared', () => {
  const { lines, boxes } = writeLabels(
    day,
    [
      lineOf({ unknownIn: ['2', '12'] }),
      lineOf({ lineNo: 2, unknownIn: ['2'] }),
      lineOf({ orderNo: 2 }),
    ],
    18,
  );
  expect(lines[0]?.unknownAllergensIn).toEqual(['Firm tofu', 'ingredient 12']);
  expect(boxes).toMatchObject([
    { orderNo: 1, lines: 2, unknownAllergensIn: ['Firm tofu', 'ingredient 12'] },
    { orderNo: 2, lines: 1, unknownAllergensIn: [] },
  ]);
});

test('a label warns of all that the line was sold with and of all that is known now, whatever was said in between', () => {
  fc.assert(
    fc.property(aDay, (lines) => {
      const labels = writeLabels(day, lines, 18).lines;
      for (const [at, line] of lines.entries()) {
        const label = labels[at];
        const now = line.ingredients.flatMap((it) => it.allergens ?? []);
        expect(label?.allergens).toEqual(
          allergens.filter((it) => line.allergens.includes(it) || now.includes(it)),
        );
        const told = [...(label?.allergens ?? []), ...(label?.mayContain ?? [])];
        for (const traces of line.ingredients) {
          expect(told).toEqual(expect.arrayContaining(traces.mayContain ?? []));
          if (traces.allergens === null)
            expect(label?.unknownAllergensIn).toContain(
              traces.name ?? `ingredient ${traces.ingredientNo}`,
            );
        }
        for (const added of label?.addedSince.allergens ?? []) {
          expect(line.allergens).not.toContain(added);
          expect(label?.allergens).toContain(added);
        }
      }
    }),
  );
});

test('what was learned after a line was sold is marked; what its group covered already is not news', () => {
  const [label] = writeLabels(
    day,
    [
      lineOf({
        allergens: ['nuts'],
        mayContain: ['gluten'],
        ingredients: [
          foodOf({
            ingredientNo: 1,
            name: 'Pesto',
            allergens: ['walnuts', 'mustard'],
            mayContain: ['rye', 'sesame'],
          }),
        ],
      }),
    ],
    18,
  ).lines;
  expect(label).toMatchObject({
    allergens: ['nuts', 'walnuts', 'mustard'],
    mayContain: ['gluten', 'rye', 'sesame'],
    addedSince: { allergens: ['mustard'], mayContain: ['sesame'], unknownAllergensIn: [] },
  });
});

test('a label says which diets its meal is no longer known to suit, and the box says those of all', () => {
  const sold = { diets: ['vegan', 'pork-free'] as Diet[] };
  const { lines, boxes } = writeLabels(
    day,
    [
      lineOf({ ...sold, ingredients: [foodOf({ diets: ['vegetarian', 'pork-free'] })] }),
      lineOf({ ...sold, lineNo: 2, ingredients: [foodOf({ diets: null })] }),
      lineOf({ lineNo: 3, ingredients: [foodOf({ diets: null })] }),
    ],
    18,
  );
  expect(lines.map(({ lostDiets }) => lostDiets)).toEqual([['vegan'], ['vegan', 'pork-free'], []]);
  expect(boxes).toMatchObject([{ lostDiets: ['vegan', 'pork-free'] }]);
});

test('a label says of what is inside how much it weighs, and which allergens it brings', () => {
  const ingredients = [
    foodOf({ ingredientNo: 1, name: 'Saffron', unit: 'mg', amount: 500 }),
    foodOf({
      ingredientNo: 2,
      name: 'Egg',
      unit: 'piece',
      amount: 4,
      pieceGrams: 55,
      allergens: ['eggs'],
    }),
    foodOf({ ingredientNo: 3, name: 'Rice', amount: 200 }),
    foodOf({ ingredientNo: 4, name: 'Wine', unit: 'ml', amount: 210, alcoholPermille: 135 }),
  ];
  const { lines, boxes } = writeLabels(day, [lineOf({ ingredients })], 21);
  expect(lines[0]?.ingredients).toMatchObject([
    { name: 'Egg', grams: 220, allergens: ['eggs'], alcoholPermille: null },
    { name: 'Rice', grams: 200, allergens: [] },
    { name: 'Saffron', grams: 0.5 },
    { name: 'Wine', grams: 210, alcoholPermille: 135 },
  ]);
  expect(boxes).toMatchObject([{ checkAge: 21, deliverTo: { phone: '0871234567' } }]);
});

test('the age that was confirmed stays on the box, also when the shop asks for another one today', () => {
  const { boxes } = writeLabels(day, [lineOf({ confirmedAge: 18 })], 21);
  expect(boxes).toMatchObject([{ checkAge: 18 }]);
  expect(writeLabels(day, [lineOf()], 21).boxes).toMatchObject([{ checkAge: null }]);
});

const nothingTranslated = (language: OtherLanguage): LabelLanguage => ({
  language,
  food: undefined,
});

/** What a curry with rice is called in a language; of its tofu nobody has said. */
const curryIn = (language: OtherLanguage, curry: string, rice: string): LabelLanguage => {
  const texts = [{ place: 'name', original: 'Tofu curry', translated: curry }];
  return {
    language,
    food: {
      language,
      own: { recipes: new Map() },
      shown: () => ({ texts, heldBack: [] }),
      translations: {
        categories: new Map(),
        recipes: new Map([[7, texts]]),
        ingredients: new Map([[1, [{ place: 'name', original: 'Rice', translated: rice }]]]),
      },
    },
  };
};

const textOf = (pieces: readonly Piece[] | undefined) => pieces?.map(({ text }) => text).join('');

const texts = { name: 'Tofu curry', description: null, story: null, follows: null, servings: 2 };
const warned = {
  texts,
  confirmedAge: 18,
  diets: ['vegan'] as Diet[],
  mayContain: ['hazelnuts', 'eggs'] as Allergen[],
  unknownIn: ['3'],
  ingredients: [
    foodOf({ ingredientNo: 1, name: 'Rice', amount: 180, diets: ['vegan'] }),
    foodOf({ ingredientNo: 2, name: 'Firm tofu', amount: 250, allergens: ['soybeans', 'mustard'] }),
    foodOf({ ingredientNo: 3, name: 'Wine', amount: 100, alcoholPermille: 135, allergens: null }),
  ],
};

test('whoever orders in German reads in German what the label says to them, and staff read English beside it', () => {
  const { lines, boxes } = writeLabels(day, [lineOf({ ...warned, language: 'de' })], 18, [
    curryIn('de', 'Tofu-Curry', 'Reis'),
  ]);
  const [line] = lines;
  expect(line).toMatchObject({ recipeName: 'Tofu curry', allergens: ['soybeans', 'mustard'] });
  expect(line?.inLanguage).toMatchObject({
    language: 'de',
    dir: 'ltr',
    recipeName: { text: 'Tofu-Curry', language: 'de' },
  });
  const meal = [
    'Nach Ihrer Bestellung hinzugekommen: Senf',
    'Nach Ihrer Bestellung berichtigt: Es ist nicht mehr sicher vegan.',
    'Enthält: Sojabohnen, Senf',
    'Kann Spuren enthalten von: Eiern, Haselnüssen',
    'Keine Allergenangabe, jedes Allergen kann enthalten sein: Wine',
  ];
  expect(line?.inLanguage?.warnings.map(({ pieces }) => textOf(pieces))).toEqual(meal);
  expect(boxes[0]?.inLanguage?.warnings.map(({ pieces }) => textOf(pieces))).toEqual([
    'Alkohol: Wer die Box annimmt, weist an der Tür nach, 18 Jahre alt oder älter zu sein.',
    ...meal,
  ]);
  expect(line?.inLanguage?.inside.ingredients.map(({ pieces }) => textOf(pieces))).toEqual([
    'Firm tofu (Sojabohnen, Senf)',
    'Reis',
    'Wine (13,5 % vol)',
  ]);
});

test('whoever orders in Arabic reads from the right, and what is not translated says that it is English', () => {
  const { lines } = writeLabels(day, [lineOf({ ...warned, language: 'ar' })], 18, [
    nothingTranslated('de'),
    curryIn('ar', 'كاري التوفو', 'أرز'),
  ]);
  const told = lines[0]?.inLanguage;
  expect(told).toMatchObject({
    language: 'ar',
    dir: 'rtl',
    recipeName: { text: 'كاري التوفو', language: 'ar' },
  });
  expect(
    told?.inside.ingredients.map(({ pieces: [name] }) => [name?.text, name?.language]),
  ).toEqual([
    ['Firm tofu', 'en'],
    ['أرز', 'ar'],
    ['Wine', 'en'],
  ]);
  const contains = told?.warnings.find(({ kind }) => kind === 'contains');
  expect(textOf(contains?.pieces)).toBe('يحتوي على: فول الصويا، الخردل');
});

test('where nothing is translated the names stand whole as they were sold, and the warnings are translated all the same', () => {
  const { lines } = writeLabels(day, [lineOf({ ...warned, language: 'de' })], 18, [
    nothingTranslated('de'),
  ]);
  const told = lines[0]?.inLanguage;
  expect(told?.recipeName).toMatchObject({ text: 'Tofu curry', language: 'en' });
  const contains = told?.warnings.find(({ kind }) => kind === 'contains');
  expect(textOf(contains?.pieces)).toBe('Enthält: Sojabohnen, Senf');
});

test('a name of another day is not the name that was sold', () => {
  const renamed = foodOf({ ingredientNo: 1, name: 'Brown rice' });
  const { lines } = writeLabels(day, [lineOf({ language: 'de', ingredients: [renamed] })], 18, [
    curryIn('de', 'Tofu-Curry', 'Reis'),
  ]);
  const [inside] = lines[0]?.inLanguage?.inside.ingredients ?? [];
  expect(inside?.pieces).toEqual([{ text: 'Brown rice', language: 'en', emphasised: false }]);
});

test('labels are in English alone for whoever reads that, and in a language that the shop speaks no more', () => {
  const { lines, boxes } = writeLabels(
    day,
    [lineOf(), lineOf({ orderNo: 2, language: 'ar' })],
    18,
    [nothingTranslated('de')],
  );
  expect([...lines, ...boxes].map(({ inLanguage }) => inLanguage)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

/** A nameless ingredient is called by its number. */
const lastWord = (name: string) => name.split(' ').at(-1) ?? name;

test.each([
  { language: 'de' as const, names: german.allergens, traces: german.inDative },
  { language: 'ar' as const, names: arabic.allergens, traces: arabic.allergens },
])(
  'in $language a label names exactly the allergens that it names in English',
  ({ language, names, traces }) => {
    fc.assert(
      fc.property(aDay, (ordered) => {
        const read = ordered.map((line) => ({ ...line, orderNo: 1, language }));
        const { lines, boxes } = writeLabels(day, read, 18, [nothingTranslated(language)]);
        for (const label of [...lines, ...boxes]) {
          const told = (kind: string) =>
            label.inLanguage?.warnings
              .find((warning) => warning.kind === kind)
              ?.pieces.filter(({ emphasised }) => emphasised)
              .map(({ text }) => text) ?? [];
          const { addedSince } = label;
          expect(told('contains')).toEqual(label.allergens.map((it) => names[it]));
          expect(told('may-contain')).toEqual(label.mayContain.map((it) => traces[it]));
          expect(told('undeclared')).toHaveLength(label.unknownAllergensIn.length);
          expect(told('added-since')).toEqual([
            ...[...addedSince.allergens, ...addedSince.mayContain].map((it) => names[it]),
            ...addedSince.unknownAllergensIn.map(
              (name) => expect.stringContaining(lastWord(name)) as unknown,
            ),
          ]);
        }
      }),
    );
  },
);
