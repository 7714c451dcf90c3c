import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import {
  deliverTo,
  fillBasket,
  firstDay,
  newStaff,
  openStore,
  type Person,
  type Store,
} from '../store.ts';

let store: Store;
let staff: Person;
beforeEach(async () => {
  store = await openStore({ stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 90 } } });
  staff = await store.administrator();
  await staff.ask('PATCH', '/api/admin/settings', {
    change: { languages: ['de', 'ar'] },
    holdsFrom: null,
    version: 0,
  });
});
afterEach(() => store.close());

type Text = { place: string; original: string; translated: string | null };
type Told = {
  version: number;
  texts: (Text & {
    before: { original: string; translated: string } | null;
    heldBack: string[];
  })[];
  code?: string;
  fields?: { field: string; message: string }[];
  conflicts?: { field: string; mine: unknown; theirs: unknown }[];
};

const pathOf = (language = 'de') =>
  `/api/admin/recipes/${store.nos.recipe('Congee')}/translations/${language}`;
const told = async (language?: string) => (await staff.ask<Told>('GET', pathOf(language))).body;
const save = (texts: Text[], version: number, by = staff) =>
  by.ask<Told>('PUT', pathOf(), { version, texts });
const name = (translated: string | null, original = 'Congee'): Text => ({
  place: 'name',
  original,
  translated,
});
type Recipe = {
  name: string;
  steps: string[];
  untranslated?: string[];
  ingredients: { name: string }[];
};
const shown = async (language = 'de') =>
  (await store.guest().ask<Recipe>('GET', `/api/recipes/congee?language=${language}`)).body;

/** A step in German for what the recipe says, whatever that is. */
async function translateAll(): Promise<Told> {
  const { texts, version } = await told();
  const german = texts.map(({ place, original }) => ({
    place,
    original,
    translated:
      place === 'name' ? 'Reissuppe' : original.replace('{Rice: the rice}', '{Rice: den Reis}'),
  }));
  return (await save(german, version)).body;
}

test('what is translated is read in the language, and the rest as it was written, and it says which', async () => {
  expect((await told()).version).toBe(0);
  expect(await shown()).toMatchObject({ name: 'Congee' });
  const saved = await save([name('Reissuppe')], 0);
  expect(saved.body.version).toBe(1);
  const inGerman = await shown();
  expect(inGerman.name).toBe('Reissuppe');
  expect(inGerman.untranslated).toContain('steps/0');
  expect(inGerman.untranslated).not.toContain('name');
  expect((await shown('ar')).name).toBe('Congee');
  expect((await shown('en')).untranslated).toBeUndefined();
  const found = await store
    .guest()
    .ask<{ items: { name: string }[] }>('GET', '/api/recipes?q=reissuppe&language=de');
  expect(found.body.items.map((it) => it.name)).toEqual(['Reissuppe']);
});

test('a translation that is not as true as its original is refused, with what is missing', async () => {
  const { texts } = await told();
  const step = texts.find(({ place }) => place === 'step-1');
  if (!step) throw new Error('It has no step.');
  const wrong = await save(
    [{ place: step.place, original: step.original, translated: 'Alles 99 Minuten kochen.' }],
    0,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body.code).toBe('translation-untrue');
  expect(wrong.body.fields?.[0]).toMatchObject({ field: 'step-1' });
  expect((await told()).version).toBe(0);
});

test('a translation that names in plain words what may be left out is refused, by what that is called in its language', async () => {
  const rice = `/api/admin/ingredients/${store.nos.ingredient('Rice')}/translations/de`;
  const called = { place: 'name', original: 'Rice', translated: 'Reis' };
  expect((await staff.ask('PUT', rice, { version: 0, texts: [called] })).status).toBe(200);
  const wrong = await save([name('Reissuppe')], 0);
  expect(wrong.body).toMatchObject({ code: 'translation-untrue', fields: [{ field: 'name' }] });
  expect(wrong.body.fields?.[0]?.message).toContain('“Reissuppe”');
  expect((await save([name('Heiße Suppe')], 0)).status).toBe(200);
});

