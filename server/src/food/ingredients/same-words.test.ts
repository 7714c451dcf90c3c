import { expect, test } from 'vitest';
import { lookFor } from './same-words.ts';

const synonyms = [
  ['aubergine', 'eggplant'],
  ['beef mince', 'ground beef'],
];

test.for<[q: string, name: string]>([
  ['eggs', 'Egg'],
  ['egg', 'Eggs, free range'],
  ['prawns', 'King prawn'],
  ['curries', 'Curry paste'],
  ['tomatos', 'Tomatoes'],
  ['fraiche creme', 'Crème fraîche'],
  ['za’atar', "Za'atar"],
  ['eggplant', 'Aubergine'],
  ['eggplants', 'Aubergines'],
  ['ground beef', 'Beef mince'],
  ['auber', 'Aubergine'],
  ['', 'Anything'],
])('%j finds %s', ([q, name]) => {
  expect(lookFor(q, synonyms)(name)).toBe(true);
});

test.for<[q: string, name: string]>([
  ['ground', 'Beef mince'],
  ['olive oil', 'Sunflower oil'],
  ['eggplant', 'Egg'],
])('%j does not find %s', ([q, name]) => {
  expect(lookFor(q, synonyms)(name)).toBe(false);
});
