import { Link } from 'react-router';
import { languages, type OtherLanguage } from '../../../../server/src/contract/languages.ts';
import { adminLanguagesWords as texts } from '../../words/en/admin-languages.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';

type HeldBackRecipe = {
  recipeNo: number;
  name: string | null;
  language: OtherLanguage;
  places: string[];
};

/** More would push the menu off the page: a name that is translated otherwise may stand in most of its methods. */
const mostShown = 5;

/** What is translated and shown in English all the same, and where it is mended; nothing where all of it is true. */
export function HeldBack({ recipes }: { recipes: readonly HeldBackRecipe[] }) {
  if (recipes.length === 0) return null;
  const count = recipes.reduce((sum, { places }) => sum + places.length, 0);
  return (
    <Panel title={texts.heldBackCount(count)} className="no-print">
      <p>{texts.heldBackText}</p>
      <details open={recipes.length <= mostShown}>
        <summary>{texts.heldBackWhere(new Set(recipes.map((it) => it.recipeNo)).size)}</summary>
        <ul className={styles.rows}>
          {recipes.map(({ recipeNo, name, language, places }) => (
            <li key={`${recipeNo} ${language}`}>
              <span>
                <Link to={`/admin/menu/languages/recipe/${recipeNo}/${language}`}>
                  {texts.heldBackIn(name ?? texts.nameless, languages[language].name)}
                </Link>
                <small className={styles.under}>{places.map(texts.place).join(', ')}</small>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
