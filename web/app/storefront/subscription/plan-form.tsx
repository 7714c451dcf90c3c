import type { Address, PaymentMethod } from '../../kit/api-types.ts';
import { shortDay, weekdayName } from '../../kit/format.ts';
import { isExpired } from '../../kit/kept-card.ts';
import { boxWords } from '../../words/en/box.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import { AddressChoice } from '../checkout/address-choice.tsx';
import { AddressFields } from '../checkout/address-fields.tsx';
import { monthOf } from '../pay/card-choice.tsx';
import cards from '../pay/card-choice.module.css';
import account from '../account/account.module.css';
import styles from './plan-form.module.css';

/** What somebody chose, and where it goes. */
export type TypedPlan = {
  meals: number;
  servings: number;
  weekday: number;
  everyWeeks: number;
  /** Null: the card that was kept last. */
  methodRef: string | null;
  name: string;
  phone: string;
  address: string;
  country: string;
  postcode: string;
  note: string;
};

const usualMeals = [2, 3, 4, 5];
const usualServings = [1, 2, 3, 4, 5, 6, 7, 8];
const usualWeeks = [1, 2, 3, 4];
/** What was chosen elsewhere stays among what is usual. */
const withOwn = (usual: readonly number[], own: number) =>
  [...new Set([...usual, own])].filter((it) => it > 0).sort((one, other) => one - other);

/** What comes and how often: the first two parts of the form. */
export function PlanFields(props: {
  plan: Pick<TypedPlan, 'meals' | 'servings' | 'weekday' | 'everyWeeks'>;
  weekdays: readonly { weekday: number; next: string | null }[];
}) {
  const { plan, weekdays } = props;
  const days = weekdays.some(({ weekday }) => weekday === plan.weekday)
    ? plan.weekday
    : weekdays[0]?.weekday;
  return (
    <>
      <section className={account.card} aria-labelledby="what">
        <h2 id="what">{words.what}</h2>
        <Radios
          legend={words.mealsLegend}
          name="meals"
          chosen={plan.meals}
          choices={withOwn(usualMeals, plan.meals).map((count) => ({
            value: count,
            label: words.meals(count),
          }))}
        />
        <div className={styles.select}>
          <label htmlFor="servings">{words.servingsLegend}</label>
          <p id="servings-hint" className={account.muted}>
            {words.servingsHint}
          </p>
          <select
            id="servings"
            name="servings"
            defaultValue={plan.servings}
            aria-describedby="servings-hint"
          >
            {withOwn(usualServings, plan.servings).map((count) => (
              <option key={count} value={count}>
                {boxWords.servings(count)}
              </option>
            ))}
          </select>
        </div>
      </section>
      <section className={account.card} aria-labelledby="when">
        <h2 id="when">{words.when}</h2>
        <Radios
          legend={words.weekdayLegend}
          name="weekday"
          chosen={days}
          choices={weekdays.map(({ weekday, next }) => ({
            value: weekday,
            label: weekdayName(weekday),
            beside: next === null ? undefined : words.nextDay(shortDay(next)),
          }))}
        />
        <Radios
          legend={words.everyLegend}
          name="everyWeeks"
          chosen={plan.everyWeeks}
          choices={withOwn(usualWeeks, plan.everyWeeks).map((weeks) => ({
            value: weeks,
            label: words.every(weeks),
          }))}
        />
      </section>
    </>
  );
}

function Radios(props: {
  legend: string;
  name: string;
  chosen: number | undefined;
  choices: readonly { value: number; label: string; beside?: string | undefined }[];
}) {
  const { legend, name, chosen, choices } = props;
  return (
    <fieldset className={styles.radios}>
      <legend>{legend}</legend>
      <div className={styles.choices}>
        {choices.map(({ value, label, beside }) => (
          <label key={value} className={styles.choice}>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            <span>
              <span className={styles.label}>{label}</span>
              {beside === undefined ? null : <span className={styles.beside}>{beside}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Where the boxes go. */
export function PlaceFields(props: {
  plan: TypedPlan;
  addresses: readonly Address[];
  page: string;
  countries: readonly string[];
  faults: ReadonlySet<string>;
}) {
  const { plan, addresses, page, countries, faults } = props;
  return (
    <section className={account.card} aria-labelledby="where">
      <h2 id="where">{words.where}</h2>
      <AddressChoice addresses={addresses} page={page} />
      <AddressFields
        // Another place that is chosen is filled in anew; what was chosen above stays.
        key={`${plan.name} ${plan.address} ${plan.postcode}`}
        name={plan.name}
        phone={plan.phone}
        address={plan.address}
        country={plan.country}
        postcode={plan.postcode}
        note={plan.note}
        countries={countries}
        asksForPlace
        faults={faults}
      />
    </section>
  );
}

/** Which of the cards that are kept is charged; without one it is said when it is asked for. */
export function PaySection(props: {
  byCard: boolean;
  kept: readonly PaymentMethod[];
  chosen: string | null;
  nowMs: number;
}) {
  const { byCard, chosen, nowMs } = props;
  const kept = props.kept.filter((card) => !isExpired(card, nowMs));
  const first = kept.find(({ methodRef }) => methodRef === chosen) ?? kept[0];
  return (
    <section className={account.card} aria-labelledby="pay">
      <h2 id="pay">{words.pay}</h2>
      {!byCard ? (
        <p>{words.onAccount}</p>
      ) : kept.length === 0 ? (
        <p>{words.noCard}</p>
      ) : (
        <fieldset className={cards.cards}>
          <legend>{words.cardLegend}</legend>
          <p className={cards.hint}>{words.cardHint}</p>
          {kept.map((card) => (
            <label key={card.methodRef} className={cards.card}>
              <input
                type="radio"
                name="card"
                value={card.methodRef}
                defaultChecked={card === first}
              />
              <span className={cards.label}>{card.label}</span>
              <span className={cards.month}>{monthOf(card, nowMs)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
