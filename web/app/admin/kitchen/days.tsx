import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { daysAfter } from '../kit/dates.ts';
import { KitchenChoice, useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/days.ts';
import { DayList } from './day-list.tsx';
import { progressOf } from './progress.ts';

const texts = adminKitchenWords.days;
const [daysBack, daysAhead] = [7, 35];

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { admin } = api.api;
  const ofKitchen = await kitchensAsked(request, api);
  const query = { kitchen: ofKitchen.kitchen };
  const { date: today } = await read(request, admin.today.$get());
  const span = { from: daysAfter(today, -daysBack), to: daysAfter(today, daysAhead) };
  const { items } = await read(
    request,
    admin['delivery-days'].$get({ query: { ...query, ...span } }),
  );
  const days = await Promise.all(
    items.map(async (it) => {
      if (it.taken === 0) return { ...it, progress: null };
      const param = { date: it.day };
      const board = await read(request, admin.kitchen[':date'].packing.$get({ param, query }));
      return { ...it, progress: progressOf(board.progress) };
    }),
  );
  return {
    ...ofKitchen,
    today,
    coming: days.filter(({ day }) => day >= today),
    earlier: days.filter(({ day, progress }) => {
      return day < today && progress !== null && progress.away < progress.live;
    }),
  };
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export default function Days({ loaderData }: Route.ComponentProps) {
  const { today, coming, earlier } = loaderData;
  const inKitchen = useInKitchen();
  return (
    <>
      <PageHeader title={texts.title} text={texts.intro} />
      <KitchenChoice {...loaderData} />
      {coming.length === 0 ? (
        <EmptyState title={texts.noneTitle} text={texts.noneText}>
          <a className="button plain" href={inKitchen('/admin/delivery-days')}>
            {texts.noneNext}
          </a>
        </EmptyState>
      ) : (
        <section aria-label={texts.coming} className={columns.stack}>
          <DayList
            days={coming}
            nameOf={(day) =>
              day === today ? `${texts.today}, ${dayInWords(day)}` : dayInWords(day)
            }
          />
        </section>
      )}
      {earlier.length === 0 ? null : (
        <section aria-label={texts.earlier} className={columns.stack}>
          <div>
            <h2>{texts.earlier}</h2>
            <p>{texts.earlierText}</p>
          </div>
          <DayList days={earlier} nameOf={dayInWords} />
        </section>
      )}
    </>
  );
}
