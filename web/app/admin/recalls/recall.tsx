import { data, Form, redirect } from 'react-router';
import { languages } from '../../../../server/src/contract/languages.ts';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, momentOfYear, money, number, shortDay } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminRecallsWords as texts } from '../../words/en/admin-recalls.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import { Facts } from '../kit/facts.tsx';
import { useMay } from '../kit/may.ts';
import type { RecallLine, RecallStory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/recall.ts';
import { foodOf, RecallBadges } from './recall-badges.tsx';
import styles from './recalls.module.css';

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const { isDrill, recallNo } = loaderData.recall;
  return [{ title: adminWords.title(texts.one(isDrill, recallNo, foodOf(loaderData.recall))) }];
};

const told: Record<string, string> = {
  begun: texts.beginDone,
  letters: texts.sent,
  ended: texts.endDone,
};

export async function loader({ request, params: { recallNo }, context }: Route.LoaderArgs) {
  const one = apiOf(context).api.admin.recalls[':recallNo'];
  const asked = new URL(request.url).searchParams;
  const cursor = asked.get('cursor');
  const query = { limit: '50', ...(cursor === null ? {} : { cursor }) };
  const [recall, lines] = await Promise.all([
    read(request, one.$get({ param: { recallNo } })),
    read(request, one.lines.$get({ param: { recallNo }, query })),
  ]);
  return { recall, lines, done: told[asked.get('done') ?? ''] ?? '' };
}

export async function action({ request, params: { recallNo }, context }: Route.ActionArgs) {
  const one = apiOf(context).api.admin.recalls[':recallNo'];
  const param = { recallNo };
  const isEnd = textOf(await request.formData(), 'intent') === 'end';
  const written = isEnd
    ? await write(request, one.end.$post({ param, json: {} }))
    : await write(request, one.letters.$post({ param, json: {} }));
  if (written.ok)
    return redirect(`/admin/recalls/${recallNo}?done=${isEnd ? 'ended' : 'letters'}`, 303);
  return data({ problem: written.problem }, { status: written.problem.status });
}

export const shouldRevalidate = connected;

const minuteMs = 60_000;
const minutesBetween = (from: string, to: string) =>
  Math.floor((Date.parse(to) - Date.parse(from)) / minuteMs);

const tones = { here: 'warning', left: 'warning', told: 'good', without: 'plain' } as const;

const lineColumns = (recall: RecallStory): Column<RecallLine>[] => [
  {
    key: 'order',
    head: texts.order,
    names: true,
    cell: ({ orderNo }) => (
      <StaffLink needs="see-orders" to={`/admin/orders/${orderNo}`}>
        {orderNo}
      </StaffLink>
    ),
  },
  { key: 'customer', head: texts.customer, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    key: 'day',
    head: texts.day,
    cell: ({ day, state }) =>
      state === 'here' ? (
        <StaffLink needs="cook" to={`/admin/kitchen/${day}/packing`}>
          {shortDay(day)}
        </StaffLink>
      ) : (
        shortDay(day)
      ),
  },
  { key: 'meal', head: texts.meal, cell: ({ meal, lineNo }) => <bdi>{meal ?? lineNo}</bdi> },
  {
    key: 'amount',
    head: texts.amount,
    cell: ({ amount }) => baseAmount(amount, recall.unit),
    numeric: true,
  },
  {
    key: 'state',
    head: texts.state,
    cell: ({ state }) => <Badge tone={tones[state]}>{texts.lineStates[state]}</Badge>,
    narrow: true,
  },
  {
    key: 'refunded',
    head: texts.refunded,
    cell: ({ refundedCents, currency }) =>
      refundedCents === null ? null : money(refundedCents, currency),
    numeric: true,
  },
];

