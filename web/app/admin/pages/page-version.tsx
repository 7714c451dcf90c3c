import { data } from 'react-router';
import { legalTopics } from '../../../../server/src/contract/legal-pages.ts';
import { read } from '../../kit/answers.server.ts';
import { dayAndYear, styleOfTheShop } from '../../kit/format.ts';
import { ourText } from '../../kit/rich-text/our-text.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPagesWords as texts } from '../../words/en/admin-pages.ts';
import { adminWords } from '../../words/en/admin.ts';
import { shopWords } from '../../words/en/shop.ts';
import columns from '../kit/columns.module.css';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/page-version.ts';
import { compareTexts, withoutTheSame, type ComparedLine } from './compare-texts.ts';
import styles from './pages.module.css';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const topic = legalTopics.find((known) => known === params.topic);
  if (!topic) throw data(null, { status: 404 });
  const { versionNo } = params;
  const one = await read(
    request,
    apiOf(context).api.admin.pages[':topic'].versions[':pageVersion'].$get({
      param: { topic, pageVersion: versionNo },
    }),
  );
  const said = (text: string | null) => text ?? ourText(topic, styleOfTheShop().payments);
  const { version, holdsFrom, text, before } = one;
  const lines = withoutTheSame(compareTexts(said(before), said(text)));
  return { topic, version, holdsFrom, lines };
}

export const meta: Route.MetaFunction = ({ loaderData: { topic, version } }) => [
  { title: adminWords.title(texts.compareTitle(shopWords.topics[topic], version)) },
];

/** One version of a page beside the one before it. */
export default function PageVersion({ loaderData }: Route.ComponentProps) {
  const { topic, version, holdsFrom, lines } = loaderData;
  const isSame = lines.every((each) => typeof each === 'number' || each.kind === 'same');
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.compareTitle(shopWords.topics[topic], version)}
        text={`${texts.versionFrom(version, dayAndYear(holdsFrom))}. ${texts.compareText(version)}`}
        back={{ to: `/admin/pages/${topic}`, label: shopWords.topics[topic] }}
      />
      <Panel title={texts.compareCaption}>
        {isSame ? (
          <p>{texts.same}</p>
        ) : (
          <ol className={styles.compared}>
            {lines.map((each, at) => (
              <Line key={at} line={each} />
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}

function Line({ line }: { line: ComparedLine | number }) {
  if (typeof line === 'number') return <li className={styles.skipped}>{texts.skipped(line)}</li>;
  const { kind, text } = line;
  if (kind === 'same') return <li>{text}</li>;
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <li className={styles[kind]}>
      <span className="visually-hidden">{texts[kind]}: </span>
      <Mark>{text}</Mark>
    </li>
  );
}
