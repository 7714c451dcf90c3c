import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { dayAndTime, titleOf } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { payWords } from '../../words/en/pay.ts';
import type { Route } from './+types/pay.ts';
import styles from './pay.module.css';

const lookAgainSeconds = '4';

/** Where the provider sends its customers back to: nobody needs to be signed in to hear how it stands. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { token } = params;
  const api = apiOf(context).api.payments.return[':token'];
  return { token, ...(await read(request, api.$get({ param: { token } }))) };
}

export const meta = ({ loaderData }: { loaderData: Route.MetaArgs['loaderData'] | undefined }) => [
  // There is none of a payment that nobody knows.
  { title: titleOf(titles[loaderData?.outcome ?? 'waiting']) },
  { name: 'robots', content: 'noindex' },
  // The address is a secret of whoever came back: nobody else hears it, and the shop's own forms still say where they come from.
  { name: 'referrer', content: 'same-origin' },
  ...(loaderData?.outcome === 'waiting'
    ? [{ httpEquiv: 'refresh', content: lookAgainSeconds }]
    : []),
];

const titles = {
  paid: payWords.paidTitle,
  waiting: payWords.waitingTitle,
  unpaid: payWords.unpaidTitle,
  closed: payWords.closedTitle,
};

export default function Pay({ loaderData }: Route.ComponentProps) {
  const { token, orderNo, outcome, failure, keptUntil } = loaderData;
  const order = `/account/orders/${orderNo}`;
  return (
    <main id="content" className={`wrap ${styles.page}`} data-outcome={outcome}>
      {outcome === 'paid' ? (
        <EmptyState heading="h1" title={payWords.paidTitle} text={payWords.paidText(orderNo)}>
          <Link to={`${order}?placed=1`} className="button">
            {payWords.toOrder}
          </Link>
        </EmptyState>
      ) : null}
      {outcome === 'waiting' ? (
        <EmptyState heading="h1" title={payWords.waitingTitle} text={payWords.waitingText}>
          <Link to={`/pay/${token}`} className="button plain">
            {payWords.lookAgain}
          </Link>
        </EmptyState>
      ) : null}
      {outcome === 'unpaid' ? (
        <EmptyState
          heading="h1"
          title={failure === null ? payWords.unpaidTitle : payWords.failedTitle}
          text={[
            ...(failure === null ? [] : [payWords.failure(failure), payWords.nothingTaken]),
            ...(keptUntil === null ? [] : [payWords.keptUntil(dayAndTime(keptUntil))]),
          ].join(' ')}
        >
          <Form method="post" action={order}>
            <SendButton intent="pay" sending={payWords.going} className="button">
              {failure === null ? payWords.payNow : payWords.anotherCard}
            </SendButton>
          </Form>
          <Link to={order} className="button plain">
            {payWords.toOrder}
          </Link>
        </EmptyState>
      ) : null}
      {outcome === 'closed' ? (
        <EmptyState heading="h1" title={payWords.closedTitle} text={payWords.closedText}>
          <Link to={order} className="button">
            {payWords.again}
          </Link>
        </EmptyState>
      ) : null}
    </main>
  );
}
