import { useState } from 'react';
import { data, Form, Link, redirect } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import type { OpenDay } from '../../kit/api-types.ts';
import { money, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { phoneInWords } from '../../kit/phone.ts';
import { faultsOf } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { changeOrderWords as texts } from '../../words/en/change-order.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { readCart } from '../cart/read-cart.server.ts';
import { ShortagesNote } from '../cart/shortages.tsx';
import { AddressFields } from '../checkout/address-fields.tsx';
import { AgeTick } from '../checkout/age-tick.tsx';
import { DayChoice } from '../checkout/day-choice.tsx';
import { notOfferedOn } from '../checkout/not-offered-on.ts';
import { placeOf } from '../checkout/place-query.ts';
import { Review } from '../checkout/review.tsx';
import type { Route } from './+types/change-order.ts';
import { saveChange, withDaysThere, type Unsaved } from './change-order.server.ts';
import { PriceDifference } from './price-difference.tsx';
import { readOrder } from './read-order.server.ts';
import styles from './change-order.module.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const order = await readOrder(request, visit, params.orderNo);
  if (order.changeableUntil === null) throw redirect(`/account/orders/${order.orderNo}`, 303);
  const place = placeOf(order.deliverTo);
  const cart = await readCart(visit, { ...place, day: order.deliveryDay });
  const { countries, asksForPlace } = cart;
  const days = orThrow(await answerOf(visit.api.api['delivery-days'].$get({ query: place })));
  return {
    order,
    where: { countries, asksForPlace },
    cart: cart.editing?.orderNo === order.orderNo ? cart : null,
    days: withOwnDay(days.items, { day: order.deliveryDay, cutOffAt: order.changeableUntil }),
    changeKey: crypto.randomUUID(),
    nowMs: Date.now(),
  };
}

/** The order has its place on its own day until it closes, also where that is full, closed or no delivery day any more for others. */
function withOwnDay(days: OpenDay[], own: Pick<OpenDay, 'day' | 'cutOffAt'>): OpenDay[] {
  const asForOthers = days.find(({ day }) => day === own.day);
  const room = Math.max(asForOthers?.room ?? 1, 1);
  const ownDay = { card: null, ...asForOthers, ...own, closed: false, room };
  return [...days.filter(({ day }) => day !== own.day), ownDay].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const unsaved = await saveChange(request, visit, params.orderNo, form);
  return data<Unsaved>(await withDaysThere(visit, unsaved));
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = ({ params }: Route.MetaArgs) => [
  { title: titleOf(texts.title(Number(params.orderNo))) },
  { name: 'robots', content: 'noindex' },
];

const aboutThePostcode = ['postcode-missing', 'no-delivery-there', 'tax-rate-missing'];
const aboutTheDay = [
  'delivery-day-unknown',
  'delivery-day-closed',
  'delivery-day-full',
  'zone-not-that-day',
];

/** Day, address and, when they lie in the box, the meals of an order: the price is told before it is saved. */
export default function ChangeOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { order, where, cart, nowMs } = loaderData;
  const sent: Unsaved | undefined = actionData;
  // Kept while the page is open: whatever is sent again is the same change.
  const [changeKey] = useState(sent?.typed?.key ?? loaderData.changeKey);
  const { problem, typed } = sent ?? {};
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const faults = faultsOf(problem);
  const dayProblem = problem && aboutTheDay.includes(problem.code) ? say(problem) : undefined;
  const total = sent?.totalCents ?? cart?.price?.totalCents ?? cart?.totalCents ?? order.totalCents;
  const placeProblem =
    problem && aboutThePostcode.includes(problem.code) ? say(problem) : undefined;
  const { deliverTo } = order;
  const goesElsewhere =
    typed !== undefined &&
    (typed.country !== (deliverTo.country ?? '') || typed.postcode !== (deliverTo.postcode ?? ''));
  // The order has no place yet in the kitchen that cooks there.
  const days = (goesElsewhere ? sent?.days : undefined) ?? loaderData.days;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <h1>{texts.title(order.orderNo)}</h1>
        <Link to={cart ? '/box' : `/account/orders/${order.orderNo}`}>
          {cart ? texts.backToBox : texts.back}
        </Link>
      </header>
      <Form method="post" noValidate preventScrollReset ref={form} className={styles.columns}>
        <input type="hidden" name="key" value={changeKey} />
        <input type="hidden" name="editNo" value={order.editNo} />
        <input type="hidden" name="version" value={cart?.version ?? ''} />
        <input type="hidden" name="total" value={total} />
        <div className={styles.side}>
          {problem && !dayProblem && !placeProblem && problem.code !== 'invalid-input' ? (
            <Note {...say(problem)} />
          ) : null}
          {sent?.totalCents === undefined ? null : (
            <Note
              title={texts.newPrice}
              text={texts.newPriceText(money(sent.totalCents, order.currency))}
            />
          )}
          <section className={styles.card} aria-labelledby="change-day">
            <h2 id="change-day">{checkoutWords.day}</h2>
            <DayChoice
              days={days}
              served={null}
              chosen={typed?.day ?? order.deliveryDay}
              nowMs={nowMs}
              answer={sent}
              notOffered={(day) =>
                cart && day !== order.deliveryDay ? notOfferedOn(cart, day) : undefined
              }
              error={
                dayProblem
                  ? `${dayProblem.title}. ${dayProblem.text}`
                  : faults.has('deliveryDay')
                    ? checkoutWords.dayFault
                    : undefined
              }
            />
          </section>
          <section className={styles.card} aria-labelledby="change-address">
            <h2 id="change-address">{checkoutWords.address}</h2>
            <AddressFields
              name={typed?.name ?? deliverTo.name}
              phone={typed?.phone ?? phoneInWords(deliverTo.phone)}
              address={typed?.address ?? deliverTo.address}
              country={typed?.country ?? deliverTo.country ?? ''}
              postcode={typed?.postcode ?? deliverTo.postcode ?? ''}
              note={typed?.note ?? deliverTo.note ?? ''}
              {...where}
              postcodeError={placeProblem && `${placeProblem.title}. ${placeProblem.text}`}
              faults={faults}
            />
          </section>
        </div>
        <section className={styles.card} aria-labelledby="change-price">
          <h2 id="change-price">{cart ? texts.mealsNow : checkoutWords.review}</h2>
          {cart && cart.shortages.length > 0 ? <ShortagesNote cart={cart} /> : null}
          {cart ? <Review cart={cart} /> : <p className={styles.muted}>{texts.mealsStay}</p>}
          {cart && cart.asksForAge !== null ? (
            <AgeTick
              age={cart.asksForAge}
              confirmed={typed?.confirmedAge ?? String(order.confirmedAge ?? '')}
              missing={problem?.code === 'age-not-confirmed'}
            />
          ) : null}
          <PriceDifference order={order} nowCents={total} />
          <p className={styles.muted}>{texts.termsStay}</p>
          <SendButton intent="save" sending={texts.saving}>
            {texts.save}
          </SendButton>
        </section>
      </Form>
    </main>
  );
}
