import { data, Form } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { cancellationWords as words } from '../../words/en/cancellation.ts';
import account from '../account/account.module.css';
import type { Route } from './+types/cancel.ts';
import { Arrived } from './arrived.tsx';

type Typed = { email: string; number: string; reason: string };
type Sent = {
  problem?: Problem;
  wrongNumber?: boolean;
  typed?: Typed;
  arrived?: { noticeNo: number; at: string };
};

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed: Typed = {
    email: textOf(form, 'email').trim(),
    number: textOf(form, 'subscriptionNo').trim(),
    reason: textOf(form, 'reason').trim(),
  };
  const { cancellations } = visitOf(context).api.api;
  // Somebody who names a subscription means that one, not whichever there is.
  if (!/^\d{0,10}$/.test(typed.number)) return data<Sent>({ wrongNumber: true, typed });
  const subscriptionNo = typed.number === '' ? null : Number(typed.number);
  const reason = typed.reason === '' ? null : typed.reason;
  const asked = await answerOf(
    cancellations.$post({ json: { email: typed.email, subscriptionNo, reason } }),
  );
  if (asked.ok) return data<Sent>({ arrived: asked.body, typed });
  return data<Sent>({ problem: asked.problem, typed });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const meta = () => [{ title: titleOf(words.title) }];

/** Ends a subscription for whoever has its address: without a sign-in, and with the same answer for everybody. */
export default function Cancel({ actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  const { problem, wrongNumber, typed, arrived } = sent ?? {};
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(problem ?? wrongNumber);
  const done = useFocusOnNews<HTMLHeadingElement>(arrived);
  if (arrived && typed) {
    const facts = [
      [words.noticeNo, String(arrived.noticeNo)],
      [words.of, typed.email],
      [words.number, typed.number],
      [words.reason, typed.reason],
      [words.ends, words.atOnce],
    ] as const;
    const told = facts.filter(([, said]) => said !== '');
    return <Arrived heading={done} words={words} at={arrived.at} facts={told} />;
  }
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <h1>{words.title}</h1>
      <p className={account.muted}>{words.lead}</p>
      <Form method="post" noValidate className={account.form} ref={form}>
        {problem && faults.size === 0 ? <Note {...say(problem)} /> : null}
        <section className={account.card} aria-label={words.title}>
          <Field
            label={words.email}
            name="email"
            type="email"
            value={typed?.email}
            hint={words.emailHint}
            error={faults.has('email') ? words.emailFault : undefined}
            autoComplete="email"
            first
          />
          <Field
            label={words.number}
            name="subscriptionNo"
            value={typed?.number}
            hint={words.numberHint}
            error={wrongNumber || faults.has('subscriptionNo') ? words.numberFault : undefined}
            inputMode="numeric"
            autoComplete="off"
            first={!faults.has('email')}
          />
          <Field
            label={words.reason}
            name="reason"
            value={typed?.reason}
            hint={words.reasonHint}
            error={faults.has('reason') ? words.reasonFault : undefined}
            limit={200}
            autoComplete="off"
          />
        </section>
        <SendButton intent="cancel" sending={words.sending}>
          {words.submit}
        </SendButton>
      </Form>
    </main>
  );
}
