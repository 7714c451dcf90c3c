import { Form, Link, redirect, redirectDocument } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import type { SessionList } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { momentOfYear, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { sessionsWords as texts } from '../../words/en/sessions.ts';
import type { Route } from './+types/sessions.ts';
import { AccountNav } from './account-nav.tsx';
import styles from './account.module.css';
import own from './sessions.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const open = await read(request, apiOf(context).api.me.sessions.$get());
  const ended = new URL(request.url).searchParams.get('ended');
  return { ...open, ended };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { sessions } = apiOf(context).api.me;
  const [, sessionId] = textOf(form, 'intent').split('end ');
  if (sessionId === undefined) {
    const { signedIn } = await read(request, sessions['end-others'].$post({ json: {} }));
    return signedIn ? redirect('/account/sessions?ended=others', 303) : redirectDocument('/', 303);
  }
  await read(request, sessions.end.$post({ json: { sessionId } }));
  return redirect('/account/sessions?ended=one', 303);
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(texts.title) }];

/** Where whoever looks is signed in: each can be ended from here, so that a lost phone opens nothing. */
export default function Sessions({ loaderData }: Route.ComponentProps) {
  const { listed, items, ended } = loaderData;
  const others = items.filter(({ current }) => !current);
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{texts.title}</h1>
      {listed ? (
        <p className={styles.muted}>
          {texts.text} <Link to="/account/password">{texts.password}</Link>
        </p>
      ) : (
        <p>
          {texts.notListed} {texts.notListedText}
        </p>
      )}
      <div className={styles.form}>
        {ended === 'one' || ended === 'others' ? (
          <Note
            title={ended === 'one' ? texts.ended : texts.othersEnded}
            text={texts.endedText}
            calm
          />
        ) : null}
        {listed ? (
          <ul className={own.sessions}>
            {items.map((session) => (
              <li key={session.sessionId} className={styles.card}>
                <Session session={session} />
              </li>
            ))}
          </ul>
        ) : null}
        {!listed || others.length > 0 ? (
          <Form method="post">
            <SendButton intent="others" sending={texts.ending} className="button plain">
              {listed ? texts.endOthers : texts.endAll}
            </SendButton>
          </Form>
        ) : null}
      </div>
    </main>
  );
}

function Session({ session }: { session: SessionList['items'][number] }) {
  const { sessionId, browser, system, openedAt, lastSeenAt, mfa, current } = session;
  const device = texts.device(browser, system);
  return (
    <div className={own.session}>
      <div>
        <h2>{device}</h2>
        <p>
          {texts.openedAt}: {momentOfYear(openedAt)}
        </p>
        <p>
          {texts.lastSeenAt}: {momentOfYear(lastSeenAt)}
        </p>
        {mfa ? <p>{texts.mfa}</p> : null}
      </div>
      {current ? (
        <span className={own.current}>{texts.current}</span>
      ) : (
        <Form method="post">
          <SendButton
            intent={`end ${sessionId}`}
            sending={texts.ending}
            className="button plain"
            label={texts.endOf(device, momentOfYear(openedAt))}
          >
            {texts.end}
          </SendButton>
        </Form>
      )}
    </div>
  );
}
