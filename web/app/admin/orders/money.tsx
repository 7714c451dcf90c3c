import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { dayAndTime, money } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import { adminPaymentsWords } from '../../words/en/admin-payments.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Done } from '../kit/done.tsx';
import { Facts } from '../kit/facts.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import type { Route } from './+types/money.ts';
import { Disputes } from './disputes.tsx';
import styles from './money.module.css';
import { noteDispute, type NotNoted } from './note-dispute.server.ts';
import { RefundForm } from './refund-form.tsx';
import { everythingLeft, partsOf, typedRefund } from './refund-typed.ts';

const texts = adminBooksWords.refunds;
const noted = adminPaymentsWords.disputes.done;

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(texts.title(Number(params.orderNo))) },
];

export async function loader({ request, context, params: { orderNo } }: Route.LoaderArgs) {
  const order = apiOf(context).api.admin.orders[':orderNo'];
  const view = await read(request, order.refunds.$get({ param: { orderNo } }));
  const { items } = await read(request, order.invoices.$get({ param: { orderNo } }));
  const disputes = await read(request, order.disputes.$get({ param: { orderNo } }));
  const asked = new URL(request.url).searchParams;
  const newKey = crypto.randomUUID();
  const whole = asked.has('whole') ? everythingLeft(view, newKey) : undefined;
  return { view, documents: items, disputes, done: asked.get('done'), newKey, whole };
}

export async function action({ request, context, params: { orderNo } }: Route.ActionArgs) {
  const { refunds } = apiOf(context).api.admin.orders[':orderNo'];
  const form = await request.formData();
  if (textOf(form, 'intent').startsWith('dispute-')) {
    const noted = await noteDispute(request, context, orderNo, form);
    if (noted === 'noted') return redirect(`/admin/orders/${orderNo}/money?done=dispute`, 303);
    return data({ dispute: noted }, { status: 400 });
  }
  const typed = typedRefund(form);
  if (textOf(form, 'intent') === 'again') {
    const refundNo = textOf(form, 'refundNo');
    const { again } = refunds[':refundNo'];
    const sent = await write(request, again.$post({ param: { orderNo, refundNo }, json: {} }));
    if (sent.ok) return redirect(`/admin/orders/${orderNo}/money?done=1`, 303);
    return data({ typed, problem: sent.problem }, { status: sent.problem.status });
  }
  const parts = partsOf(typed);
  const wrong = (what: string) => data({ typed, what }, { status: 400 });
  if (!parts) return wrong(texts.notAnAmount);
  if (parts.length === 0) return wrong(texts.nothingAsked);
  if (typed.reason === '') return wrong(texts.reasonMissing);
  const param = { orderNo };
  if (textOf(form, 'intent') === 'send') {
    const header = { 'idempotency-key': typed.key };
    const json = { parts, reason: typed.reason };
    const asked = await write(request, refunds.$post({ param, header, json }));
    if (asked.ok) return redirect(`/admin/orders/${orderNo}/money?done=1`, 303);
    return data({ typed, problem: asked.problem }, { status: asked.problem.status });
  }
  const worked = await write(request, refunds.preview.$post({ param, json: { parts } }));
  if (worked.ok) return { typed, preview: worked.body };
  return data({ typed, problem: worked.problem }, { status: worked.problem.status });
}

export const shouldRevalidate = connected;

/** What was taken for an order, what went back, and a form to give more back. */
export default function Money({ loaderData, actionData, params }: Route.ComponentProps) {
  const { view, documents, disputes, done, newKey, whole } = loaderData;
  const orderNo = Number(params.orderNo);
  const disputed = disputes.items
    .filter(({ dispute }) => dispute?.stage !== 'won')
    .reduce((sum, { dispute }) => sum + (dispute?.cents ?? 0), 0);
  const answer: Answer | undefined = actionData;
  const cents = (sum: number) => money(sum, view.currency);
  return (
    <>
      <PageHeader
        title={texts.title(orderNo)}
        back={{ to: `/admin/orders/${orderNo}`, label: texts.back(orderNo) }}
      />
      <Done text={done === null || answer ? '' : done === 'dispute' ? noted : texts.done} />
      <ProblemNote problem={answer?.problem ?? answer?.dispute?.problem} />
      {answer?.what === undefined ? null : <Note title={answer.what} news={answer} />}
      <div className={styles.columns}>
        <RefundForm
          key={answer?.typed?.key ?? newKey}
          view={view}
          newKey={newKey}
          typed={answer?.typed ?? whole}
          preview={answer?.preview}
        />
        <div className={styles.aside}>
          <Panel title={texts.sums}>
            {view.onAccount ? (
              <p className={styles.muted}>
                {view.capturedCents === 0 ? texts.onAccount : texts.onAccountPartly}
              </p>
            ) : null}
            <Facts
              facts={[
                ...(view.onAccount && view.capturedCents === 0
                  ? []
                  : ([[texts.captured, cents(view.capturedCents)]] as [string, string][])),
                [texts.refunded, cents(view.refundedCents)],
                ...(disputed === 0
                  ? []
                  : ([[adminPaymentsWords.disputed, cents(disputed)]] as [string, string][])),
                [texts.left, cents(view.leftCents)],
              ]}
            />
          </Panel>
          <Disputes disputes={disputes} sent={answer?.dispute} />
          <Panel title={texts.documents}>
            {documents.length === 0 ? (
              <p className={styles.muted}>{texts.noDocuments}</p>
            ) : (
              <ul className={styles.list}>
                {documents.map(({ number, totalCents, currency }) => (
                  <li key={number} className={styles.document}>
                    <Link to={`/admin/orders/${orderNo}/invoices/${number}`}>{number}</Link>
                    <a href={`/api/admin/invoices/${number}.pdf`} aria-label={texts.pdfOf(number)}>
                      {texts.pdf}
                    </a>
                    <span className="figures">{money(totalCents, currency)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={texts.history}>
            {view.refunds.length === 0 ? (
              <p className={styles.muted}>{texts.none}</p>
            ) : (
              <ul className={styles.list}>
                {view.refunds.map((refund) => (
                  <li key={refund.refundNo}>
                    <span>
                      {texts.states[refund.state]}
                      <span className={styles.under}>
                        {refund.reason}, {dayAndTime(refund.askedAt)}
                        {refund.failure === null ? null : `: ${refund.failure}`}
                      </span>
                      {refund.cameBack ? (
                        <SendAgain refundNo={refund.refundNo} cents={cents(refund.cents)} />
                      ) : null}
                    </span>
                    <span className="figures">{cents(refund.cents)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

/** For money that had gone and was refused where it went. */
function SendAgain({ refundNo, cents }: { refundNo: number; cents: string }) {
  return (
    <Form method="post" className={styles.again}>
      <p className={styles.under}>{texts.cameBack}</p>
      <input type="hidden" name="refundNo" value={refundNo} />
      <SendButton intent="again" className="button plain">
        {texts.sendAgain(cents)}
      </SendButton>
    </Form>
  );
}

type Answer = {
  typed?: ReturnType<typeof typedRefund>;
  dispute?: NotNoted;
  what?: string;
  problem?: Parameters<typeof ProblemNote>[0]['problem'];
  preview?: Parameters<typeof RefundForm>[0]['preview'];
};
