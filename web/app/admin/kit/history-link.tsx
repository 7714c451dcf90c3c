import { Link } from 'react-router';
import type { AuditSubject } from '../../../../server/src/contract/audit-trail.ts';
import { adminAuditWords } from '../../words/en/admin-audit.ts';
import { useMay } from './may.ts';

/** To who changed this, or all of this kind; nothing for whoever may not see it. */
export function HistoryLink(props: { subject: AuditSubject; of?: number | string | undefined }) {
  const { subject, of } = props;
  if (!useMay()('see-audit')) return null;
  const query = new URLSearchParams({ subject, ...(of === undefined ? {} : { key: String(of) }) });
  return (
    <Link className="button plain" to={`/admin/audit?${query.toString()}`}>
      {adminAuditWords.history}
    </Link>
  );
}
