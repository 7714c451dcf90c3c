import { data, Link, redirect } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import type { Delivery } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { day, money, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { deliveryWords } from '../../words/en/delivery.ts';
import { sendTo } from '../cart/change-cart.server.ts';
import { WhereForm } from '../cart/where-form.tsx';
import type { Route } from './+types/delivery.ts';
import styles from './delivery.module.css';

/** What an address says; a postcode that is none asks again. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { publicApi } = visitOf(context);
  const { searchParams } = new URL(request.url);
  const [postcode, country] = ['postcode', 'country'].map((name) => searchParams.get(name) ?? '');
  const query = { ...(postcode ? { postcode } : {}), ...(country ? { country } : {}) };
  const asked = await answerOf(publicApi.api.delivery.$get({ query }));
  const goesTo = { postcode: postcode || null, country: country || null };
  if (asked.ok) return { delivery: asked.body, goesTo, wrong: false };
  const delivery = orThrow(await answerOf(publicApi.api.delivery.$get({ query: {} })));
  return { delivery, goesTo, wrong: true };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { problem } = await sendTo(visitOf(context).api, form);
  if (problem) return data<{ problem: Problem }>({ problem });
  const query = new URLSearchParams(
    ['postcode', 'country']
      .map((name): [string, string] => [name, textOf(form, name).trim()])
      .filter(([, value]) => value !== ''),
  );
  return redirect(`/delivery?${query.toString()}`, 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(deliveryWords.title) },
  { name: 'description', content: deliveryWords.text },
];

export default function DeliveryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { delivery, goesTo, wrong } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const problem = sent?.problem;
  const atField = faultsOf(problem).has('postcode');
  const { countries, asksForPlace } = delivery;
  const isAsked = !asksForPlace || goesTo.postcode !== null || goesTo.country !== null;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{deliveryWords.title}</h1>
      {asksForPlace ? (
        <>
          <p className={styles.lead}>{deliveryWords.text}</p>
          {problem && !atField ? <Note {...say(problem)} /> : null}
          <WhereForm
            action="/delivery"
            where={{ countries, goesTo }}
            button={deliveryWords.ask}
            wrong={wrong || atField}
          />
        </>
      ) : null}
      {isAsked && !wrong && !problem ? (
        <Answer delivery={delivery} place={goesTo.postcode ?? goesTo.country ?? ''} />
      ) : null}
    </main>
  );
}

function Answer({ delivery, place }: { delivery: Delivery; place: string }) {
  const { delivers, asksForPlace, feeCents, freeFromCents, minOrderCents, days } = delivery;
  if (!delivers)
    return (
      <section className={styles.answer} role="status">
        <h2>{deliveryWords.no(place)}</h2>
        <p>{deliveryWords.noText}</p>
      </section>
    );
  return (
    <section className={styles.answer} role="status">
      <h2>{asksForPlace ? deliveryWords.yes(place) : deliveryWords.yesAll}</h2>
      {asksForPlace ? (
        <ul className={styles.terms}>
          <li>{feeCents === 0 ? deliveryWords.feeNothing : deliveryWords.fee(money(feeCents))}</li>
          {freeFromCents !== null && feeCents > 0 ? (
            <li>{deliveryWords.freeFrom(money(freeFromCents))}</li>
          ) : null}
          {minOrderCents > 0 ? <li>{deliveryWords.minimum(money(minOrderCents))}</li> : null}
        </ul>
      ) : null}
      {days.length > 0 ? (
        <>
          <p>{deliveryWords.nextDays}</p>
          <ul className={styles.days}>
            {days.slice(0, 4).map((each) => (
              <li key={each}>{day(each)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{deliveryWords.noDays}</p>
      )}
      {asksForPlace ? <p className={styles.kept}>{deliveryWords.kept}</p> : null}
      <Link to="/menu" className="button">
        {deliveryWords.menu}
      </Link>
    </section>
  );
}
