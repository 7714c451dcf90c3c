import { orderStatuses, statuses } from '../../../../server/src/contract/order-status.ts';
import { redirect } from 'react-router';
import { isOpenTo, officeNavigation } from '../../pages.ts';
import { roleOf } from '../kit/only-staff.server.ts';
import { read } from '../../kit/answers.server.ts';
import { day, money, number } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { daysAfter } from '../kit/dates.ts';
import { CorrectedOrders } from '../orders/corrected-orders.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/today.ts';
import { BestRecipes } from './best-recipes.tsx';
import { DueOrders } from './due-orders.tsx';
import { Figure, Figures } from './figures.tsx';
import { HealthAlerts } from './health-alerts.tsx';
import { LateOrders } from './late-orders.tsx';
import { LowStock } from './low-stock.tsx';
import { NextDays } from './next-days.tsx';
import { PaymentAlerts } from './payment-alerts.tsx';
import { SalesByDay } from './sales-by-day.tsx';
import { Trial } from './trial.tsx';

const ranges = [7, 28, 90];

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(adminTodayWords.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { permissions } = await roleOf(request, context);
  const first = officeNavigation.find((page) =>
    isOpenTo(page, (permission) => permissions.includes(permission)),
  );
  // Who does not see how the shop goes begins with their own work.
  if (first && first.to !== '/admin') throw redirect(first.to);
  const { reports, 'corrected-orders': correctedOrders } = apiOf(context).api.admin;
  const given = Number(new URL(request.url).searchParams.get('days'));
  const range = ranges.includes(given) ? given : 28;
  const state = await read(request, reports.today.$get());
  const between = { from: daysAfter(state.date, 1 - range), to: state.date };
  const [sales, best, low, { items: kitchens }, corrected, health] = await Promise.all([
    read(request, reports.sales.$get({ query: between })),
    read(request, reports['best-recipes'].$get({ query: { ...between, limit: '8' } })),
    read(request, reports['low-stock'].$get()),
    read(request, apiOf(context).api.admin.kitchens.$get()),
    read(request, correctedOrders.$get({ query: {} })),
    permissions.includes('see-health')
      ? read(request, apiOf(context).api.admin.health.$get())
      : null,
  ]);
  return {
    state,
    sales,
    range,
    best: best.items,
    low: low.items,
    kitchens,
    corrected: corrected.items,
    faults: health?.faults ?? [],
  };
}

export default function Today({ loaderData }: Route.ComponentProps) {
  const { state, sales, range, best, low, kitchens, corrected, faults } = loaderData;
  const held = statuses.filter((status) => orderStatuses[status].inTheHouse);
  const inTheHouse = held.reduce(
    (sum, status) => sum + state.ordersByStatus[status],
    state.lateOrders,
  );
  return (
    <>
      <PageHeader title={adminTodayWords.title} text={day(state.date)} />
      <Trial />
      <HealthAlerts faults={faults} />
      <CorrectedOrders orders={corrected} />
      <LateOrders count={state.lateOrders} />
      <PaymentAlerts count={state.paymentAlerts} />
      <Figures>
        <Figure
          needs="see-orders"
          to="/admin/orders"
          name={adminTodayWords.revenue}
          value={money(state.sales.revenueCents)}
          beside={adminTodayWords.revenueBeside(state.sales.orders)}
        />
        <Figure
          needs="cook"
          to="/admin/kitchen"
          name={adminTodayWords.inTheHouse}
          value={number(inTheHouse)}
          beside={adminTodayWords.inTheHouseBeside}
        />
        <Figure
          needs="see-stock"
          to="/admin/stock"
          name={adminTodayWords.lowStock}
          value={number(state.lowIngredients)}
          beside={adminTodayWords.lowStockBeside}
        />
        <Figure
          needs="see-reports"
          to="#sales"
          name={adminTodayWords.average(range)}
          value={money(sales.total.revenueCents)}
          beside={adminTodayWords.revenueBeside(sales.total.orders)}
        />
      </Figures>
      <div className={columns.two}>
        <DueOrders counts={state.ordersByStatus} />
        <NextDays days={state.days} />
      </div>
      <SalesByDay {...sales} range={range} ranges={ranges} />
      <div className={columns.two}>
        <BestRecipes recipes={best} range={range} />
        <LowStock ingredients={low} kitchens={kitchens} />
      </div>
    </>
  );
}
