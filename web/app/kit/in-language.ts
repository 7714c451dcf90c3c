import { ownLanguage, prefixOf, splitLanguage } from '../../../server/src/contract/languages.ts';
import { language } from '../words/en/language.ts';

/** The beginning of every address of these pages, as links that are no `<Link>` need it. */
export const prefix = prefixOf(language);

/** An address of the API that answers in the language of this page. */
export function inLanguage(path: string): string {
  if (language === ownLanguage || !path.startsWith('/api/')) return path;
  return `${path}${path.includes('?') ? '&' : '?'}language=${language}`;
}

/** An address as the router has it, which writes the language before it. */
export const withoutLanguage = (address: string): string => splitLanguage(address).rest;
