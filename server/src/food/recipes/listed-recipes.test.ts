import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSearch, aWordyCatalogue, wordySynonyms } from '../../../test/wordy-menus.ts';
import { lookFor } from '../ingredients/same-words.ts';
import { listedRecipes } from './listed-recipes.ts';

test('a page of the list has what a look at every recipe finds, the highest number first', () => {
  const status = fc.constantFrom(undefined, 'draft' as const, 'published' as const);
  const shown = fc.constantFrom(undefined, 'only' as const, 'too' as const);
  fc.assert(
    fc.property(
      aWordyCatalogue(),
      fc.record({ q: fc.option(aSearch, { nil: undefined }), status, archived: shown }),
      fc.record({ before: fc.option(fc.nat(14), { nil: undefined }), most: fc.nat(6) }),
      (catalogue, asked, page) => {
        const archived = { ingredients: new Set<number>(), categories: new Set<string>() };
        const known = { ...catalogue, archived: { ...archived, recipes: new Set([2, 5]) } };
        const isSought = lookFor(asked.q, wordySynonyms);
        const wanted = [...catalogue.recipes.values()]
          .filter(({ recipeNo }) => recipeNo < (page.before ?? Infinity))
          .filter(({ recipeNo }) => {
            const isGone = known.archived.recipes.has(recipeNo);
            return asked.archived === 'too' || isGone === (asked.archived === 'only');
          })
          .filter((it) => isSought(`${it.name ?? ''} ${it.slug} ${it.recipeNo}`))
          .filter((it) => asked.status === undefined || it.status === asked.status)
          .toSorted((a, b) => b.recipeNo - a.recipeNo)
          .slice(0, page.most);
        expect(listedRecipes(known, asked, page)).toEqual(wanted);
      },
    ),
  );
});
