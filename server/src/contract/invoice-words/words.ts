import type { Language } from '../languages.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type InvoiceWords } from './en.ts';

export const invoiceWords: Record<Language, InvoiceWords> = {
  en: english,
  de: german,
  ar: arabic,
};
