import { Button, TextInput } from '@mantine/core';
import { data, Form, redirect } from 'react-router';
import { firstKitchen } from '../../../../server/src/contract/kitchens.ts';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminKitchensWords as texts } from '../../words/en/admin-kitchens.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { Done } from '../kit/done.tsx';
import type { Kitchen } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/kitchens.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { items } = await read(request, apiOf(context).api.admin.kitchens.$get());
  const done = texts.done[new URL(request.url).searchParams.get('done') ?? ''] ?? '';
  return { kitchens: items, done };
}

const aNewOne = 'new';
type Sent = { of: string; name: string; problem: Problem };

export async function action({ request, context }: Route.ActionArgs) {
  const { kitchens } = apiOf(context).api.admin;
  const form = await request.formData();
  const [of, name] = [textOf(form, 'of'), textOf(form, 'name').trim()];
  const version = Number(textOf(form, 'version'));
  const answer =
    of === aNewOne
      ? await write(request, kitchens.$post({ json: { name } }))
      : await write(
          request,
          kitchens[':kitchenNo'].$put({ param: { kitchenNo: of }, json: { name, version } }),
        );
  if (answer.ok)
    return redirect(`/admin/kitchens?done=${of === aNewOne ? 'added' : 'renamed'}`, 303);
  return data({ of, name, problem: answer.problem }, { status: answer.problem.status });
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];
export const shouldRevalidate = connected;

/** The kitchens of the shop, for its owner: one more, or another name. */
export default function Kitchens({ loaderData, actionData }: Route.ComponentProps) {
  const { kitchens, done } = loaderData;
  const sent = (of: string): Sent | undefined => (actionData?.of === of ? actionData : undefined);
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      {actionData ? null : <Done text={done} />}
      {kitchens.map((kitchen) => (
        <Rename
          key={`${kitchen.kitchenNo}.${kitchen.version}`}
          kitchen={kitchen}
          sent={sent(String(kitchen.kitchenNo))}
        />
      ))}
      <Panel title={texts.add}>
        <p>{texts.addText}</p>
        <NameForm of={aNewOne} version={0} name="" label={texts.name} sent={sent(aNewOne)}>
          {texts.add}
        </NameForm>
      </Panel>
    </div>
  );
}

function Rename({ kitchen, sent }: { kitchen: Kitchen; sent: Sent | undefined }) {
  const { kitchenNo, name, version } = kitchen;
  return (
    <Panel title={name}>
      {kitchenNo === firstKitchen ? <p>{texts.first}</p> : null}
      <NameForm
        of={String(kitchenNo)}
        version={version}
        name={name}
        label={texts.nameOf(name)}
        sent={sent}
      >
        {texts.renameOf(name)}
      </NameForm>
    </Panel>
  );
}

function NameForm(props: {
  of: string;
  version: number;
  name: string;
  label: string;
  sent: Sent | undefined;
  children: string;
}) {
  const { of, version, name, label, sent, children } = props;
  const wrong = wrongWith(sent?.problem, '/name');
  return (
    <Form method="post" preventScrollReset className={columns.filters}>
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="version" value={version} />
      <TextInput
        name="name"
        label={label}
        defaultValue={sent?.name ?? name}
        maxLength={50}
        error={wrong}
        required
      />
      <Button type="submit" variant="default">
        {children}
      </Button>
      {wrong === undefined ? <ProblemNote problem={sent?.problem} /> : null}
    </Form>
  );
}
