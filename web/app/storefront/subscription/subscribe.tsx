import { data, Form, Link, redirect } from 'react-router';
import { agreedIn } from '../../kit/agreed-to.ts';
import { read, write } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { phoneInWords } from '../../kit/phone.ts';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import account from '../account/account.module.css';
import { Agreement } from '../checkout/agreement.tsx';
import type { Route } from './+types/subscribe.ts';
import { PaySection, PlaceFields, PlanFields, type TypedPlan } from './plan-form.tsx';
import { planIn, readChoices, typedIn } from './plan-form.server.ts';
import styles from './plan-form.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const choices = await readChoices(request, visit);
  const { items } = await read(request, visit.api.api.subscriptions.$get());
  return { ...choices, has: items.some(({ status }) => status !== 'cancelled') };
}

type Sent = { problem?: Problem; typed?: TypedPlan };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = typedIn(form);
  const { subscriptions } = visitOf(context).api.api;
  const json = { ...planIn(typed), ...agreedIn(form) };
  const asked = await write(request, subscriptions.$post({ json }));
  if (asked.ok) return redirect(`/account/subscription?told=${asked.body.content.seq}`, 303);
  return data<Sent>({ problem: asked.problem, typed });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(words.title) },
  { name: 'description', content: words.hintText },
];

const usual = { meals: 3, everyWeeks: 1, mostServings: 24 };

type Weekday = { weekday: number; next: string | null };

/** The day on which the first box can come earliest. */
const soonest = (weekdays: readonly Weekday[]): Weekday | undefined =>
  weekdays.toSorted((one, other) => ((one.next ?? '9') < (other.next ?? '9') ? -1 : 1))[0];

/** The one that was chosen last, where a box can come on it. */
const weekdayFor = (weekdays: readonly Weekday[], last: number | null): number =>
  weekdays.find(({ weekday, next }) => weekday === last && next !== null)?.weekday ??
  soonest(weekdays)?.weekday ??
  1;

/** One page, one button: what comes, when, where to, what happens, and how it is paid. */
export default function Subscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { me, addresses, chosen, eaters, weekdays, countries, has, standing } = loaderData;
  const { usual: last } = loaderData;
  const sent: Sent | undefined = actionData;
  const { problem, typed } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(problem);
  const start = chosen ?? me;
  const place = {
    name: start.name ?? '',
    phone: phoneInWords(start.phone ?? ''),
    address: start.address ?? '',
    country: start.country ?? '',
    postcode: start.postcode ?? '',
    note: start.note ?? '',
  };
  const plan: TypedPlan = typed ?? {
    meals: usual.meals,
    // A household that was told says how many eat; otherwise what was chosen last does.
    servings: Math.min(eaters > 1 ? eaters : (last.servings ?? eaters), usual.mostServings),
    weekday: weekdayFor(weekdays, last.weekday),
    everyWeeks: usual.everyWeeks,
    methodRef: null,
    ...place,
  };
  const told = problem && problem.code !== 'invalid-input' ? say(problem) : undefined;
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <h1>{words.title}</h1>
      <p className={account.muted}>{words.lead}</p>
      {has && !problem ? (
        <Note calm title={words.already}>
          <p>
            <Link to="/account/subscription">{words.alreadyNext}</Link>
          </p>
        </Note>
      ) : (
        <Form method="post" noValidate preventScrollReset className={account.form} ref={form}>
          {told ? (
            <Note {...told}>
              {problem?.code === 'subscribed-already' ? (
                <p>
                  <Link to="/account/subscription">{words.alreadyNext}</Link>
                </p>
              ) : null}
            </Note>
          ) : null}
          <PlanFields plan={plan} weekdays={weekdays} />
          <PlaceFields
            plan={plan}
            addresses={addresses}
            page="/subscribe"
            countries={countries}
            faults={faults}
          />
          <section className={account.card} aria-labelledby="happens">
            <h2 id="happens">{words.happens}</h2>
            <ul className={styles.steps}>
              {words.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            <Agreement
              standing={standing}
              missing={problem?.code === 'terms-not-agreed'}
              begin={words.agree}
            />
          </section>
          <PaySection
            byCard={loaderData.byCard}
            kept={loaderData.cards}
            chosen={plan.methodRef}
            nowMs={loaderData.nowMs}
          />
          <SendButton intent="subscribe" sending={words.submitting}>
            {words.submit}
          </SendButton>
        </Form>
      )}
    </main>
  );
}
