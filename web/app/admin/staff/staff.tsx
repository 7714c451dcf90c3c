import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { moment } from '../../kit/format.ts';
import { wrongWith, type Answer, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminStaffWords as texts } from '../../words/en/admin-staff.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import type { Invitation, Role, StaffMember } from '../kit/office-types.ts';
import { roleOf } from '../kit/only-staff.server.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/staff.ts';
import styles from './staff.module.css';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const [mine, staff] = await Promise.all([
    roleOf(request, context),
    read(request, apiOf(context).api.admin.staff.$get()),
  ]);
  return { ...staff, me: mine.email };
}

type Done = 'saved' | 'removed' | 'sent' | 'withdrawn';
type Sent = { done?: Done; problem?: Problem; email?: string; role?: string };

export async function action({ request, context }: Route.ActionArgs): Promise<Sent> {
  const form = await request.formData();
  const { staff } = apiOf(context).api.admin;
  const answered = (answer: Answer<unknown>, done: Done, typed: Sent = {}): Sent =>
    answer.ok ? { done } : { ...typed, problem: answer.problem };
  // The API refuses what is no role.
  const role = textOf(form, 'role') as Role;
  const param = { staffNo: textOf(form, 'staffNo') };
  const version = textOf(form, 'version');
  switch (textOf(form, 'intent')) {
    case 'invite': {
      const email = textOf(form, 'email').trim();
      const asked = await write(request, staff.invitations.$post({ json: { email, role } }));
      return answered(asked, 'sent', { email, role });
    }
    case 'withdraw': {
      const invitation = staff.invitations[':invitationNo'];
      const invitationNo = textOf(form, 'invitationNo');
      return answered(
        await write(request, invitation.$delete({ param: { invitationNo } })),
        'withdrawn',
      );
    }
    case 'remove':
      return answered(
        await write(request, staff[':staffNo'].$delete({ param, query: { version } })),
        'removed',
      );
    default:
      return answered(
        await write(
          request,
          staff[':staffNo'].$patch({ param, json: { role, version: Number(version) } }),
        ),
        'saved',
      );
  }
}

export const shouldRevalidate = connected;

const roleChoices = Object.entries(texts.roles).map(([value, label]) => ({ value, label }));

const memberColumns = (me: string): Column<StaffMember>[] => [
  {
    key: 'email',
    head: texts.email,
    names: true,
    cell: ({ email }) => (
      <span>
        <bdi>{email}</bdi>
        {email === me ? ` (${texts.you})` : null}
      </span>
    ),
  },
  { key: 'since', head: texts.since, cell: ({ since }) => moment(since), narrow: true },
  {
    key: 'role',
    head: texts.role,
    cell: ({ staffNo, version, email, role }) => (
      <Form key={version} method="post" className={styles.row} preventScrollReset>
        <input type="hidden" name="staffNo" value={staffNo} />
        <input type="hidden" name="version" value={version} />
        <NativeSelect
          name="role"
          aria-label={texts.roleOf(email)}
          defaultValue={role}
          data={roleChoices}
          size="xs"
        />
        <Button type="submit" variant="default" size="xs" aria-label={texts.saveOf(email)}>
          {texts.save}
        </Button>
      </Form>
    ),
    noPrint: true,
  },
  {
    key: 'remove',
    head: texts.remove,
    label: '',
    cell: ({ staffNo, version, email }) => (
      <Form method="post" preventScrollReset>
        <input type="hidden" name="staffNo" value={staffNo} />
        <input type="hidden" name="version" value={version} />
        <ConfirmButton
          name="intent"
          value="remove"
          variant="subtle"
          color="tomato"
          size="xs"
          aria-label={texts.removeOf(email)}
          title={texts.removeTitle(email)}
          text={texts.removeText}
          confirm={texts.remove}
        >
          {texts.remove}
        </ConfirmButton>
      </Form>
    ),
    narrow: true,
    noPrint: true,
  },
];

const invitationColumns: Column<Invitation>[] = [
  { key: 'email', head: texts.email, names: true, cell: ({ email }) => <bdi>{email}</bdi> },
  { key: 'role', head: texts.role, cell: ({ role }) => texts.roles[role], narrow: true },
  {
    key: 'until',
    head: texts.until,
    cell: ({ expiresAt }) => moment(expiresAt),
    narrow: true,
  },
  {
    key: 'withdraw',
    head: texts.withdraw,
    label: '',
    cell: ({ invitationNo, email }) => (
      <Form method="post" preventScrollReset>
        <input type="hidden" name="invitationNo" value={invitationNo} />
        <Button
          type="submit"
          name="intent"
          value="withdraw"
          variant="subtle"
          size="xs"
          aria-label={texts.withdrawOf(email)}
        >
          {texts.withdraw}
        </Button>
      </Form>
    ),
    narrow: true,
    noPrint: true,
  },
];

/** Who works here, who was asked to, and a form to ask. */
export default function Staff({ loaderData, actionData }: Route.ComponentProps) {
  const { members, invitations, me } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const wrong = (field: string) => wrongWith(problem, `/${field}`);
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <CsvLink list="staff" />
        <HistoryLink subject="staff" />
      </PageHeader>
      <Done text={sent?.done ? texts[sent.done] : ''} />
      {(problem?.fields ?? []).length > 0 ? null : <ProblemNote problem={problem} />}
      <DataTable
        caption={texts.members}
        columns={memberColumns(me)}
        rows={members}
        rowKey={({ staffNo }) => staffNo}
        empty={null}
      />
      {invitations.length > 0 ? (
        <section aria-label={texts.invitations} className={columns.stack}>
          <h2>{texts.invitations}</h2>
          <DataTable
            caption={texts.invitations}
            columns={invitationColumns}
            rows={invitations}
            rowKey={({ invitationNo }) => invitationNo}
            empty={null}
          />
        </section>
      ) : null}
      <Panel title={texts.invite} className="no-print">
        <p className={styles.text}>{texts.inviteText}</p>
        <Form
          key={sent?.done === 'sent' ? invitations.length : ''}
          method="post"
          className={`${columns.filters} ${columns.even}`}
        >
          <TextInput
            type="email"
            name="email"
            label={texts.email}
            defaultValue={problem && sent.email}
            error={wrong('email')}
            required
          />
          <NativeSelect
            name="role"
            label={texts.role}
            defaultValue={problem ? sent.role : 'kitchen'}
            data={roleChoices}
          />
          <Button type="submit" name="intent" value="invite">
            {texts.send}
          </Button>
        </Form>
        <dl className={styles.may}>
          {roleChoices.map(({ value, label }) => (
            <div key={value}>
              <dt>{label}</dt>
              <dd>{texts.may[value as Role]}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
