import type { Language } from '../../../contract/languages.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type LetterWords } from './en.ts';

export const letterWords: Record<Language, LetterWords> = {
  en: english,
  de: german,
  ar: arabic,
};
