import { Button } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { isForStaff } from '../../../../server/src/contract/withdrawal.ts';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { momentOfYear } from '../../kit/format.ts';
import { apiOf, visitOf } from '../../visit.server.ts';
import { adminWithdrawalsWords as texts } from '../../words/en/admin-withdrawals.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import type { Withdrawal } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/withdrawals.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const cursor = asked.get('cursor') ?? undefined;
  const list = await read(
    request,
    apiOf(context).api.admin.withdrawals.$get({ query: cursor === undefined ? {} : { cursor } }),
  );
  return { list, done: asked.has('done') ? texts.done : '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const one = visitOf(context).api.api.admin.withdrawals[':withdrawalNo'];
  const param = { withdrawalNo: textOf(form, 'withdrawalNo') };
  const settled = await write(request, one.settle.$post({ param, json: {} }));
  if (settled.ok) return redirect('/admin/withdrawals?done=settled');
  return data({ problem: settled.problem });
}

const shown: Column<Withdrawal>[] = [
  { key: 'no', head: texts.no, cell: ({ withdrawalNo }) => withdrawalNo, numeric: true },
  { key: 'arrived', head: texts.arrived, cell: ({ arrivedAt }) => momentOfYear(arrivedAt) },
  {
    key: 'who',
    head: texts.who,
    names: true,
    cell: ({ name, email }) => (
      <>
        <bdi>{name}</bdi>
        <br />
        <a href={`mailto:${email}`}>
          <bdi>{email}</bdi>
        </a>
      </>
    ),
  },
  {
    key: 'about',
    head: texts.about,
    cell: ({ orderNo, namedNo, statement }) => (
      <>
        {orderNo === null ? (
          namedNo === null ? (
            texts.noOrder
          ) : (
            texts.named(namedNo)
          )
        ) : (
          <Link to={`/admin/orders/${orderNo}`}>{texts.order(orderNo)}</Link>
        )}
        {statement === null ? null : (
          <>
            <br />
            <bdi>{statement}</bdi>
          </>
        )}
      </>
    ),
  },
  {
    key: 'outcome',
    head: texts.outcome,
    cell: ({ outcome, settledAt }) => (
      <Badge tone={isForStaff(outcome) && settledAt === null ? 'warning' : 'plain'}>
        {texts.outcomes[outcome]}
      </Badge>
    ),
  },
  {
    key: 'state',
    head: texts.state,
    cell: ({ withdrawalNo, outcome, settledAt }) => {
      if (settledAt !== null) return texts.settledAt(momentOfYear(settledAt));
      if (!isForStaff(outcome)) return null;
      return (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="withdrawalNo" value={withdrawalNo} />
          <Button
            type="submit"
            variant="default"
            size="xs"
            aria-label={texts.settleOf(withdrawalNo)}
          >
            {texts.settle}
          </Button>
        </Form>
      );
    },
    narrow: true,
  },
];

/** Withdrawals from contracts, the last first. */
export default function Withdrawals({ loaderData, actionData }: Route.ComponentProps) {
  const { list, done } = loaderData;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      <Done text={done} />
      <ProblemNote problem={actionData?.problem} />
      <DataTable
        caption={texts.title}
        columns={shown}
        rows={list.items}
        rowKey={({ withdrawalNo }) => withdrawalNo}
        empty={<EmptyState title={texts.none} />}
      />
      <Pager next={list.next} />
    </div>
  );
}
