import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import {
  isLanguage,
  languages,
  prefixOf,
  type Language,
} from '../../../server/src/contract/languages.ts';
import { languagesOfTheShop } from '../kit/format.ts';
import { language } from '../words/en/language.ts';
import styles from './language-note.module.css';

const key = 'reads-in';

/** What the browser asks for first, of the languages of the shop; undefined where this page is in it, or somebody has said no. */
function preferred(): Language | undefined {
  const spoken = languagesOfTheShop();
  const wanted = window.navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((code) => isLanguage(code) && spoken.includes(code));
  if (!isLanguage(wanted) || wanted === language) return undefined;
  return isDeclined() ? undefined : wanted;
}

// A browser may keep nothing for anybody: then it is suggested on each visit.
function isDeclined(): boolean {
  try {
    return window.localStorage.getItem(key) === language;
  } catch {
    return false;
  }
}

function decline(): void {
  try {
    window.localStorage.setItem(key, language);
  } catch {
    // It is gone from this page all the same.
  }
}

/** Suggests the page in the visitor's language, in that language. Nobody is sent anywhere: who came for this page has it. */
export function LanguageNote() {
  const { pathname, search } = useLocation();
  const [offered, setOffered] = useState<Language>();
  useEffect(() => {
    setOffered(preferred());
  }, []);
  if (offered === undefined) return null;
  const { dir, offer, stay } = languages[offered];
  return (
    <aside className={`${styles.note} no-print`} lang={offered} dir={dir}>
      <a href={`${prefixOf(offered)}${pathname}${search}`} hrefLang={offered}>
        {offer}
      </a>
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          decline();
          setOffered(undefined);
        }}
      >
        {stay}
      </button>
    </aside>
  );
}
