import { languages, ownLanguage } from '../../../server/src/contract/languages.ts';
import { language } from '../words/en/language.ts';

/**
 * Of a text of the menu on a page in another language: where it is not translated it says which language it is in, so that it is read aloud
 * and laid out as what it is. An answer that says nothing of it is all as it was written.
 */
export const asWritten = (
  untranslated: readonly string[] | undefined,
  place: string,
): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  language !== ownLanguage && (untranslated?.includes(place) ?? true)
    ? { lang: ownLanguage, dir: languages[ownLanguage].dir }
    : {};
