import { Button, Radio, TextInput } from '@mantine/core';
import { data, Form, redirect, useNavigation } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { dayAndYear, dayOfYear, money } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { adminGiftCardsWords as texts } from '../../words/en/admin-promotions.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import type { GiftCard } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/gift-cards.ts';
import styles from './gift-cards.module.css';
import { IssuedCard } from './issued-card.tsx';

const lettersOfEnd = 4;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, siteUrl } = visitOf(context);
  const { admin } = api.api;
  const asked = new URL(request.url).searchParams;
  const end = (asked.get('end') ?? '').trim();
  const isWrong = end !== '' && end.length !== lettersOfEnd;
  const query = {
    ...(end === '' || isWrong ? {} : { end }),
    cursor: asked.get('cursor') || undefined,
    limit: '25',
  };
  const [cards, { date }] = await Promise.all([
    read(request, admin['gift-cards'].$get({ query })),
    read(request, admin.today.$get()),
  ]);
  return {
    cards,
    end,
    isWrong,
    today: date,
    siteUrl,
    newKey: crypto.randomUUID(),
    done: asked.get('done') === 'stopped' ? texts.stopped : '',
  };
}

type Typed = { key: string; amount: string; note: string; lastDay: string; paidBy: string };
/** The code is in this answer and nowhere else. */
type Sent = { issued?: { gift: GiftCard; code: string }; problem?: Problem; typed?: Typed };

export async function action({ request, context }: Route.ActionArgs) {
  const cards = visitOf(context).api.api.admin['gift-cards'];
  const form = await request.formData();
  if (textOf(form, 'intent') === 'stop') {
    const param = { giftNo: textOf(form, 'giftNo') };
    const json = { version: Number(textOf(form, 'version')) };
    const stopped = await write(request, cards[':giftNo'].stop.$post({ param, json }));
    if (stopped.ok) return redirect('/admin/gift-cards?done=stopped', 303);
    return data<Sent>({ problem: stopped.problem });
  }
  const typed: Typed = {
    key: textOf(form, 'key'),
    amount: textOf(form, 'amount').trim(),
    note: textOf(form, 'note').trim(),
    lastDay: textOf(form, 'lastDay'),
    paidBy: textOf(form, 'paidBy'),
  };
  const cents = wholeFrom(typed.amount, 2);
  if (cents === undefined) return data<Sent>({ typed, problem: notMoney });
  const issued = await write(
    request,
    cards.$post({
      header: { 'idempotency-key': typed.key },
      json: {
        cents,
        sold: typed.paidBy === 'sold',
        note: typed.note === '' ? null : typed.note,
        lastDay: typed.lastDay || null,
      },
    }),
  );
  return data<Sent>(issued.ok ? { issued: issued.body } : { typed, problem: issued.problem }, {
    headers: { 'cache-control': 'no-store' },
  });
}

const notMoney: Problem = {
  ...ownProblem('invalid-input', texts.notMoney),
  fields: [{ field: '/cents', message: texts.notMoney }],
};

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

type State = keyof typeof texts.states;

function stateOf({ stoppedAt, lastDay, leftCents }: GiftCard, today: string): State {
  if (stoppedAt !== null) return 'stopped';
  if (leftCents === 0) return 'spent';
  return lastDay !== null && lastDay < today ? 'over' : 'good';
}

const cardColumns = (today: string): Column<GiftCard>[] => [
  {
    key: 'card',
    head: texts.card,
    names: true,
    cell: ({ codeEnd, sold, note }) => (
      <span className={styles.two}>
        <span className={styles.end}>{texts.end(codeEnd)}</span>
        <span className={styles.quiet}>
          {sold ? texts.sold : texts.present}
          {note === null ? null : (
            <>
              {', '}
              <bdi>{note}</bdi>
            </>
          )}
        </span>
      </span>
    ),
  },
  {
    key: 'left',
    head: texts.left,
    cell: ({ leftCents, currency }) => money(leftCents, currency),
    numeric: true,
  },
  {
    key: 'amount',
    head: texts.amount,
    cell: ({ cents, currency }) => money(cents, currency),
    numeric: true,
  },
  {
    key: 'issued',
    head: texts.issued,
    cell: ({ issuedAt, issuedBy }) => texts.issuedBy(dayAndYear(issuedAt), issuedBy),
  },
  {
    key: 'lastDay',
    head: texts.lastDay,
    cell: ({ lastDay }) => (lastDay === null ? texts.noEnd : dayOfYear(lastDay)),
  },
  {
    key: 'keptBy',
    head: texts.keptBy,
    cell: ({ customerNo }) =>
      customerNo === null ? (
        texts.nobody
      ) : (
        <StaffLink needs="see-customers" to={`/admin/customers/${customerNo}`}>
          {texts.customer(customerNo)}
        </StaffLink>
      ),
  },
  {
    key: 'state',
    head: texts.state,
    cell: (card) => {
      const state = stateOf(card, today);
      return <Badge tone={state === 'good' ? 'good' : 'plain'}>{texts.states[state]}</Badge>;
    },
    narrow: true,
  },
  {
    key: 'stop',
    head: texts.stop,
    label: '',
    cell: (card) => (stateOf(card, today) === 'stopped' ? null : <StopCard card={card} />),
    narrow: true,
    noPrint: true,
  },
];

