import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { listed, momentOfYear } from '../../kit/format.ts';
import { wrongWith } from '../../kit/problem.ts';
import { adminDoorsWords } from '../../words/en/admin-doors.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import type { Token } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Acted } from './act.server.ts';
import { ChooseMany } from './choose-many.tsx';
import styles from './doors.module.css';

const { tokens: texts, scopes } = adminDoorsWords;

const tokenColumns: Column<Token>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ name, madeBy }) => (
      <span className={styles.two}>
        <bdi>{name}</bdi>
        <span className={styles.quiet}>{texts.madeBy(madeBy ?? texts.operator)}</span>
      </span>
    ),
  },
  {
    key: 'may',
    head: texts.may,
    cell: (token) => listed(token.scopes.map((scope) => scopes[scope])),
  },
  {
    key: 'used',
    head: texts.used,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? texts.never : momentOfYear(lastUsedAt)),
    narrow: true,
  },
  {
    key: 'until',
    head: texts.until,
    cell: ({ state, expiresAt }) =>
      state === 'good' ? (
        momentOfYear(expiresAt)
      ) : (
        <Badge tone="plain">{texts.states[state]}</Badge>
      ),
    narrow: true,
  },
  {
    key: 'revoke',
    head: texts.revoke,
    label: '',
    cell: ({ tokenNo, name, state }) =>
      state === 'good' ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="tokenNo" value={tokenNo} />
          <ConfirmButton
            name="intent"
            value="revoke-token"
            variant="subtle"
            color="tomato"
            size="xs"
            aria-label={texts.revokeOf(name)}
            title={texts.revokeTitle(name)}
            text={texts.revokeText}
            confirm={texts.revoke}
          >
            {texts.revoke}
          </ConfirmButton>
        </Form>
      ) : null,
    narrow: true,
    noPrint: true,
  },
];

/** What has a token, and a form to make another. */
export function Tokens({ items, acted }: { items: Token[]; acted: Acted | undefined }) {
  const refused = acted?.intent === 'add-token' && acted.problem ? acted : undefined;
  const wrong = (field: string) => wrongWith(refused?.problem, `/${field}`);
  return (
    <section aria-label={texts.title} className={columns.stack}>
      <h2>{texts.title}</h2>
      <DataTable
        caption={texts.title}
        columns={tokenColumns}
        rows={items}
        rowKey={({ tokenNo, state }) => `${tokenNo}-${state}`}
        empty={<p className={styles.quiet}>{texts.none}</p>}
      />
      <Panel title={texts.add} className="no-print">
        <p className={styles.text}>{texts.addText}</p>
        <Form key={items.length} method="post" className={columns.stack}>
          <div className={`${columns.filters} ${columns.even}`}>
            <TextInput
              name="name"
              label={texts.name}
              maxLength={50}
              defaultValue={refused?.typed?.name}
              error={wrong('name')}
              required
            />
            <NativeSelect
              name="days"
              label={texts.days}
              defaultValue={refused?.typed?.days ?? '90'}
              data={Object.entries(texts.dayChoices).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <ChooseMany
            legend={texts.may}
            labels={scopes}
            chosen={refused?.typed?.chosen ?? []}
            error={wrong('scopes')}
          />
          <div>
            <Button type="submit" name="intent" value="add-token">
              {texts.make}
            </Button>
          </div>
        </Form>
      </Panel>
    </section>
  );
}
