import { useLocation } from 'react-router';
import { ownLanguage, prefixOf } from '../../../server/src/contract/languages.ts';
import { languagesOfTheShop, styleOfTheShop } from './format.ts';

/** Pages that are the same for everybody, which others may find: the same page in each language is one address of several. */
const isFound = /^\/($|menu$|recipes\/|about\/)/;

/** Says where this page stands in the languages of the shop, itself included. */
export function InOtherLanguages() {
  const { pathname, search } = useLocation();
  const spoken = languagesOfTheShop();
  if (spoken.length === 1 || !isFound.test(pathname)) return null;
  const category = new URLSearchParams(search).get('category');
  const query = category === null ? '' : `?category=${encodeURIComponent(category)}`;
  const at = (start: string) => `${styleOfTheShop().siteUrl}${start}${pathname}${query}`;
  return [...spoken, 'x-default' as const].map((code) => (
    <link
      key={code}
      rel="alternate"
      hrefLang={code}
      href={at(prefixOf(code === 'x-default' ? ownLanguage : code))}
    />
  ));
}
