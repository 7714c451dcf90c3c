import { useEffect, useState, type MouseEvent } from 'react';
import { Form } from 'react-router';
import type { Address, Me, OpenDay, PaymentMethod, Standing } from '../../kit/api-types.ts';
import type { ShortageChoice } from '../../../../server/src/contract/substitutions.ts';
import { Field } from '../../kit/field.tsx';
import { phoneInWords } from '../../kit/phone.ts';
import { faultsOf } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { checkoutWords } from '../../words/en/checkout.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { problemWords } from '../../words/en/problems.ts';
import { isFine } from '../../kit/against.ts';
import { money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { Codes, isAboutTheCode } from '../cart/codes.tsx';
import { ConflictTick } from '../cart/line-conflicts.tsx';
import type { CartView } from '../cart/read-cart.server.ts';
import { ShortagesNote } from '../cart/shortages.tsx';
import { RefusedNote } from '../cart/week-problem.tsx';
import { LeaveOut } from '../cart/weeks-note.tsx';
import { CardChoice, firstCard } from '../pay/card-choice.tsx';
import { AgeTick } from './age-tick.tsx';
import { Agreement } from './agreement.tsx';
import { AddressChoice } from './address-choice.tsx';
import { AddressFields } from './address-fields.tsx';
import { canTake, DayChoice } from './day-choice.tsx';
import { IfMissing } from './if-missing.tsx';
import { placeQuery } from './place-query.ts';
import type { Refused } from './place-order.server.ts';
import { notOfferedOn } from './not-offered-on.ts';
import { Review } from './review.tsx';
import { Step } from './step.tsx';
import { usePrice } from './use-price.ts';
import { WhatHappens } from './what-happens.tsx';
import styles from './checkout.module.css';

const aboutTheDay = [
  'delivery-day-unknown',
  'delivery-day-closed',
  'delivery-day-full',
  'cut-off-passed',
  'zone-not-that-day',
];
const aboutThePostcode = ['postcode-missing', 'no-delivery-there', 'tax-rate-missing'];

/** Address, day and review: one form, one button, one order. */
export function CheckoutForm(props: {
  /** Where it goes unless somebody says otherwise. */
  start: Pick<Me, 'name' | 'phone' | 'address' | 'country' | 'postcode' | 'note'>;
  addresses: Address[];
  /** Those that were used before. */
  cards: PaymentMethod[];
  /** How they stand to the terms and the privacy page. */
  agreements: Standing[];
  ifMissing: ShortageChoice;
  cart: CartView;
  days: OpenDay[];
  /** Of another place their room may be another. */
  byPlace?: boolean;
  /** On the day of the week that they chose last. */
  usual: string | undefined;
  nowMs: number;
  /** The order's own key: sent again, it is the same order. */
  orderKey: string;
  sent: (Refused & { days?: OpenDay[] }) | undefined;
}) {
  const { start, addresses, cards, agreements, cart, usual, nowMs, orderKey, sent } = props;
  const { priced, days, look, ask } = usePrice(sent?.priced ?? cart, {
    days: sent?.days ?? props.days,
    byPlace: props.byPlace ?? false,
  });
  const hasScripts = useScripts();
  const { goesTo } = cart;
  const problem = sent?.problem;
  const faults = faultsOf(problem);
  const dayProblem = problem && aboutTheDay.includes(problem.code) ? problem : undefined;
  const placeProblem =
    problem && aboutThePostcode.includes(problem.code) ? problemWords.say(problem.code) : undefined;
  const reviewProblem =
    problem &&
    !dayProblem &&
    !placeProblem &&
    !isAboutTheCode(problem) &&
    problem.code !== 'invalid-input'
      ? problem
      : undefined;
  const kept = sent?.typed;
  const form = useFocusOnNews<HTMLFormElement>(problem ?? (sent?.usedCode ? sent : undefined));
  const { dueCents } = priced;
  const isCovered = dueCents === 0;
  const open = cart.lines.filter(({ quote }) => quote && !isFine(quote));
  const openDays = days.filter(
    (it) =>
      canTake(it, nowMs) &&
      (priced.deliveryDays?.includes(it.day) ?? true) &&
      notOfferedOn(cart, it.day) === undefined,
  );
  const [chosenDay, setChosenDay] = useState(kept ? kept.day || undefined : usual);
  useEffect(() => {
    if (kept?.day === '') setChosenDay(undefined);
  }, [kept]);
  const chosen =
    chosenDay === undefined ? openDays[0] : openDays.find(({ day }) => day === chosenDay);
  // A day and a postcode that were given before scripts ran are those that the page speaks of.
  useEarlyForm(form, (fields) => {
    const { postcode, day } = placeQuery(fields);
    setChosenDay(day);
    if (postcode !== (goesTo.postcode ?? undefined) || day !== chosen?.day) ask(fields);
  });
  const byCard = days.some(({ card }) => card !== null);
  const [chosenRef, setChosenRef] = useState(kept?.card ?? firstCard(cards, nowMs));
  const card = cards.find(({ methodRef }) => methodRef === chosenRef);
  const follow = ({ target }: { target: EventTarget }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'deliveryDay') setChosenDay(target.value);
    if (target.name === 'card') setChosenRef(target.value);
  };
  const goesOnToPay = byCard && !isCovered && (hasScripts ? !card : cards.length === 0);
  return (
    <Form
      method="post"
      action="/checkout"
      noValidate
      preventScrollReset
      ref={form}
      onChange={(event) => {
        follow(event);
        look(event);
      }}
    >
      {/* Enter in a field leads on and orders nothing: the first button of a form is the one that it presses. */}
      <button
        className="visually-hidden"
        name="intent"
        value="go-on"
        formAction="/checkout#step-4"
        tabIndex={-1}
        aria-hidden="true"
        onClick={goOn}
      />
      <input type="hidden" name="key" value={orderKey} />
      <input type="hidden" name="version" value={cart.version} />
      <input type="hidden" name="total" value={priced.price?.totalCents ?? cart.totalCents} />
      <input type="hidden" name="due" value={dueCents ?? ''} />
      <div className={styles.columns}>
        <div className={styles.steps}>
          <Step number={2} title={checkoutWords.address}>
            <AddressChoice addresses={addresses} />
            <AddressFields
              name={kept?.name ?? start.name ?? ''}
              phone={kept?.phone ?? phoneInWords(start.phone ?? '')}
              address={kept?.address ?? start.address ?? ''}
              country={kept?.country ?? goesTo.country ?? start.country ?? ''}
              postcode={kept?.postcode ?? goesTo.postcode ?? start.postcode ?? ''}
              note={kept?.note ?? start.note ?? ''}
              countries={cart.countries}
              asksForPlace={cart.asksForPlace}
              postcodeError={placeProblem && `${placeProblem.title}. ${placeProblem.text}`}
              remember={sent?.typed?.remember ?? true}
              faults={faults}
            />
            <Field
              label={checkoutWords.saveAs}
              name="saveAs"
              value={kept?.saveAs ?? ''}
              hint={checkoutWords.saveAsHint}
              limit={30}
            />
          </Step>
          <Step number={3} title={checkoutWords.day}>
            <DayChoice
              key={cart.weeks?.map(({ missing }) => missing.length).join(' ') ?? ''}
              days={days}
              served={priced.deliveryDays}
              chosen={kept ? kept.day : usual}
              nowMs={nowMs}
              answer={sent}
              notOffered={(day) => notOfferedOn(cart, day)}
              error={
                dayProblem
                  ? `${problemWords.say(dayProblem.code).title}. ${problemWords.say(dayProblem.code).text}`
                  : faults.has('deliveryDay')
                    ? checkoutWords.dayFault
                    : undefined
              }
            />
            <LeaveOut cart={cart} />
          </Step>
        </div>
        <div className={`${styles.aside} ${styles.last}`}>
          <Step number={4} title={checkoutWords.review}>
            {reviewProblem ? (
              <RefusedNote problem={reviewProblem} cart={cart}>
                <WhatChanged before={kept?.dueCents} now={dueCents} />
              </RefusedNote>
            ) : null}
            {sent?.usedCode ? <Note calm title={checkoutWords.usedCode} /> : null}
            {cart.shortages.length > 0 ? <ShortagesNote cart={cart} /> : null}
            {open.map((line) => (
              <ConflictTick key={`${line.lineId} ${line.unacknowledged.length}`} line={line} />
            ))}
            <Review cart={cart} priced={priced} />
            <IfMissing chosen={kept?.ifMissing ?? props.ifMissing} seen={props.ifMissing} />
            <Codes priced={priced} refused={{ problem, typed: kept?.code }} back="/checkout" />
            {cart.asksForPlace && !hasScripts ? (
              <SendButton intent="price" className="button plain">
                {deliveryWords.showPrice}
              </SendButton>
            ) : null}
            {cart.asksForAge === null ? null : (
              <AgeTick
                age={cart.asksForAge}
                confirmed={kept?.confirmedAge}
                missing={problem?.code === 'age-not-confirmed'}
              />
            )}
            {byCard && !isCovered ? (
              <CardChoice cards={cards} nowMs={nowMs} chosen={chosenRef} />
            ) : null}
            {priced.price ? (
              <WhatHappens
                dueCents={dueCents ?? priced.price.totalCents}
                byCard={byCard}
                days={openDays}
                chosen={chosen}
                cards={byCard ? cards : []}
                card={card}
              />
            ) : null}
            <Agreement standing={agreements} missing={problem?.code === 'terms-not-agreed'} />
            <SendButton intent="place" sending={checkoutWords.placing}>
              {goesOnToPay ? checkoutWords.placeAndPay : checkoutWords.place}
            </SendButton>
          </Step>
        </div>
      </div>
    </Form>
  );
}

/** What is to pay now where it was something else when the button was pressed. */
function WhatChanged({ before, now }: { before: number | undefined; now: number | null }) {
  if (before === undefined || now === null || before === now) return null;
  return <p>{checkoutWords.dueWas(money(before), money(now))}</p>;
}

/** From one field to the next, and from the last to what is looked over. */
function goOn(event: MouseEvent<HTMLButtonElement>): void {
  event.preventDefault();
  const focused = document.activeElement;
  if (
    focused instanceof HTMLInputElement &&
    focused.name === 'code' &&
    focused.value.trim() !== ''
  ) {
    const use = focused.form?.querySelector<HTMLElement>('button[value="code"]');
    if (use) focused.form?.requestSubmit(use);
    return;
  }
  const fields = [...(event.currentTarget.form?.elements ?? [])].filter(
    (field): field is HTMLInputElement =>
      field instanceof HTMLInputElement && field.type !== 'hidden' && !field.disabled,
  );
  const here = fields.findIndex((field) => field === document.activeElement);
  const next = fields.slice(here + 1).find(({ name }) => name !== fields[here]?.name);
  const chosen = fields.find(({ name, checked }) => name === next?.name && checked);
  (chosen ?? next ?? document.getElementById('step-4'))?.focus();
}
