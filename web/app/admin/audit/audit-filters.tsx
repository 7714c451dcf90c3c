import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import {
  auditActions,
  auditActionNames,
  auditOthers,
  auditSubjects,
} from '../../../../server/src/contract/audit-trail.ts';
import { adminAuditWords as texts } from '../../words/en/admin-audit.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import styles from './audit.module.css';
import type { AuditPerson } from '../kit/office-types.ts';

export type Filters = Partial<Record<'by' | 'action' | 'subject' | 'key' | 'from' | 'to', string>>;

/** What is looked for stands in the address, so that it can be kept, sent and gone back to. */
export function AuditFilters({ filters, people }: { filters: Filters; people: AuditPerson[] }) {
  const { by = '', action = '', subject, key, from = '', to = '' } = filters;
  const kinds = auditSubjects.filter((kind) => subject === undefined || kind === subject);
  return (
    <Form
      role="search"
      action="/admin/audit"
      className={`${columns.filters} ${styles.filters} no-print`}
    >
      {subject ? <input type="hidden" name="subject" value={subject} /> : null}
      {key ? <input type="hidden" name="key" value={key} /> : null}
      <NativeSelect
        key={`by ${by}`}
        name="by"
        label={texts.who}
        defaultValue={by}
        data={[
          { value: '', label: texts.anybody },
          ...people.map(({ staffNo, email, role }) => ({
            value: String(staffNo),
            label: role === null ? texts.former(email) : email,
          })),
          ...auditOthers.map((other) => ({ value: other, label: texts.others[other] })),
        ]}
      />
      <NativeSelect
        key={`action ${action}`}
        name="action"
        label={texts.what}
        defaultValue={action}
        data={[
          { value: '', label: texts.anything },
          ...kinds.map((kind) => ({
            group: texts.subjects[kind],
            items: auditActionNames
              .filter((name) => auditActions[name] === kind)
              .map((name) => ({ value: name, label: texts.actions[name] })),
          })),
        ]}
      />
      <TextInput
        key={`from ${from}`}
        type="date"
        name="from"
        label={texts.from}
        defaultValue={from}
      />
      <TextInput key={`to ${to}`} type="date" name="to" label={texts.to} defaultValue={to} />
      <Button type="submit" variant="default">
        {texts.filter}
      </Button>
      {Object.values(filters).some(Boolean) ? (
        <Button component={Link} to="/admin/audit" variant="subtle">
          {adminWords.clear}
        </Button>
      ) : null}
    </Form>
  );
}
