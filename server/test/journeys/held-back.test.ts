import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cooking } from '../../src/contract/food-terms.ts';
import { changeMenu } from '../../src/food/edits/edits.ts';
import { saveIngredient } from '../../src/food/ingredients/ingredients.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';
import { ingredientOf } from '../small-menu.ts';

/** Each step says in plain words what is only true as long as nothing changes. */
const english = {
  description: 'Supper, cooked at home.',
  steps: [
    'Fry {Firm tofu: the tofu} for 4 minutes, until golden.',
    'Sear {Steak: the steak} for 2 minutes a side[, {done Steak}].',
    'Serve with {Rice: the rice}.',
  ],
};
type Words = {
  names: Record<string, string>;
  again: string;
  texts: Record<string, string>;
  says: string[];
  letter: string;
};
const inLanguage: Record<'de' | 'ar', Words> = {
  de: {
    names: { 'Firm tofu': 'Fester Tofu', Steak: 'Rindersteak', Rice: 'Reis' },
    again: 'Sojaquark',
    texts: {
      name: 'Abendessen',
      description: 'Ein Abendessen von zu Hause.',
      'step-1': '{Firm tofu: Den Tofu} 4 Minuten braten, bis der Tofu goldbraun ist.',
      'step-2': '{Steak: Das Steak} 2 Minuten je Seite anbraten, innen noch rosa[, {done Steak}].',
      'step-3': 'Mit {Rice: dem Reis} servieren.',
    },
    says: [
      'Den Tofu 4 Minuten braten, bis der Tofu goldbraun ist.',
      'Das Steak 2 Minuten je Seite anbraten, innen noch rosa, bis alle Seiten gebräunt sind.',
      'Mit dem Reis servieren.',
    ],
    letter: 'Abendessen',
  },
  ar: {
    names: { 'Firm tofu': 'توفو متماسك', Steak: 'ستيك بقري', Rice: 'أرز' },
    again: 'جبن الصويا',
    texts: {
      name: 'عشاء',
      description: 'عشاء من البيت.',
      'step-1': 'يُقلى {Firm tofu: التوفو} 4 دقائق حتى يصبح التوفو ذهبيًا.',
      'step-2': 'يُحمَّر {Steak: الستيك} دقيقتين لكل جانب وهو نيء من الداخل[، {done Steak}].',
      'step-3': 'يُقدَّم مع {Rice: الأرز}.',
    },
    says: [
      'يُقلى التوفو 4 دقائق حتى يصبح التوفو ذهبيًا.',
      'يُحمَّر الستيك دقيقتين لكل جانب وهو نيء من الداخل، حتى تتحمّر كل الجوانب.',
      'يُقدَّم مع الأرز.',
    ],
    letter: 'عشاء',
  },
};
const inEnglish = [
  'Fry the tofu for 4 minutes, until golden.',
  'Sear the steak for 2 minutes a side, until browned on every side.',
  'Serve with the rice.',
];
const everyStep = ['steps/0', 'steps/1', 'steps/2'];

let store: Store;
let staff: Person;
let ada: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { 'Firm tofu': 100_000, Steak: 100_000, Rice: 100_000, Halloumi: 100_000 },
    recipes: { Supper: { 'Firm tofu': 100, Steak: 100, Rice: 90 } },
  });
  staff = await store.administrator();
  ada = await store.customer();
  await staff.ask('PATCH', '/api/admin/settings', {
    change: { languages: ['de', 'ar'] },
    holdsFrom: null,
    version: 0,
  });
});
afterEach(() => store.close());

type Told = {
  version: number;
  texts: {
    place: string;
    original: string;
    translated: string | null;
    heldBack: string[];
  }[];
};
type Meal = { name: string; description: string; steps: string[]; untranslated?: string[] };

const pathTo = (language: string) =>
  `/api/admin/recipes/${store.nos.recipe('Supper')}/translations/${language}`;
const told = async (language: string) => (await staff.ask<Told>('GET', pathTo(language))).body;

