import { data, Form, Link, redirect, redirectDocument } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { Field } from '../../kit/field.tsx';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf, visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import { PasswordField } from '../sign-in/enter-fields.tsx';
import type { Route } from './+types/password.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  // Only for who is signed in.
  await read(request, apiOf(context).api.me.$get());
  return { kept: new URL(request.url).searchParams.has('kept') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const json = { password: textOf(form, 'password'), newPassword: textOf(form, 'newPassword') };
  const { auth } = visitOf(context).api;
  const changed = await write(request, auth['change-password'].$post({ json }));
  if (!changed.ok) return data<{ problem: Problem }>({ problem: changed.problem });
  // Who has a second factor may have to show it again.
  if (changed.body.kind === 'mfa-required') return redirectDocument('/sign-in?reset=1', 303);
  return redirect('/account/password?kept=1', 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(accountWords.passwordTitle) }];

/** Another password, for who says the one before. */
export default function Password({ loaderData, actionData }: Route.ComponentProps) {
  const { kept } = loaderData;
  const sent: { problem?: Problem } | undefined = actionData;
  const problem = sent?.problem;
  const faults = faultsOf(problem);
  const isWrong = problem?.code === 'wrong-credentials';
  const form = useFocusOnNews<HTMLFormElement>(sent);
  const fault = faults.has('password')
    ? signInWords.passwordFault
    : isWrong
      ? accountWords.passwordWrong
      : undefined;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{accountWords.passwordTitle}</h1>
      <p className={styles.muted}>{accountWords.passwordText}</p>
      {kept && !problem ? (
        <Note calm title={accountWords.passwordKept} text={accountWords.passwordKeptText} />
      ) : null}
      <Form method="post" action="/account/password" noValidate className={styles.form} ref={form}>
        {problem && faults.size === 0 && !isWrong ? <Note {...say(problem)} /> : null}
        <section className={styles.card} aria-label={accountWords.passwordTitle}>
          <Field
            label={accountWords.oldPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            error={fault}
            first
          />
          <PasswordField
            isNew
            name="newPassword"
            wrong={faults.has('newPassword')}
            first={fault === undefined}
          />
        </section>
        <div className={styles.buttons}>
          <SendButton intent="password" sending={accountWords.saving}>
            {signInWords.resetSubmit}
          </SendButton>
          <Link to="/account" className="button plain">
            {accountWords.passwordBack}
          </Link>
        </div>
      </Form>
    </main>
  );
}
