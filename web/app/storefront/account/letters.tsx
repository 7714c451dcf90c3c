import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { dayAndYear, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { mailWords as texts } from '../../words/en/mail.ts';
import type { Route } from './+types/letters.ts';
import { AccountNav } from './account-nav.tsx';
import { Choose } from './reminders-key.tsx';
import styles from './account.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { me } = apiOf(context).api;
  const reminders = await read(request, me.reminders.$get());
  const mailbox = await read(request, me.mailbox.$get());
  const { searchParams } = new URL(request.url);
  const done = (['stopped', 'resumed', 'confirmSent'] as const).find((it) => searchParams.has(it));
  return { reminders, ...mailbox, done };
}

export async function action({ request, context }: Route.ActionArgs) {
  const intent = textOf(await request.formData(), 'intent');
  const { me } = apiOf(context).api;
  if (intent === 'confirm') {
    const asked = await write(request, me.mailbox.letter.$post({ json: {} }));
    if (asked.ok) return redirect('/account/letters?confirmSent=1', 303);
    return data<{ problem: Problem }>({ problem: asked.problem });
  }
  const wanted = intent === 'resume';
  const chosen = await write(request, me.reminders.$put({ json: { wanted } }));
  if (chosen.ok) return redirect(`/account/letters?${wanted ? 'resumed' : 'stopped'}=1`, 303);
  return data<{ problem: Problem }>({ problem: chosen.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** Which letters somebody gets, and whether they arrive. */
export default function Letters({ loaderData, actionData }: Route.ComponentProps) {
  const { reminders, email, stop, done } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      <p className={styles.muted}>{texts.text}</p>
      <div className={styles.form}>
        {sent?.problem ? <Note {...say(sent.problem)} news={sent} /> : null}
        {done === undefined ? null : (
          <Note
            calm
            title={texts[done]}
            text={done === 'confirmSent' ? texts.confirmSentText : undefined}
            news={done}
          />
        )}
        {stop === null || email === null ? null : <Stopped email={email} stop={stop} />}
        <section className={styles.card} aria-labelledby="reminders">
          <h2 id="reminders">{texts.reminders}</h2>
          <p>{texts.remindersText}</p>
          <p>
            {reminders.wanted ? texts.wanted : texts.notWanted}{' '}
            {reminders.saidAt === null ? null : texts.saidAt(dayAndYear(reminders.saidAt))}
          </p>
          <Form method="post" className={styles.buttons}>
            <Choose wanted={reminders.wanted} />
          </Form>
        </section>
      </div>
    </main>
  );
}

type Stop = NonNullable<Route.ComponentProps['loaderData']['stop']>;

function Stopped({ email, stop }: { email: string; stop: Stop }) {
  const isBounce = stop.kind === 'bounce';
  return (
    <section className={styles.card} aria-labelledby="stopped">
      <h2 id="stopped">{isBounce ? texts.bounced : texts.complained}</h2>
      <p>
        {isBounce ? texts.bouncedText(email) : texts.complainedText(email)}{' '}
        {texts.since(dayAndYear(stop.stoppedAt))}
      </p>
      <Form method="post" className={styles.buttons}>
        <SendButton intent="confirm" sending={texts.confirming}>
          {texts.confirm}
        </SendButton>
        <Link to="/account/email" className="button plain">
          {texts.changeAddress}
        </Link>
      </Form>
    </section>
  );
}
