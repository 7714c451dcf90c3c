import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { problems } from '../src/refusal.ts';
import { mostMembers } from '../src/contract/household.ts';
import { changeStock, type StockChange } from '../src/stock/inventory/inventory.ts';
import { Refusal, type RefusalCode } from '../src/refusal.ts';
import { supplierOf, type World } from './security/world.ts';
import { ingredientOf, recipeOf } from './small-menu.ts';
import {
  changeOrder,
  changeProfile,
  deliverTo,
  firstDay,
  monday,
  order,
  password,
} from './store.ts';
import { enterWithPasskey, passkeyDevice } from './passkey-device.ts';
import { charge } from './money/till.ts';
import { setPrices, type TestZone } from './prices.ts';
import type { Person, Reply } from './store.ts';
import { publishWeek } from '../src/food/menu-weeks/menu-weeks.ts';
import { offer, setWeekly, thisWeek } from './weeks.ts';
import * as edits from '../src/food/edits/edits.ts';
import * as ingredients from '../src/food/ingredients/ingredients.ts';
import * as recipes from '../src/food/recipes/recipes.ts';

type Answer = Pick<Reply, 'status' | 'body'>;
type Member = { staffNo: number; role: string; version: number };
/** Arranges, and answers how to ask for the refusal; between the two nothing may change. */
type Provocation = (world: World) => Promise<() => Promise<Answer>>;
export type Provoked = Provocation | { elsewhere: string };

const ask =
  (who: 'guest' | 'customer' | 'administrator without MFA' | 'administrator', method: string) =>
  (path: string, body?: unknown, headers?: Record<string, string>): Provocation =>
  async ({ persons, store }) => {
    const person = who === 'guest' ? store.guest() : persons[who];
    return () => person.ask(method, path, body, headers);
  };
const get = (path: string) => ask('customer', 'GET')(path);
const patch = ask('customer', 'PATCH');
const guestPost = ask('guest', 'POST');
const adminPost = ask('administrator', 'POST');

/** Of a payment that is charged and was never disputed. */
async function dispute(world: World, step: object): Promise<() => Promise<Answer>> {
  const path = `/api/admin/orders/${world.orderNo}/disputes`;
  const staff = world.persons.administrator;
  const charged = async () =>
    (await staff.ask<{ items: { paymentNo: number }[] }>('GET', path)).body.items[0];
  if (!(await charged())) await charge(world.store, world.orderNo);
  return adminPost(`${path}/${(await charged())?.paymentNo ?? 0}`, step)(world);
}

/** For what only staff's verbs can cause, whatever routes lead to them. */
async function refusal(verb: () => Promise<unknown>): Promise<Answer> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: problems[error.code].status, body: { code: error.code } };
  }
  return { status: 200, body: {} };
}
const menu =
  (changed: Partial<recipes.RecipeDraft>, recipe?: string, edition?: number): Provocation =>
  async ({ store: { shop, nos } }) => {
    const draft = { ...recipeOf('Draft', { Rice: 1 }, nos.ingredient), ...changed };
    const recipeNo = recipe ? nos.recipe(recipe) : undefined;
    return () =>
      refusal(() =>
        edits.changeMenu(shop, (tx) => recipes.saveRecipe(tx, recipeNo, draft, 'shop', edition)),
      );
  };
const translated =
  (text: { original: string; translated: string }): Provocation =>
  (world) =>
    ask('administrator', 'PUT')(
      `/api/admin/recipes/${world.store.nos.recipe('Congee')}/translations/de`,
      { version: 0, texts: [{ place: 'name', ...text }] },
    )(world);
const stock =
  (kind: StockChange['kind'], amount: number): Provocation =>
  async ({ store: { shop, nos } }) => {
    const ingredientNo = nos.ingredient('Rice');
    return () =>
      refusal(() => changeStock(shop, [{ ingredientNo, kind, amount, by: 'shop', note: null }]));
  };

const pictureOf =
  (bytes: Uint8Array): Provocation =>
  async (world) => {
    const address = `/api/admin/recipes/${world.store.nos.recipe('Congee')}/picture?instead=none`;
    return ask('administrator', 'PUT')(address, bytes, { 'content-type': 'image/png' })(world);
  };

type Line = { recipe?: string; servings?: number; changes?: object[] };
const lineOf = ({ store }: World, { recipe = 'Congee', servings = 1, changes = [] }: Line) => ({
  recipeNo: store.nos.recipe(recipe),
  servings,
  changes,
});
/** A line that the basket does not take. */
const line =
  (changesOf: (nos: World['store']['nos']) => object[]): Provocation =>
  async (world) => {
    const guest = world.store.guest();
    const added = lineOf(world, { changes: changesOf(world.store.nos) });
    return () => guest.ask('POST', '/api/cart/lines', added);
  };

