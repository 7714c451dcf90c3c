import { Form } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import type { Route } from './+types/forgot-password.ts';
import { EmailField } from './enter-fields.tsx';
import styles from './enter.module.css';
import { ResetForm } from './reset-form.tsx';

type Sent = { email: string; sent: boolean; problem?: Problem };

export async function action({ request, context }: Route.ActionArgs): Promise<Sent> {
  const email = textOf(await request.formData(), 'email').trim();
  const { api } = visitOf(context);
  const asked = await answerOf(api.auth['forgot-password'].$post({ json: { email } }));
  return asked.ok ? { email, sent: true } : { email, sent: false, problem: asked.problem };
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(signInWords.forgotTitle) }];

export default function ForgotPassword({ actionData }: Route.ComponentProps) {
  const sent: Sent | { problem: Problem } | undefined = actionData;
  const asked: Sent = { email: '', sent: false, ...sent };
  return (
    <main id="content" className={styles.page}>
      <h1>{signInWords.forgotTitle}</h1>
      {asked.sent ? (
        <ResetForm email={asked.email} known />
      ) : (
        <AskForm email={asked.email} problem={asked.problem} />
      )}
    </main>
  );
}

function AskForm(props: { email: string; problem: Problem | undefined }) {
  const { email, problem } = props;
  const faults = faultsOf(problem);
  const form = useFocusOnNews<HTMLFormElement>(problem);
  return (
    <Form method="post" noValidate className={styles.form} ref={form}>
      {problem && faults.size === 0 ? <Note {...say(problem)} /> : null}
      <p className={styles.hint}>{signInWords.forgotText}</p>
      <EmailField value={email} wrong={faults.has('email')} />
      <SendButton intent="forgot" sending={signInWords.sending}>
        {signInWords.forgotSubmit}
      </SendButton>
    </Form>
  );
}
