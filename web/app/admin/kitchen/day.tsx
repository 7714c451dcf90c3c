import { Link, Outlet } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminHygieneWords } from '../../words/en/admin-hygiene.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import { CorrectedOrders } from '../orders/corrected-orders.tsx';
import { KitchenChoice, kitchenName, useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/day.ts';
import { DayTabs } from './day-tabs.tsx';
import { progressOf } from './progress.ts';
import { Reconciled } from './reconciled.tsx';
import { connected } from '../../kit/sending.ts';

const texts = adminKitchenWords.day;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { admin } = api.api;
  const ofKitchen = await kitchensAsked(request, api);
  const query = { kitchen: ofKitchen.kitchen };
  const day = admin.kitchen[':date'];
  const param = { date: params.date };
  const [board, reconciliation, corrected, hygiene] = await Promise.all([
    read(request, day.packing.$get({ param, query })),
    read(request, day.reconciliation.$get({ param, query })),
    read(request, admin['corrected-orders'].$get({ query: { ...query, day: params.date } })),
    read(request, day.hygiene.$get({ param })),
  ]);
  const { due, isOver } = hygiene;
  return {
    ...ofKitchen,
    progress: progressOf(board.progress),
    reconciliation,
    corrected: corrected.items,
    hygiene: { due, isOver },
  };
}

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(texts.title(dayInWords(params.date))) },
];

export const shouldRevalidate = connected;

/** One day in a kitchen: its sheets, and whether they add up to what was taken from the stock. */
export default function Day({ loaderData, params }: Route.ComponentProps) {
  const { progress, reconciliation, corrected, hygiene } = loaderData;
  const inKitchen = useInKitchen();
  const nobody = progress.live + progress.cancelled === 0;
  return (
    <>
      {/* On paper each sheet says of which day it is. */}
      <div className="no-print">
        <PageHeader
          title={dayInWords(params.date)}
          text={nobody ? undefined : adminKitchenWords.boxes(progress.live)}
          back={{ to: inKitchen('/admin/kitchen'), label: texts.back }}
        />
      </div>
      <KitchenChoice {...loaderData} />
      {nobody ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
          <a className="button plain" href={inKitchen('/admin/kitchen')}>
            {texts.emptyNext}
          </a>
        </EmptyState>
      ) : (
        <>
          <DayTabs date={params.date} />
          <CorrectedOrders orders={corrected} />
          {hygiene.due > 0 ? (
            <p className="no-print">
              {adminHygieneWords.missedOfDay(hygiene.due, hygiene.isOver)}{' '}
              <Link to={`/admin/hygiene?day=${params.date}`}>{adminHygieneWords.toLog}</Link>
            </p>
          ) : null}
          <Reconciled reconciliation={reconciliation} />
          <Outlet context={kitchenName(loaderData)} />
        </>
      )}
    </>
  );
}
