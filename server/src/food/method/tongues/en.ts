import { inSentence, joined, numberWords, untilDone, withArticleOf } from '../method-words.ts';
import { oneOrMany, type Tongue } from './tongue.ts';

export const english: Tongue = {
  language: 'en',
  joined,
  inSentence,
  standsFor: withArticleOf,
  untilDone,
  units: { ml: 'ml', g: 'g', tbsp: 'tbsp', tsp: 'tsp' },
  numberInWords: (count) => numberWords[count],
  counted: oneOrMany,
};
