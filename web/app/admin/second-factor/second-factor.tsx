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
import { ProveOld } from './prove-old.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecretKey, type Begun } from './secret-key.tsx';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(secondFactorWords.title) },
  { name: 'robots', content: 'noindex' },
];

/** Who has a second factor comes here only to change it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const wantsChange = new URL(request.url).searchParams.has('change');
  const reply: Response = await apiOf(context).api.admin.me.$get();
  if (reply.ok && !wantsChange) throw redirect('/admin');
  if (reply.ok) return { change: true };
  const problem = (await reply.json()) as Problem;
  if (problem.status === 401) toSignIn(request);
  if (problem.code !== 'mfa-required') throw data(problem, { status: problem.status });
  return { change: false };
}

/** The key never passes through the pages: the browser asks for it itself. */
export default function SecondFactor({ loaderData: { change } }: Route.ComponentProps) {
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<string[]>();
  const words = secondFactorWords;
  const done = (recoveryCodes: string[]) => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else window.location.assign('/admin');
  };
  return (
    <main id="content" className={styles.page}>
      <p className={styles.wordmark}>{shopName()}</p>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <>
          <h1>{change ? words.changeTitle : words.title}</h1>
          <p className={styles.text}>{change ? words.changeText : words.text}</p>
          <noscript>
            <p className={styles.problem}>{words.noScript}</p>
          </noscript>
          <ol className={styles.steps}>
            <li className={styles.step}>
              <h2>{change ? words.proveTitle : words.appTitle}</h2>
              {change ? null : <p>{words.appText}</p>}
              {begun ? null : change ? (
                <ProveOld onBegun={setBegun} onCodes={done} />
              ) : (
                <Begin onBegun={setBegun} />
              )}
            </li>
            {begun ? (
              <>
                <SecretKey {...begun} />
                <ConfirmCode onDone={done} />
              </>
            ) : null}
          </ol>
        </>
      )}
    </main>
  );
}

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);
  const begin = async () => {
    setAsking(true);
    const answer = await ask<Begun>('/auth/mfa/begin', { json: {} });
    setAsking(false);
    if (answer.ok) onBegun(answer.body);
    else setProblem(answer.problem);
  };
  return (
    <>
      <button type="button" className="button" disabled={isAsking} onClick={() => void begin()}>
        {isAsking ? secondFactorWords.beginning : secondFactorWords.begin}
      </button>
      <div role="alert">
        {problem ? (
          <p className={styles.problem}>
            {problem.title || secondFactorWords.failed}{' '}
            <a href="/sign-in?to=/admin">{secondFactorWords.signIn}</a>
          </p>
        ) : null}
      </div>
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content" className={styles.page}>
      <OfficeError error={error} />
    </main>
  );
}
