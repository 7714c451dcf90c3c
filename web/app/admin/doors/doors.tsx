import { TextInput } from '@mantine/core';
import { read } from '../../kit/answers.server.ts';
import { Note } from '../../kit/note.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminDoorsWords as texts } from '../../words/en/admin-doors.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import type { Delivery } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/doors.ts';
import { act, type Acted } from './act.server.ts';
import { Deliveries } from './deliveries.tsx';
import { Tokens } from './tokens.tsx';
import { Webhooks } from './webhooks.tsx';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const state = asked.get('state') ?? '';
  const query = {
    // The API refuses what is no state.
    state: (state || undefined) as Delivery['state'] | undefined,
    cursor: asked.get('cursor') ?? undefined,
    limit: '25',
  };
  const [tokens, webhooks, deliveries] = await Promise.all([
    read(request, admin.tokens.$get()),
    read(request, admin.webhooks.$get()),
    read(request, admin['webhook-deliveries'].$get({ query })),
  ]);
  return { tokens: tokens.items, webhooks: webhooks.items, deliveries, state };
}

export const action = ({ request, context }: Route.ActionArgs): Promise<Acted> =>
  act(request, context);

export const shouldRevalidate = connected;

/** Other software: what has a token, where it is told what happens, and what was answered. */
export default function Doors({ loaderData, actionData }: Route.ComponentProps) {
  const { tokens, webhooks, deliveries, state } = loaderData;
  const acted: Acted | undefined = actionData;
  const { done, secret, problem } = acted ?? {};
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <a className="button plain" href="/api/docs">
          {texts.document}
        </a>
      </PageHeader>
      {done === undefined ? null : (
        <Note calm title={done} news={acted}>
          {secret ? (
            <TextInput label={secret.label} value={secret.value} readOnly spellCheck={false} />
          ) : null}
        </Note>
      )}
      <ProblemNote problem={problem} />
      <Tokens items={tokens} acted={acted} />
      <Webhooks items={webhooks} acted={acted} />
      <Deliveries items={deliveries.items} next={deliveries.next} state={state} />
    </div>
  );
}
