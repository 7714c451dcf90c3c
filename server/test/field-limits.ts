import sql, { join, raw, type Sql } from 'sql-template-tag';
import { ingredientFacts, type Fact } from '../src/contract/ingredient-facts.ts';
import {
  factList,
  flat,
  nested,
  pointerOf,
  type FactName,
  type FlatFacts,
} from '../src/contract/ingredient-shape.ts';
import { statuses } from '../src/contract/order-status.ts';
import { mostMilligrams } from '../src/food/ingredients/schemas.ts';
import type { World } from './security/world.ts';
import { ingredientOf, recipeOf } from './small-menu.ts';
import { deliverTo, firstDay, type Reply } from './store.ts';

let world: World;
/** Says in which store the limits are tried. */
export function tryIn(opened: World): void {
  world = opened;
}

/** One field of the design: where callers write it, where it is kept, and what just fits and just does not. */
export type Limit = {
  /** Its name in a refusal. */
  field: string;
  ask: (value: unknown) => Promise<Pick<Reply, 'status' | 'body'>>;
  keep: (value: unknown) => Sql;
  inside: unknown[];
  outside: unknown[];
  /** Where the shop lets callers have less than the design lets it keep. */
  kept?: { inside: unknown[]; outside: unknown[] };
};

export const most = 9_999_999_999;
const digits = { inside: [1, most], outside: [0, -1, most + 1, 1.5, null] };
const digitsOrZero = { inside: [0, most], outside: [-1, most + 1, null] };
const cents = { inside: [0, 1, 9999], outside: [-1, 10_000, 1.5, null] };

/** Code points count, as PostgreSQL does: emoji are one, marks that combine with nothing are one more. */
const characters = (count: number) => ({
  inside: [
    'x'.repeat(count),
    '🥭'.repeat(count),
    'q\u0307'.repeat(count / 2),
    'e\u0301'.repeat(count),
    ` ${'x'.repeat(count)} `,
    'Ł',
    null,
  ],
  outside: [
    'x'.repeat(count + 1),
    '🥭'.repeat(count + 1),
    `${'q\u0307'.repeat(count / 2)}q`,
    `${'x'.repeat(count - 1)}👩‍🍳`,
  ],
});
const some = ({ inside, outside }: { inside: unknown[]; outside: unknown[] }) => ({
  inside: inside.filter((value) => value !== null),
  outside: [...outside, '', '  ', null],
  kept: { inside: inside.filter((value) => value !== null), outside: [...outside, null] },
});
const phone = {
  inside: [
    '0',
    '0871234567',
    '087-123456',
    '(087) 123-4567',
    ' 087\u00a0123.4567 ',
    '+353 87 123 4567',
    '00353871234567',
    '+44 (0)20 7946 0958',
    '+1 (415) 555-0123',
  ],
  outside: ['08712345678', '+49 1512 3456789', '0871234567 ext. 5', '', 'abc', '٣', '+353'],
  kept: { inside: ['0', '0871234567'], outside: ['08712345678', '087-123456', '+35387123', '1\n'] },
};

const customer = (column: string) => (value: unknown) =>
  sql`update customer set ${raw(column)} = ${value}`;
const orders = (column: string) => (value: unknown) =>
  sql`update orders set ${raw(column)} = ${value}`;
const ingredients = (column: string) => (value: unknown) =>
  sql`update ingredients set ${raw(column)} = ${value} where ingredients_name = 'Rice'`;
const recipe = (column: string) => (value: unknown) =>
  sql`update recipe set ${raw(column)} = ${value} where recipe_slug = 'congee'`;
const copy = (table: string, column: string, changes: object) => (value: unknown) =>
  sql`insert into ${raw(table)} select (jsonb_populate_record(t,
    ${JSON.stringify({ ...changes, [column]: value })}::jsonb)).* from ${raw(table)} t limit 1`;

const me = (member: string) => (value: unknown) =>
  world.ada.ask('PATCH', '/api/me', { [member]: value, version: 9_999_999_999 });
const delivery = (member: string) => (value: unknown) =>
  world.ada.ask(
    'POST',
    '/api/orders',
    {
      basketVersion: 0,
      totalCents: 0,
      deliveryDay: firstDay,
      deliverTo: { ...deliverTo, [member]: value },
    },
    { 'idempotency-key': 'limits-of-fields' },
  );
const line = (changed: object) =>
  world.store.guest().ask('POST', '/api/cart/lines', {
    recipeNo: world.params['recipeNo'],
    servings: 1,
    ...changed,
  });
const at = (address: string) => (value: unknown) =>
  world.persons.administrator.ask('GET', address.replace('*', String(value)));