test('no ingredient is called what promises more than its own name does', async () => {
  const path = `/api/admin/ingredients/${store.nos.ingredient('Rice')}/translations/de`;
  const called = (translated: string) =>
    staff.ask<Told>('PUT', path, {
      version: 0,
      texts: [{ place: 'name', original: 'Rice', translated }],
    });
  const wrong = await called('Glutenfreier Reis');
  expect(wrong.body).toMatchObject({ code: 'translation-untrue', fields: [{ field: 'name' }] });
  expect(wrong.body.fields?.[0]?.message).toContain('“Glutenfreier”');
  // One that was saved before anybody looked is not shown, and the office says why.
  await store.shop.database.run(
    sql`insert into translation (language, ingredients_no, texts) values ('de', ${store.nos.ingredient('Rice')},
      ${JSON.stringify([{ place: 'name', original: 'Rice', translated: 'Glutenfreier Reis' }])})`,
  );
  await save([name('Brei')], 0);
  expect((await shown()).ingredients.map((it) => it.name)).toEqual(['Rice']);
  const [text] = (await staff.ask<Told>('GET', path)).body.texts;
  expect(text?.heldBack).toEqual([expect.stringContaining('promises “Glutenfreier”')]);
});

test('after a change of the original its translation waits to be looked at, and is not shown until then', async () => {
  await translateAll();
  expect((await shown()).untranslated).toEqual([]);
  const path = `/api/admin/recipes/${store.nos.recipe('Congee')}`;
  const known = (await staff.ask<Record<string, unknown> & { steps: string[] }>('GET', path)).body;
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = known;
  const steps = known.steps.map((step) => `${step} Let it rest for 5 minutes.`);
  expect((await staff.ask('PUT', path, { ...contents, steps })).status).toBe(200);
  const now = await shown();
  expect(now.steps[0]).toContain('Let it rest for 5 minutes.');
  expect(now.untranslated).toEqual(['steps/0']);
  const step = (await told()).texts.find(({ place }) => place === 'step-1');
  expect(step).toMatchObject({ translated: null, before: { original: known.steps[0] } });
  // Nor can somebody translate what they read before the change.
  const late = await save(
    [{ place: 'step-1', original: known.steps[0] ?? '', translated: 'Spät.' }],
    1,
  );
  expect(late.body.code).toBe('original-changed');
});

test('of two translators at once neither writes over the other unseen', async () => {
  await save([name('Reissuppe')], 0);
  const second = await save([name('Reisbrei')], 0);
  expect(second.status).toBe(409);
  expect(second.body.conflicts).toEqual([
    { field: '/name', mine: 'Reisbrei', theirs: 'Reissuppe' },
  ]);
  expect((await save([name('Reissuppe')], 0)).status).toBe(200);
  expect((await told()).version).toBe(1);
});

test('who may see the menu reads translations, and who may change it writes them', async () => {
  const cook = await newStaff(createApp(store.shop), store.shop, 'kitchen');
  const menu = await newStaff(createApp(store.shop), store.shop, 'menu');
  expect((await save([name('Reissuppe')], 0, cook)).status).toBe(403);
  expect((await save([name('Reissuppe')], 0, menu)).status).toBe(200);
});

test('who orders on a German page is written to in German, about food by its German name', async () => {
  await translateAll();
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  const placed = await ada.ask(
    'POST',
    '/api/orders?language=de',
    { ...basket, deliveryDay: firstDay, deliverTo },
    { 'idempotency-key': randomUUID() },
  );
  expect(placed.status).toBe(201);
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === ada.email);
  expect(letter?.text).toContain('Guten Tag');
  expect(letter?.text).toContain('Reissuppe');
  expect(letter?.text).toContain('/de/account/orders/');
  expect(letter?.language).toBe('de');
  expect(letter?.text).not.toMatch(/your order|Contains|servings/);
});
