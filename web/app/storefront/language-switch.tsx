import { useLocation } from 'react-router';
import { languages, prefixOf } from '../../../server/src/contract/languages.ts';
import { languagesOfTheShop } from '../kit/format.ts';
import { language } from '../words/en/language.ts';

/** The same page in the other languages of the shop: links like any other, which need no script. */
export function LanguageSwitch({ label, className }: { label: string; className?: string }) {
  const { pathname, search } = useLocation();
  const others = languagesOfTheShop().filter((it) => it !== language);
  if (others.length === 0) return null;
  return (
    <nav aria-label={label} className={className}>
      {others.map((it) => (
        <a
          key={it}
          href={`${prefixOf(it)}${pathname}${search}`}
          hrefLang={it}
          lang={it}
          dir={languages[it].dir}
        >
          {languages[it].name}
        </a>
      ))}
    </nav>
  );
}