async function change(change: (recipe: Meal) => object): Promise<void> {
  const path = `/api/admin/recipes/${store.nos.recipe('Supper')}`;
  const { body } = await staff.ask<Record<string, unknown> & Meal>('GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = body;
  const saved = await staff.ask('PUT', path, { ...contents, ...change(body) });
  expect([saved.status, saved.body]).toMatchObject([200, {}]);
}

async function translateName(language: string, name: string, translated: string | null) {
  const path = `/api/admin/ingredients/${store.nos.ingredient(name)}/translations/${language}`;
  const { version } = (await staff.ask<Told>('GET', path)).body;
  const texts = [{ place: 'name', original: name, translated }];
  expect((await staff.ask('PUT', path, { version, texts })).status).toBe(200);
}

const translate = async (language: string, texts: Record<string, string>) => {
  const { version, texts: originals } = await told(language);
  const sent = originals.flatMap(({ place, original }) =>
    texts[place] === undefined ? [] : [{ place, original, translated: texts[place] }],
  );
  return staff.ask<{ fields?: { message: string }[] }>('PUT', pathTo(language), {
    version,
    texts: sent,
  });
};

async function translateAll(language: 'de' | 'ar'): Promise<void> {
  await cook('Steak', 'seared');
  await change(() => english);
  const { names, texts } = inLanguage[language];
  for (const [name, translated] of Object.entries(names))
    await translateName(language, name, translated);
  const saved = await translate(language, texts);
  expect([saved.status, saved.body]).toMatchObject([200, {}]);
}

const cook = async (name: string, cooking: Cooking) =>
  changeMenu(store.shop, (tx) =>
    saveIngredient(tx, store.nos.ingredient(name), ingredientOf(name, { cooking })),
  );

/** What the shop says of the recipe now. */
const shown = async (language: string) =>
  (await store.guest().ask<Meal>('GET', `/api/recipes/supper?language=${language}`)).body;

const heldBack = async () =>
  (await staff.ask<{ items: object[] }>('GET', '/api/admin/held-back-translations')).body.items;

/** Orders it as it is and without rice, and answers how to read that again. */
async function ordered(language: 'de' | 'ar') {
  const basket = await fillBasket(store, ada, [
    { recipe: 'Supper', servings: 1 },
    {
      recipe: 'Supper',
      servings: 1,
      changes: [{ action: 'omit', ingredientNo: store.nos.ingredient('Rice') }],
    },
  ]);
  const placed = await order(ada, basket, { language });
  expect(placed.status).toBe(201);
  const { orderNo } = placed.body;
  return {
    lines: async () =>
      (
        await ada.ask<{ lines: Pick<Meal, 'name' | 'description'>[] }>(
          'GET',
          `/api/orders/${orderNo}?language=${language}`,
        )
      ).body.lines.map(({ name, description }) => ({ name, description })),
    cards: async () =>
      (
        await ada.ask<{ items: { lineNo: number; card: Meal }[] }>(
          'GET',
          `/api/orders/${orderNo}/cards?language=${language}`,
        )
      ).body.items.map((it) => it.card),
    label: async () => {
      type Said = { text: string; language: string };
      const { body } = await staff.ask<{ lines: { inLanguage: { recipeName: Said } }[] }>(
        'GET',
        '/api/admin/kitchen/2026-11-25/labels',
      );
      return body.lines.map(({ inLanguage: { recipeName } }) => recipeName.text);
    },
  };
}

describe.each(['de', 'ar'] as const)('a recipe that was translated truly, in %s', (language) => {
  const { says, texts, names, again } = inLanguage[language];
  const name = texts['name'] ?? '';
  const description = texts['description'] ?? '';

  test('is read in the language until something makes it untrue', async () => {
    await translateAll(language);
    expect(await shown(language)).toMatchObject({ name, steps: says, untranslated: [] });
    expect((await told(language)).texts.flatMap(({ heldBack }) => heldBack)).toEqual([]);
  });

  test('says its method in English once a swap makes its words untrue, and what was sold before as it was', async () => {
    await translateAll(language);
    const { cards, lines } = await ordered(language);
    await change(({ ingredients }: { ingredients?: { ingredientNo: number }[] } & Meal) => ({
      ingredients: ingredients?.map((each) =>
        each.ingredientNo === store.nos.ingredient('Firm tofu')
          ? {
              ...each,
              swaps: [
                { with: store.nos.ingredient('Halloumi'), ratio: { substitute: 1, original: 1 } },
              ],
            }
          : each,
      ),
    }));
    const now = await shown(language);
    expect(now).toMatchObject({ name, description, steps: inEnglish, untranslated: everyStep });
    expect((await cards()).map(({ steps }) => steps)).toEqual([says, says.slice(0, 2)]);
    expect((await lines()).map((it) => it.name)).toEqual([name, name]);
    const held = (await told(language)).texts.map(({ place, heldBack }) => [place, heldBack]);
    expect(held).toEqual([
      ['name', []],
      ['description', []],
      ['step-1', [expect.stringContaining(`also where ${names['Firm tofu']} is not in the box`)]],
      ['step-2', [expect.stringContaining('waits for step-1')]],
      ['step-3', [expect.stringContaining('waits for step-1')]],
    ]);
    expect(await heldBack()).toEqual([
      {
        recipeNo: store.nos.recipe('Supper'),
        name: 'Supper',
        language,
        places: ['step-1', 'step-2', 'step-3'],
      },
    ]);
    // What is said there is what a translator is told who saves it again, and mending it shows all of it.
    const refused = await translate(language, texts);
    expect(refused.status).toBe(422);
    expect(refused.body.fields?.map(({ message }) => message)).toEqual(held[2]?.[1]);
    const mended = { de: 'der Tofu goldbraun', ar: 'يصبح التوفو ذهبيًا' }[language];
    const step = texts['step-1'] ?? '';
    const instead = { de: 'alles goldbraun', ar: 'يصبح كل شيء ذهبيًا' }[language];
    expect(step).toContain(mended);
    expect((await translate(language, { 'step-1': step.replace(mended, instead) })).status).toBe(
      200,
    );
    expect(await shown(language)).toMatchObject({ untranslated: [] });
    expect(await heldBack()).toEqual([]);
  });

  test('says its method in English where what it keeps raw has to be cooked through, also in the order', async () => {
    await translateAll(language);
    const { cards } = await ordered(language);
    expect((await cards())[0]).toMatchObject({ steps: says, untranslated: [] });
    await cook('Steak', 'through');
    const steps = [
      inEnglish[0],
      'Sear the steak for 2 minutes a side, until no pink is left, the juices run clear and it is 75 °C in the middle.',
      inEnglish[2],
    ];
    expect(await shown(language)).toMatchObject({ name, steps, untranslated: everyStep });
    expect(await cards()).toMatchObject([
      { steps, untranslated: everyStep },
      { steps: steps.slice(0, 2), untranslated: ['steps/0', 'steps/1'] },
    ]);
    // Corrected again, it is shown again.
    await cook('Steak', 'seared');
    expect(await shown(language)).toMatchObject({ steps: says, untranslated: [] });
  });

  test('says in English what is called otherwise now, until it says so too', async () => {
    await translateAll(language);
    const { cards, lines, label } = await ordered(language);
    await translateName(language, 'Firm tofu', again);
    expect(await shown(language)).toMatchObject({ steps: inEnglish, untranslated: everyStep });
    expect((await cards())[0]).toMatchObject({ steps: inEnglish, untranslated: everyStep });
    const [first] = (await told(language)).texts.filter(({ place }) => place === 'step-1');
    expect(first?.heldBack).toEqual([expect.stringContaining(`is called ${again} now`)]);
    // A name that somebody takes away is still what the method was written of.
    await translateName(language, 'Firm tofu', null);
    expect(await shown(language)).toMatchObject({ steps: says, untranslated: [] });
    // Something that a description names comes by that name: then it may be left out.
    const words = { de: 'Abendessen', ar: 'عشاء' }[language];
    await translateName(language, 'Rice', words);
    expect(await shown(language)).toMatchObject({ name: 'Supper', ...english, steps: inEnglish });
    expect(await lines()).toEqual([
      { name: 'Supper', description: english.description },
      { name: 'Supper', description: english.description },
    ]);
    expect(await label()).toEqual(['Supper', 'Supper']);
    await translateName(language, 'Rice', names['Rice'] ?? '');
    expect(await lines()).toEqual([
      { name, description },
      { name, description },
    ]);
    expect(await label()).toEqual([name, name]);
  });

  test('says a changed step in English, and what was sold of the edition before in the language', async () => {
    await translateAll(language);
    const { cards } = await ordered(language);
    await change(({ steps }) => ({
      steps: [steps[0]?.replace('4 minutes', '6 minutes'), ...steps.slice(1)],
    }));
    expect(await shown(language)).toMatchObject({
      steps: [inEnglish[0]?.replace('4', '6'), ...says.slice(1)],
      untranslated: ['steps/0'],
    });
    expect((await cards()).map(({ steps }) => steps)).toEqual([says, says.slice(0, 2)]);
  });

  test('keeps its words where something is corrected that its original says as it says it', async () => {
    await translateAll(language);
    // The advice has nothing more to say, in English neither.
    await cook('Steak', 'none');
    const now = await shown(language);
    expect(now.untranslated).toEqual([]);
    expect(now.steps[0]).toBe(says[0]);
  });
});
