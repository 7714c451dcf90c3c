import { redirect } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { connected, send } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import type { Route } from './+types/reset-password.ts';
import styles from './enter.module.css';
import { ResetForm } from './reset-form.tsx';

type Sent = { email: string; problem?: Problem };

export async function action({ request, context }: Route.ActionArgs): Promise<Sent> {
  const form = await request.formData();
  const json = {
    email: textOf(form, 'email').trim(),
    code: textOf(form, 'code').replace(/\D/g, ''),
    newPassword: textOf(form, 'newPassword'),
  };
  const asked = await answerOf(visitOf(context).api.auth['reset-password'].$post({ json }));
  if (asked.ok) throw redirect('/sign-in?reset=1', 303);
  return { email: json.email, problem: asked.problem };
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(signInWords.resetTitle) }];

export default function ResetPassword({ actionData }: Route.ComponentProps) {
  const sent: Sent | { problem: Problem } | undefined = actionData;
  const asked: Sent = { email: '', ...sent };
  return (
    <main id="content" className={styles.page}>
      <h1>{signInWords.resetTitle}</h1>
      <ResetForm email={asked.email} known={asked.email !== ''} problem={asked.problem} />
    </main>
  );
}
