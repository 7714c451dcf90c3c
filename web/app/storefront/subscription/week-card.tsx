import { Form, Link } from 'react-router';
import type { SubscriptionWeek } from '../../kit/api-types.ts';
import { day, money, shortMomentInZone } from '../../kit/format.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import { CountDown, OwnTime } from './own-time.tsx';
import { toldAs, todayIn } from './week-state.ts';
import styles from './subscription.module.css';

/** One week: its day, how it stands, what is in the box, what it costs, and until when it can be changed. */
export function WeekCard(props: {
  week: SubscriptionWeek;
  subscriptionNo: number;
  timeZone: string;
  meals: readonly (string | null)[];
  nowMs: number;
}) {
  const { week, subscriptionNo, timeZone, meals, nowMs } = props;
  const told = toldAs(week, todayIn(timeZone, nowMs));
  const { state, why, orderNo, totalCents, isOpen, rests } = week;
  const hasBox = state === 'ordered';
  const title = week.day === null ? words.weekOf(day(week.week)) : day(week.day);
  const canSkip = isOpen && !rests && (state === 'planned' || state === 'ordered');
  const canWant = isOpen && !rests && (state === 'skipped' || state === 'failed');
  return (
    <li className={`${styles.week} ${hasBox ? '' : styles.without}`}>
      <div className={styles.weekHead}>
        <h3>{title}</h3>
        <span className={`tag ${styles.state} ${styles[told] ?? ''}`}>{words.state[told]}</span>
      </div>
      {told === 'failed' && why !== null ? <p>{words.why[why]}</p> : null}
      {told === 'skipped' || told === 'failed' || told === 'rests' ? (
        <p className={styles.quiet}>{words.nothingCharged}</p>
      ) : null}
      {meals.length > 0 ? (
        <ul className={styles.meals} aria-label={words.meal}>
          {meals.map((name, at) => (
            <li key={at}>{name}</li>
          ))}
        </ul>
      ) : null}
      {hasBox && totalCents !== null ? (
        <p>
          {words.costs}: <strong className="figures">{money(totalCents)}</strong>
        </p>
      ) : null}
      {told === 'planned' && week.opensAt !== null ? (
        <p className={styles.quiet}>{words.opensAt(shortMomentInZone(week.opensAt, timeZone))}</p>
      ) : null}
      <Until week={week} told={told} timeZone={timeZone} nowMs={nowMs} />
      {orderNo === null || !hasBox ? null : (
        <p>
          <Link to={`/account/orders/${orderNo}`}>
            {isOpen ? words.change : words.order(orderNo)}
          </Link>
        </p>
      )}
      {canSkip || canWant ? (
        <Form method="post" action="/account/subscription" preventScrollReset>
          <input type="hidden" name="subscriptionNo" value={subscriptionNo} />
          {canSkip ? (
            <SendButton
              intent={`skip ${week.week}`}
              sending={words.skipping}
              className="button plain"
              label={words.skipLabel(title)}
            >
              {words.skip}
            </SendButton>
          ) : (
            <SendButton
              intent={`unskip ${week.week}`}
              sending={words.unskipping}
              className="button plain"
              label={words.unskipLabel(title)}
            >
              {words.unskip}
            </SendButton>
          )}
        </Form>
      ) : null}
    </li>
  );
}

function Until(props: {
  week: SubscriptionWeek;
  told: ReturnType<typeof toldAs>;
  timeZone: string;
  nowMs: number;
}) {
  const { week, told, timeZone, nowMs } = props;
  const { closesAt, isOpen } = week;
  if (closesAt === null || told === 'rests' || told === 'nothing') return null;
  const moment = shortMomentInZone(closesAt, timeZone);
  if (!isOpen)
    return told === 'closed' ? <p className={styles.quiet}>{words.closedAt(moment)}</p> : null;
  const said =
    told === 'ordered'
      ? words.until(moment)
      : told === 'planned'
        ? words.untilPlanned(moment)
        : words.untilWanted(moment);
  return (
    <p className={styles.until}>
      {said} <CountDown iso={closesAt} nowMs={nowMs} />
      <OwnTime iso={closesAt} timeZone={timeZone} />
    </p>
  );
}
