import type { Logger } from 'pino';
import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import { wordingOf } from '../../checkout/after-order/letter.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import { orderStatuses } from '../../contract/order-status.ts';
import * as customers from '../../people/customers/customers.ts';
import { chosenOf, linkKeyOf } from '../../people/reminders/reminders.ts';
import { addAll } from '../../platform/outbox.ts';
import type { Jobs, Json, Mail, OutboxPort, Seal } from '../../platform/platform.ts';
import { planOf } from '../plans/plan-story.ts';
import * as plans from '../plans/plans.ts';
import { closingLetter, yearLetter } from './letters.ts';
import * as rows from './sql.ts';

/** What reminding takes. */
export type Reminding = Pick<plans.Plans, 'database' | 'clock' | 'days'> & { outbox: OutboxPort };

const dayMs = 86_400_000;
const halfHourMs = 1_800_000;

/** Has letters written about boxes that close within a day, and to those who have subscribed for another year; of each once. Answers how many. */
export async function remind({ database, clock, days, outbox }: Reminding): Promise<number> {
  const now = clock();
  const { timeZone } = days.calendar;
  const begun = await database.transaction(async (tx) => {
    const closing = await rows.writeClosing(tx, { now, until: new Date(now.getTime() + dayMs) });
    const years = await rows.writeYears(tx, { today: shopDate(now, timeZone), timeZone, now });
    await addAll(tx, [
      ...closing.map(({ orderNo }) => ({ kind: 'box-closes', payload: { orderNo } })),
      ...years.map((payload) => ({ kind: 'subscribed-a-year', payload })),
    ]);
    return closing.length + years.length;
  });
  if (begun > 0) outbox.poke();
  return begun;
}

/** Does so again and again, until what it answers is called. */
export const keepReminding = (parts: Reminding & { log: Logger; jobs: Jobs }): (() => void) =>
  parts.jobs.every(
    { name: 'remind-subscribers', ms: halfHourMs },
    async () => {
      await remind(parts);
    },
    (error) => {
      parts.log.error({ err: error }, 'nobody could be reminded of a box that closes');
    },
  );

/** The letters themselves, unless they are not true any more by then. They may run more than once. */
export const afterReminding = (parts: Telling & plans.Plans & { mail: Mail; seal: Seal }) => ({
  'box-closes': async (payload: Json) => {
    const { orderNo } = payload as { orderNo: number };
    const { story, wording } = await toldIn(parts, orderNo);
    const { order, lines } = story;
    // Skipped meanwhile, or written too late to help.
    const { cancelUntil, timeZone } = order;
    if (!orderStatuses[order.status].inTheHouse || cancelUntil === null) return;
    if (cancelUntil <= parts.clock()) return;
    if (!(await chosenOf(parts, order.customerNo)).wanted) return;
    const { name, email } = await customers.customerByNo(parts, order.customerNo);
    if (email === null) return;
    const linkKey = linkKeyOf(parts, order.customerNo);
    const closes = wording.moment(cancelUntil, timeZone ?? parts.days.calendar.timeZone);
    const about = { order, lines, closes };
    await parts.mail.send(closingLetter(about, { name, email }, linkKey, wording));
  },
  'subscribed-a-year': async (payload: Json) => {
    const { subscriptionNo, since, day } = payload as Awaited<
      ReturnType<typeof rows.writeYears>
    >[number];
    const subscription = await plans.subscriptionOf(parts, subscriptionNo);
    if (!subscription || subscription.status === 'cancelled') return;
    const { name, email } = await customers.customerByNo(parts, subscription.customerNo);
    if (email === null) return;
    const language = await customers.languageOf(parts, subscription.customerNo);
    const year = { subscriptionNo, since, day, plan: planOf(subscription) };
    await parts.mail.send(yearLetter(year, { name, email }, wordingOf(parts.config, language)));
  },
});