type Buyer = { person: Person; basket: { basketVersion: number; totalCents: number } };
async function buyer(world: World, chosen: Line = {}, profile: object = {}): Promise<Buyer> {
  const person = await world.store.customer();
  await changeProfile(person, profile);
  const added = await person.ask<{ version: number; totalCents: number }>(
    'POST',
    '/api/cart/lines',
    lineOf(world, chosen),
  );
  if (added.status !== 201) throw new Error(`The basket answered ${added.status}.`);
  const { version, totalCents } = added.body;
  return { person, basket: { basketVersion: version, totalCents } };
}
/** An order that is refused; `spoil` says how it differs from a good one. */
const orderWith =
  (
    spoil: (buyer: Buyer) => Partial<Buyer['basket']> & { agreedTo?: object },
    { day = firstDay, chosen, profile }: { day?: string; chosen?: Line; profile?: object } = {},
  ): Provocation =>
  async (world) => {
    const who = await buyer(world, chosen, profile);
    await who.person.ask('GET', '/api/delivery-days');
    return () => order(who.person, { ...who.basket, ...spoil(who) }, { day });
  };
const orderFor = (day: string) => orderWith(() => ({}), { day });
const dayAs =
  (day: string, state: { capacity: number; closed: boolean }): Provocation =>
  async (world) => {
    const { administrator } = world.persons;
    type Days = { items: { version: number }[] };
    const days = '/api/admin/delivery-days';
    const { body } = await administrator.ask<Days>('GET', `${days}?from=${day}&to=${day}`);
    const version = body.items[0]?.version ?? 0;
    await administrator.ask('PUT', `${days}/${day}`, { ...state, version });
    return orderFor(day)(world);
  };
/** Of a shop that delivers to Dublin only. */
const deliveredTo =
  (where: object, zone: Partial<TestZone> = {}): Provocation =>
  async (world) => {
    const who = await buyer(world);
    const { shop } = world.store;
    await setPrices(shop, { zones: [{ name: 'Dublin', prefixes: ['IE D'], ...zone }] });
    return async () => {
      const reply = await order(who.person, who.basket, { deliverTo: { ...deliverTo, ...where } });
      await setPrices(shop, { rates: [] });
      return reply;
    };
  };
/** Of a shop whose menu is by week, until it is asked. */
const weekly =
  (arrange: Provocation): Provocation =>
  async (world) => {
    await setWeekly(world.store, true);
    const asking = await arrange(world);
    return async () => {
      const reply = await asking();
      await setWeekly(world.store, false);
      return reply;
    };
  };
const publishing =
  (week: string): Provocation =>
  ({ store: { shop } }) => {
    const seen = { version: 1, ordersKeepIt: false };
    return Promise.resolve(() => refusal(() => publishWeek(shop, week, true, seen, 'shop')));
  };
const zoneDraft = {
  name: 'Provoked',
  region: 'XI',
  feeCents: 0,
  freeFromCents: null,
  minOrderCents: 0,
  weekdays: null,
  postcodes: ['XI'],
};
/** Asks for a zone beside one that is there, and takes that away again: without zones the shop delivers everywhere. */
const withZone =
  (draft: (zone: { name: string; postcodes: string[] }) => object): Provocation =>
  async ({ persons: { administrator }, store }) => {
    const known = { ...zoneDraft, name: `Known ${randomUUID()}`, postcodes: ['XI BT'] };
    await administrator.ask('POST', '/api/admin/delivery-zones', known);
    return async () => {
      const reply = await administrator.ask('POST', '/api/admin/delivery-zones', draft(known));
      await setPrices(store.shop, { rates: [] });
      return reply;
    };
  };
const rateAt = (from: string) => `/api/admin/tax-rates/XI/food/${from}`;
const putRate = (from: string, values: object) => ask('administrator', 'PUT')(rateAt(from), values);
const orderBody = { basketVersion: 1, totalCents: 1, deliveryDay: firstDay, deliverTo };
const never = '9999999999';

async function newSupplier({ persons }: World): Promise<number> {
  const { body } = await persons.administrator.ask<{ supplierNo: number }>(
    'POST',
    '/api/admin/suppliers',
    supplierOf(randomUUID()),
  );
  return body.supplierNo;
}
const received =
  (line: object): Provocation =>
  async (world) => {
    const ingredientNo = world.store.nos.ingredient('Rice');
    const lines = [{ ingredientNo, amount: 1, label: {}, ...line }];
    const receipt = { supplierNo: await newSupplier(world), lines };
    const key = { 'idempotency-key': randomUUID() };
    return ask('administrator', 'POST')('/api/admin/goods-receipts', receipt, key)(world);
  };
const fridge = {
  name: 'Cold room',
  place: null,
  kind: 'temperature',
  minCelsius: 0,
  maxCelsius: 7,
  perDay: 1,
  everyDays: 1,
};
async function fridgeOf({ persons }: World): Promise<number> {
  const { administrator } = persons;
  const added = await administrator.ask<{ checkNo: number }>(
    'POST',
    '/api/admin/hygiene-checks',
    fridge,
  );
  return added.body.checkNo;
}
/** Calls back, or drills, a lot of its own. */
async function beginRecall(world: World, { isDrill }: { isDrill: boolean }) {
  const { administrator } = world.persons;
  const line = { amount: 1, storage: 'ambient', label: {} };
  const received = await administrator.ask<{ lines: { lotNo: number }[] }>(
    'POST',
    '/api/admin/goods-receipts',
    {
      supplierNo: await newSupplier(world),
      lines: [{ ingredientNo: world.store.nos.ingredient('Rice'), ...line }],
    },
    { 'idempotency-key': randomUUID() },
  );
  const lotNo = received.body.lines[0]?.lotNo ?? 0;
  const asked = { lotNo, isDrill, hazard: 'quality' };
  const begun = await administrator.ask<{ recallNo: number }>('POST', '/api/admin/recalls', asked);
  return { lotNo, recallNo: begun.body.recallNo };
}
const noteOn = async (world: World, body: object) =>
  adminPost(`/api/admin/hygiene-checks/${await fridgeOf(world)}/entries`, body)(world);

