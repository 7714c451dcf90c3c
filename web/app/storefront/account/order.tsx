import { data, Link, redirect } from 'react-router';
import { orderStatuses } from '../../../../server/src/contract/order-status.ts';
import { day, money, titleOf } from '../../kit/format.ts';
import { useFocusOnProblem } from '../../kit/form-focus.ts';
import { answerOf, textOf, type Problem } from '../../kit/form-problem.ts';
import { say } from '../../kit/form-say.ts';
import { connected, send } from '../../kit/form-sending.ts';
import { ProblemNote } from '../../kit/problem.tsx';
import { toSignIn, visitOf } from '../../visit.server.ts';
import { words } from '../../words/words.ts';
import type { Route } from './+types/order.ts';
import { AccountNav } from './account-nav.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { orderAgain } from './order-again.server.ts';
import { OrderLines } from './order-lines.tsx';
import { OrderProgress } from './order-progress.tsx';
import { OrderTools } from './order-tools.tsx';
import { readOrder } from './read-order.server.ts';
import { StatusTag } from './status-tag.tsx';
import { Thanks } from './thanks.tsx';
import styles from './order.module.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const order = await readOrder(request, visitOf(context), params.orderNo);
  return {
    order,
    placed: searchParams.has('placed'),
    already: searchParams.has('already'),
    cancelling: searchParams.has('cancel'),
    cancellable: order.cancellableUntil !== null && Date.now() < Date.parse(order.cancellableUntil),
    again: crypto.randomUUID(),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { orderNo } = params;
  const form = await request.formData();
  if (textOf(form, 'intent') === 'again') return orderAgain(visit, orderNo, textOf(form, 'again'));
  const asked = await answerOf(
    visit.api.api.orders[':orderNo'].cancel.$post({ param: { orderNo }, json: {} }),
  );
  if (!asked.ok && asked.status === 401) toSignIn(request);
  // Cancelled already is what was asked for.
  if (asked.ok || asked.problem['orderStatus'] === 'cancelled')
    return redirect(`/account/orders/${orderNo}`, 303);
  return data<{ problem: Problem }>({ problem: asked.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) =>
  send(serverAction, { signedIn: true });
export const shouldRevalidate = connected;
export const meta = ({ params }: Route.MetaArgs) => [
  { title: titleOf(words.account.order(Number(params.orderNo))) },
];

export default function OrderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { account } = words;
  const { order, placed, already, cancelling, cancellable, again } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const problem = sent?.problem;
  const place = useFocusOnProblem<HTMLElement>(problem);
  const told =
    problem?.code === 'cut-off-passed'
      ? { title: account.cutOffPassedTitle, text: account.cutOffPassedText }
      : problem && say(problem);
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={place}>
      <AccountNav />
      {told ? <ProblemNote {...told} /> : null}
      {already ? <ProblemNote calm title={account.alreadyOrdered} /> : null}
      {placed && orderStatuses[order.status].live ? <Thanks order={order} /> : null}
      <header className={styles.head}>
        {placed ? <h2>{account.order(order.orderNo)}</h2> : <h1>{account.order(order.orderNo)}</h1>}
        <StatusTag status={order.status} />
        <p className={styles.day}>{account.forDay(day(order.deliveryDay))}</p>
      </header>
      <div className={styles.columns}>
        <OrderLines order={order} />
        <div className={styles.side}>
          <OrderProgress order={order} />
          <section className={styles.card} aria-labelledby="deliver-to">
            <h2 id="deliver-to">{account.deliverTo}</h2>
            <address className={styles.address}>
              {order.deliverTo.name}
              <br />
              {order.deliverTo.address}
              <br />
              {order.deliverTo.phone}
            </address>
            <p className={styles.total}>
              <span>{account.total}</span>
              <strong className="figures">{money(order.totalCents)}</strong>
            </p>
          </section>
          <OrderTools orderNo={order.orderNo} again={again} />
          {cancellable ? <CancelOrder order={order} asking={cancelling} /> : null}
        </div>
      </div>
      <p className={styles.back}>
        <Link to="/account/orders">{account.ordersTitle}</Link>
      </p>
    </main>
  );
}
