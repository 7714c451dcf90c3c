import type { Language } from '../languages.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type AccountWords } from './en.ts';

export const accountWords: Record<Language, AccountWords> = {
  en: english,
  de: german,
  ar: arabic,
};
