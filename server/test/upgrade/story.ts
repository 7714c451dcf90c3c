import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import sharp from 'sharp';
import type { Reply } from '../store.ts';
import type { Ask, OldStore } from './old-store.ts';

export type Member = {
  name: string;
  email: string;
  password: string;
  /** Of the authenticator app. */
  totpSecret?: string;
  accessToken: string;
  refreshToken: string;
};

/** An order as it was asked for, and the number that answered. */
export type Asked = { who: string; key: string; body: unknown; orderNo: number };

/** What was done at an old store, as far as somebody has to know it to go on at today's. */
export type Story = {
  members: Member[];
  /** The id in the cookie of somebody who never signed in. */
  guest: string;
  orders: Asked[];
  stockChange: { key: string; body: unknown };
  days: { open: string[]; closed: string; small: string };
  recipes: { edited: number; draft: number; pictured: number | null };
  ingredients: { changed: number; undeclared: number; moved: number };
};

type Recipe = {
  recipeNo: number;
  slug: string;
  ingredients: { ingredientNo: number; amount: number; swaps: { ingredientNo: number }[] }[];
};
type Line = { recipeNo: number; servings: number; changes?: unknown[]; acknowledged?: string[] };
type Cart = {
  version: number;
  totalCents: number;
  lines: { lineId: string; unacknowledged: string[] }[];
};

const password = 'correct horse battery staple';
const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };
const menu = {
  crumble: 'apple-and-hazelnut-crumble',
  feta: 'baked-feta-with-tomatoes-and-chickpeas',
  dal: 'red-lentil-and-spinach-dal',
  ramen: 'shiitake-miso-ramen',
};

/** A week at a store that has just been opened: everybody who works or buys there does something of each kind. */
export async function liveAWeek(store: OldStore, data: string): Promise<Story> {
  const shop = await visit(store.ask, data);
  const admin = await enrolAdministrator(store, shop);
  const [ada, ben, cleo] = await signUpThree(shop);
  const items = await shop.get<{ items: { day: string }[] }>('/api/delivery-days');
  const [first = '', second = '', third = '', small = '', ...later] = items.items.map(
    (it) => it.day,
  );
  const closed = later.at(-1) ?? '';
  const days = { open: [first, second, third], closed, small };
  const changeDay = async (day: string, change: object) => {
    const path = `/api/admin/delivery-days`;
    const query = `?from=${day}&to=${day}`;
    const known = await shop.get<{ items: Versioned[] }>(`${path}${query}`, admin);
    const { version } = known.items[0] ?? {};
    await shop.do(admin, 'PUT', `${path}/${day}`, { ...change, version });
  };
  await changeDay(closed, { capacity: 500, closed: true });
  await changeDay(small, { capacity: 7, closed: false });

  const orders: Asked[] = [];
  const { crumble, feta, dal, ramen } = shop.recipes;
  const place = async (who: Member, day: string, lines: Line[]) => {
    const asked = await shop.order(who, day, await shop.fill(who, lines));
    orders.push(asked);
    return asked.orderNo;
  };
  await place(ada, first, [changed(crumble), { recipeNo: dal.recipeNo, servings: 2 }]);
  const cancelled = await place(ada, second, [{ recipeNo: ramen.recipeNo, servings: 1 }]);
  await shop.do(ada, 'POST', `/api/orders/${cancelled}/cancel`, { reason: 'Changed my mind' });
  const packing = await place(ben, first, [changed(feta), changed(crumble)]);
  const packed = await place(ben, second, [{ recipeNo: dal.recipeNo, servings: 4 }]);
  await place(ben, second, [{ recipeNo: ramen.recipeNo, servings: 2 }]);
  const shipped = await place(cleo, second, [
    changed(ramen),
    { recipeNo: feta.recipeNo, servings: 3 },
  ]);
  const delivered = await place(cleo, third, [{ recipeNo: crumble.recipeNo, servings: 6 }]);
  const begin = (orderNo: number) =>
    shop.do(admin, 'POST', `/api/admin/orders/${orderNo}/move`, {
      to: 'packing',
      reason: 'Asked for early',
    });
  for (const orderNo of [packing, packed, shipped, delivered]) await begin(orderNo);
  const pack = (day: string, orderNo: number, lineNo: number) =>
    shop.do(admin, 'POST', `/api/admin/kitchen/${day}/packing/${orderNo}/lines/${lineNo}`, {
      packed: true,
    });
  await pack(first, packing, 1);
  await pack(second, packed, 1);
  for (const lineNo of [1, 2]) await pack(second, shipped, lineNo);
  await pack(third, delivered, 1);
  const move = (orderNo: number, to: string) =>
    shop.do(admin, 'POST', `/api/admin/orders/${orderNo}/move`, { to });
  await move(shipped, 'shipped');
  await move(delivered, 'shipped');
  await move(delivered, 'delivered');

  const moved = ramen.ingredients[0]?.ingredientNo ?? 0;
  const stockChange = await changeStock(shop, admin, [
    moved,
    dal.ingredients[0]?.ingredientNo ?? 0,
  ]);
  const [changedNo = 0, undeclared = 0] = crumble.ingredients.map((it) => it.ingredientNo);
  await changeIngredient(shop, admin, changedNo, ({ priceCents }) => ({
    priceCents: priceCents + 25,
    allergens: ['celery'],
  }));
  await changeIngredient(shop, admin, undeclared, () => ({ allergens: null }));
  const recipes = await changeMenu(shop, admin);
  await place(cleo, third, [{ recipeNo: dal.recipeNo, servings: 2 }]);
  await shop.fill(cleo, [changed(crumble), { recipeNo: ramen.recipeNo, servings: 2 }]);
  await shop.fill(ben, [changed(feta)]);
  const guest = await shop.fillAsGuest([changed(feta), { recipeNo: dal.recipeNo, servings: 1 }]);
  return {
    members: [admin, ada, ben, cleo],
    guest,
    orders,
    stockChange,
    days,
    recipes,
    ingredients: { changed: changedNo, undeclared, moved },
  };
}