/** One recall: which boxes have some of it, what is done and what is not, and the letter as it would be read. */
export default function RecallPage({ loaderData, actionData }: Route.ComponentProps) {
  const { recall, lines, done } = loaderData;
  const may = useMay();
  const title = texts.one(recall.isDrill, recall.recallNo, foodOf(recall));
  return (
    <div className={columns.stack}>
      <PageHeader
        title={title}
        beside={<RecallBadges recall={recall} />}
        back={{ to: '/admin/recalls', label: texts.back }}
      >
        {may('see-orders') ? (
          <a className="button plain" href={`/api/admin/lots/${recall.lotNo}/trace-csv`} download>
            {texts.trace}
          </a>
        ) : null}
        <EndForm recall={recall} />
      </PageHeader>
      <Done text={actionData ? '' : done} />
      <ProblemNote problem={actionData?.problem} />
      <div className={columns.two}>
        <FactsPanel recall={recall} />
        <Panel title={texts.progress}>
          <ul className={styles.progress}>
            {(['here', 'left', 'told', 'without', 'refunded'] as const).map((which) => (
              <li key={which}>
                <strong>{number(recall.progress[which])}</strong>
                <span>{texts.progressOf[which]}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <LettersPanel recall={recall} />
      <section aria-label={texts.lines} className={columns.stack}>
        <div>
          <h2>{texts.lines}</h2>
          <p className={styles.quiet}>{texts.linesText}</p>
        </div>
        <DataTable
          caption={texts.lines}
          columns={lineColumns(recall)}
          rows={lines.items}
          rowKey={({ orderNo, lineNo }) => `${orderNo}.${lineNo}`}
          empty={<p>{texts.lettersNone}</p>}
        />
        <Pager next={lines.next} />
      </section>
    </div>
  );
}

function FactsPanel({ recall }: { recall: RecallStory }) {
  const { lotNo, supplierLot, hazard, note, startedAt, startedBy, endedAt, endedBy } = recall;
  const facts: [string, React.ReactNode][] = [
    [
      texts.lot,
      <StaffLink key="lot" needs="see-stock" to={`/admin/lots/${lotNo}`}>
        {texts.lotOf(lotNo)}
      </StaffLink>,
    ],
    [texts.lotState, texts.lotStates[recall.lotStatus]],
  ];
  if (supplierLot !== null) facts.push([texts.supplierLot, <bdi key="of">{supplierLot}</bdi>]);
  facts.push([texts.hazard, texts.hazards[hazard]]);
  if (note !== null) facts.push([texts.note, <bdi key="note">{note}</bdi>]);
  facts.push([texts.begun, texts.beganBy(momentOfYear(startedAt), startedBy)]);
  facts.push([texts.found, texts.foundIn(recall.boxes, recall.foundMs)]);
  if (endedAt !== null) {
    facts.push([texts.ended, texts.beganBy(momentOfYear(endedAt), endedBy ?? '')]);
    facts.push([texts.took, texts.tookMinutes(minutesBetween(startedAt, endedAt))]);
  }
  return (
    <Panel title={texts.facts}>
      <Facts facts={facts} />
    </Panel>
  );
}

function EndForm({ recall }: { recall: RecallStory }) {
  const may = useMay();
  if (recall.endedAt !== null || !may('change-stock')) return null;
  const label = texts.endOf(recall.isDrill);
  return (
    <Form method="post">
      <ConfirmButton
        name="intent"
        value="end"
        variant="default"
        size="md"
        title={label}
        text={recall.isDrill ? null : texts.endText}
        confirm={label}
      >
        {label}
      </ConfirmButton>
    </Form>
  );
}

function LettersPanel({ recall }: { recall: RecallStory }) {
  const may = useMay();
  const { drafts, isDrill, endedAt, progress } = recall;
  const [first] = drafts;
  if (!first)
    return (
      <Panel title={texts.letters}>
        <p>{texts.lettersNone}</p>
      </Panel>
    );
  const isOpen = !isDrill && endedAt === null;
  return (
    <Panel title={texts.letters}>
      <p>{texts.lettersText(first.orderNo)}</p>
      {isDrill ? <p>{texts.lettersOfDrill}</p> : null}
      {drafts.map(({ language, subject, text }) => (
        <details key={language} open={language === first.language} className={styles.draft}>
          <summary lang={language}>{languages[language].name}</summary>
          <div className={styles.letter} lang={language} dir={languages[language].dir}>
            <p className={styles.subject}>{subject}</p>
            <p>{text}</p>
          </div>
        </details>
      ))}
      {isOpen && progress.left === 0 && progress.told > 0 ? <p>{texts.nobody}</p> : null}
      {isOpen && progress.left > 0 && may('give-refunds') ? (
        <Form method="post">
          <ConfirmButton
            name="intent"
            value="letters"
            title={texts.sendTitle}
            text={texts.sendText}
            confirm={texts.send}
          >
            {texts.send}
          </ConfirmButton>
        </Form>
      ) : null}
    </Panel>
  );
}
