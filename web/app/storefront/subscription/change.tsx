import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
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
import { AccountNav } from '../account/account-nav.tsx';
import type { Route } from './+types/change.ts';
import { PaySection, PlaceFields, PlanFields, type TypedPlan } from './plan-form.tsx';
import { planIn, readChoices, typedIn } from './plan-form.server.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { items } = await read(request, visit.api.api.subscriptions.$get());
  const subscription = items.find(({ status }) => status !== 'cancelled');
  if (!subscription) throw redirect('/account/subscription');
  return { ...(await readChoices(request, visit)), subscription };
}

type Sent = { problem?: Problem; typed?: TypedPlan; elsewhere?: boolean };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { subscriptions } = visitOf(context).api.api;
  const [subscriptionNo, version] = [textOf(form, 'subscriptionNo'), textOf(form, 'version')];
  const { items } = await read(request, subscriptions.$get());
  const now = items.find((it) => String(it.subscriptionNo) === subscriptionNo);
  if (now && now.status !== 'cancelled' && String(now.version) !== version)
    return data<Sent>({ elsewhere: true });
  const typed = typedIn(form);
  const asked = await write(
    request,
    subscriptions[':subscriptionNo'].$put({ param: { subscriptionNo }, json: planIn(typed) }),
  );
  if (asked.ok) return redirect(`/account/subscription?told=${asked.body.content.seq}`, 303);
  return data<Sent>({ problem: asked.problem, typed });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(words.changeTitle) }];

/** Changes what comes, when, where to and which card pays. */
export default function Change({ loaderData, actionData }: Route.ComponentProps) {
  const { subscription, addresses, chosen, weekdays, countries } = loaderData;
  const sent: Sent | undefined = actionData;
  const { problem, typed, elsewhere } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const { deliverTo, meals, servings, weekday, everyWeeks, methodRef } = subscription;
  const to = chosen ?? deliverTo;
  const plan: TypedPlan = typed ?? {
    meals,
    servings,
    weekday,
    everyWeeks,
    methodRef,
    name: to.name,
    phone: phoneInWords(to.phone),
    address: to.address,
    country: to.country ?? '',
    postcode: to.postcode ?? '',
    note: to.note ?? '',
  };
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <AccountNav />
      <h1>{words.changeTitle}</h1>
      <p className={account.muted}>{words.changeText}</p>
      <Form method="post" noValidate preventScrollReset className={account.form} ref={form}>
        <input type="hidden" name="subscriptionNo" value={subscription.subscriptionNo} />
        <input type="hidden" name="version" value={subscription.version} />
        {elsewhere ? (
          <Note title={words.changedElsewhere} text={words.changedElsewhereText} />
        ) : null}
        {problem && problem.code !== 'invalid-input' ? <Note {...say(problem)} /> : null}
        <PlanFields key={subscription.version} plan={plan} weekdays={weekdays} />
        <PlaceFields
          plan={plan}
          addresses={addresses}
          page="/account/subscription/change"
          countries={countries}
          faults={faults}
        />
        <PaySection
          byCard={loaderData.byCard}
          kept={loaderData.cards}
          chosen={plan.methodRef}
          nowMs={loaderData.nowMs}
        />
        <div className={account.buttons}>
          <SendButton intent="save" sending={words.saving}>
            {words.save}
          </SendButton>
          <Link to="/account/subscription" className="button plain">
            {words.back}
          </Link>
        </div>
      </Form>
    </main>
  );
}