/** Somebody leaves something out, takes something else instead, and wants more of a third. */
function changed({ recipeNo, ingredients }: Recipe): Line {
  const swapped = ingredients.find(({ swaps }) => swaps.length > 0);
  const [omitted, more] = ingredients.filter((it) => it !== swapped);
  return {
    recipeNo,
    servings: 3,
    changes: [
      { action: 'omit', ingredientNo: omitted?.ingredientNo },
      { action: 'extra', ingredientNo: more?.ingredientNo, amount: more?.amount },
      ...(swapped
        ? [
            {
              action: 'swap',
              ingredientNo: swapped.ingredientNo,
              with: swapped.swaps[0]?.ingredientNo,
            },
          ]
        : []),
    ],
  };
}

type Shop = Awaited<ReturnType<typeof visit>>;

/** How somebody asks the old store; what it refuses ends the story. */
async function visit(ask: Ask, data: string) {
  async function request<Body>(
    method: string,
    path: string,
    options: Parameters<Ask>[2] = {},
  ): Promise<Reply<Body>> {
    const reply = await ask<Body>(method, path, options);
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  }
  const as = ({ accessToken }: Member) => ({ authorization: `Bearer ${accessToken}` });
  const get = async <Body>(path: string, who?: Member): Promise<Body> =>
    (await request<Body>('GET', path, who ? { headers: as(who) } : {})).body;
  const post = async <Body>(path: string, body: unknown): Promise<Body> =>
    (await request<Body>('POST', path, { body })).body;
  const act = async <Body>(
    who: Member,
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Body> =>
    (await request<Body>(method, path, { body, headers: { ...as(who), ...headers } })).body;

  const recipes = Object.fromEntries(
    await Promise.all(
      Object.entries(menu).map(async ([name, slug]) => [
        name,
        await get<Recipe>(`/api/recipes/${slug}`),
      ]),
    ),
  ) as Record<keyof typeof menu, Recipe>;

  async function codeFor(email: string): Promise<string> {
    for (let looks = 0; looks < 100; looks += 1) {
      for (const file of (await readdir(join(data, 'mail'))).filter((it) => it.endsWith('.eml'))) {
        const letter = await readFile(join(data, 'mail', file), 'utf8');
        const code = /^[0-9]{6}(?=\r?$)/m.exec(letter)?.[0];
        if (letter.includes(email) && code) return code;
      }
      await pause(100);
    }
    throw new Error(`No letter with a code came for ${email}.`);
  }

  async function fill(who: Member, lines: Line[]): Promise<Cart> {
    let cart: Cart | undefined;
    for (const line of lines) {
      cart = await act<Cart>(who, 'POST', '/api/cart/lines', line);
      const { lineId = '', unacknowledged = [] } = cart.lines.at(-1) ?? {};
      if (unacknowledged.length > 0)
        cart = await act<Cart>(who, 'PUT', `/api/cart/lines/${lineId}`, {
          ...line,
          acknowledged: unacknowledged,
        });
    }
    if (!cart) throw new Error('Nothing was put into the basket.');
    return cart;
  }

  async function order(who: Member, day: string, cart: Cart): Promise<Asked> {
    const { version, totalCents } = cart;
    const body = { basketVersion: version, totalCents, deliveryDay: day, deliverTo };
    const key = randomUUID();
    const placed = await act<{ orderNo: number }>(who, 'POST', '/api/orders', body, {
      'idempotency-key': key,
    });
    return { who: who.name, key, body, orderNo: placed.orderNo };
  }

  async function fillAsGuest(lines: Line[]): Promise<string> {
    let guest = '';
    for (const line of lines) {
      const headers = guest ? { cookie: `guest=${guest}` } : {};
      const reply = await request('POST', '/api/cart/lines', { body: line, headers });
      guest = /guest=([0-9a-f-]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1] ?? guest;
    }
    return guest;
  }

  return { recipes, get, post, do: act, codeFor, fill, order, fillAsGuest };
}

export async function signIn(ask: Ask, name: string, email: string, secret = password) {
  const { body } = await ask<Member>('POST', '/auth/sign-in', {
    body: { email, password: secret },
  });
  const { accessToken, refreshToken } = body;
  return { name, email, password: secret, accessToken, refreshToken };
}

async function enrolAdministrator(store: OldStore, shop: Shop): Promise<Member> {
  const [, email = '', secret = ''] =
    /First administrator: (\S+) with password (\S+)/.exec(store.said()) ?? [];
  const begun = await signIn(store.ask, 'admin', email, secret);
  const { secret: totpSecret } = await shop.post<{ secret: string }>('/auth/mfa/begin', {
    refreshToken: begun.refreshToken,
  });
  const code = new TOTP({ secret: totpSecret }).generate();
  const { accessToken, refreshToken } = await shop.post<Member>('/auth/mfa/confirm', {
    refreshToken: begun.refreshToken,
    code,
  });
  return { ...begun, totpSecret, accessToken, refreshToken };
}

async function signUpThree(shop: Shop): Promise<[Member, Member, Member]> {
  const join = async (name: string, profile: object): Promise<Member> => {
    const email = `${name}@example.com`;
    await shop.post('/auth/sign-up', { email, password });
    await shop.post('/auth/confirm', { email, code: await shop.codeFor(email) });
    const { accessToken, refreshToken } = await shop.post<Member>('/auth/sign-in', {
      email,
      password,
    });
    const member = { name, email, password, accessToken, refreshToken };
    const { version } = await shop.get<Versioned>('/api/me', member);
    await shop.do(member, 'PATCH', '/api/me', { ...profile, version });
    return member;
  };
  return [
    await join('ada', deliverTo),
    await join('ben', { ...deliverTo, avoidedAllergens: ['milk', 'nuts'], diets: ['vegan'] }),
    await join('cleo', { name: 'Cleo', diets: ['vegetarian'], avoidedAllergens: ['peanuts'] }),
  ];
}

async function changeStock(shop: Shop, admin: Member, [one = 0, other = 0]: number[]) {
  const key = randomUUID();
  const body = {
    movements: [
      { kind: 'received', ingredientNo: one, amount: 5_000, note: 'Morning delivery' },
      { kind: 'spoiled', ingredientNo: one, amount: 120, note: 'Left in the sun' },
      { kind: 'counted', ingredientNo: other, amount: 9_000, note: null },
    ],
  };
  await shop.do(admin, 'POST', '/api/admin/stock-movements', body, { 'idempotency-key': key });
  return { key, body };
}

type Facts = { ingredientNo: number; priceCents: number };
/** Absent in versions of before, which do not ask for it. */
type Versioned = { version?: number };

async function changeIngredient(
  shop: Shop,
  admin: Member,
  ingredientNo: number,
  change: (facts: Facts) => object,
): Promise<void> {
  const path = `/api/admin/ingredients/${ingredientNo}`;
  const { ingredientNo: _no, ...facts } = await shop.get<Facts>(path, admin);
  await shop.do(admin, 'PUT', path, { ...facts, ...change({ ingredientNo, ...facts }) });
}

type Written = {
  recipeNo: number;
  name: string;
  status: string;
  picture: string | null;
  editionNo: number;
  cost: unknown;
};

async function changeMenu(shop: Shop, admin: Member): Promise<Story['recipes']> {
  const { dal, ramen, feta } = shop.recipes;
  await renameRecipe(shop, admin, dal.recipeNo);
  const [rice] = ramen.ingredients;
  const draft = await shop.do<Written>(admin, 'POST', '/api/admin/recipes', {
    slug: 'an-idea',
    name: 'An idea',
    description: null,
    category: 'bowls',
    story: null,
    servings: 2,
    minutes: 20,
    preparationCents: 150,
    steps: [],
    ingredients: [{ ingredientNo: rice?.ingredientNo, amount: 90, swaps: [] }],
  });
  const pictured = await hangPicture(shop, admin, feta.recipeNo);
  return { edited: dal.recipeNo, draft: draft.recipeNo, pictured };
}

async function renameRecipe(shop: Shop, admin: Member, recipeNo: number): Promise<void> {
  const path = `/api/admin/recipes/${recipeNo}`;
  const written = await shop.get<Written>(path, admin);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...contents } = written;
  await shop.do(admin, 'PUT', path, { ...contents, name: `${contents.name}, again`.slice(0, 50) });
}

