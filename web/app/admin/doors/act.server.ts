import type { RouterContextProvider } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import { textOf, textsOf } from '../../kit/form.ts';
import type { Answer, Problem } from '../../kit/problem.ts';
import { apiOf } from '../../visit.server.ts';
import { adminDoorsWords as texts } from '../../words/en/admin-doors.ts';
import type { Scope, WebhookType } from '../kit/office-types.ts';

type Intent =
  | 'add-token'
  | 'revoke-token'
  | 'add-webhook'
  | 'save-webhook'
  | 'new-secret'
  | 'remove-webhook'
  | 'send-failed'
  | 'send-again';

export type Acted = {
  done?: string;
  /** What is shown once. */
  secret?: { label: string; value: string };
  problem?: Problem;
  intent: Intent;
  /** What was typed, where it was refused. */
  typed?: { name: string; days: string; url: string; chosen: string[]; endpointNo: string };
};

const keptDays = 30;

/** Does what a form of the page asks for. */
export async function act(
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<Acted> {
  const form = await request.formData();
  const { admin } = apiOf(context).api;
  // The API refuses what is none of them.
  const intent = textOf(form, 'intent') as Intent;
  const [name, days, url] = ['name', 'days', 'url'].map((field) => textOf(form, field));
  const endpointNo = textOf(form, 'endpointNo');
  const chosen = textsOf(form, 'chosen');
  const typed = { name: name ?? '', days: days ?? '', url: url ?? '', chosen, endpointNo };
  const hook = admin.webhooks[':endpointNo'];
  const param = { endpointNo };
  const answered = <Body>(
    answer: Answer<Body>,
    tell: (body: Body) => Pick<Acted, 'done' | 'secret'>,
  ): Acted =>
    answer.ok ? { intent, ...tell(answer.body) } : { intent, typed, problem: answer.problem };
  const secretOf = ({ secret }: { secret: string }) => ({
    done: texts.webhooks.secretMade,
    secret: { label: texts.webhooks.theSecret, value: secret },
  });
  const wanted = { url: typed.url.trim(), eventTypes: chosen as WebhookType[] };
  switch (intent) {
    case 'add-token': {
      const asked = { name: typed.name, days: Number(typed.days), scopes: chosen as Scope[] };
      const answer = await write(request, admin.tokens.$post({ json: asked }));
      return answered(answer, ({ token }) => ({
        done: texts.tokens.made,
        secret: { label: texts.tokens.token, value: token },
      }));
    }
    case 'revoke-token': {
      const token = { tokenNo: textOf(form, 'tokenNo') };
      const answer = await write(request, admin.tokens[':tokenNo'].$delete({ param: token }));
      return answered(answer, () => ({ done: texts.tokens.revoked }));
    }
    case 'add-webhook':
      return answered(await write(request, admin.webhooks.$post({ json: wanted })), secretOf);
    case 'save-webhook': {
      const isOn = form.get('isOn') !== null;
      const json = { ...wanted, isOn, version: Number(textOf(form, 'version')) };
      const answer = await write(request, hook.$put({ param, json }));
      return answered(answer, () => ({ done: texts.webhooks.saved }));
    }
    case 'new-secret':
      return answered(await write(request, hook.secret.$post({ param, json: {} })), secretOf);
    case 'remove-webhook':
      return answered(await write(request, hook.$delete({ param })), () => ({
        done: texts.webhooks.removed,
      }));
    case 'send-failed': {
      const since = new Date(Date.now() - keptDays * 86_400_000).toISOString();
      const answer = await write(request, hook.again.$post({ param, json: { since } }));
      return answered(answer, ({ sent }) => ({ done: texts.webhooks.sentAgain(sent) }));
    }
    case 'send-again': {
      const deliveryNo = textOf(form, 'deliveryNo');
      const delivery = admin['webhook-deliveries'][':deliveryNo'];
      const answer = await write(
        request,
        delivery.again.$post({ param: { deliveryNo }, json: {} }),
      );
      return answered(answer, () => ({ done: texts.webhooks.sentAgain(1) }));
    }
  }
}
