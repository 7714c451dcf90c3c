import { Link } from 'react-router';
import { ownLanguage } from '../../../../server/src/contract/languages.ts';
import { letterKinds, type LetterKind } from '../../../../server/src/contract/letter-kinds.ts';
import { read } from '../../kit/answers.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLettersWords as texts } from '../../words/en/admin-letters.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/letters.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { settings } = await read(request, apiOf(context).api.admin.settings.$get({ query: {} }));
  return { own: letterKinds.filter((kind) => settings[`letter-${kind}`] !== null) };
}

const columnsOf = (own: readonly LetterKind[]): Column<LetterKind>[] => [
  {
    key: 'letter',
    head: texts.letter,
    names: true,
    cell: (kind) => <Link to={`/admin/letters/${kind}`}>{texts.kinds[kind]}</Link>,
  },
  {
    key: 'says',
    head: texts.says,
    cell: (kind) => (own.includes(kind) ? texts.yours : texts.ours),
  },
];

/** The letters of which an owner can change the words. */
export default function Letters({ loaderData }: Route.ComponentProps) {
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <Link className="button plain" to={`/admin/letters/in/${ownLanguage}`}>
          {texts.every}
        </Link>
        <HistoryLink subject="settings" />
      </PageHeader>
      <DataTable
        caption={texts.caption}
        columns={columnsOf(loaderData.own)}
        rows={letterKinds}
        rowKey={(kind) => kind}
        empty={null}
      />
    </div>
  );
}