/** How each code comes about. A code without a row does not compile; one that is provoked nowhere else says here where. */
export const provocations = {
  'invalid-input': patch('/api/me', { name: '' }),
  'invalid-json': patch('/api/me', '{"name":'),
  'invalid-cursor': get('/api/orders?cursor=not-one-of-ours'),
  'unsupported-media-type': patch('/api/me', '{}', { 'content-type': 'text/plain' }),
  'body-too-large': patch('/api/me', `{"name":"${'x'.repeat(65_536)}"}`),
  'request-timeout': { elsewhere: 'socket.test.ts' },
  'headers-too-large': { elsewhere: 'socket.test.ts' },
  'route-not-found': get('/api/nowhere'),
  'method-not-allowed': ask('customer', 'DELETE')('/api/orders'),
  'cross-origin': patch('/api/me', {}, { origin: 'https://evil.example' }),
  'precondition-failed': menu({}, 'Congee', 7),
  'not-ready': { elsewhere: 'security/headers.test.ts' },
  'not-signed-in': ask('guest', 'GET')('/api/me'),
  'not-allowed': get('/api/admin/orders'),
  'mfa-required': ask('administrator without MFA', 'GET')('/api/admin/orders'),
  'wrong-credentials': guestPost('/auth/sign-in', { email: 'nobody@example.com', password }),
  'wrong-code': guestPost('/auth/confirm', { email: 'nobody@example.com', code: '123456' }),
  'not-confirmed': async ({ store }) => {
    const body = { email: `${randomUUID()}@example.com`, password };
    await store.guest().ask('POST', '/auth/sign-up', body);
    return () => store.guest().ask('POST', '/auth/sign-in', body);
  },
  'proof-required': adminPost('/auth/mfa/begin', {}),
  'password-required': async ({ store, ada }) => {
    const { time } = store;
    const signedInAt = time.now;
    return async () => {
      time.now = new Date(signedInAt.getTime() + 11 * 60_000);
      const refused = await ada.ask('POST', '/api/me/passkeys/begin', {});
      time.now = signedInAt;
      return refused;
    };
  },
  'wrong-passkey': async ({ store }) => {
    const device = passkeyDevice(store.shop.config.publicUrl);
    return () => enterWithPasskey(store.guest(), device);
  },
  'passkey-too-late': guestPost('/auth/passkey', {
    challenge: 'over',
    answer: passkeyDevice('http://localhost').show({
      challenge: 'over',
      options: { challenge: 'over' },
    }),
  }),
  'passkey-not-found': ask('customer', 'POST')('/api/me/passkeys/remove', {
    passkeyId: 'of-nobody',
    password,
  }),
  'passkeys-not-offered': { elsewhere: 'security/passkeys.test.ts' },
  'too-many-passkeys': { elsewhere: 'security/passkeys.test.ts' },
  'last-way-in': { elsewhere: 'security/passkeys.test.ts' },
  'second-factor-unreadable': async ({ store }) => {
    const { email, ask } = await store.administrator();
    type Asked = { challenge: string };
    const { body } = await ask<Asked>('POST', '/auth/sign-in', { email, password });
    await store.shop.database.run(sql`update accounts."twoFactor" set secret = '$ba$1$00'
      where "userId" = (select id from accounts."user" where email = ${email})`);
    const answer = { challenge: body.challenge, code: '123456' };
    return () => store.guest().ask('POST', '/auth/mfa', answer);
  },
  'password-too-weak': guestPost('/auth/sign-up', { email: 'x@example.com', password: 'short' }),
  'session-expired': guestPost('/auth/refresh', {}),
  'too-many-attempts': async ({ store }) => {
    const again = () => store.guest().ask('POST', '/auth/forgot-password', { email: 'a@b.ie' });
    for (let letter = 0; letter < 5; letter += 1) await again();
    return again;
  },
  'account-exists': async ({ store: { shop }, ada }) => {
    const { email } = ada;
    return () =>
      refusal(() => shop.accounts.createConfirmed({ email, password, group: 'customers' }));
  },
  'recipe-not-found': guestPost('/api/recipes/no-such-recipe/quote', { servings: 1 }),
  'recipe-not-published': async (world) => {
    const { shop, nos } = world.store;
    const draft = { ...recipeOf('Secret', { Rice: 1 }, nos.ingredient), status: 'draft' as const };
    const recipeNo = await edits.changeMenu(shop, (tx) =>
      recipes.saveRecipe(tx, undefined, draft, 'shop'),
    );
    return guestPost('/api/cart/lines', { recipeNo, servings: 1 })(world);
  },
  'recipe-not-offered': weekly((world) => orderFor(firstDay)(world)),
  'recipe-sold-out': weekly(async (world) => {
    await offer(world.store, thisWeek, { recipes: { Congee: 0 } });
    return orderFor(firstDay)(world);
  }),
  'week-unknown': publishing('2027-01-04'),
  'week-incomplete': async (world) => {
    await offer(world.store, '2027-01-11', { recipes: {}, isDraft: true });
    return publishing('2027-01-11')(world);
  },
  'week-ordered': { elsewhere: 'journeys/menu-weeks.test.ts' },
  'limit-below-taken': { elsewhere: 'journeys/menu-weeks.test.ts' },
  'recipe-incomplete': menu({ steps: [] }),
  'original-changed': translated({ original: 'Another dish', translated: 'Anderes Gericht' }),
  'translation-untrue': translated({ original: 'Congee', translated: 'x'.repeat(51) }),
  'method-untrue': menu({ steps: ['Boil the rice.'] }),
  'edition-not-found': (world) =>
    ask(
      'administrator',
      'GET',
    )(`/api/admin/recipes/${world.store.nos.recipe('Congee')}/editions/${never}`)(world),
  'words-of-others': { elsewhere: 'journeys/imports.test.ts' },
  'import-unfinished': { elsewhere: 'journeys/imports.test.ts' },
  'import-settled': { elsewhere: 'journeys/imports.test.ts' },
  'fetching-off': { elsewhere: 'journeys/imports.test.ts' },
  'import-not-found': ask('administrator', 'GET')(`/api/admin/imports/${never}`),
  'no-source': (world) =>
    adminPost(`/api/admin/recipes/${world.store.nos.recipe('Congee')}/own-words`, {})(world),
  'amount-odd': menu({ servings: 1, ingredients: [{ ingredientNo: 1, amount: 5000, swaps: [] }] }),
  'picture-unreadable': pictureOf(new Uint8Array([1, 2, 3])),
  'picture-too-small': pictureOf(
    Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      ),
      (byte) => byte.charCodeAt(0),
    ),
  ),
  'slug-taken': menu({ slug: 'congee' }),
  'slug-forwards': async (world) => {
    const { shop, nos } = world.store;
    const change = (slug: string) =>
      edits.changeMenu(shop, (tx) =>
        recipes.amendRecipe(tx, nos.recipe('Ceviche'), { slug }, 'shop'),
      );
    await change('ceviche-of-today');
    return menu({ slug: 'ceviche' })(world);
  },
  'slug-not-former': async (world) => {
    const recipe = `/api/admin/recipes/${world.store.nos.recipe('Congee')}`;
    return ask('administrator', 'DELETE')(`${recipe}/former-slugs/never-its-own`)(world);
  },
  'recipe-archived': async (world) => {
    const started = await menu({ status: 'draft', slug: 'archived-draft' })(world);
    await started();
    const { items } = (
      await world.persons.administrator.ask<{ items: { recipeNo: number }[] }>(
        'GET',
        '/api/admin/recipes?q=archived-draft',
      )
    ).body;
    const path = `/api/admin/recipes/${items[0]?.recipeNo ?? 0}`;
    await world.persons.administrator.ask('POST', `${path}/archive`, {});
    return ask('administrator', 'POST')(`${path}/publish`, {})(world);
  },
  'archived-in-recipe': async (world) => {
    const { shop } = world.store;
    const no = await edits.changeMenu(shop, (tx) =>
      ingredients.saveIngredient(tx, undefined, ingredientOf('Archived rice')),
    );
    await world.persons.administrator.ask('POST', `/api/admin/ingredients/${no}/archive`, {});
    return menu({
      slug: 'with-archived-rice',
      steps: [`Cook {#${no}}.`],
      ingredients: [{ ingredientNo: no, amount: 100, swaps: [] }],
    })(world);
  },
  'still-needed': async (world) => {
    const path = `/api/admin/ingredients/${world.store.nos.ingredient('Rice')}/archive`;
    return ask('administrator', 'POST')(path, {})(world);
  },
  'category-not-found': menu({ category: 'no-such-category' }),
  'category-unknown': ask('administrator', 'GET')('/api/admin/categories/nowhere'),
  'ingredient-unknown': ask('administrator', 'GET')(`/api/admin/ingredients/${never}`),
  'ingredient-not-found': line(() => [{ action: 'extra', ingredientNo: Number(never), amount: 1 }]),
  'ingredient-not-in-recipe': line((nos) => [
    { action: 'omit', ingredientNo: nos.ingredient('Lime') },
  ]),
  'ingredient-name-taken': async ({ store: { shop } }) => {
    const twice = ingredientOf('Rice');
    return () =>
      refusal(() =>
        edits.changeMenu(shop, (tx) => ingredients.saveIngredient(tx, undefined, twice)),
      );
  },
  'unit-in-use': async (world) => {
    const path = `/api/admin/ingredients/${world.store.nos.ingredient('Rice')}`;
    return ask('administrator', 'PUT')(path, {
      ...ingredientOf('Rice', { unit: 'ml' }),
      version: 1,
    })(world);
  },
  'swap-not-offered': line((nos) => [
    { action: 'swap', ingredientNo: nos.ingredient('Rice'), with: nos.ingredient('Lime') },
  ]),
  'conflicting-changes': line((nos) => [
    { action: 'omit', ingredientNo: nos.ingredient('Rice') },
    { action: 'omit', ingredientNo: nos.ingredient('Rice') },
  ]),
  'line-empty': line((nos) => [{ action: 'omit', ingredientNo: nos.ingredient('Rice') }]),
  'amount-too-large': line((nos) => [
    { action: 'extra', ingredientNo: nos.ingredient('Rice'), amount: 9_999_999_999 },
  ]),
  'too-much-alcohol': line((nos) => [
    { action: 'extra', ingredientNo: nos.ingredient('Wine'), amount: 3000 },
  ]),
  'age-not-confirmed': orderWith(() => ({}), { chosen: { recipe: 'Pears' } }),
  'terms-changed': orderWith(() => ({ agreedTo: { terms: 7, privacy: 0 } })),
  'terms-not-agreed': { elsewhere: 'journeys/agreements.test.ts' },
  'basket-changed': orderWith(({ basket }) => ({ basketVersion: basket.basketVersion + 1 })),
  'basket-empty': async ({ store }) => {
    const person = await store.customer();
    await person.ask('GET', '/api/me');
    return () => order(person, { basketVersion: 0, totalCents: 0 });
  },
  'basket-full': async (world) => {
    const guest = world.store.guest();
    const full = lineOf(world, { servings: 24 });
    for (let lines = 0; lines < 40; lines += 1) await guest.ask('POST', '/api/cart/lines', full);
    return () => guest.ask('POST', '/api/cart/lines', full);
  },
  'line-not-found': ask('customer', 'DELETE')(`/api/cart/lines/${randomUUID()}`),
  'basket-already-ordered': { elsewhere: 'journeys/order.test.ts' },
  'price-changed': orderWith(({ basket }) => ({ totalCents: basket.totalCents - 1 })),
  'allergen-not-acknowledged': orderWith(() => ({}), {
    chosen: { recipe: 'Pudding' },
    profile: { avoidedAllergens: ['milk'] },
  }),
  'delivery-day-unknown': orderFor('2026-11-29'),
  'delivery-day-closed': dayAs('2026-11-27', { capacity: 9, closed: true }),
  'delivery-day-full': dayAs('2026-11-28', { capacity: 0, closed: false }),
  'out-of-stock': orderWith(() => ({}), { chosen: { recipe: 'Pudding' } }),
  'idempotency-key-missing': ask('customer', 'POST')('/api/orders', orderBody),
  'idempotency-key-reused': async (world) => {
    const { person, basket } = await buyer(world);
    const key = randomUUID();
    await order(person, basket, { key });
    await world.store.settled();
    return () => order(person, { ...basket, totalCents: 1 }, { key });
  },
  'order-not-found': get(`/api/orders/${never}`),
  'order-move-not-allowed': async (world) =>
    adminPost(`/api/admin/orders/${world.orderNo}/move`, { to: 'delivered' })(world),
  'file-wrong': async (world) =>
    adminPost('/api/admin/list-files/recipes.csv', { text: 'no,status' })(world),
  'reason-needed': { elsewhere: 'journeys/returned.test.ts' },
  'money-went-back': { elsewhere: 'journeys/returned.test.ts' },
  'refund-too-large': async (world) =>
    adminPost(
      `/api/admin/orders/${world.orderNo}/refunds`,
      { parts: [{ kind: 'amount', cents: 9_999_999 }], reason: 'Too much' },
      { 'idempotency-key': randomUUID() },
    )(world),
  'nothing-to-refund': async (world) =>
    adminPost(`/api/admin/orders/${world.orderNo}/refunds/preview`, {
      parts: [{ kind: 'delivery' }],
    })(world),
  'dispute-stands': async (world) => dispute(world, { stage: 'won' }),
  'dispute-too-large': async (world) => dispute(world, { stage: 'opened', cents: 9_999_999 }),
  'hygiene-check-not-found': adminPost(`/api/admin/hygiene-checks/${never}/entries`, {
    done: true,
  }),
  'hygiene-entry-not-found': async (world) =>
    noteOn(world, { celsius: 4, corrects: 9_999_999_999 }),
  'hygiene-entry-corrected': async (world) => {
    const checkNo = await fridgeOf(world);
    const note = async (body: object) =>
      world.persons.administrator.ask<{ entryNo: number }>(
        'POST',
        `/api/admin/hygiene-checks/${checkNo}/entries`,
        body,
      );
    const { entryNo } = (await note({ celsius: 4 })).body;
    await note({ celsius: 5, corrects: entryNo });
    return () => note({ celsius: 6, corrects: entryNo });
  },
  'entry-of-another-kind': async (world) => noteOn(world, { done: true }),
  'corrective-action-needed': async (world) => noteOn(world, { celsius: 9.5 }),
  'shortage-not-found': async (world) =>
    ask('customer', 'POST')(`/api/orders/${world.orderNo}/shortages/9999999999`, {
      accepts: true,
    })(world),
  'swap-not-wanted': { elsewhere: 'journeys/shortages.test.ts' },
  'substitute-not-offered': { elsewhere: 'journeys/shortages.test.ts' },
  'shortage-decided': { elsewhere: 'journeys/shortages.test.ts' },
  'shortage-open': { elsewhere: 'journeys/shortages.test.ts' },
  'more-missing-than-ordered': async (world) =>
    adminPost(`/api/admin/kitchen/${firstDay}/packing/${world.orderNo}/lines/1/missing`, {
      ingredientNo: world.store.nos.ingredient('Rice'),
      amount: 9_999_999,
    })(world),
  'printer-not-found': async (world) =>
    adminPost(`/api/admin/kitchen/${firstDay}/food-labels/print`, { printer: 'None' })(world),
  'printer-away': { elsewhere: 'journeys/food-labels.test.ts' },
  'label-facts-missing': { elsewhere: 'journeys/food-labels.test.ts' },
  'invoice-not-found': get('/api/invoices/INV-999999.pdf'),
  'postcode-missing': deliveredTo({}),
  'no-delivery-there': deliveredTo({ postcode: 'T12 AB34' }),
  'zone-not-that-day': deliveredTo({ postcode: 'D02 XY45' }, { weekdays: [6] }),
  'below-minimum': deliveredTo({ postcode: 'd02xy45' }, { minOrderCents: 999_999 }),
  'tax-rate-missing': deliveredTo({ postcode: 'D02 XY45' }, { region: 'XI' }),
  'subscription-not-found': ask('customer', 'POST')(`/api/subscriptions/${never}/resume`, {}),
  'subscription-ended': { elsewhere: 'journeys/subscriptions.test.ts' },
  'subscribed-already': { elsewhere: 'journeys/subscriptions.test.ts' },
  'week-closed': { elsewhere: 'journeys/subscriptions.test.ts' },
  'no-box-that-week': { elsewhere: 'journeys/subscriptions.test.ts' },
  'promotion-not-found': ask('administrator', 'GET')(`/api/admin/promotions/${never}`),
  'promotion-code-taken': { elsewhere: 'money/promotions.test.ts' },
  'promotion-invites-already': { elsewhere: 'money/promotions.test.ts' },
  'promotion-used-up': { elsewhere: 'money/promotions.test.ts' },
  'balance-changed': { elsewhere: 'money/promotions.test.ts' },
  'code-unknown': ask('customer', 'PUT')('/api/cart/code', { code: 'NO-SUCH-CODE' }),
  'withdrawal-not-found': adminPost(`/api/admin/withdrawals/${never}/settle`, {}),
  'gift-card-not-found': adminPost(`/api/admin/gift-cards/${never}/stop`, { version: 1 }),
  'gift-card-issued': { elsewhere: 'money/promotions.test.ts' },
  'gift-card-kept': { elsewhere: 'money/promotions.test.ts' },
  'gift-card-over': { elsewhere: 'money/promotions.test.ts' },
  'gift-card-needs-account': { elsewhere: 'money/promotions.test.ts' },
  'nobody-is-invited': ask('customer', 'POST')('/api/me/invitation', {}),
  'kitchen-not-found': ask('administrator', 'PUT')('/api/admin/kitchens/9999', {
    name: 'Nowhere',
    version: 1,
  }),
  'kitchen-name-taken': adminPost('/api/admin/kitchens', { name: 'Kitchen' }),
  'zone-not-found': ask('administrator', 'PUT')(`/api/admin/delivery-zones/${never}`, {
    ...zoneDraft,
    version: 1,
  }),
  'zone-name-taken': withZone((zone) => ({ ...zoneDraft, name: zone.name })),
  'postcode-in-two-zones': withZone(({ postcodes }) => ({ ...zoneDraft, postcodes })),
  'tax-rate-not-found': putRate('2020-01-01', { basisPoints: 0, validUntil: null, version: 1 }),
  'tax-rate-used': { elsewhere: 'journeys/price-office.test.ts' },
  'tax-rates-overlap': async (world) => {
    const values = { basisPoints: 900, validUntil: null, version: 0 };
    const { administrator } = world.persons;
    await administrator.ask('PUT', rateAt('2030-01-01'), values);
    return async () => {
      const reply = await administrator.ask('PUT', rateAt('2031-01-01'), values);
      await setPrices(world.store.shop, { rates: [] });
      return reply;
    };
  },
  'tax-rate-ends-early': putRate('2020-01-02', {
    basisPoints: 0,
    validUntil: '2020-01-01',
    version: 0,
  }),
  'page-version-not-found': ask('guest', 'GET')('/api/pages/terms?version=9999'),
  'page-is-planned': async (world) => {
    const publish = adminPost('/api/admin/pages/imprint/versions', {
      text: 'Planned',
      holdsFrom: '2099-01-01',
      agreeAgain: false,
      version: 0,
    });
    await (
      await publish(world)
    )();
    return adminPost('/api/admin/pages/imprint/versions', {
      text: 'Another',
      holdsFrom: null,
      agreeAgain: false,
      version: 1,
    })(world);
  },
  'planned-change-not-found': ask('administrator', 'DELETE')('/api/admin/settings/planned/9999999'),
  'webhook-not-found': ask('administrator', 'DELETE')('/api/admin/webhooks/9999999'),
  'webhook-url-refused': adminPost('/api/admin/webhooks', {
    url: 'https://169.254.169.254/latest',
    eventTypes: ['order.placed'],
  }),
  'too-many-webhooks': async ({ persons: { administrator } }) => {
    const add = () =>
      administrator.ask('POST', '/api/admin/webhooks', {
        url: 'https://hooks.elsewhere.com/larder',
        eventTypes: ['recipe.published'],
      });
    let status = 201;
    for (let times = 0; times < 20 && status === 201; times += 1) ({ status } = await add());
    return add;
  },
  'delivery-not-found': adminPost('/api/admin/webhook-deliveries/9999999/again', {}),
  'token-not-found': ask('administrator', 'DELETE')('/api/admin/tokens/9999999'),
  'staff-not-found': ask('administrator', 'PATCH')('/api/admin/staff/9999999', {
    role: 'menu',
    version: 1,
  }),
  'already-staff': async ({ store, persons }) => {
    const { email } = (await persons.kitchen.ask<{ email: string }>('GET', '/api/me')).body;
    await store.settled();
    return () =>
      persons.administrator.ask('POST', '/api/admin/staff/invitations', { email, role: 'menu' });
  },
  'email-change-not-found': ask('customer', 'POST')('/api/email-change/confirm', {
    key: 'x'.repeat(43),
  }),
  'email-taken': async ({ store }) => {
    const leaving = await store.customer();
    const { email } = await store.customer();
    await leaving.ask('POST', '/api/me/email', { email, password });
    await store.settled();
    const keyTo = (address: string) =>
      /\/email\/([\w-]{43})/.exec(
        store.letters.findLast(({ to }) => to === address)?.text ?? '',
      )?.[1];
    const confirm = (key: string | undefined) =>
      leaving.ask('POST', '/api/email-change/confirm', { key });
    await confirm(keyTo(leaving.email));
    return () => confirm(keyTo(email));
  },
  'works-here': async ({ persons: { administrator } }) => {
    await administrator.ask('GET', '/api/me');
    await administrator.ask('GET', '/api/admin/me');
    return () => administrator.ask('POST', '/api/me/erasure', { password });
  },
  'orders-under-way': async (world) => {
    const { person, basket } = await buyer(world);
    await order(person, basket);
    await world.store.settled();
    return () => person.ask('POST', '/api/me/erasure', { password });
  },
  'last-owner': async ({ persons: { administrator } }) => {
    await administrator.ask('GET', '/api/admin/me');
    const { body } = await administrator.ask<{ members: Member[] }>('GET', '/api/admin/staff');
    const owner = body.members.find(({ role }) => role === 'owner');
    const { version } = owner ?? {};
    return () =>
      administrator.ask('DELETE', `/api/admin/staff/${owner?.staffNo}?version=${version}`);
  },
  'invitation-not-found': ask('customer', 'POST')('/api/staff/join', { token: 'x'.repeat(43) }),
  'invitation-of-another': async ({ store, persons: { administrator, customer } }) => {
    const invited = { email: 'new-cook@example.com', role: 'kitchen' };
    await administrator.ask('POST', '/api/admin/staff/invitations', invited);
    await store.settled();
    const letter = store.letters.findLast(({ to }) => to === invited.email);
    const token = /\/join\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
    return () => customer.ask('POST', '/api/staff/join', { token });
  },
  'address-not-found': ask('customer', 'DELETE')('/api/me/addresses/99?version=1'),
  'address-book-full': async ({ store }) => {
    const person = await store.customer();
    const home = { label: 'Home', ...deliverTo };
    for (let count = 0; count < 20; count += 1) await person.ask('POST', '/api/me/addresses', home);
    return () => person.ask('POST', '/api/me/addresses', home);
  },
  'member-not-found': ask('customer', 'DELETE')('/api/me/household/99?version=1'),
  'household-full': async ({ store }) => {
    const person = await store.customer();
    for (let count = 0; count < mostMembers; count += 1)
      await person.ask('POST', '/api/me/household', { name: `Member ${count}` });
    return () => person.ask('POST', '/api/me/household', { name: 'Mia' });
  },
  'cut-off-passed': async (world) => {
    const { person, basket } = await buyer(world);
    // On this machine's Monday at six in the evening, shop time, Wednesday closes.
    world.store.time.now = new Date('2026-11-23T18:00:00Z');
    await person.ask('POST', '/auth/refresh', {});
    return async () => {
      const reply = await order(person, basket);
      world.store.time.now = monday;
      return reply;
    };
  },
  'cart-changes-order': async (world) => {
    const { person, basket } = await buyer(world);
    const { orderNo } = (await order(person, basket)).body;
    await world.store.settled();
    await person.ask('PUT', '/api/cart/order', { orderNo });
    return () => order(person, basket);
  },
  'order-not-changeable': async (world) => {
    const { person, basket } = await buyer(world);
    const { orderNo } = (await order(person, basket)).body;
    await person.ask('POST', `/api/orders/${orderNo}/cancel`, {});
    await world.store.settled();
    return () => changeOrder(person, orderNo, { editNo: 0, totalCents: basket.totalCents });
  },
  'order-changed-meanwhile': async (world) => {
    const { person, basket } = await buyer(world);
    const { orderNo } = (await order(person, basket)).body;
    await world.store.settled();
    return () => changeOrder(person, orderNo, { editNo: 7, totalCents: basket.totalCents });
  },
  'customer-may-cancel': async (world) =>
    adminPost(`/api/admin/orders/${world.orderNo}/move`, { to: 'packing' })(world),
  'mail-not-stopped': ask('customer', 'POST')('/api/me/mailbox/letter', {}),
  'mailbox-link-unknown': ask('guest', 'POST')(`/api/mailbox/${'x'.repeat(80)}`, {}),
  'reminder-link-unknown': get(`/api/reminders/${'x'.repeat(80)}`),
  'meal-not-rateable': async (world) =>
    ask('customer', 'PUT')(`/api/orders/${world.orderNo}/lines/1/rating`, { stars: 5 })(world),
  'lot-not-found': ask('administrator', 'GET')(`/api/admin/lots/${never}`),
  'lot-not-in-that-state': adminPost('/api/admin/lots/1/changes', { kind: 'released' }),
  'lot-below-zero': async (world) => {
    const { body } = await world.persons.administrator.ask<{ amount: number }>(
      'GET',
      '/api/admin/lots/1',
    );
    const more = { amount: body.amount + 1, seenAmount: body.amount, reason: 'spoiled' };
    return adminPost('/api/admin/lots/1/changes', { kind: 'wasted', ...more })(world);
  },
  'no-good-lot': { elsewhere: 'journeys/lots.test.ts' },
  'blocked-food': { elsewhere: 'recall/recall.test.ts' },
  'lot-being-recalled': async (world) => {
    const { lotNo } = await beginRecall(world, { isDrill: false });
    return adminPost(`/api/admin/lots/${lotNo}/changes`, { kind: 'released' })(world);
  },
  'recall-not-found': ask('administrator', 'GET')(`/api/admin/recalls/${never}`),
  'recall-is-a-drill': async (world) => {
    const { recallNo } = await beginRecall(world, { isDrill: true });
    return adminPost(`/api/admin/recalls/${recallNo}/letters`, {})(world);
  },
  'recall-ended': async (world) => {
    const { recallNo } = await beginRecall(world, { isDrill: false });
    await world.persons.administrator.ask('POST', `/api/admin/recalls/${recallNo}/end`, {});
    return adminPost(`/api/admin/recalls/${recallNo}/letters`, {})(world);
  },
  'supplier-not-found': ask('administrator', 'GET')(`/api/admin/suppliers/${never}`),
  'supplier-name-taken': async (world) => {
    const supplier = supplierOf('Taken');
    await world.persons.administrator.ask('POST', '/api/admin/suppliers', supplier);
    return adminPost('/api/admin/suppliers', supplier)(world);
  },
  'article-not-found': async (world) => {
    const supplierNo = await newSupplier(world);
    return ask(
      'administrator',
      'DELETE',
    )(`/api/admin/suppliers/${supplierNo}/articles/${world.store.nos.ingredient('Rice')}`)(world);
  },
  'gtin-taken': async (world) => {
    const { nos } = world.store;
    const path = `/api/admin/suppliers/${await newSupplier(world)}/articles`;
    const article = { gtin: '4006381333931', packAmount: 500, packCents: 100 };
    const staff = world.persons.administrator;
    await staff.ask('PUT', `${path}/${nos.ingredient('Rice')}`, article);
    return ask('administrator', 'PUT')(`${path}/${nos.ingredient('Lime')}`, article)(world);
  },
  'purchase-not-found': ask('administrator', 'GET')(`/api/admin/purchase-orders/${never}`),
  'purchase-not-in-that-state': async (world) => {
    const lines = [
      { ingredientNo: world.store.nos.ingredient('Rice'), packAmount: 1, packCents: 1, packs: 1 },
    ];
    const order = { supplierNo: await newSupplier(world), lines };
    const staff = world.persons.administrator;
    const made = await staff.ask<{ purchaseNo: number }>(
      'POST',
      '/api/admin/purchase-orders',
      order,
    );
    const path = `/api/admin/purchase-orders/${made.body.purchaseNo}/state`;
    return adminPost(path, { to: 'closed', version: 1 })(world);
  },
  'receipt-not-found': ask('administrator', 'GET')(`/api/admin/goods-receipts/${never}`),
  'temperature-missing': received({ storage: 'chilled' }),
  'too-warm': received({ storage: 'frozen', temperature: -100 }),
  'stock-below-zero': stock('spoiled', 9_999_999_999),
  'capacity-below-taken': ask('administrator', 'PUT')(`/api/admin/delivery-days/${firstDay}`, {
    capacity: 0,
    closed: false,
    version: 1,
  }),
  'movement-too-large': stock('received', 9_999_999_999),
  'nothing-to-pay': async (world) =>
    ask('customer', 'POST')(`/api/orders/${world.orderNo}/payment`, {})(world),
  'payment-closed': { elsewhere: 'journeys/payments.test.ts' },
  'payment-method-not-found': ask('customer', 'DELETE')('/api/me/payment-methods/none'),
  'payment-method-needed': { elsewhere: 'journeys/payments.test.ts' },
  'payment-unknown': get(`/api/payments/return/${randomUUID()}`),
  'hook-not-signed': { elsewhere: 'journeys/payments.test.ts' },
  'customer-not-found': ask('administrator', 'GET')(`/api/admin/customers/${never}`),
} satisfies Record<RefusalCode, Provoked>;
