import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { hazards } from '../../../../server/src/contract/hazards.ts';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { momentOfYear } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminRecallsWords as texts } from '../../words/en/admin-recalls.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useMay } from '../kit/may.ts';
import type { Recall } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import type { Route } from './+types/recalls.ts';
import { foodOf, RecallBadges } from './recall-badges.tsx';
import styles from './recalls.module.css';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

/** `?lot=`: the number that somebody came with, from the page of a lot. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const cursor = asked.get('cursor') ?? undefined;
  const list = await read(
    request,
    apiOf(context).api.admin.recalls.$get({ query: cursor === undefined ? {} : { cursor } }),
  );
  return { list, lotNo: asked.get('lot') ?? '' };
}

type Typed = { lotNo: string; hazard: string; note: string };
type Sent = { problem?: Problem; wrong?: true; typed: Typed };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed: Typed = {
    lotNo: textOf(form, 'lotNo').trim(),
    hazard: textOf(form, 'hazard'),
    note: textOf(form, 'note').trim(),
  };
  const hazard = hazards.find((it) => it === typed.hazard);
  if (!/^[1-9][0-9]{0,9}$/.test(typed.lotNo) || !hazard)
    return data<Sent>({ wrong: true, typed }, { status: 400 });
  const begun = await write(
    request,
    apiOf(context).api.admin.recalls.$post({
      json: {
        lotNo: Number(typed.lotNo),
        isDrill: textOf(form, 'kind') !== 'recall',
        hazard,
        note: typed.note === '' ? null : typed.note,
      },
    }),
  );
  if (begun.ok) return redirect(`/admin/recalls/${begun.body.recallNo}?done=begun`, 303);
  return data<Sent>({ problem: begun.problem, typed });
}

export const shouldRevalidate = connected;

const shown: Column<Recall>[] = [
  {
    key: 'what',
    head: texts.what,
    names: true,
    cell: (recall) => (
      <Link to={`/admin/recalls/${recall.recallNo}`}>
        <bdi>{texts.one(recall.isDrill, recall.recallNo, foodOf(recall))}</bdi>
      </Link>
    ),
  },
  {
    key: 'lot',
    head: texts.lot,
    cell: ({ lotNo }) => (
      <StaffLink needs="see-stock" to={`/admin/lots/${lotNo}`}>
        {lotNo}
      </StaffLink>
    ),
  },
  {
    key: 'begun',
    head: texts.begun,
    cell: ({ startedAt, startedBy }) => (
      <bdi>{texts.beganBy(momentOfYear(startedAt), startedBy)}</bdi>
    ),
  },
  { key: 'boxes', head: texts.boxes, cell: (recall) => recall.boxes, numeric: true },
  { key: 'told', head: texts.told, cell: ({ toldBoxes }) => toldBoxes, numeric: true },
  {
    key: 'state',
    head: texts.state,
    cell: (recall) => <RecallBadges recall={recall} />,
    narrow: true,
  },
];

/** Recalls and drills, the last first, and a form to begin one. */
export default function Recalls({ loaderData, actionData }: Route.ComponentProps) {
  const { list, lotNo } = loaderData;
  const may = useMay();
  const sent: Sent | undefined = actionData;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      {may('change-stock') ? <Begin sent={sent} lotNo={lotNo} /> : null}
      <DataTable
        caption={texts.title}
        columns={shown}
        rows={list.items}
        rowKey={({ recallNo }) => recallNo}
        empty={<EmptyState title={texts.none} text={texts.noneText} />}
      />
      <Pager next={list.next} />
    </div>
  );
}

function Begin({ sent, lotNo }: { sent: Sent | undefined; lotNo: string }) {
  const typed = sent?.typed ?? { lotNo, hazard: '', note: '' };
  return (
    <Panel title={texts.begin}>
      <Form method="post" aria-label={texts.begin} className={styles.form}>
        {sent?.wrong ? <Note title={texts.notALot} news={sent} /> : null}
        <ProblemNote problem={sent?.problem} />
        <TextInput
          name="lotNo"
          label={texts.lotNo}
          inputMode="numeric"
          pattern="[1-9][0-9]{0,9}"
          title={texts.notALot}
          defaultValue={typed.lotNo}
          required
        />
        <NativeSelect
          name="hazard"
          label={texts.hazard}
          defaultValue={typed.hazard || 'microbes'}
          data={hazards.map((value) => ({ value, label: texts.hazards[value] }))}
        />
        <Textarea
          name="note"
          label={texts.note}
          description={texts.noteHint}
          maxLength={300}
          rows={2}
          defaultValue={typed.note}
          className={styles.wide}
        />
        <div className={`${styles.buttons} ${styles.wide}`}>
          <Button type="submit" name="kind" value="drill" variant="default">
            {texts.drill}
          </Button>
          <ConfirmButton
            name="kind"
            value="recall"
            color="tomato"
            title={texts.recallTitle}
            text={texts.recallText}
            confirm={texts.recall}
          >
            {texts.recall}
          </ConfirmButton>
        </div>
      </Form>
    </Panel>
  );
}
