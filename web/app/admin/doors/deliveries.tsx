import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { moment } from '../../kit/format.ts';
import { adminDoorsWords } from '../../words/en/admin-doors.ts';
import { Choices } from '../kit/choices.tsx';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import type { Delivery } from '../kit/office-types.ts';
import { Pager } from '../kit/pager.tsx';
import { Badge } from '../kit/status-badge.tsx';
import styles from './doors.module.css';

const { deliveries: texts, types } = adminDoorsWords;
const tones = { waiting: 'plain', delivered: 'good', failed: 'warning' } as const;

const deliveryColumns: Column<Delivery>[] = [
  {
    key: 'what',
    head: texts.what,
    names: true,
    cell: ({ type, happenedAt, body }) => (
      <span className={styles.two}>
        <span>{types[type]}</span>
        <time className={styles.quiet} dateTime={happenedAt}>
          {moment(happenedAt)}
        </time>
        <details>
          <summary>{texts.body}</summary>
          <code className={styles.long}>{body}</code>
        </details>
      </span>
    ),
  },
  { key: 'where', head: texts.where, cell: ({ url }) => <bdi>{new URL(url).host}</bdi> },
  {
    key: 'answer',
    head: texts.answer,
    cell: (delivery) => <Answer {...delivery} />,
  },
  {
    key: 'again',
    head: texts.again,
    label: '',
    cell: ({ deliveryNo, id }) => (
      <Form method="post" preventScrollReset>
        <input type="hidden" name="deliveryNo" value={deliveryNo} />
        <Button
          type="submit"
          name="intent"
          value="send-again"
          variant="default"
          size="xs"
          aria-label={texts.againOf(id)}
        >
          {texts.again}
        </Button>
      </Form>
    ),
    narrow: true,
    noPrint: true,
  },
];

function Answer({ state, attempts, nextAt, httpStatus, failure, answer }: Delivery) {
  const said = httpStatus === null ? null : texts.answered(httpStatus);
  const told = said ?? (failure === null ? texts.notYet : texts.failures[failure]);
  const tries = attempts === 0 ? [] : [texts.tries(attempts)];
  const next = nextAt === null ? [] : [texts.next(moment(nextAt))];
  return (
    <span className={styles.two}>
      <Badge tone={tones[state]}>{texts.states[state]}</Badge>
      <span>{told}</span>
      {tries.length + next.length === 0 ? null : (
        <span className={styles.quiet}>{[...tries, ...next].join(', ')}</span>
      )}
      {answer === null ? null : <q className={`${styles.quiet} ${styles.long}`}>{answer}</q>}
    </span>
  );
}

/** What was sent where, and what was answered. */
export function Deliveries(props: { items: Delivery[]; next: string | null; state: string }) {
  const { items, next, state } = props;
  const choices = [
    { to: '/admin/doors', label: texts.all, chosen: state === '' },
    ...Object.entries(texts.states).map(([value, label]) => ({
      to: `/admin/doors?state=${value}`,
      label,
      chosen: value === state,
    })),
  ];
  return (
    <section aria-label={texts.title} className={columns.stack}>
      <h2>{texts.title}</h2>
      <Choices label={texts.which} choices={choices} />
      <DataTable
        caption={texts.title}
        columns={deliveryColumns}
        rows={items}
        rowKey={({ deliveryNo }) => deliveryNo}
        empty={<p className={styles.quiet}>{texts.none}</p>}
      />
      <Pager next={next} />
    </section>
  );
}
