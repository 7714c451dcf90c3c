import { data, Form, Link } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { balanceWords as texts } from '../../words/en/balance.ts';
import { codeWords } from '../../words/en/codes.ts';
import type { Route } from './+types/invite.ts';
import styles from './invite.module.css';

type Sent = { problem?: Problem; done?: true };

/** Nothing happens before somebody presses: whatever looks at links in advance enters no code. */
export async function action({ context, params: { code } }: Route.ActionArgs) {
  const entered = await answerOf(visitOf(context).api.api.cart.code.$put({ json: { code } }));
  return data<Sent>(entered.ok ? { done: true } : { problem: entered.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [
  { title: titleOf(texts.inviteTitle) },
  { name: 'robots', content: 'noindex' },
];

/** Where the link of whoever invites leads: the code goes into the box of who follows it. */
export default function Invite({ actionData, params: { code } }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  const page = useFocusOnNews<HTMLElement>(sent);
  const menu = (className: string) => (
    <Link to="/menu" className={className}>
      {texts.menu}
    </Link>
  );
  return (
    <main id="content" className={`wrap ${styles.page}`} ref={page}>
      <h1>{texts.inviteTitle}</h1>
      {sent?.problem ? <Note {...say(sent.problem)} /> : null}
      {sent?.done ? (
        <>
          <Note calm title={texts.inviteDone} text={texts.inviteDoneText} />
          <p>{menu('button')}</p>
        </>
      ) : (
        <>
          <p>{texts.inviteText}</p>
          <p className={styles.code}>
            <span className="visually-hidden">{codeWords.code}: </span>
            <bdi dir="ltr">{code}</bdi>
          </p>
          <Form method="post" className={styles.buttons}>
            <SendButton intent="use">{texts.inviteButton}</SendButton>
            {menu('button plain')}
          </Form>
        </>
      )}
    </main>
  );
}
