import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { data, Form, redirect, useNavigation } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, dayOfYear, moment, shortDay } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLotsWords } from '../../words/en/admin-purchasing.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import { Done } from '../kit/done.tsx';
import { Facts } from '../kit/facts.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { LotBox, LotStory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/lot.ts';
import styles from './lot.module.css';

const texts = adminLotsWords.one;

export async function loader({ request, params: { lotNo }, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const param = { lotNo };
  const lot = await read(request, admin.lots[':lotNo'].$get({ param }));
  const me = await read(request, admin.me.$get());
  // Who has a box is told to whoever may see orders.
  const traced = me.permissions.includes('see-orders')
    ? (await read(request, admin.lots[':lotNo'].trace.$get({ param }))).boxes
    : null;
  const done = new URL(request.url).searchParams.has('done') ? texts.done : '';
  return { lot, boxes: traced, done };
}

export async function action({ request, params: { lotNo }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const json = changeFrom(form);
  const of = textOf(form, 'intent');
  if (json === undefined) return data({ of, problem: notWhole }, { status: 400 });
  const change = apiOf(context).api.admin.lots[':lotNo'].changes;
  const written = await write(request, change.$post({ param: { lotNo }, json }));
  if (written.ok) return redirect(`/admin/lots/${lotNo}?done=1`, 303);
  return data({ of, problem: written.problem }, { status: written.problem.status });
}

/** What was tried, and why it was not done. */
type Sent = { of: string; problem: Problem };

const notWhole: Problem = {
  ...ownProblem('invalid-input', texts.notWhole),
  fields: [{ field: '/amount', message: texts.notWhole }],
};

const reasons = Object.keys(texts.reasons) as (keyof typeof texts.reasons)[];

function changeFrom(form: FormData) {
  const typed = textOf(form, 'note').trim();
  const note = typed === '' ? null : typed;
  const intent = textOf(form, 'intent');
  if (intent === 'quarantined' || intent === 'released') return { kind: intent, note } as const;
  const amount = wholeFrom(textOf(form, 'amount').trim(), 0);
  if (amount === undefined) return undefined;
  const seenAmount = Number(textOf(form, 'seen'));
  if (intent === 'counted') return { kind: 'counted', amount, seenAmount, note } as const;
  const reason = reasons.find((it) => it === textOf(form, 'reason')) ?? 'other';
  return { kind: 'wasted', amount, seenAmount, reason, note } as const;
}

export const meta: Route.MetaFunction = ({ loaderData, params }) => [
  { title: adminWords.title(texts.title(params.lotNo, loaderData.lot.name ?? '')) },
];
export const shouldRevalidate = connected;

type Movement = LotStory['movements'][number];

const movementColumns = (unit: LotStory['unit']): Column<Movement>[] => [
  {
    key: 'when',
    head: texts.when,
    names: true,
    cell: ({ movedAt }) => <time dateTime={movedAt}>{moment(movedAt)}</time>,
  },
  {
    key: 'what',
    head: texts.what,
    cell: ({ kind, reason }) =>
      reason === null ? texts.kinds[kind] : `${texts.kinds[kind]}: ${texts.reasons[reason]}`,
  },
  {
    key: 'amount',
    head: texts.moved,
    numeric: true,
    cell: ({ amount }) => `${amount < 0 ? '−' : '+'}${baseAmount(Math.abs(amount), unit)}`,
  },
  { key: 'by', head: texts.by, cell: ({ movedBy }) => movedBy },
  { key: 'note', head: texts.note, cell: ({ note }) => <bdi>{note ?? '–'}</bdi> },
];

const boxColumns = (unit: LotStory['unit']): Column<LotBox>[] => [
  {
    key: 'box',
    head: texts.box,
    names: true,
    cell: ({ orderNo }) => (
      <StaffLink needs="see-orders" to={`/admin/orders/${orderNo}`}>
        {adminStockWords.one.order(orderNo)}
      </StaffLink>
    ),
  },
  { key: 'day', head: texts.day, cell: ({ day }) => shortDay(day) },
  { key: 'whose', head: texts.whose, cell: ({ name }) => <bdi>{name}</bdi> },
  { key: 'meal', head: texts.meal, cell: ({ meal }) => <bdi>{meal}</bdi> },
  {
    key: 'amount',
    head: texts.moved,
    numeric: true,
    cell: ({ amount }) => baseAmount(amount, unit),
  },
];

/** One lot: what it is, what came and went, which boxes have it, and what can be done about it. */
export default function LotPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { lot, boxes, done } = loaderData;
  const may = useMay();
  const dated = (day: string | null) => (day === null ? adminLotsWords.noEnd : dayOfYear(day));
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.title(params.lotNo, lot.name ?? '')}
        back={{ to: '/admin/lots', label: texts.back }}
        beside={
          <Badge tone={lot.status === 'usable' ? 'good' : 'warning'}>
            {adminLotsWords.states[lot.status]}
          </Badge>
        }
      >
        <HistoryLink subject="lot" of={params.lotNo} />
      </PageHeader>
      <Done text={actionData ? '' : done} />
      <div className={columns.two}>
        <Panel title={texts.about}>
          <Facts
            facts={[
              [adminLotsWords.amount, baseAmount(lot.amount, lot.unit)],
              [texts.useBy, dated(lot.useBy)],
              [texts.bestBefore, dated(lot.bestBefore)],
              [adminLotsWords.supplierLot, lot.supplierLot ?? '–'],
              [adminLotsWords.origin, lot.origin ?? '–'],
              [texts.came, moment(lot.openedAt)],
            ]}
          />
        </Panel>
        {may('change-stock') ? <Changes lot={lot} sent={actionData} /> : null}
      </div>
      {boxes === null ? null : (
        <section aria-label={texts.boxes} className={columns.stack}>
          <div>
            <h2>{texts.boxes}</h2>
            <p>
              {boxes.length === 0
                ? texts.boxesNone
                : texts.boxesText(new Set(boxes.map(({ orderNo }) => orderNo)).size)}
            </p>
          </div>
          <DataTable
            caption={texts.boxes}
            columns={boxColumns(lot.unit)}
            rows={boxes}
            rowKey={({ orderNo, lineNo }) => `${orderNo} ${lineNo}`}
            empty={null}
          />
        </section>
      )}
      <section aria-label={texts.movements} className={columns.stack}>
        <div>
          <h2>{texts.movements}</h2>
          <p>{texts.movementsText}</p>
        </div>
        <DataTable
          caption={texts.movements}
          columns={movementColumns(lot.unit)}
          rows={lot.movements}
          rowKey={({ movementNo }) => movementNo}
          empty={null}
        />
      </section>
    </div>
  );
}