/** The first version had no pictures of its own. */
async function hangPicture(shop: Shop, admin: Member, recipeNo: number): Promise<number | null> {
  const { paths } = await shop.get<{ paths: Record<string, unknown> }>('/api/openapi.json');
  if (!paths['/api/admin/recipes/{recipeNo}/picture']) return null;
  const background = { r: 190, g: 70, b: 40 };
  const source = await sharp({ create: { width: 1280, height: 960, channels: 3, background } })
    .png()
    .toBuffer();
  await shop.do(
    admin,
    'PUT',
    `/api/admin/recipes/${recipeNo}/picture?instead=none`,
    new Uint8Array(source),
    {
      'content-type': 'image/png',
    },
  );
  return recipeNo;
}

/** What is left to be done when mail cannot be sent, baskets cannot be emptied and results cannot be stored. */
export async function leaveThingsUndone(
  store: OldStore,
  data: string,
  story: Story,
  holdBasket: (customerNo: number) => Promise<void>,
): Promise<void> {
  const shop = await visit(store.ask, data);
  for (const member of story.members) {
    const { refreshToken } = member;
    Object.assign(member, await shop.post<Member>('/auth/refresh', { refreshToken }));
  }
  const find = (name: string) => {
    const member = story.members.find((it) => it.name === name);
    if (!member) throw new Error(`There is no ${name}.`);
    return member;
  };
  const [admin, ada] = [find('admin'), find('ada')];
  const cancelled = story.orders.findLast(({ who }) => who === 'ben')?.orderNo ?? 0;
  const { customerNo } = await shop.get<{ customerNo: number }>('/api/me', ada);
  const [first = ''] = story.days.open;
  const { crumble, ramen } = shop.recipes;
  const lines = [{ recipeNo: ramen.recipeNo, servings: 2 }, changed(crumble)];
  const cart = await shop.fill(ada, lines);
  await holdBasket(customerNo);
  story.orders.push(await shop.order(ada, first, cart));
  await shop.do(admin, 'POST', `/api/admin/orders/${cancelled}/move`, {
    to: 'cancelled',
    reason: 'The van broke down',
  });
  await renameRecipe(shop, admin, story.recipes.edited);
  await shop.post('/auth/sign-up', { email: 'dora@example.com', password });
  await shop.post('/auth/forgot-password', { email: 'ben@example.com' });
}
