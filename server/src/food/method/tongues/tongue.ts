import type { Cooking } from '../../../contract/food-terms.ts';
import type { Language } from '../../../contract/languages.ts';
import type { InFigures } from './spoken-times.ts';

/** What the method's machine says by itself in a language: everything else is its author's or translator's. */
export type Tongue = {
  language: Language;
  /** A list in a sentence. */
  joined: (items: readonly string[]) => string;
  /** A name within a sentence. */
  inSentence: (name: string) => string;
  /** What is said of a swap that has no words of its own, in the place of these words. */
  standsFor: (words: string, name: string) => string;
  /** What the cook looks for. */
  untilDone: Record<Exclude<Cooking, 'none'>, string>;
  units: Record<MethodUnit, string>;
  /** How what a figure measures is written behind it, as a pattern. */
  measures: Record<Measure, string>;
  /** What stands between the two figures of a range, as a pattern. */
  rangeWords: string;
  /** Times of which nobody says how many, as a pattern. */
  several: Record<'seconds' | 'minutes' | 'hours', string>;
  /** A text with the times that it says in words as figures. */
  timesInFigures: InFigures;
  /** A number in words, where the language has one that agrees with whatever is counted; else figures are said. */
  numberInWords: (count: number) => string | undefined;
  /** What is counted, in the form that goes with so many quarters of it, and whether the form says the number itself. */
  counted: (forms: readonly string[], quarters: number) => { word: string; saysNumber?: boolean };
};

export const methodUnits = ['ml', 'g', 'tbsp', 'tsp'] as const;
export type MethodUnit = (typeof methodUnits)[number];

export const measures = [
  'seconds',
  'minutes',
  'hours',
  'days',
  // Before the other, which is what a mere degree is.
  '°F',
  '°C',
  'mm',
  'cm',
  '%',
  'g',
  'kg',
  'ml',
  'l',
  'tbsp',
  'tsp',
] as const;
export type Measure = (typeof measures)[number];

/** One of it, or more. */
export const oneOrMany = (forms: readonly string[], quarters: number): { word: string } => ({
  word: (quarters <= 4 ? forms[0] : (forms[1] ?? forms[0])) ?? '',
});
