import { expect, test } from 'vitest';
import { called } from './called.ts';
import { byLanguage, translationOf } from './translation.ts';

test('a name that promises more than its own is not shown, and what says it is still known to speak of that', () => {
  const texts = [
    { place: 'name', original: 'Halloumi', translated: 'Veganer Grillkäse' },
    { place: 'description', original: 'For the pan', translated: 'Vegan und gut' },
  ];
  const row = { language: 'de' as const, recipeNo: null, category: null, version: 1 };
  const kept =
    byLanguage([{ ...row, ingredientNo: 7, texts }])
      .get('de')
      ?.ingredients.get(7) ?? [];
  expect(translationOf(kept, 'name', 'Halloumi')).toBeUndefined();
  expect(translationOf(kept, 'description', 'For the pan')).toBeUndefined();
  expect(called({ name: 'Halloumi', cooking: 'none' }, kept)).toEqual({
    name: 'Halloumi',
    cooking: 'none',
    also: ['Veganer Grillkäse'],
  });
});