const admin = (path: string, body: object) => world.persons.administrator.ask('POST', path, body);
let drafts = 0;
/** What has to be said beside a fact so that nothing but its own limit is tried. */
const beside: Partial<Record<FactName, Partial<FlatFacts>>> = {
  pieceGrams: { unit: 'piece' },
  allergens: { diets: [] },
  alcoholPermille: { diets: [] },
  saturatesMg: { fatMg: mostMilligrams },
  sugarsMg: { carbohydrateMg: mostMilligrams },
};

/** Every fact of an ingredient, whatever facts there are. */
function limitsOfFacts(): Record<string, Limit> {
  return Object.fromEntries(
    factList.map(([name, fact]) => {
      const others = beside[name] ?? {};
      const said = (value: unknown) =>
        nested({ ...flat(ingredientOf(`Draft ${(drafts += 1)}`)), ...others, [name]: value });
      const columns = Object.entries({ ...others, [name]: null }).map(([each]) => each as FactName);
      const limit = limitsOfFact(name, fact);
      return [
        `the fact ${name} of an ingredient`,
        {
          field: pointerOf(name),
          ask: (value) => admin('/api/admin/ingredients', said(value)),
          keep: (value) =>
            sql`update ingredients set ${join(
              columns.map((each) => {
                const { column } = ingredientFacts[each];
                return sql`${raw(column)} = ${each === name ? value : others[each]}`;
              }),
            )} where ingredients_name = 'Rice'`,
          ...limit,
        },
      ];
    }),
  );
}

/** Null is inside where it may be, and outside where it may not. A piece always weighs something, although others have no such weight. */
function limitsOfFact(name: FactName, fact: Fact): Tried {
  const { inside, outside, kept } = someLimits(name, fact);
  const nullable = fact.nullable && name !== 'pieceGrams';
  const withNull = (tried: Tried) =>
    nullable
      ? { inside: [...tried.inside, null], outside: tried.outside }
      : { inside: tried.inside, outside: [...tried.outside, null] };
  return { ...withNull({ inside, outside }), ...(kept ? { kept: withNull(kept) } : {}) };
}

type Tried = Pick<Limit, 'inside' | 'outside' | 'kept'>;

function someLimits(name: FactName, fact: Fact): Tried {
  switch (fact.kind) {
    case 'text': {
      const { inside, outside } = characters(fact.most);
      return { inside: inside.filter((value) => value !== null), outside };
    }
    case 'price':
      return {
        inside: cents.inside,
        outside: [-1, 10_000, 1.5],
        kept: { inside: ['0.00', '99.99'], outside: ['100.00', '-0.01'] },
      };
    case 'whole':
    case 'grams': {
      const { least, most } = fact.kind === 'grams' ? { least: 0, most: mostMilligrams } : fact;
      const inside = [least, most];
      // Less than no fat is also less than its saturates, which is another refusal.
      const less = name === 'fatMg' || name === 'carbohydrateMg' ? [] : [least - 1];
      const more = name === 'saturatesMg' || name === 'sugarsMg' ? [] : [most + 1];
      return {
        inside,
        outside: [...less, ...more, 1.5],
        kept: { inside, outside: [least - 1, most + 1] },
      };
    }
    case 'choice': {
      const inside = fact.of.filter((choice) => choice !== 'piece');
      return { inside, outside: ['x', '', fact.of[0]?.toUpperCase()] };
    }
    case 'choices': {
      const inside = [[], [...fact.of]];
      return {
        inside,
        outside: [fact.of[0], [...fact.of, fact.of[0]]],
        kept: { inside, outside: [['x']] },
      };
    }
  }
}

const recipeWith = (changed: object) => {
  const title = `Draft ${(drafts += 1)}`;
  const { status: _, ...draft } = recipeOf(title, { Rice: 1 }, world.store.nos.ingredient);
  return admin('/api/admin/recipes', { ...draft, ...changed });
};
const riceOf = (amount: unknown) =>
  recipeWith({
    ingredients: [{ ingredientNo: world.store.nos.ingredient('Rice'), amount, swaps: [] }],
  });
const longMail = (count: number) => `${'a'.repeat(count - 12)}@example.com`;
const numbers = { inside: [1, most], outside: [0, most + 1, '1e3', '01', 'x'] };
const keptNumbers = { inside: [most], outside: [0, most + 1, null] };

