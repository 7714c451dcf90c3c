import { moment } from '../../kit/format.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminStaffWords } from '../../words/en/admin-staff.ts';
import type { Column } from '../kit/data-table.tsx';
import type { AuditEntry } from '../kit/office-types.ts';
import styles from './audit.module.css';
import { SubjectLink } from './subject.tsx';
import { tellChange } from './tell-change.ts';

const called = ({ who, email }: AuditEntry['by']) =>
  who === 'staff' ? (email ?? texts.unknown) : texts.others[who];

export const auditColumns: Column<AuditEntry>[] = [
  {
    key: 'when',
    head: texts.when,
    names: true,
    cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
  },
  {
    key: 'who',
    head: texts.who,
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
    cell: ({ action, subject }) => (
      <span className={styles.two}>
        <span>{texts.actions[action]}</span>
        <SubjectLink subject={subject} />
      </span>
    ),
  },
  {
    key: 'changes',
    head: texts.changes,
    cell: ({ subject, changes }) => (
      <dl className={styles.changes}>
        {changes.map((change) => {
          const { label, before, after } = tellChange(subject, change);
          return (
            <div key={change.field}>
              <dt>{label}</dt>
              <dd>
                {before === undefined ? null : <del>{before}</del>}
                {before !== undefined && after !== undefined ? <span> → </span> : null}
                {after === undefined ? null : <ins>{after}</ins>}
              </dd>
            </div>
          );
        })}
      </dl>
    ),
  },
];
