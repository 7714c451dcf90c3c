import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { dayAndYear } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPagesWords as texts } from '../../words/en/admin-pages.ts';
import { adminWords } from '../../words/en/admin.ts';
import { shopWords } from '../../words/en/shop.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import type { LegalPageRow } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/pages.ts';
import styles from './pages.module.css';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const loader = ({ request, context }: Route.LoaderArgs) =>
  read(request, apiOf(context).api.admin.pages.$get());

function holdsInWords({ holds, isOurs, holdsFrom }: LegalPageRow): string {
  if (holdsFrom === null) return texts.ours;
  return (isOurs ? texts.oursAs : texts.versionSince)(holds, dayAndYear(holdsFrom));
}

const pageColumns: Column<LegalPageRow>[] = [
  {
    key: 'page',
    head: texts.page,
    names: true,
    cell: ({ topic }) => (
      <>
        <Link to={`/admin/pages/${topic}`}>{shopWords.topics[topic]}</Link>
        <p className={styles.hint}>{texts.about[topic]}</p>
      </>
    ),
  },
  { key: 'holds', head: texts.holds, cell: holdsInWords },
  {
    key: 'planned',
    head: texts.planned,
    cell: ({ planned }) =>
      planned
        ? texts.versionFrom(planned.version, dayAndYear(planned.holdsFrom))
        : texts.nothingPlanned,
  },
];

/** The pages about the shop, and which text of each holds. */
export default function Pages({ loaderData }: Route.ComponentProps) {
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="page" />
      </PageHeader>
      <DataTable
        caption={texts.caption}
        columns={pageColumns}
        rows={loaderData.items}
        rowKey={({ topic }) => topic}
        empty={null}
      />
      <p className={styles.hint}>{texts.advice}</p>
    </div>
  );
}
