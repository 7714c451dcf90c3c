import { data, Form } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { prefix } from '../../kit/in-language.ts';
import { visitOf } from '../../visit.server.ts';
import { emailWords as texts } from '../../words/en/email.ts';
import type { Route } from './+types/email-key.ts';
import own from './email.module.css';

export async function loader({ context, params: { key } }: Route.LoaderArgs) {
  const asked = await answerOf(visitOf(context).api.api['email-change'].$post({ json: { key } }));
  // What is no key at all is one that does not hold.
  if (!asked.ok && [400, 404].includes(asked.problem.status)) return null;
  return orThrow(asked);
}

type Sent =
  { problem: Problem } | { done: 'half' | 'stopped' } | { done: 'changed'; newEmail: string };

export async function action({ request, context, params: { key } }: Route.ActionArgs) {
  const form = await request.formData();
  const change = visitOf(context).api.api['email-change'];
  if (textOf(form, 'intent') === 'stop') {
    const stopped = await answerOf(change.stop.$post({ json: { key } }));
    if (stopped.ok) return data<Sent>({ done: 'stopped' });
    return data<Sent>({ problem: stopped.problem });
  }
  const confirmed = await answerOf(change.confirm.$post({ json: { key } }));
  if (!confirmed.ok) return data<Sent>({ problem: confirmed.problem });
  const { changed, newEmail } = confirmed.body;
  return data<Sent>(changed ? { done: 'changed', newEmail } : { done: 'half' });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [
  { title: titleOf(texts.keyTitle) },
  { name: 'robots', content: 'noindex' },
  // Its address is a key.
  { name: 'referrer', content: 'same-origin' },
];

/** Where the letters of a change of address lead. Opening it changes nothing: programs that look through mail do that too. */
export default function EmailKey({ loaderData: change, actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  return (
    <main id="content" className={`wrap ${own.page}`}>
      <h1>{texts.keyTitle}</h1>
      {sent ? (
        <Ended sent={sent} />
      ) : change === null ? (
        <Note title={texts.gone} text={texts.goneText} calm />
      ) : (
        <>
          {change.confirmed ? <Note title={texts.half} text={texts.halfText} calm /> : null}
          <p>
            {change.side === 'old'
              ? texts.oldAsks(change.newEmail)
              : texts.newAsks(change.newEmail)}
          </p>
          <p>{texts.bothNeeded}</p>
          <Form method="post" className={own.ways}>
            {change.confirmed ? null : (
              <SendButton intent="confirm" sending={texts.confirming}>
                {texts.confirm}
              </SendButton>
            )}
            <SendButton intent="stop" sending={texts.stopping} className="button plain">
              {texts.notMine}
            </SendButton>
          </Form>
        </>
      )}
      <p>
        <a href={`${prefix}/account`}>{texts.toAccount}</a>
      </p>
    </main>
  );
}

function Ended({ sent }: { sent: Sent }) {
  if ('problem' in sent) return <Note {...say(sent.problem)} news={sent} />;
  switch (sent.done) {
    case 'half':
      return <Note title={texts.half} text={texts.halfText} calm news={sent} />;
    case 'stopped':
      return (
        <Note title={texts.stopped} text={texts.stoppedText} calm news={sent}>
          <p>
            <a href={`${prefix}/account/password`}>{texts.newPassword}</a>
          </p>
        </Note>
      );
    case 'changed':
      return (
        <Note title={texts.changed} text={texts.changedText(sent.newEmail)} calm news={sent} />
      );
  }
}
