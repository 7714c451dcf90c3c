import { Form, redirectDocument } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { prefix } from '../../kit/in-language.ts';
import { visitOf } from '../../visit.server.ts';
import { joinWords as texts } from '../../words/en/join.ts';
import type { Route } from './+types/join.ts';
import styles from './join.module.css';

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const { api } = visitOf(context);
  const [invitation, me] = await Promise.all([
    answerOf(api.api.staff.invitation.$post({ json: { token } })),
    answerOf(api.api.me.$get()),
  ]);
  return {
    invitation: invitation.ok ? invitation.body : null,
    me: me.ok ? me.body.email : null,
  };
}

export async function action({ context, params: { token } }: Route.ActionArgs) {
  const joined = await answerOf(visitOf(context).api.api.staff.join.$post({ json: { token } }));
  if (joined.ok) throw redirectDocument('/admin/second-factor', 303);
  return { problem: joined.problem };
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [
  { title: titleOf(texts.title) },
  { name: 'robots', content: 'noindex' },
  // Its address is a key.
  { name: 'referrer', content: 'same-origin' },
];

/** Where the letter of an invitation leads: to who is invited, and nobody else. */
export default function Join({ loaderData, actionData, params }: Route.ComponentProps) {
  const { invitation, me } = loaderData;
  const problem: Problem | undefined = actionData?.problem;
  if (!invitation)
    return (
      <main id="content" className={`wrap ${styles.page}`}>
        <h1>{texts.gone}</h1>
        <p>{texts.goneText}</p>
      </main>
    );
  const { email, role } = invitation;
  const to = `?${new URLSearchParams({ to: `/join/${params.token}` }).toString()}`;
  const isInvited = me?.toLowerCase() === email.toLowerCase();
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <h1>{texts.title}</h1>
      {problem ? <Note {...say(problem)} /> : null}
      <p>{texts.invited(email, texts.roles[role])}</p>
      {me === null ? (
        <>
          <p>{texts.signInText}</p>
          <p className={styles.ways}>
            <a className="button" href={`${prefix}/sign-in${to}`}>
              {texts.signIn}
            </a>
            <a className="button plain" href={`${prefix}/sign-up${to}`}>
              {texts.signUp}
            </a>
          </p>
        </>
      ) : isInvited ? (
        <Form method="post" className={styles.ways}>
          <p>{texts.joinText}</p>
          <button className="button">{texts.join}</button>
        </Form>
      ) : (
        <Form method="post" action="/sign-out" className={styles.ways}>
          <p>{texts.other(me)}</p>
          <button className="button plain">{texts.signOut}</button>
        </Form>
      )}
    </main>
  );
}
