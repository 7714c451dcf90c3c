import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeProfile, openStore, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 1000 },
    recipes: {
      'Plain rice': { Rice: 80 },
      'Creamy rice': { Rice: 80, Cream: 40 },
      'Mystery rice': { Rice: 80, Paste: 10 },
    },
    facts: {
      Rice: { allergens: [], diets: ['vegan', 'vegetarian'] },
      Cream: { allergens: ['milk'], diets: ['vegetarian'] },
      Paste: { allergens: null, diets: null },
    },
  });
});
afterAll(() => store.close());

type Answer = {
  profile: unknown;
  items: { recipeNo: number; conflicts: string[] }[];
};

const path = () => {
  const numbers = ['Plain rice', 'Creamy rice', 'Mystery rice'].map(store.nos.recipe);
  return `/api/menu-conflicts?recipeNo=${numbers.join(',')}`;
};
const marked = (conflicts: Record<string, string[]>) =>
  Object.entries(conflicts).map(([name, own]) => ({
    recipeNo: store.nos.recipe(name),
    conflicts: own,
    forMembers: [],
  }));

test('the menu is told beside itself what goes against a profile, the undeclared too', async () => {
  const ada = await store.customer();
  await changeProfile(ada, { avoidedAllergens: ['milk'], diets: [] });
  const avoiding = await ada.ask<Answer>('GET', path());
  expect(avoiding.body).toEqual({
    favourites: [],
    profile: { avoidedAllergens: ['milk'], diets: [] },
    items: marked({ 'Creamy rice': ['milk'], 'Mystery rice': ['unknown-allergens'] }),
  });
  expect(avoiding.headers.get('cache-control')).toBe('no-store');
  await changeProfile(ada, { avoidedAllergens: [], diets: ['vegan'] });
  const keeping = await ada.ask<Answer>('GET', path());
  expect(keeping.body.items).toEqual(
    marked({ 'Creamy rice': ['vegan'], 'Mystery rice': ['vegan'] }),
  );
});

test('nothing goes against a guest, who has no profile, and no recipe is marked that is not on the menu', async () => {
  const guest = await store.guest().ask<Answer>('GET', path());
  expect(guest.body).toEqual({ profile: null, items: [], favourites: [] });
  const ada = await store.customer();
  await changeProfile(ada, { avoidedAllergens: ['milk'] });
  const unknown = await ada.ask<Answer>('GET', '/api/menu-conflicts?recipeNo=9999999999');
  expect(unknown.body.items).toEqual([]);
});

test.each(['', '0', '1,,2', '1;2', 'x', Array.from({ length: 101 }, () => '7').join(',')])(
  'numbers of recipes are not %j',
  async (recipeNo) => {
    const reply = await store.guest().ask('GET', `/api/menu-conflicts?recipeNo=${recipeNo}`);
    expect(reply.status).toBe(400);
  },
);
