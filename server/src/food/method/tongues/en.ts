import { inSentence, joined, numberWords, untilDone, withArticleOf } from '../method-words.ts';
import { timesInFigures } from './spoken-times.ts';
import { oneOrMany, type Tongue } from './tongue.ts';

export const english: Tongue = {
  language: 'en',
  joined,
  inSentence,
  standsFor: withArticleOf,
  untilDone,
  units: { ml: 'ml', g: 'g', tbsp: 'tbsp', tsp: 'tsp' },
  measures: {
    seconds: 'seconds?|secs?',
    minutes: 'minutes?|mins?',
    hours: 'hours?|hrs?',
    days: 'days?',
    // The shop's recipes are metric: a figure of an oven is one of Celsius, with a fan or without.
    '°C': '°\\s*C|degrees(?: C(?:elsius)?)?|°|fan',
    '°F': '°\\s*F|degrees F(?:ahrenheit)?',
    mm: 'mm|millimetres?',
    cm: 'cm|centimetres?',
    '%': '%|per ?cent',
    g: 'g|grams?',
    kg: 'kg|kilograms?',
    ml: 'ml|millilitres?',
    l: 'l|litres?',
    tbsp: 'tbsp|tablespoons?',
    tsp: 'tsp|teaspoons?',
  },
  rangeWords: 'to|or|and',
  several: { seconds: 'seconds', minutes: 'minutes', hours: 'hours' },
  timesInFigures: timesInFigures.english,
  numberInWords: (count) => numberWords[count],
  counted: oneOrMany,
};
