import { data, Form } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { send } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { mailWords as texts } from '../../words/en/mail.ts';
import type { Route } from './+types/mailbox-key.ts';
import own from './email.module.css';

type Sent = { confirmed: true } | { problem: Problem };

export async function action({ context, params: { key } }: Route.ActionArgs) {
  const { mailbox } = visitOf(context).api.api;
  const asked = await answerOf(
    mailbox[':mailboxKey'].$post({ param: { mailboxKey: key }, json: {} }),
  );
  if (asked.ok) return data<Sent>({ confirmed: true });
  return data<Sent>({ problem: asked.problem });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const meta: Route.MetaFunction = () => [
  { title: titleOf(texts.mailboxTitle) },
  { name: 'robots', content: 'noindex' },
  // Its address is a key.
  { name: 'referrer', content: 'same-origin' },
];

/** Where the letter leads by which somebody shows that letters reach them again. Opening it changes nothing. */
export default function MailboxKey({ actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  return (
    <main id="content" className={`wrap ${own.page}`}>
      <h1>{texts.mailboxTitle}</h1>
      {sent === undefined ? (
        <>
          <p>{texts.mailboxText}</p>
          <Form method="post" className={own.ways}>
            <SendButton intent="confirm" sending={texts.saving}>
              {texts.mailboxYes}
            </SendButton>
          </Form>
        </>
      ) : 'confirmed' in sent ? (
        <Note title={texts.mailboxDone} calm news={sent} />
      ) : [400, 404].includes(sent.problem.status) ? (
        <Note title={texts.mailboxUnknown} text={texts.mailboxUnknownText} news={sent} />
      ) : (
        <Note {...say(sent.problem)} news={sent} />
      )}
      <p>
        <a href={`${prefix}/account/letters`}>{texts.toAccount}</a>
      </p>
    </main>
  );
}
