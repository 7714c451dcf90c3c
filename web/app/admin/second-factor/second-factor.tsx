import { data, redirect, redirectDocument } from 'react-router';
import { useState } from 'react';
import { read } from '../../kit/answers.server.ts';
import { ask } from '../../kit/ask.ts';
import { shopName } from '../../kit/format.ts';
import { changePasskeys } from '../../kit/passkeys.server.ts';
import { Passkeys, PasskeysDone, type PasskeysSent } from '../../kit/passkeys.tsx';
import type { Problem } from '../../kit/problem.ts';
import { connected, send } from '../../kit/sending.ts';
import { apiOf, toSignIn } from '../../visit.server.ts';
import { adminWords } from '../../words/en/admin.ts';
import { passkeysWords } from '../../words/en/passkeys.ts';
import { secondFactorWords } from '../../words/en/second-factor.ts';
import { OfficeError } from '../kit/office-error.tsx';
import type { Route } from './+types/second-factor.ts';
import { ConfirmCode } from './confirm-code.tsx';
import styles from './second-factor.module.css';
import { ProveOld } from './prove-old.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ShowPasskey } from './show-passkey.tsx';
import { SecretKey, type Begun } from './secret-key.tsx';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(secondFactorWords.title) },
  { name: 'robots', content: 'noindex' },
];

/** Who has a second factor comes here only to change it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const { api } = apiOf(context);
  const reply: Response = await api.admin.me.$get();
  if (reply.ok && !searchParams.has('change')) throw redirect('/admin');
  const change = reply.ok;
  if (!change) {
    const problem = (await reply.json()) as Problem;
    if (problem.status === 401) toSignIn(request);
    if (problem.code !== 'mfa-required') throw data(problem, { status: problem.status });
  }
  const passkeys = await read(request, api.me.passkeys.$get());
  return { change, passkeys, done: searchParams.get('done') };
}

/** Of passkeys alone; who has just added their first is let in. */
export async function action(asked: Route.ActionArgs) {
  const wantsChange = new URL(asked.request.url).searchParams.has('change');
  const changed = await changePasskeys(asked);
  if (!('done' in changed)) return data<Partial<PasskeysSent>>(changed);
  return wantsChange
    ? redirect(`/admin/second-factor?change&done=${changed.done}`, 303)
    : redirectDocument('/admin', 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;

/** The key never passes through the pages: the browser asks for it itself. */
export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { change, passkeys, done: wasDone } = loaderData;
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<string[]>();
  const words = secondFactorWords;
  const sent: Partial<PasskeysSent> | undefined = actionData;
  const hasToShow = !change && passkeys.items.length > 0;
  const done = (recoveryCodes: string[]) => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else window.location.assign('/admin');
  };
  return (
    <main id="content" className={styles.page}>
      <p className={styles.wordmark}>{shopName()}</p>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : hasToShow ? (
        <ShowPasskey origin={passkeys.origin} works={passkeys.items.some(({ works }) => works)} />
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
          {(passkeys.origin === null && passkeys.items.length === 0) || begun ? null : (
            <section className={styles.passkeys} aria-labelledby="passkeys">
              <h2 id="passkeys">{change ? passkeysWords.title : passkeysWords.asFactorTitle}</h2>
              <p>{change ? passkeysWords.text : passkeysWords.asFactorText}</p>
              {sent === undefined ? <PasskeysDone done={wasDone} /> : null}
              <Passkeys list={passkeys} sent={sent} Heading="h3" />
            </section>
          )}
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
