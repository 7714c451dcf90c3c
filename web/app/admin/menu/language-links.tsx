import { Link } from 'react-router';
import { languages, ownLanguage } from '../../../../server/src/contract/languages.ts';
import { languagesOfTheShop } from '../../kit/format.ts';
import { adminLanguagesWords as texts } from '../../words/en/admin-languages.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';

/** To what this is in the other languages of the shop; nothing in a shop that has none. */
export function LanguageLinks(props: {
  kind: 'recipe' | 'ingredient' | 'category';
  no: number | string;
}) {
  const { kind, no } = props;
  const others = languagesOfTheShop().filter((it) => it !== ownLanguage);
  if (others.length === 0) return null;
  return (
    <Panel title={texts.languages}>
      <ul className={styles.rows}>
        {others.map((it) => (
          <li key={it}>
            <Link to={`/admin/menu/languages/${kind}/${no}/${it}`} lang={it}>
              {languages[it].name}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
