import { data, Link } from 'react-router';
import { languageCodes, languages } from '../../../../server/src/contract/languages.ts';
import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLettersWords as texts } from '../../words/en/admin-letters.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/examples.ts';
import styles from './letters.module.css';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.every) }];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const language = languageCodes.find((code) => code === params.language);
  if (!language) throw data(null, { status: 404 });
  const { admin } = apiOf(context).api;
  const { items } = await read(
    request,
    admin['letter-examples'].$get({ query: { writtenIn: language } }),
  );
  return { language, items };
}

/** Every letter, as whoever it goes to would read it. */
export default function Examples({ loaderData: { language, items } }: Route.ComponentProps) {
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.every}
        text={texts.everyText}
        back={{ to: '/admin/letters', label: texts.back }}
      />
      <nav aria-label={texts.languages}>
        <ul className={styles.index}>
          {languageCodes.map((code) => (
            <li key={code}>
              <Link
                to={`/admin/letters/in/${code}`}
                lang={code}
                aria-current={code === language ? 'true' : undefined}
              >
                {languages[code].name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={texts.every}>
        <ul className={styles.index}>
          {items.map(({ letter }) => (
            <li key={letter}>
              <a href={`#${letter}`}>{texts.kinds[letter]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {items.map(({ letter, subject, text, language: written }) => (
        <div key={letter} id={letter}>
          <Panel title={texts.kinds[letter]}>
            <div className={styles.letter} lang={written} dir={languages[written].dir}>
              <p className={styles.subject}>{subject}</p>
              <p>{text}</p>
            </div>
          </Panel>
        </div>
      ))}
    </div>
  );
}