function StopCard({ card: { giftNo, version, codeEnd } }: { card: GiftCard }) {
  return (
    <Form method="post" action="/admin/gift-cards" preventScrollReset>
      <input type="hidden" name="giftNo" value={giftNo} />
      <input type="hidden" name="version" value={version} />
      <ConfirmButton
        name="intent"
        value="stop"
        variant="subtle"
        color="tomato"
        size="xs"
        aria-label={texts.stopOf(codeEnd)}
        title={texts.stopTitle(codeEnd)}
        text={texts.stopText}
        confirm={texts.stop}
      >
        {texts.stop}
      </ConfirmButton>
    </Form>
  );
}

/** Gift cards: to issue, to find by the end of their codes, and to stop. */
export default function GiftCards({ loaderData, actionData }: Route.ComponentProps) {
  const { cards, end, isWrong, today, siteUrl, newKey, done } = loaderData;
  const sent: Sent | undefined = actionData;
  const { issued, problem, typed } = sent ?? {};
  return (
    <div className={columns.stack}>
      <div className="no-print">
        <PageHeader title={texts.title} text={texts.text}>
          <HistoryLink subject="gift-card" />
        </PageHeader>
      </div>
      <Done text={sent ? '' : done} />
      {issued ? <IssuedCard {...issued} siteUrl={siteUrl} /> : null}
      {problem && !problem.fields ? <ProblemNote problem={problem} /> : null}
      <div className={`${columns.stack} no-print`}>
        <Form action="/admin/gift-cards" className={`${columns.filters} ${columns.even}`}>
          <TextInput
            key={end}
            name="end"
            label={texts.find}
            defaultValue={end}
            error={isWrong ? texts.findFault : undefined}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" variant="default">
            {texts.filter}
          </Button>
        </Form>
        <DataTable
          caption={texts.title}
          columns={cardColumns(today)}
          rows={cards.items}
          rowKey={({ giftNo, version }) => `${giftNo} ${version}`}
          empty={
            <EmptyState
              title={texts.noneTitle}
              text={end === '' ? texts.noneText : texts.noMatchText}
            />
          }
        />
        <Pager next={cards.next} />
        <IssueForm key={issued?.gift.giftNo} newKey={newKey} typed={typed} problem={problem} />
      </div>
    </div>
  );
}

function IssueForm(props: Pick<Sent, 'typed' | 'problem'> & { newKey: string }) {
  const { typed, problem, newKey } = props;
  const isSending = useNavigation().state !== 'idle';
  const wrong = (field: string) => wrongWith(problem, `/${field}`);
  return (
    <Panel title={texts.issue}>
      <Form method="post" action="/admin/gift-cards" className={styles.form}>
        <input type="hidden" name="key" value={typed?.key ?? newKey} />
        <div className={styles.beside}>
          <TextInput
            name="amount"
            label={texts.amount}
            description={texts.amountHint}
            inputMode="decimal"
            defaultValue={typed?.amount}
            error={wrong('cents')}
            required
          />
          <TextInput
            type="date"
            name="lastDay"
            label={texts.lastDay}
            description={texts.lastDayHint}
            defaultValue={typed?.lastDay}
            error={wrong('lastDay')}
          />
        </div>
        <Radio.Group name="paidBy" label={texts.how} defaultValue={typed?.paidBy ?? 'sold'}>
          <div className={styles.choices}>
            <Radio value="sold" label={texts.isSold} />
            <Radio value="present" label={texts.isPresent} />
          </div>
        </Radio.Group>
        <TextInput
          name="note"
          label={texts.note}
          description={texts.noteHint}
          defaultValue={typed?.note}
          error={wrong('note')}
          maxLength={200}
        />
        <div>
          <Button type="submit" name="intent" value="issue" disabled={isSending}>
            {texts.issueButton}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
