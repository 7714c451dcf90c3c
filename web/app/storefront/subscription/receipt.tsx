import type { Receipt } from '../../kit/api-types.ts';
import { day, listed, momentInZone, money, shortMomentInZone } from '../../kit/format.ts';
import { boxWords } from '../../words/en/box.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import { OwnTime } from './own-time.tsx';
import styles from './subscription.module.css';

/** What was done, when, what was taken back, what still comes, and what is charged next and when. */
export function ReceiptFacts({ receipt, timeZone }: { receipt: Receipt; timeZone: string }) {
  const { content } = receipt;
  const { what, week, day: on, why, plan, takenBack, stillComes, order, next, at, seq } = content;
  const showsPlan = what === 'subscribed' || what === 'changed';
  const reason = why !== null && isReason(why) ? words.why[why] : '';
  const about = [
    ...(on !== null
      ? [words.aboutDay(day(on))]
      : week !== null
        ? [words.aboutWeek(day(week))]
        : []),
    ...(reason === '' ? [] : [reason]),
    ...(what === 'skipped' || what === 'failed' ? [words.nothingCharged] : []),
    ...(what === 'paused'
      ? [plan.pausedUntil === null ? words.pausedOpen : words.pausedUntil(day(plan.pausedUntil))]
      : []),
  ];
  return (
    <>
      {about.length === 0 ? null : <p>{about.join(' ')}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{words.at}</dt>
          <dd>
            <time dateTime={at}>{momentInZone(at, timeZone)}</time>
            <OwnTime iso={at} timeZone={timeZone} />
          </dd>
        </div>
        {showsPlan ? (
          <div>
            <dt>{words.box}</dt>
            <dd>
              {words.boxOf(words.meals(plan.meals), boxWords.servings(plan.servings))},{' '}
              {words.every(plan.everyWeeks)}
            </dd>
          </div>
        ) : null}
        {order === null ? null : (
          <div>
            <dt>{words.chargedLabel}</dt>
            <dd>
              {words.charged(
                money(order.totalCents, order.currency),
                shortMomentInZone(order.chargedFrom, timeZone),
              )}
            </dd>
          </div>
        )}
        {takenBack.length === 0 ? null : (
          <div>
            <dt>{words.takenBack}</dt>
            <dd>{listed(takenBack.map(words.order))}</dd>
          </div>
        )}
        {stillComes.length === 0 ? null : (
          <div>
            <dt>{words.stillComes}</dt>
            <dd>{listed(stillComes.map((it) => words.orderFor(it.orderNo, day(it.day))))}</dd>
          </div>
        )}
        <div>
          <dt>{words.next}</dt>
          <dd>
            {next === null
              ? words.noNext
              : words.nextBox(day(next.day), shortMomentInZone(next.chargedFrom, timeZone))}
            {next === null ? null : <OwnTime iso={next.chargedFrom} timeZone={timeZone} />}
          </dd>
        </div>
        <div>
          <dt>{words.number(content.subscriptionNo)}</dt>
          <dd>{words.receipt(seq)}</dd>
        </div>
      </dl>
    </>
  );
}

const isReason = (why: string): why is keyof typeof words.why => why in words.why;