export const limits: Record<string, Limit> = {
  cust_name: { field: '/name', ask: me('name'), keep: customer('cust_name'), ...characters(30) },
  cust_address: {
    field: '/address',
    ask: me('address'),
    ...characters(50),
    keep: customer('cust_address'),
  },
  cust_phone: { field: '/phone', ask: me('phone'), keep: customer('cust_phone'), ...phone },
  cust_email: {
    field: '/email',
    ask: (email) => world.store.guest().ask('POST', '/auth/forgot-password', { email }),
    keep: customer('cust_email'),
    inside: [longMail(80), ` ${longMail(80)} `],
    outside: [longMail(81)],
  },
  deliver_name: {
    field: '/deliverTo/name',
    ask: delivery('name'),
    keep: orders('deliver_name'),
    ...some(characters(30)),
  },
  deliver_address: {
    field: '/deliverTo/address',
    ask: delivery('address'),
    keep: orders('deliver_address'),
    ...some(characters(50)),
  },
  deliver_phone: {
    field: '/deliverTo/phone',
    ask: delivery('phone'),
    keep: orders('deliver_phone'),
    ...phone,
  },
  recipe_name: {
    field: '/name',
    ask: (name) => recipeWith({ name }),
    keep: recipe('recipe_name'),
    ...characters(50),
  },
  recipe_description: {
    field: '/description',
    ask: (description) => recipeWith({ description }),
    keep: recipe('recipe_description'),
    ...characters(100),
  },
  'recipe_slug (60)': {
    field: '/slug',
    ask: (slug) => recipeWith({ slug }),
    keep: recipe('recipe_slug'),
    inside: ['a', 'a'.repeat(60), 'a-1'],
    outside: ['a'.repeat(61), '', 'A', 'a--b', '-a', 'a-', 'a b', 'é', 'a\n'],
    kept: {
      inside: ['a', 'a'.repeat(60), 'a-1'],
      outside: ['a'.repeat(61), '', 'A', 'a--b', null],
    },
  },
  'servings of a recipe (24)': {
    field: '/servings',
    ask: (servings) => recipeWith({ servings }),
    keep: recipe('servings'),
    inside: [1, 24],
    outside: [0, 25, null],
  },
  'preparation, in cents': {
    field: '/preparationCents',
    ask: (preparationCents) => recipeWith({ preparationCents }),
    keep: recipe('preparation_cents'),
    inside: cents.inside,
    outside: [-1, 10_000, null],
  },
  'quantity of recipe_ingredients': {
    field: '/ingredients/0/amount',
    ask: riceOf,
    inside: digits.inside,
    keep: (value) => sql`update recipe_ingredients set quantity = ${value}`,
    outside: [0, -1, most + 1, null],
  },
  ...limitsOfFacts(),
  ingredients_inventory: {
    field: '/movements/0/amount',
    ask: (amount) => {
      const movement = {
        kind: 'counted',
        ingredientNo: world.store.nos.ingredient('Milk'),
        amount,
      };
      return admin('/api/admin/stock-movements', { movements: [{ ...movement, note: null }] });
    },
    keep: ingredients('ingredients_inventory'),
    ...digitsOrZero,
  },
  'order_quantity (the shop lets 24 servings)': {
    field: '/servings',
    ask: (servings) => line({ servings }),
    keep: (value) => sql`update order_recipe set order_quantity = ${value}`,
    inside: [1, 24],
    outside: [0, 25, 1.5, null],
    kept: { inside: [1, most], outside: [0, most + 1, null] },
  },
  'quantity of shopping_cart': {
    field: '/changes/0/amount',
    ask: (amount) => {
      const ingredientNo = world.store.nos.ingredient('Rice');
      return line({ changes: [{ action: 'extra', ingredientNo, amount }] });
    },
    keep: (value) => sql`update shopping_cart set quantity = ${value}`,
    inside: digits.inside,
    outside: [0, -1, most + 1, null],
  },
  order_status: {
    field: '/to',
    ask: (to) =>
      world.persons.administrator.ask('POST', '/api/admin/orders/move', { to, orderNos: [most] }),
    keep: orders('order_status'),
    inside: [...statuses],
    outside: ['lost', 'x'.repeat(21), '', 'Placed', null],
  },
  order_no: {
    field: 'orderNo',
    ask: at('/api/admin/orders/*'),
    ...numbers,
    kept: keptNumbers,
    keep: copy('orders', 'order_no', { idempotency_key: 'limits', basket_version: -1 }),
  },
  customer_no: {
    field: 'customerNo',
    ask: at('/api/admin/customers/*'),
    ...numbers,
    kept: keptNumbers,
    keep: copy('customer', 'customer_no', { account_id: 'limits' }),
  },
  recipe_no: {
    field: '/recipeNo',
    ask: (recipeNo) => line({ recipeNo }),
    ...digits,
    kept: keptNumbers,
    keep: copy('recipe', 'recipe_no', { recipe_slug: 'limits' }),
  },
  ingredients_no: {
    field: '/changes/0/ingredientNo',
    ask: (ingredientNo) => line({ changes: [{ action: 'omit', ingredientNo }] }),
    keep: copy('ingredients', 'ingredients_no', { ingredients_name: 'limits' }),
    ...digits,
    kept: keptNumbers,
  },
};
