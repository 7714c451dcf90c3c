import { Button, TextInput } from '@mantine/core';
import { Form, Link, redirect } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { ListedWeek } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/weeks.ts';
import { WeekState } from './week-state.tsx';
import { nameOfWeek } from './name-of-week.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const go = asked.get('go') ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(go)) throw redirect(`/admin/menu/weeks/${go}`);
  const listed = await read(request, apiOf(context).api.admin['menu-weeks'].$get());
  return { ...listed, done: texts.done[asked.get('done') ?? ''] ?? '' };
}

export const shouldRevalidate = connected;

/** The weeks that are planned: those to come first, the last of all at the end. */
export default function Weeks({ loaderData }: Route.ComponentProps) {
  const { items, weekly, next, thisWeek, done } = loaderData;
  const may = useMay();
  const toCome = items.filter(({ week }) => week >= thisWeek);
  const past = items.filter(({ week }) => week < thisWeek).toReversed();
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="menu-week" />
        {may('change-menu') ? (
          <Link className="button" to={`/admin/menu/weeks/${next}`}>
            {texts.plan}
          </Link>
        ) : null}
      </PageHeader>
      <Done text={done} />
      {weekly ? null : (
        <Note calm title={texts.off} text={texts.offText}>
          {may('change-settings') ? <Link to="/admin/settings">{texts.toSettings}</Link> : null}
        </Note>
      )}
      <DataTable
        caption={texts.caption}
        columns={weekColumns}
        rows={[...toCome, ...past]}
        rowKey={({ week }) => week}
        empty={<EmptyState title={texts.noneTitle} text={texts.noneText} />}
      />
      <Panel title={texts.other} className="no-print">
        <Form className={`${columns.filters} ${columns.even}`}>
          <TextInput
            type="date"
            name="go"
            label={texts.week}
            description={texts.otherHint}
            defaultValue={next}
            required
          />
          <Button type="submit" variant="default">
            {texts.go}
          </Button>
        </Form>
      </Panel>
    </>
  );
}

const weekColumns: Column<ListedWeek>[] = [
  {
    key: 'week',
    head: texts.week,
    names: true,
    cell: ({ week, ahead }) => (
      <Link to={`/admin/menu/weeks/${week}`}>{nameOfWeek(week, ahead)}</Link>
    ),
  },
  { key: 'state', head: texts.state, cell: ({ state }) => <WeekState state={state} /> },
  { key: 'opens', head: texts.opens, cell: ({ opensAt }) => moment(opensAt) },
  { key: 'closes', head: texts.closes, cell: ({ closesAt }) => moment(closesAt) },
  { key: 'recipes', head: texts.recipes, numeric: true, cell: ({ recipes }) => recipes },
  { key: 'taken', head: texts.ordered, numeric: true, cell: ({ taken }) => texts.portions(taken) },
];
