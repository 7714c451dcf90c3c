import type { Language } from '../language.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import {
  czech,
  danish,
  dutch,
  finnish,
  hungarian,
  norwegian,
  polish,
  portuguese,
  russian,
  swedish,
  turkish,
} from './others.ts';
import { spanish } from './es.ts';

/** Every language of which the words of a line are known, beside Japanese, Chinese and Korean, which are read by `read-east-asian.ts`. */
export const everyLanguage: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  swedish,
  danish,
  norwegian,
  finnish,
  polish,
  russian,
  czech,
  hungarian,
  turkish,
];
