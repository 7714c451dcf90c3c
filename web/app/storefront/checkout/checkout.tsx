import { useState } from 'react';
import { data, Link, redirect } from 'react-router';
import type { OpenDay, Priced } from '../../kit/api-types.ts';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { connected, send } from '../../kit/sending.ts';
import { toSignIn, visitOf, type Visit } from '../../visit.server.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { changeCart, enterCode } from '../cart/change-cart.server.ts';
import { readCart } from '../cart/read-cart.server.ts';
import { usualDay } from '../lately/usual-day.ts';
import { sendStep } from '../sign-in/enter-client.ts';
import { enter } from '../sign-in/enter.server.ts';
import { atStep, type Entering } from '../sign-in/entering.ts';
import type { Route } from './+types/checkout.ts';
import { CheckoutForm } from './checkout-form.tsx';
import { GuestSteps } from './guest-steps.tsx';
import { NothingToOrder } from './nothing-to-order.tsx';
import { placeIn, placeOf, placeQuery } from './place-query.ts';
import { placeOrder, typedIn, type Refused } from './place-order.server.ts';
import { Step } from './step.tsx';
import styles from './checkout.module.css';

/** Who has a session that can be renewed is renewed first; only then is somebody a guest. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { searchParams } = new URL(request.url);
  const me = await answerOf(visit.api.api.me.$get());
  if (!me.ok && !searchParams.has('as')) toSignIn(request);
  if (me.ok && searchParams.has('as')) throw redirect('/checkout');
  const own = me.ok ? await readOwn(visit) : nobodys;
  const { addresses } = own;
  const chosen = addresses.find(
    ({ addressNo }) => String(addressNo) === searchParams.get('address'),
  );
  const place = chosen ? placeOf(chosen) : {};
  const first = await readCart(visit, place);
  if (first.editing) throw redirect(`/account/orders/${first.editing.orderNo}/change`);
  const [days, choices, agreesTo] = await Promise.all([
    answerOf(visit.api.api['delivery-days'].$get({ query: place })).then(orThrow),
    answerOf(visit.api.api.choices.$get({ query: {} })),
    visit.publicApi.api.agreements.$get().then((answer) => answer.json()),
  ]);
  const nowMs = Date.now();
  const weekday = (choices.ok && choices.body.delivery?.weekday) || undefined;
  const day = usualDay(first, weekday, { days: days.items, nowMs });
  // What a box costs may depend on its day; it was told for the first on which a box comes there.
  const isPricedFor = day === undefined || day === first.deliveryDays?.[0];
  const cart = isPricedFor ? first : await readCart(visit, { ...place, day });
  return {
    me: me.ok ? me.body : undefined,
    ...own,
    chosen,
    agreesTo,
    cart,
    days: days.items,
    ...(days.byPlace ? { byPlace: true } : {}),
    usual: day,
    startAt: searchParams.get('enter') === 'sign-up' ? ('sign-up' as const) : ('sign-in' as const),
    orderKey: crypto.randomUUID(),
    nowMs,
  };
}

/** What an order asks somebody who is signed in, all at once. */
async function readOwn({ api: { api } }: Visit) {
  const [agreements, cards, substitutions, addresses] = await Promise.all([
    answerOf(api.me.agreements.$get()).then(orThrow),
    answerOf(api.me['payment-methods'].$get()).then(orThrow),
    answerOf(api.me.substitutions.$get()).then(orThrow),
    answerOf(api.me.addresses.$get()).then(orThrow),
  ]);
  return {
    agreements: agreements.standing,
    cards: cards.items,
    ifMissing: substitutions.choice,
    addresses: addresses.items,
  };
}

const nobodys: Awaited<ReturnType<typeof readOwn>> = {
  agreements: [],
  cards: [],
  ifMissing: 'leave-out',
  addresses: [],
};

type Sent = { entering?: Entering; priced?: Priced } & Refused;

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  if (form.has('step')) {
    const entering = await enter(visit, form);
    if (entering === 'entered') throw redirect('/checkout', 303);
    return data<Sent>({ entering });
  }
  const intent = textOf(form, 'intent');
  // A code that was typed and not used is used first: nobody orders at another price than they think.
  const { code } = typedIn(form);
  if (code !== '' && ['place', 'go-on', 'price', 'code'].includes(intent)) {
    const { problem } = await enterCode(visit.api, code);
    return data<Sent>({
      ...(problem ? { problem } : { usedCode: intent === 'place' }),
      typed: { ...typedIn(form), code: problem ? code : '' },
      ...(await pricedFor(visit, form)),
    });
  }
  if (intent === 'place') {
    const refused = await placeOrder(request, visit, form);
    return data<Sent>({ ...refused, ...(await pricedFor(visit, form)) });
  }
  if (intent === 'go-on' || intent === 'price')
    return data<Sent>({ typed: typedIn(form), ...(await pricedFor(visit, form)) });
  const { problem } = await changeCart(visit, form);
  const typed = typedIn(form);
  return data<Sent>({
    ...(problem ? { problem } : {}),
    // What is left out is left out for another week: its first day is chosen.
    typed: intent.startsWith('leave-out') ? { ...typed, day: '' } : typed,
    ...(await pricedFor(visit, form)),
  });
}

/** The cart at its price, and the room of the days where it is of a place, for what was typed; a postcode that is none leaves both as they were. */
async function pricedFor(
  { api }: Visit,
  form: FormData,
): Promise<{ priced?: Priced; days?: OpenDay[] }> {
  const cart = await answerOf(api.api.cart.$get({ query: placeQuery(form) }));
  const days = await answerOf(api.api['delivery-days'].$get({ query: placeIn(form) }));
  return {
    ...(cart.ok ? { priced: cart.body } : {}),
    ...(days.ok && days.body.byPlace ? { days: days.body.items } : {}),
  };
}

export async function clientAction(sent: Route.ClientActionArgs): Promise<Sent> {
  const form = await sent.request.clone().formData();
  if (!form.has('step')) return send(sent.serverAction);
  const answer = await sendStep(sent);
  return 'step' in answer ? { entering: answer } : answer;
}

export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(checkoutWords.title) },
  { name: 'robots', content: 'noindex' },
];

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const { me, chosen, cart, startAt, agreesTo } = loaderData;
  const sent: Sent | undefined = actionData;
  // Kept while the page is open: whatever is sent again is the same order.
  const [orderKey] = useState(sent?.typed?.key ?? loaderData.orderKey);
  if (cart.lines.length === 0) return <NothingToOrder />;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <h1>{checkoutWords.title}</h1>
        <Link to="/box">{checkoutWords.back}</Link>
      </header>
      {me ? (
        <>
          <Step number={1} title={checkoutWords.whoDone} done>
            <p>{me.email}</p>
          </Step>
          <CheckoutForm
            {...loaderData}
            key={chosen?.addressNo}
            start={chosen ?? me}
            orderKey={orderKey}
            sent={sent}
          />
        </>
      ) : (
        <GuestSteps
          entering={{ ...atStep(startAt), ...sent?.entering }}
          cart={cart}
          agreesTo={agreesTo}
        />
      )}
    </main>
  );
}
