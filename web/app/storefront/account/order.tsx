import { data, Link, redirect } from 'react-router';
import { isWithCustomer, orderStatuses } from '../../../../server/src/contract/order-status.ts';
import { write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { day, money, titleOf } from '../../kit/format.ts';
import { phoneInWords } from '../../kit/phone.ts';
import { Note } from '../../kit/note.tsx';
import { PriceLines } from '../../kit/price-lines.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { changeOrderWords } from '../../words/en/change-order.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import type { Route } from './+types/order.ts';
import { AccountNav } from './account-nav.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { changeMeals } from './change-order.server.ts';
import { orderAgain } from './order-again.server.ts';
import { goToPay } from './go-to-pay.server.ts';
import { OrderChange } from './order-change.tsx';
import { Documents } from './documents.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderProgress } from './order-progress.tsx';
import { OrderTools } from './order-tools.tsx';
import { PayNow, PayState } from './pay-state.tsx';
import { rateMeal, readRatings, type RatingFault } from './ratings.server.ts';
import { Ratings } from './ratings.tsx';
import {
  answerShortage,
  keptCards,
  readDocuments,
  readOrder,
  readShortages,
} from './read-order.server.ts';
import { Shortages } from './shortages.tsx';
import { StatusTag } from './status-tag.tsx';
import { Thanks } from './thanks.tsx';
import styles from './order.module.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const order = await readOrder(request, visitOf(context), params.orderNo);
  return {
    order,
    documents: await readDocuments(request, visitOf(context), params.orderNo),
    meals: isWithCustomer(order.status)
      ? await readRatings(request, visitOf(context), params.orderNo)
      : [],
    shortages: await readShortages(request, visitOf(context), params.orderNo),
    rated: searchParams.get('rated'),
    cards: order.payment.asks ? await keptCards(visitOf(context)) : [],
    nowMs: Date.now(),
    placed: searchParams.has('placed'),
    already: searchParams.has('already'),
    changed: searchParams.has('changed'),
    changeable: order.changeableUntil !== null && Date.now() < Date.parse(order.changeableUntil),
    cancelling: searchParams.has('cancel'),
    cancellable: order.cancellableUntil !== null && Date.now() < Date.parse(order.cancellableUntil),
    again: crypto.randomUUID(),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { orderNo } = params;
  const form = await request.formData();
  if (textOf(form, 'intent') === 'change-meals')
    return data<{ problem: Problem }>({ problem: await changeMeals(request, visit, orderNo) });
  if (textOf(form, 'intent') === 'pay')
    return data<{ problem: Problem }>({ problem: await goToPay(request, visit, orderNo, form) });
  if (textOf(form, 'intent').startsWith('rate-'))
    return data({ fault: await rateMeal(request, visit, orderNo, form) });
  if (textOf(form, 'intent').startsWith('shortage-'))
    return data<{ problem: Problem }>({
      problem: await answerShortage(request, visit, orderNo, form),
    });
  if (textOf(form, 'intent') === 'again') return orderAgain(visit, orderNo, textOf(form, 'again'));
  const asked = await write(
    request,
    visit.api.api.orders[':orderNo'].cancel.$post({ param: { orderNo }, json: {} }),
  );
  // Cancelled already is what was asked for.
  if (asked.ok || asked.problem['orderStatus'] === 'cancelled')
    return redirect(`/account/orders/${orderNo}`, 303);
  return data<{ problem: Problem }>({ problem: asked.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = ({ params }: Route.MetaArgs) => [
  { title: titleOf(accountWords.order(Number(params.orderNo))) },
];

export default function OrderPage({ loaderData, actionData }: Route.ComponentProps) {
  const {
    order,
    documents,
    meals,
    shortages,
    rated,
    cards,
    nowMs,
    placed,
    already,
    changed,
    changeable,
    cancelling,
    cancellable,
    again,
  } = loaderData;
  const sent: { problem?: Problem; fault?: RatingFault } | undefined = actionData;
  const problem = sent?.problem;
  const page = useFocusOnNews<HTMLElement>(problem ?? sent?.fault);
  const told =
    problem?.code === 'cut-off-passed'
      ? { title: accountWords.cutOffPassedTitle, text: accountWords.cutOffPassedText }
      : problem && say(problem);
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <AccountNav />
      {told ? <Note {...told} /> : null}
      {already ? <Note calm title={accountWords.alreadyOrdered} /> : null}
      {changed ? (
        <Note
          calm
          title={changeOrderWords.changed}
          text={changeOrderWords.changedText(order.deliverTo.email)}
        />
      ) : null}
      {placed && orderStatuses[order.status].live ? <Thanks order={order} /> : null}
      <header className={styles.head}>
        {placed ? (
          <h2>{accountWords.order(order.orderNo)}</h2>
        ) : (
          <h1>{accountWords.order(order.orderNo)}</h1>
        )}
        <StatusTag status={order.status} />
        <p className={styles.day}>{accountWords.forDay(day(order.deliveryDay))}</p>
      </header>
      <PayNow order={order} cards={cards} nowMs={nowMs} />
      <Shortages shortages={shortages} />
      <div className={styles.columns}>
        <OrderLines order={order} />
        <div className={styles.side}>
          <OrderProgress order={order} />
          <section className={styles.card} aria-labelledby="deliver-to">
            <h2 id="deliver-to">{accountWords.deliverTo}</h2>
            <address className={styles.address}>
              <bdi>{order.deliverTo.name}</bdi>
              <br />
              <bdi>{order.deliverTo.address}</bdi>
              {order.deliverTo.postcode === null ? null : (
                <>
                  <br />
                  <bdi>{order.deliverTo.postcode}</bdi>
                </>
              )}
              <br />
              <bdi dir="ltr">{phoneInWords(order.deliverTo.phone)}</bdi>
            </address>
            {order.deliverTo.note === null ? null : (
              <p>
                <bdi>{order.deliverTo.note}</bdi>
              </p>
            )}
            {order.confirmedAge === null ? null : (
              <p>{accountWords.ageAtTheDoor(order.confirmedAge)}</p>
            )}
            {order.price ? (
              <details className={styles.why} open>
                <summary>{deliveryWords.why}</summary>
                <PriceLines
                  price={order.price}
                  currency={order.currency}
                  dueCents={order.dueCents}
                  tenders={order.payment.tenders}
                />
              </details>
            ) : (
              <p className={styles.total}>
                <span>{accountWords.total}</span>
                <strong className="figures">{money(order.totalCents, order.currency)}</strong>
              </p>
            )}
            {order.payment.state !== 'on-account' || orderStatuses[order.status].live ? (
              <PayState order={order} />
            ) : null}
          </section>
          <Documents documents={documents} />
          <OrderTools orderNo={order.orderNo} again={again} />
          {changeable && order.changeableUntil !== null ? (
            <OrderChange order={order} until={order.changeableUntil} />
          ) : null}
          {cancellable ? <CancelOrder order={order} asking={cancelling} /> : null}
        </div>
      </div>
      <Ratings order={order} meals={meals} rated={rated} fault={sent?.fault} />
      <p className={styles.back}>
        <Link to="/account/orders">{accountWords.ordersTitle}</Link>
      </p>
    </main>
  );
}
