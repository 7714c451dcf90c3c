import { Link } from 'react-router';
import type { AuditAction, AuditSubject } from '../../../../server/src/contract/audit-trail.ts';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable } from '../kit/data-table.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import type { Route } from './+types/audit.ts';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilters, type Filters } from './audit-filters.tsx';
import { tellSubject } from './subject.tsx';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

const names = ['by', 'action', 'subject', 'key', 'from', 'to'] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const given = (name: string) => asked.get(name)?.trim() || undefined;
  const filters: Filters = Object.fromEntries(
    names.flatMap((name) => (given(name) === undefined ? [] : [[name, given(name)]])),
  );
  const { action, subject, ...others } = filters;
  const query = {
    ...others,
    // The API refuses what is neither.
    action: action as AuditAction | undefined,
    subject: subject as AuditSubject | undefined,
    cursor: given('cursor'),
    limit: '50',
  };
  return { filters, page: await read(request, apiOf(context).api.admin.audit.$get({ query })) };
}

export const shouldRevalidate = connected;

/** Who changed what, when: of everything, or of one thing that a page leads here from. */
export default function Audit({ loaderData }: Route.ComponentProps) {
  const { filters, page } = loaderData;
  const { subject, key } = filters;
  const [first] = page.items;
  const kind = subject && texts.kind(texts.subjects[subject as AuditSubject]);
  const one = key && first && texts.historyOf(tellSubject(first.subject).label);
  const query = new URLSearchParams(filters).toString();
  return (
    <div className={columns.stack}>
      <PageHeader title={one ?? kind ?? texts.title} text={texts.text}>
        <a className="button plain" href={`/api/admin/audit-csv${query === '' ? '' : `?${query}`}`}>
          {texts.csv}
        </a>
      </PageHeader>
      <AuditFilters filters={filters} people={page.people} />
      <DataTable
        caption={texts.caption}
        columns={auditColumns}
        rows={page.items}
        rowKey={({ auditNo }) => auditNo}
        empty={
          <EmptyState title={texts.noneTitle} text={texts.noneText}>
            <Link className="button plain" to="/admin/audit">
              {adminWords.clear}
            </Link>
          </EmptyState>
        }
      />
      <Pager next={page.next} />
    </div>
  );
}
