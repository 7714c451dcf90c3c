import { data, Form } from 'react-router';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { titleOf } from '../../kit/format.ts';
import { prefix } from '../../kit/in-language.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected, send } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { mailWords as texts } from '../../words/en/mail.ts';
import type { Route } from './+types/reminders-key.ts';
import own from './email.module.css';

export async function loader({ context, params: { key } }: Route.LoaderArgs) {
  const { reminders } = visitOf(context).api.api;
  const asked = await answerOf(reminders[':reminderKey'].$get({ param: { reminderKey: key } }));
  // What is no key at all is one that does not hold.
  if (!asked.ok && [400, 404].includes(asked.problem.status)) return null;
  return orThrow(asked);
}

/**
 * Whatever posts here without saying what it wants stops the letters: the button of a mail program does (RFC 8058), which follows no other
 * address than this.
 */
export async function action({ request, context, params: { key } }: Route.ActionArgs) {
  const wanted = textOf(await request.formData(), 'intent') === 'resume';
  const { reminders } = visitOf(context).api.api;
  const asked = await answerOf(
    reminders[':reminderKey'].$put({ param: { reminderKey: key }, json: { wanted } }),
  );
  if (asked.ok) return data<Sent>({ wanted });
  return data<Sent>({ problem: asked.problem }, { status: asked.problem.status });
}
type Sent = { wanted: boolean } | { problem: Problem };

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [
  { title: titleOf(texts.linkTitle) },
  { name: 'robots', content: 'noindex' },
  // Its address is a key.
  { name: 'referrer', content: 'same-origin' },
];

/** Where a letter that reminds leads whoever wants no more of them. Opening it changes nothing: programs that look through mail do that too. */
export default function RemindersKey({ loaderData: chosen, actionData }: Route.ComponentProps) {
  const sent: Sent | undefined = actionData;
  const wanted = sent && 'wanted' in sent ? sent.wanted : chosen?.wanted;
  return (
    <main id="content" className={`wrap ${own.page}`}>
      <h1>{texts.linkTitle}</h1>
      {sent && 'problem' in sent ? <Note {...say(sent.problem)} news={sent} /> : null}
      {wanted === undefined ? (
        <Note title={texts.linkUnknown} text={texts.linkUnknownText} calm />
      ) : (
        <>
          {sent && 'wanted' in sent ? (
            <Note title={wanted ? texts.resumed : texts.stopped} calm news={sent} />
          ) : (
            <p>
              {texts.linkText} {wanted ? texts.wanted : texts.notWanted}
            </p>
          )}
          <p>{texts.text}</p>
          <Form method="post" className={own.ways}>
            <Choose wanted={wanted} />
          </Form>
        </>
      )}
      <p>
        <a href={`${prefix}/account/letters`}>{texts.toAccount}</a>
      </p>
    </main>
  );
}

/** The other of both choices. */
export function Choose({ wanted }: { wanted: boolean }) {
  return wanted ? (
    <SendButton intent="stop" sending={texts.saving}>
      {texts.stop}
    </SendButton>
  ) : (
    <SendButton intent="resume" sending={texts.saving} className="button plain">
      {texts.resume}
    </SendButton>
  );
}
