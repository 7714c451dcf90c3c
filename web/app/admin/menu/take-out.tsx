import { adminFilesWords as texts } from '../../words/en/admin-files.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';

/** For which programs recipes are written; the API names them so, too. */
const formats = ['json-ld', 'cooklang', 'mealie', 'tandoor', 'paprika'] as const;

/** One recipe, or all of the list as it is filtered, as files of other programs. */
export function TakeOut(props: {
  recipeNo?: number;
  filters?: Record<string, string | undefined>;
}) {
  const { recipeNo, filters = {} } = props;
  const path =
    recipeNo === undefined ? '/api/admin/recipe-files' : `/api/admin/recipes/${recipeNo}/file`;
  const hrefOf = (format: string) => {
    const said = new URLSearchParams({ format });
    for (const [name, value] of Object.entries(filters)) if (value) said.append(name, value);
    return `${path}?${said.toString()}`;
  };
  return (
    <Panel title={texts.takeOut} className="no-print">
      <p className={styles.under}>{recipeNo === undefined ? texts.takeOutAll : texts.takeOutOne}</p>
      <ul className={styles.rows}>
        {formats.map((format) => (
          <li key={format}>
            <a href={hrefOf(format)} download>
              {texts.formats[format]}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
