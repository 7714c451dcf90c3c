import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allergens, type Diet } from '../../contract/food-terms.ts';
import { nameKey } from '../../contract/fold.ts';
import { oneLine } from '../../contract/people-text.ts';
import { name, paragraphs, text } from '../../contract/fields.ts';
import { someFacts } from '../../../test/arbitraries.ts';
import { parseCatalogue, writeCatalogue } from './catalogue-files.ts';
import type { KeptCategory, Recipe } from '../recipes/recipe.ts';
import type { KeptIngredient } from '../ingredients/ingredient.ts';
import { finderOf } from '../method/names-in-method.ts';
import { draftFrom, numbered } from '../recipes/next-edition.ts';
import { planImport, type Known } from './plan-import.ts';

const nothing: Known = { categories: [], ingredients: new Map(), recipes: new Map() };
const byNo = <T extends { ingredientNo: number }>(list: T[]) =>
  new Map(list.map((it) => [it.ingredientNo, it]));

const awkward = [
  'null',
  '~',
  'yes',
  '1.20',
  '0x1f',
  '007',
  '- a',
  'a: b',
  '# x',
  '"q"',
  "it's",
  '=1+1',
  'unknown',
  'a\n\n  b\nc',
  'a,b;c',
  '|',
  '>-',
  '%',
  '@',
  '`',
  '&a *a',
  '!!str',
  '{}',
  '[',
  '?',
];

const fiddly = [
  'a',
  ' ',
  '\n',
  '\r',
  '\t',
  '"',
  ',',
  ':',
  '#',
  '-',
  "'",
  'é',
  '\u00a0',
  '\u2028',
  '\u0085',
];

/** Text as a form would let it through. */
const written = (most: number, schema: ReturnType<typeof text>) =>
  fc
    .oneof(
      fc.constantFrom(...awkward),
      fc.string({ unit: 'binary', maxLength: most }),
      fc.lorem({ maxCount: 30 }),
      fc.string({ unit: fc.constantFrom(...fiddly), maxLength: 40 }),
    )
    .map((given) => schema.safeParse(given))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data);
const aText = (most: number) => written(most, text(most));
const aName = (most: number) => written(most, name(most));
const someText = (most: number) => written(most, paragraphs(most));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const aSlug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
const aCount = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9_999_999_999 }));
const milligrams = fc.integer({ min: 0, max: 50_000 });

const anIngredient: fc.Arbitrary<KeptIngredient> = fc
  .tuple(
    aCount,
    someFacts({
      name: orNull(aName(50)),
      description: orNull(aText(100)),
      packAmount: aCount,
      pieceGrams: aCount,
      allergens: orNull(fc.subarray([...allergens])),
      alcoholPermille: orNull(fc.integer({ min: 0, max: 5 })),
      diets: orNull(
        fc.constantFrom<Diet[]>([], ['alcohol-free'], ['pork-free'], ['pescatarian', 'pork-free']),
      ),
      saturatesMg: milligrams,
      sugarsMg: milligrams,
      fatMg: milligrams.map((mg) => mg + 50_000),
      carbohydrateMg: milligrams.map((mg) => mg + 50_000),
    }),
  )
  .map(([ingredientNo, facts]) => ({ ingredientNo, version: 1, ...facts }));

const aCategory: fc.Arbitrary<KeptCategory> = fc.record({
  slug: aSlug,
  name: aName(40),
  position: fc.integer({ min: 0, max: 9999 }),
  version: aCount,
});

