import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { money, weekdaysInWords } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { adminKitchensWords } from '../../words/en/admin-kitchens.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { typedFrom } from '../kit/decimals.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/zone.ts';
import { draftOf, typedZone, type TypedZone } from './zone-form.ts';
import styles from './prices.module.css';

const aNewOne = 'new';

export async function loader({ request, context, params: { zoneNo } }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const [{ items }, { items: kitchens }] = await Promise.all([
    read(request, admin['delivery-zones'].$get()),
    read(request, admin.kitchens.$get()),
  ]);
  const zone = items.find((each) => String(each.zoneNo) === zoneNo) ?? null;
  if (!zone && zoneNo !== aNewOne) throw redirect('/admin/prices');
  const { zoneNo: _no, version: _version, ...shown } = zone ?? { zoneNo: 0, version: 0 };
  return { zone, kitchens, seen: zone ? seenOf(shown) : '' };
}

type Sent = { typed: TypedZone; problem: Problem; two?: TwoVersions | undefined };

export async function action({ request, context, params: { zoneNo } }: Route.ActionArgs) {
  const zones = apiOf(context).api.admin['delivery-zones'];
  const form = await request.formData();
  const typed = typedZone(form);
  const donePage = (done: string) => redirect(`/admin/prices?done=${done}`, 303);
  const param = { zoneNo };
  if (textOf(form, 'intent') === 'remove') {
    const query = { version: textOf(form, 'version') };
    const gone = await write(request, zones[':zoneNo'].$delete({ param, query }));
    return gone.ok ? donePage('removed') : { typed, problem: gone.problem };
  }
  const { draft, notMoney } = draftOf(typed);
  if (notMoney.length > 0) return { typed, problem: notAmounts(notMoney) };
  if (zoneNo === aNewOne) {
    const made = await write(request, zones.$post({ json: draft }));
    return made.ok ? donePage('saved') : { typed, problem: made.problem };
  }
  const { answer, two } = await saveOver(form, {
    sent: draft,
    save: (sent, version) =>
      write(request, zones[':zoneNo'].$put({ param, json: { ...sent, version } })),
    current: async () => {
      const { items } = await read(request, zones.$get());
      const value = items.find((each) => String(each.zoneNo) === zoneNo);
      return { version: value?.version ?? 0, value: value ?? {} };
    },
    tell: tellZone,
  });
  return answer.ok ? donePage('saved') : { typed, problem: answer.problem, two };
}

const notAmounts = (names: string[]): Problem => ({
  ...ownProblem('invalid-input', texts.notMoney),
  fields: names.map((name) => ({ field: `/${name}`, message: texts.notMoney })),
});

const labels: Record<string, string> = {
  '/name': texts.name,
  '/kitchenNo': adminKitchensWords.kitchen,
  '/region': texts.region,
  '/feeCents': texts.fee,
  '/freeFromCents': texts.freeFrom,
  '/minOrderCents': texts.minimum,
  '/weekdays': texts.weekdays,
  '/postcodes': texts.postcodes,
};

function tellZone(field: string, mine: unknown, theirs: unknown) {
  const inWords = (value: unknown): string => {
    if (field === '/kitchenNo') return String(value);
    if (typeof value === 'number') return money(value);
    if (field === '/weekdays')
      return Array.isArray(value) ? weekdaysInWords(value as number[]) : texts.everyDay;
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'string' ? value : texts.never;
  };
  return { label: labels[field] ?? field, mine: inWords(mine), theirs: inWords(theirs) };
}

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(loaderData.zone?.name ?? texts.newTitle) },
];

