import { redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { apiOf } from '../../visit.server.ts';
import { adminDaysWords } from '../../words/en/admin-days.ts';
import { adminWords } from '../../words/en/admin.ts';
import { DataTable } from '../kit/data-table.tsx';
import { daysAfter } from '../kit/dates.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { KitchenChoice } from '../kit/kitchen-choice.tsx';
import { kitchenSent, kitchensAsked } from '../kit/kitchens.server.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/delivery-days.ts';
import { AnotherDay } from './another-day.tsx';
import { dayColumns } from './day-columns.tsx';
import { TwoDays } from './two-days.tsx';
import { DayRange } from './day-range.tsx';
import { connected } from '../../kit/sending.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(adminDaysWords.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = apiOf(context);
  const asked = new URL(request.url).searchParams;
  const [ofKitchen, { date }, open] = await Promise.all([
    kitchensAsked(request, apiOf(context)),
    read(request, api.admin.today.$get()),
    read(request, api['delivery-days'].$get({ query: {} })),
  ]);
  const from = asked.get('from') || date;
  const to = asked.get('to') || (open.items.at(-1)?.day ?? daysAfter(date, 28));
  const query = { kitchen: ofKitchen.kitchen, from, to };
  const listed = await read(request, api.admin['delivery-days'].$get({ query }));
  const cutOffAt = new Map(open.items.map((item) => [item.day, item.cutOffAt]));
  return {
    ...ofKitchen,
    range: { from, to },
    today: date,
    saved: asked.get('saved') ?? undefined,
    days: listed.items.map((item) => ({
      ...item,
      cutOffAt: cutOffAt.get(item.day) ?? null,
      seen: seenOf({ capacity: item.capacity, closed: item.closed }),
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const day = textOf(form, 'day');
  const given = textOf(form, 'capacity').trim();
  if (!/^[0-9]{1,7}$/.test(given)) return { day, problem: notANumber };
  const days = apiOf(context).api.admin['delivery-days'];
  const kitchenNo = kitchenSent(request);
  const typed = { capacity: Number(given), closed: textOf(form, 'closed') === 'true' };
  const { answer, two } = await saveOver(form, {
    sent: typed,
    save: (sent, version) =>
      write(request, days[':day'].$put({ param: { day }, json: { ...sent, kitchenNo, version } })),
    current: async () => {
      const { items } = await read(
        request,
        days.$get({ query: { kitchen: String(kitchenNo), from: day, to: day } }),
      );
      const [value] = items;
      return { version: value?.version ?? 0, value: value ?? {} };
    },
    tell: tellDay,
  });
  if (!answer.ok) return { day, problem: answer.problem, two, typed };
  const query = new URL(request.url).searchParams;
  for (const name of ['index', 'saved']) query.delete(name);
  query.set('saved', day);
  return redirect(`/admin/delivery-days?${query.toString()}`, 303);
}

const tellDay = (field: string, mine: unknown, theirs: unknown) => {
  const inWords = (value: unknown) =>
    typeof value === 'boolean'
      ? value
        ? adminDaysWords.isClosed
        : adminDaysWords.takesOrders
      : String(value);
  const label = field === '/closed' ? adminDaysWords.state : adminDaysWords.capacity;
  return { label, mine: inWords(mine), theirs: inWords(theirs) };
};

const notANumber: Problem = {
  ...ownProblem('invalid-input', adminDaysWords.capacityWrong),
  fields: [{ field: '/capacity', message: adminDaysWords.capacityWrong }],
};

export const shouldRevalidate = connected;

export default function DeliveryDays({ loaderData, actionData }: Route.ComponentProps) {
  const { range, days, today, saved, kitchens, kitchen } = loaderData;
  const kept: Record<string, string> = kitchens.length < 2 ? {} : { kitchen };
  const two = actionData?.two;
  // What two people wrote is shown above the list.
  const shown = two ? undefined : actionData;
  const isListed = (wanted?: string) => days.some(({ day }) => day === wanted);
  return (
    <>
      <PageHeader title={adminDaysWords.title} text={adminDaysWords.text}>
        <CsvLink list="delivery-days" filters={{ ...kept, ...range }} />
        <HistoryLink subject="day" />
      </PageHeader>
      {two ? (
        <TwoDays key={two.version} day={actionData.day} typed={actionData.typed} two={two} />
      ) : null}
      <KitchenChoice kitchens={kitchens} kitchen={kitchen} />
      <DayRange {...range} />
      <DataTable
        caption={adminDaysWords.title}
        columns={dayColumns(saved, shown)}
        rows={days}
        rowKey={({ day }) => day}
        empty={<EmptyState title={adminDaysWords.noneTitle} text={adminDaysWords.noneText} />}
      />
      <Panel title={adminDaysWords.another} className="no-print">
        <AnotherDay
          today={today}
          saved={isListed(saved) ? undefined : saved}
          refused={isListed(shown?.day) ? undefined : shown}
        />
      </Panel>
    </>
  );
}