/** A text of the method that speaks of these, and of anything else. */
const aMethod = (numbers: number[]) =>
  fc
    .tuple(fc.subarray(numbers), aText(40))
    .map(
      ([some, words]) =>
        `Fry ${some.map((no) => `{#${no}: a; #${no} | #1: b}`).join(' [any #1? c|')} ${words}`,
    )
    .map(oneLine);

const aRecipe = (
  categories: KeptCategory[],
  ingredients: KeptIngredient[],
): fc.Arbitrary<Recipe> => {
  const numbers = ingredients.map(({ ingredientNo }) => ingredientNo);
  const part = fc.integer({ min: 1, max: 1000 });
  const entry = (ingredientNo: number) =>
    fc.record({
      ingredientNo: fc.constant(ingredientNo),
      amount: aCount,
      swaps: fc.subarray(numbers.filter((no) => no !== ingredientNo)).chain((others) =>
        fc.tuple(
          ...others.map((no) =>
            fc.record({
              with: fc.constant(no),
              ratio: fc.record({ substitute: part, original: part }),
            }),
          ),
        ),
      ),
    });
  return fc
    .record({
      recipeNo: aCount,
      slug: aSlug,
      name: orNull(aName(50)),
      description: orNull(aText(100)),
      category: fc.constantFrom(...categories.map(({ slug }) => slug)),
      story: orNull(someText(2000)),
      servings: fc.integer({ min: 1, max: 24 }),
      minutes: fc.integer({ min: 1, max: 1440 }),
      preparationCents: fc.integer({ min: 0, max: 9999 }),
      follows: fc.record({
        name: orNull(aMethod(numbers)),
        description: orNull(aMethod(numbers)),
        story: orNull(aMethod(numbers)),
      }),
      steps: fc.array(fc.oneof(someText(1000), aMethod(numbers)), { maxLength: 4 }),
      picture: orNull(fc.constantFrom('/pictures/0a1b2c', '/pictures/demo-a-1')),
      menuPlace: orNull(fc.integer({ min: 1, max: 9999 })),
      editionNo: fc.constant(1),
      ingredients: fc.subarray(numbers).chain((own) => fc.tuple(...own.map(entry))),
    })
    .map((made) => ({
      ...made,
      status: made.name && made.steps.length && made.ingredients.length ? 'published' : 'draft',
    }));
};

const aMenu: fc.Arbitrary<Known> = fc
  .tuple(
    fc
      .uniqueArray(aCategory, { minLength: 1, maxLength: 3, selector: ({ slug }) => slug })
      .filter((list) => new Set(list.map((it) => nameKey(it.name))).size === list.length),
    fc.uniqueArray(anIngredient, {
      minLength: 1,
      maxLength: 6,
      selector: ({ ingredientNo }) => ingredientNo,
    }),
  )
  .map(([categories, list]) => {
    const named = new Set<string>();
    const ingredients = list.map((it) => {
      const key = nameKey(it.name ?? '');
      const name = named.has(key) ? null : it.name;
      named.add(key);
      return { ...it, name };
    });
    return { categories, ingredients };
  })
  .chain(({ categories, ingredients }) =>
    fc.array(aRecipe(categories, ingredients), { maxLength: 4 }).map((recipes) => ({
      categories,
      ingredients: byNo(ingredients),
      recipes: new Map(
        recipes.map((recipe, at) => [
          recipe.recipeNo,
          numbered({ ...recipe, slug: `${recipe.slug}-${at}` }, finderOf(ingredients)),
        ]),
      ),
    })),
  );

test('a menu written as files and read again is the same menu', () => {
  fc.assert(
    fc.property(aMenu, (menu) => {
      const plan = planImport(parseCatalogue(writeCatalogue(menu)), nothing, new Set(), {
        methods: 'as they are',
      });
      expect(plan.errors).toEqual([]);
      const unversioned = <Kept extends { version: number }>({ version: _, ...kept }: Kept) => kept;
      expect(plan.categories.map(({ value }) => value)).toEqual(menu.categories.map(unversioned));
      const known = [...menu.ingredients.values()].map(unversioned);
      expect(plan.ingredients.map(({ value }) => value)).toEqual(known);
      expect(plan.recipes.map(({ value }) => value)).toEqual(
        [...menu.recipes.values()].map((recipe) => ({
          recipeNo: recipe.recipeNo,
          draft: draftFrom(recipe),
        })),
      );
    }),
  );
});

test('files that say what is known already change nothing', () => {
  fc.assert(
    fc.property(aMenu, (menu) => {
      const { categories, ingredients, recipes } = planImport(
        parseCatalogue(writeCatalogue(menu)),
        menu,
        new Set(menu.ingredients.keys()),
      );
      const changes = [...categories, ...ingredients, ...recipes].map(({ change }) => change);
      expect(new Set(changes)).toEqual(new Set(['unchanged']));
    }),
  );
});