export default function Zone({ loaderData, actionData }: Route.ComponentProps) {
  const { zone, kitchens, seen } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const typed = sent?.typed ?? asTyped(zone);
  const wrong = (field: string) => wrongWith(problem, field);
  const wrongLines = problem?.fields?.filter(({ field }) => field.startsWith('/postcodes'));
  const atFields = (problem?.fields ?? []).length > 0;
  return (
    <div className={columns.stack}>
      <PageHeader
        title={zone?.name ?? texts.newTitle}
        back={{ to: '/admin/prices', label: texts.back }}
      >
        {zone ? <HistoryLink subject="zone" of={zone.zoneNo} /> : null}
      </PageHeader>
      {sent?.two || atFields ? null : <ProblemNote problem={problem} />}
      <Panel title={texts.zones}>
        <Form method="post" preventScrollReset className={styles.form}>
          <input type="hidden" name="version" value={sent?.two?.version ?? zone?.version ?? 0} />
          <input type="hidden" name="seen" value={seen} />
          {sent?.two ? <BothValuesNote two={sent.two} /> : null}
          <TextInput
            name="name"
            label={texts.name}
            description={texts.nameHint}
            defaultValue={typed.name}
            error={wrong('/name')}
            required
          />
          {kitchens.length < 2 ? null : (
            <NativeSelect
              name="kitchen"
              label={adminKitchensWords.kitchen}
              description={adminKitchensWords.zoneHint}
              defaultValue={typed.kitchen}
              data={kitchens.map(({ kitchenNo, name }) => ({
                value: String(kitchenNo),
                label: name,
              }))}
            />
          )}
          <TextInput
            name="region"
            label={texts.region}
            description={texts.regionHint}
            defaultValue={typed.region}
            error={wrong('/region')}
            required
          />
          <div className={styles.money}>
            <TextInput
              name="fee"
              label={texts.fee}
              inputMode="decimal"
              defaultValue={typed.fee}
              error={wrong('/feeCents')}
              required
            />
            <TextInput
              name="freeFrom"
              label={texts.freeFrom}
              inputMode="decimal"
              defaultValue={typed.freeFrom}
              error={wrong('/freeFromCents')}
            />
            <TextInput
              name="minimum"
              label={texts.minimum}
              inputMode="decimal"
              defaultValue={typed.minimum}
              error={wrong('/minOrderCents')}
            />
          </div>
          <p className={styles.hint}>{texts.freeFromHint}</p>
          <Checkbox.Group
            label={texts.weekdays}
            description={texts.weekdaysHint}
            defaultValue={typed.weekdays}
          >
            <div className={styles.days}>
              {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
                <Checkbox
                  key={weekday}
                  name="weekdays"
                  value={String(weekday)}
                  label={weekdaysInWords([weekday])}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Textarea
            name="postcodes"
            label={texts.postcodes}
            description={texts.postcodesHint}
            defaultValue={typed.postcodes}
            error={wrongLines?.map(({ message }) => message).join('; ')}
            minRows={4}
            autosize
            required
            classNames={{ input: styles.code ?? '' }}
          />
          <div>
            <Button type="submit" name="intent" value="save">
              {texts.save}
            </Button>
          </div>
        </Form>
      </Panel>
      {zone ? (
        <Panel title={texts.remove}>
          <p className={styles.hint}>{texts.removeText}</p>
          <Form method="post" preventScrollReset className={styles.form}>
            <input type="hidden" name="version" value={zone.version} />
            <div>
              <Button type="submit" name="intent" value="remove" variant="outline" color="tomato">
                {texts.remove}
              </Button>
            </div>
          </Form>
        </Panel>
      ) : null}
    </div>
  );
}

function asTyped(zone: Route.ComponentProps['loaderData']['zone']): TypedZone {
  const amount = (cents: number | null | undefined) =>
    cents === null || cents === undefined ? '' : typedFrom(cents, 2);
  return {
    name: zone?.name ?? '',
    kitchen: String(zone?.kitchenNo ?? ''),
    region: zone?.region ?? '',
    fee: amount(zone?.feeCents),
    freeFrom: amount(zone?.freeFromCents),
    minimum: amount(zone?.minOrderCents),
    weekdays: (zone?.weekdays ?? []).map(String),
    postcodes: (zone?.postcodes ?? []).join('\n'),
  };
}