function Changes(props: { lot: LotStory; sent: Sent | undefined }) {
  const { lot, sent } = props;
  const busy = useNavigation().state !== 'idle';
  const isUsable = lot.status === 'usable';
  const kind = isUsable ? 'quarantined' : 'released';
  const of = (one: string) => (sent?.of === one ? sent.problem : undefined);
  return (
    <>
      <Change title={texts.count} kind="counted" lot={lot} problem={of('counted')}>
        <Amount label={texts.counted} lot={lot} problem={of('counted')} />
        <TextInput name="note" label={texts.note} maxLength={200} />
        <Button type="submit" variant="default" disabled={busy}>
          {texts.countButton}
        </Button>
      </Change>
      <Change title={texts.waste} kind="wasted" lot={lot} problem={of('wasted')}>
        <Amount label={texts.wasted} lot={lot} problem={of('wasted')} />
        <NativeSelect
          name="reason"
          label={texts.reason}
          data={reasons.map((value) => ({ value, label: texts.reasons[value] }))}
        />
        <TextInput name="note" label={texts.note} maxLength={200} />
        <Button type="submit" variant="default" disabled={busy}>
          {texts.waste}
        </Button>
      </Change>
      <Change
        title={isUsable ? texts.block : texts.release}
        kind={kind}
        lot={lot}
        problem={of(kind)}
      >
        <p className={styles.quiet}>{isUsable ? texts.blockText : texts.releaseText}</p>
        <TextInput name="note" label={texts.note} maxLength={200} />
        <Button type="submit" color={isUsable ? 'tomato' : undefined} disabled={busy}>
          {isUsable ? texts.block : texts.release}
        </Button>
      </Change>
    </>
  );
}

/** One thing that can be done with the lot as it was shown. */
function Change(props: {
  title: string;
  kind: string;
  lot: LotStory;
  problem: Problem | undefined;
  children: ReactNode;
}) {
  const { title, kind, lot, problem, children } = props;
  return (
    <Panel title={title} className="no-print">
      {problem && !wrongWith(problem, '/amount') ? <ProblemNote problem={problem} /> : null}
      <Form
        method="post"
        className={styles.form}
        preventScrollReset
        key={`${lot.amount} ${lot.status}`}
      >
        <input type="hidden" name="intent" value={kind} />
        <input type="hidden" name="seen" value={lot.amount} />
        {children}
      </Form>
    </Panel>
  );
}

function Amount(props: { label: string; lot: LotStory; problem: Problem | undefined }) {
  const { label, lot, problem } = props;
  return (
    <TextInput
      name="amount"
      label={label}
      description={texts.in[lot.unit]}
      inputMode="numeric"
      autoComplete="off"
      error={wrongWith(problem, '/amount')}
      required
    />
  );
}
