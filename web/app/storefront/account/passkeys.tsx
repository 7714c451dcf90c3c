import { data, redirect } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { changePasskeys } from '../../kit/passkeys.server.ts';
import { Passkeys, PasskeysDone, type PasskeysSent } from '../../kit/passkeys.tsx';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { passkeysWords as texts } from '../../words/en/passkeys.ts';
import type { Route } from './+types/passkeys.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const list = await read(request, apiOf(context).api.me.passkeys.$get());
  return { list, done: new URL(request.url).searchParams.get('done') };
}

export async function action(asked: Route.ActionArgs) {
  const changed = await changePasskeys(asked);
  if ('done' in changed) return redirect(`/account/passkeys?done=${changed.done}`, 303);
  return data<Partial<PasskeysSent>>(changed);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** What opens the account in place of the password: each by its name, with its last use. */
export default function AccountPasskeys({ loaderData, actionData }: Route.ComponentProps) {
  const { list, done } = loaderData;
  const sent: Partial<PasskeysSent> | undefined = actionData;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      {list.origin === null ? (
        <p>{texts.notOffered}</p>
      ) : (
        <p className={styles.muted}>{texts.text}</p>
      )}
      {list.origin === null && list.items.length === 0 ? null : (
        <div className={styles.form}>
          {sent === undefined ? <PasskeysDone done={done} /> : null}
          {list.items.length === 0 ? <p>{texts.none}</p> : null}
          <Passkeys list={list} sent={sent} Heading="h2" />
        </div>
      )}
    </main>
  );
}
