import { afterEach, expect, test } from 'vitest';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';
import { offer, setWeekly, thisWeek } from '../weeks.ts';

let store: Store;
afterEach(() => store.close());

type Meal = {
  recipeNo: number;
  slug: string;
  changes: { action: string; name: string; with: { name: string } | null; for: object[] }[];
  disliked: { name: string | null; ingredients: { name: string }[] }[];
  liked: boolean;
  eatenLately: boolean;
};
type Proposal = {
  servings: number;
  eaters: { memberNo: number | null; name: string | null }[];
  meals: Meal[];
  missing: { meals: number; because: string; against: object[] } | null;
};
const propose = (person: Person, query: Record<string, string | number> = {}) => {
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return person.ask<Proposal>('GET', `/api/proposal?${asked.join('&')}`);
};
const slugs = ({ body }: { body: Proposal }) => body.meals.map(({ slug }) => slug);
const add = (person: Person, member: object) => person.ask('POST', '/api/me/household', member);

const openKitchen = (stock: Record<string, number> = {}) =>
  openStore({
    stock: { Rice: 100_000, Cream: 100_000, Egg: 100_000, Herb: 100_000, Paste: 1000, ...stock },
    recipes: {
      'Plain rice': { Rice: 80 },
      'Creamy rice': { Rice: 80, Cream: 80 },
      'Egg rice': { Rice: 80, Egg: 80 },
      'Herb rice': { Rice: 80, Herb: 40 },
      'Mystery rice': { Rice: 80, Paste: 40 },
    },
    facts: {
      Rice: { allergens: [], mayContain: [], diets: ['vegan', 'vegetarian'] },
      Herb: { allergens: [], mayContain: [], diets: ['vegan', 'vegetarian'] },
      Cream: { allergens: ['milk'], mayContain: [], diets: ['vegetarian'] },
      Egg: { allergens: ['eggs'], mayContain: [], diets: ['vegetarian'] },
      Paste: { allergens: null, mayContain: null, diets: null },
    },
  });

test('a box is proposed that everybody at the table can eat, in as many servings as they eat, and is ordered as it is', async () => {
  store = await openKitchen();
  const ada = await store.customer();
  await add(ada, { name: 'Mia', avoidedAllergens: ['milk'], portions: 2 });
  await add(ada, { name: 'Tom', diets: ['vegan'], portions: 0 });
  const proposal = await propose(ada, { meals: 5 });
  expect(proposal.headers.get('cache-control')).toBe('no-store');
  expect(slugs(proposal).sort()).toEqual(['herb-rice', 'plain-rice']);
  expect(proposal.body).toMatchObject({
    servings: 3,
    eaters: [
      { memberNo: null, name: null },
      { memberNo: 1, name: 'Mia' },
      { memberNo: 2, name: 'Tom' },
    ],
    missing: {
      meals: 3,
      because: 'diets',
      against: [
        { memberNo: 1, name: 'Mia', recipes: 2 },
        { memberNo: 2, name: 'Tom', recipes: 3 },
      ],
    },
  });
  const { meals, servings } = proposal.body;
  for (const { recipeNo } of meals)
    await ada.ask('POST', '/api/cart/lines', { recipeNo, servings, changes: [] });
  const basket = await fillBasket(store, ada, []);
  expect(await order(ada, basket)).toMatchObject({ status: 201 });
});

test('what was eaten lately and what lies in the box comes last, what nobody likes after what everybody does', async () => {
  store = await openKitchen();
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Plain rice', servings: 1 }]);
  expect((await order(ada, basket)).status).toBe(201);
  await store.settled();
  await fillBasket(store, ada, [{ recipe: 'Egg rice', servings: 1 }]);
  await add(ada, { name: 'Tom', dislikes: [store.nos.ingredient('Herb')] });
  const proposal = await propose(ada, { meals: 5 });
  const first = slugs(proposal);
  expect(first.slice(0, 3)).toEqual(['creamy-rice', 'mystery-rice', 'herb-rice']);
  expect(first.slice(3).sort()).toEqual(['egg-rice', 'plain-rice']);
  expect(proposal.body.meals[2]).toMatchObject({
    disliked: [{ name: 'Tom', ingredients: [{ name: 'Herb' }] }],
  });
  expect(proposal.body.meals.map(({ eatenLately }) => eatenLately)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('one meal is passed over for the next best while the others stay', async () => {
  store = await openKitchen();
  const guest = store.guest();
  const before = await propose(guest, { meals: 2, avoid: 'milk' });
  const [kept, other] = before.body.meals;
  const after = await propose(guest, {
    meals: 2,
    avoid: 'milk',
    keep: kept?.recipeNo ?? 0,
    without: other?.recipeNo ?? 0,
  });
  expect(after.body.meals[0]).toEqual(kept);
  expect(after.body.meals[1]?.recipeNo).not.toBe(other?.recipeNo);
  expect(slugs(after)).not.toContain('creamy-rice');
  const forbidden = store.nos.recipe('Creamy rice');
  expect(slugs(await propose(guest, { avoid: 'milk', keep: forbidden }))).not.toContain(
    'creamy-rice',
  );
});

test('no more is proposed than the shelf has beside what lies in the box', async () => {
  store = await openKitchen({ Rice: 200 });
  const ada = await store.customer();
  expect((await propose(ada, { meals: 3, servings: 1 })).body.meals).toHaveLength(2);
  await fillBasket(store, ada, [{ recipe: 'Plain rice', servings: 1 }]);
  const beside = await propose(ada, { meals: 3, servings: 1 });
  expect(beside.body).toMatchObject({ missing: { meals: 2, because: 'stock-together' } });
});

test.each(['meals=0', 'meals=8', 'servings=25', 'keep=x', 'avoid=air', 'notOf=A%20B'])(
  'a proposal is not asked for with %s',
  async (query) => {
    store = await openKitchen();
    expect((await store.guest().ask('GET', `/api/proposal?${query}`)).status).toBe(400);
  },
);

test('where the menu is by week, a box is proposed of what the week that can be ordered for has enough of', async () => {
  store = await openKitchen();
  await setWeekly(store, true);
  expect(slugs(await propose(store.guest(), { meals: 3 }))).toEqual([]);
  await offer(store, thisWeek, {
    recipes: { 'Plain rice': null, 'Egg rice': 3, 'Herb rice': 1 },
  });
  const guest = store.guest();
  expect(slugs(await propose(guest, { meals: 3, servings: 2 })).sort()).toEqual([
    'egg-rice',
    'plain-rice',
  ]);
});
