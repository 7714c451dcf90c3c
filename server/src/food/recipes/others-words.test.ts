import { expect, test } from 'vitest';
import { wordsOfOthers } from './others-words.ts';

const source = [
  'Heat the oil in a heavy pan and fry the onion gently until it is soft.',
  'Serve.',
  '鍋に油を熱し、玉ねぎを炒める。',
];

test('a step is its source’s while most of its runs of words are', () => {
  expect(wordsOfOthers(source, source)).toEqual([0, 2]);
  const hidden = ['HEAT the oil in a heavy pan, and fry the {onion} gently until it’s done!'];
  expect(wordsOfOthers(hidden, source)).toEqual([0]);
});

test('the same said in other words is one’s own, and so is what everybody says', () => {
  const own = ['Soften the onion in oil over a low flame.', 'Serve.', '玉ねぎを炒める。'];
  expect(wordsOfOthers(own, source)).toEqual([]);
});
