import { data, redirect } from 'react-router';
import { useState } from 'react';
import { ask } from '../../kit/ask.ts';
import { shopName } from '../../kit/format.ts';
import type { Problem } from '../../kit/problem.ts';
import { apiOf, toSignIn } from '../../visit.server.ts';
import { adminWords } from '../../words/en/admin.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import { OfficeError } from '../kit/office-error.tsx';
import type { Route } from './+types/second-factor.ts';
import { ConfirmCode } from './confirm-code.tsx';
import styles from './second-factor.module.css';
import { SecretKey } from './secret-key.tsx';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(secondFactorWords.title) },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  const today = new Date().toISOString().slice(0, 10);
  const query = { from: today, to: today };
  const reply: Response = await apiOf(context).api.admin['delivery-days'].$get({ query });
  if (reply.ok) throw redirect('/admin');
  const problem = (await reply.json()) as Problem;
  if (problem.status === 401) toSignIn(request);
  if (problem.code !== 'mfa-required') throw data(problem, { status: problem.status });
  return null;
}

type Begun = { secret: string; otpauthUri: string };

/** The key never passes through the pages: the browser asks for it, in the name of the refresh cookie that only `/auth` sees. */
export default function SecondFactor() {
  const [begun, setBegun] = useState<Begun>();
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);

  const begin = async () => {
    setAsking(true);
    const answer = await ask<Begun>('/auth/mfa/begin', { json: {} });
    setAsking(false);
    if (answer.ok) setBegun(answer.body);
    else setProblem(answer.problem);
  };

  return (
    <main id="content" className={styles.page}>
      <p className={styles.wordmark}>{shopName()}</p>
      <h1>{secondFactorWords.title}</h1>
      <p className={styles.text}>{secondFactorWords.text}</p>
      <noscript>
        <p className={styles.problem}>{secondFactorWords.noScript}</p>
      </noscript>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <h2>{secondFactorWords.appTitle}</h2>
          <p>{secondFactorWords.appText}</p>
          {begun ? null : (
            <button
              type="button"
              className="button"
              disabled={isAsking}
              onClick={() => void begin()}
            >
              {isAsking ? secondFactorWords.beginning : secondFactorWords.begin}
            </button>
          )}
          <div role="alert">
            {problem ? (
              <p className={styles.problem}>
                {problem.title || secondFactorWords.failed}{' '}
                <a href="/sign-in?to=/admin">{secondFactorWords.signIn}</a>
              </p>
            ) : null}
          </div>
        </li>
        {begun ? (
          <>
            <SecretKey {...begun} />
            <ConfirmCode />
          </>
        ) : null}
      </ol>
    </main>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content" className={styles.page}>
      <OfficeError error={error} />
    </main>
  );
}
