import { Form } from 'react-router';
import { moment } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import { useMay } from '../kit/may.ts';
import type { RecipeSource as Told } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import styles from './menu.module.css';

/** Where a recipe came from, and whether somebody has said that its words are the shop's own. */
export function RecipeSource({ source }: { source: Told['source'] }) {
  const may = useMay()('change-menu');
  if (!source) return null;
  const { title, author, url, ownWordsAt } = source;
  const from = [title, author].filter((each) => each !== null).join(' · ');
  return (
    <Panel title={texts.recipeSource} className="no-print">
      <p>{from}</p>
      {url !== null && /^https?:\/\//i.test(url) ? (
        <p>
          <a href={url} rel="noopener noreferrer nofollow" target="_blank">
            {url}
          </a>
        </p>
      ) : null}
      {ownWordsAt !== null ? (
        <p className={styles.hint}>{texts.ownWordsSaid(moment(ownWordsAt))}</p>
      ) : (
        <>
          <p className={styles.hint}>{texts.recipeSourceText}</p>
          {may ? (
            <Form method="post">
              <SendButton intent="own-words" className="button plain">
                {texts.sayOwnWords}
              </SendButton>
            </Form>
          ) : null}
        </>
      )}
    </Panel>
  );
}
