import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { momentOfYear, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { emailWords as texts } from '../../words/en/email.ts';
import type { Route } from './+types/email.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import own from './email.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const mine = await read(request, apiOf(context).api.me.email.$get());
  return { ...mine, asked: new URL(request.url).searchParams.has('asked') };
}

type Sent = { problem: Problem; email?: string };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { email: mine } = apiOf(context).api.me;
  const [email, password] = [textOf(form, 'email').trim(), textOf(form, 'password')];
  if (textOf(form, 'intent') === 'stop') {
    await read(request, mine.stop.$post({ json: {} }));
    return redirect('/account/email', 303);
  }
  const done = await write(request, mine.$post({ json: { email, password } }));
  if (done.ok) return redirect('/account/email?asked=1', 303);
  return data<Sent>({ problem: done.problem, email });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** The address of the account, and how it is changed: asked for here, confirmed from both mailboxes. */
export default function Email({ loaderData, actionData }: Route.ComponentProps) {
  const { email, change, asked } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const isWrong = problem?.code === 'wrong-credentials';
  const passwordFault = faults.has('password')
    ? texts.passwordFault
    : isWrong
      ? texts.passwordWrong
      : undefined;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      <p className={styles.muted}>
        {texts.now(email)} {texts.text}
      </p>
      <div className={styles.form}>
        {asked && change && !sent ? <Note title={texts.asked} text={texts.askedText} calm /> : null}
        {change ? (
          <section className={styles.card} aria-labelledby="waits">
            <div>
              <h2 id="waits">{texts.waits}</h2>
              <p className={styles.muted}>
                {texts.waitsFor(change.newEmail)} {texts.until(momentOfYear(change.expiresAt))}
              </p>
            </div>
            <dl className={own.boxes}>
              {(['old', 'new'] as const).map((side) => (
                <div key={side}>
                  <dt>{texts.mailboxes[side]}</dt>
                  <dd>{change[`${side}Confirmed`] ? texts.confirmed : texts.notConfirmed}</dd>
                </div>
              ))}
            </dl>
            <p>{texts.again}</p>
            <Form method="post">
              <SendButton intent="stop" sending={texts.stopping} className="button plain">
                {texts.stop}
              </SendButton>
            </Form>
          </section>
        ) : null}
        <Form
          // What was typed goes with the letters.
          key={change?.askedAt}
          method="post"
          noValidate
          className={styles.card}
          ref={form}
          aria-labelledby="ask"
        >
          <h2 id="ask">{texts.ask}</h2>
          <p>{texts.how}</p>
          {problem && faults.size === 0 && !isWrong ? <Note {...say(problem)} /> : null}
          <Field
            label={texts.email}
            name="email"
            type="email"
            value={sent?.email}
            error={faults.has('email') ? texts.emailFault : undefined}
            autoComplete="email"
            first
          />
          <Field
            label={texts.password}
            name="password"
            type="password"
            error={passwordFault}
            autoComplete="current-password"
            first={!faults.has('email')}
          />
          <p className={styles.muted}>{texts.orders}</p>
          <p className={styles.muted}>
            <Link to="/about/contact">{texts.lost}</Link>
          </p>
          <div className={styles.buttons}>
            <SendButton intent="ask" sending={texts.sending}>
              {texts.submit}
            </SendButton>
            <Link to="/account" className="button plain">
              {texts.back}
            </Link>
          </div>
        </Form>
      </div>
    </main>
  );
}
