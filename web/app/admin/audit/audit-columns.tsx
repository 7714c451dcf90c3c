import { momentOfYear } from '../../kit/format.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminStaffWords } from '../../words/en/admin-staff.ts';
import type { Column } from '../kit/data-table.tsx';
import type { AuditEntry } from '../kit/office-types.ts';
import styles from './audit.module.css';
import { SubjectLink } from './subject.tsx';
import { inOrder, tellChange } from './tell-change.ts';

function called({ who, email, tokenName }: AuditEntry['by']): string {
  if (who === 'token') return texts.software(tokenName ?? texts.unknown);
  return who === 'staff' ? (email ?? texts.unknown) : texts.others[who];
}

export const auditColumns: Column<AuditEntry>[] = [
  {
    key: 'when',
    head: texts.when,
    names: true,
    cell: ({ at }) => <time dateTime={at}>{momentOfYear(at)}</time>,
  },
  {
    key: 'who',
    head: texts.who,
    label: '',
    cell: ({ by }) => (
      <span className={styles.two}>
        <bdi>{called(by)}</bdi>
        {by.role === null ? null : (
          <span className={styles.quiet}>{adminStaffWords.roles[by.role]}</span>
        )}
      </span>
    ),
  },
  {
    key: 'what',
    head: texts.what,
    label: '',
    cell: ({ action, subject, changes }) => (
      <span className={styles.two}>
        <span>{texts.actions[action]}</span>
        <SubjectLink subject={subject} changes={changes} />
      </span>
    ),
  },
  {
    key: 'changes',
    head: texts.changes,
    label: '',
    cell: (entry) =>
      entry.changes.length > mostAtOnce ? (
        <details>
          <summary>{texts.all(entry.changes.length)}</summary>
          <Changes {...entry} />
        </details>
      ) : (
        <Changes {...entry} />
      ),
  },
];

/** Of a new ingredient there are some twenty. */
const mostAtOnce = 8;

function Changes({ subject, changes }: Pick<AuditEntry, 'subject' | 'changes'>) {
  return (
    <dl className={styles.changes}>
      {inOrder(subject.kind, changes).map((change) => {
        const { label, before, after } = tellChange(subject, change);
        return (
          <div key={change.field}>
            <dt>{label}</dt>
            <dd>
              {before === undefined ? null : <del>{before}</del>}
              {before !== undefined && after !== undefined ? ' → ' : null}
              {after === undefined ? null : <ins>{after}</ins>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
