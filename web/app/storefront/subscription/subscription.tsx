import { data, Link } from 'react-router';
import { answerOf, read } from '../../kit/answers.server.ts';
import type { Subscription } from '../../kit/api-types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day, momentInZone, momentOfYear, titleOf, weekdayName } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { say } from '../../kit/say.ts';
import { connected, send } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { visitOf } from '../../visit.server.ts';
import { boxWords } from '../../words/en/box.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import account from '../account/account.module.css';
import { AccountNav } from '../account/account-nav.tsx';
import type { Route } from './+types/subscription.ts';
import { act } from './act.server.ts';
import { CancelPlan, Pause, Resume } from './plan-tools.tsx';
import { ReceiptFacts } from './receipt.tsx';
import { isComing, todayIn } from './week-state.ts';
import { WeekCard } from './week-card.tsx';
import styles from './subscription.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = visitOf(context).api;
  const { searchParams } = new URL(request.url);
  const { items } = await read(request, api.subscriptions.$get());
  const [newest] = items;
  const orderNos = (newest?.weeks ?? []).flatMap(({ orderNo }) => orderNo ?? []);
  const meals = new Map<number, (string | null)[]>();
  for (const orderNo of orderNos) {
    const order = await answerOf(
      api.orders[':orderNo'].$get({ param: { orderNo: String(orderNo) } }),
    );
    // A box whose order cannot be read is told without its meals.
    if (order.ok) meals.set(orderNo, order.body.lines.map(({ name }) => name)); // prettier-ignore
  }
  const of = searchParams.get('of') ?? String(newest?.subscriptionNo);
  const about = items.find(({ subscriptionNo }) => String(subscriptionNo) === of);
  const receipt = about?.receipts.find(
    ({ content }) => String(content.seq) === searchParams.get('told'),
  );
  return {
    items,
    meals: [...meals],
    receipt,
    wasSo: searchParams.has('was'),
    nowMs: Date.now(),
  };
}

type Sent = { problem?: Problem };

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return data<Sent>({ problem: await act(request, visitOf(context), form) });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(words.pageTitle) }];

/** The subscription: what was just done, the coming weeks, pausing, changing and leaving. */
export default function SubscriptionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { items, receipt, wasSo, meals, nowMs } = loaderData;
  const sent: Sent | undefined = actionData;
  const page = useFocusOnNews<HTMLElement>(sent?.problem);
  const told = useFocusOnNews<HTMLElement>(sent?.problem ? undefined : receipt);
  const [newest, ...others] = items;
  const current = newest && newest.status !== 'cancelled' ? newest : undefined;
  const ended = current ? others : items;
  return (
    <main id="content" className={`wrap ${account.page}`} ref={page}>
      <AccountNav />
      <h1>{words.pageTitle}</h1>
      {sent?.problem ? <Note {...say(sent.problem)} /> : null}
      {wasSo && !sent?.problem ? <Note calm title={words.wasSo} text={words.wasSoText} /> : null}
      {receipt && newest && !sent?.problem ? (
        <section
          className={`${styles.receipt} ${styles.told}`}
          aria-labelledby="told"
          tabIndex={-1}
          ref={told}
        >
          <h2 id="told">{words.did[receipt.content.what]}</h2>
          <ReceiptFacts receipt={receipt} timeZone={newest.timeZone} />
          <p className={account.muted}>{words.mailed}</p>
          <p>
            <Link to={receiptsOf(receipt.content)}>{words.allReceipts}</Link>
          </p>
        </section>
      ) : null}
      {current ? (
        <Running subscription={current} meals={new Map(meals)} nowMs={nowMs} />
      ) : (
        <EmptyState heading="h2" title={words.none} text={words.noneText}>
          <Link to="/subscribe" className="button">
            {ended.length > 0 ? words.again : words.noneNext}
          </Link>
        </EmptyState>
      )}
      {ended.length === 0 ? null : (
        <section className={styles.section} aria-labelledby="earlier">
          <h2 id="earlier">{words.earlier}</h2>
          <ul className={styles.earlier}>
            {ended.map((it) => (
              <li key={it.subscriptionNo}>
                <Link to={receiptsOf(it)}>{words.receiptsOf(it.subscriptionNo)}</Link>
                {it.endedAt === null ? null : (
                  <span className={account.muted}>
                    {words.endedAt}: {momentInZone(it.endedAt, it.timeZone)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

const receiptsOf = ({ subscriptionNo }: { subscriptionNo: number }) =>
  `/account/subscription/${subscriptionNo}/receipts`;

type Meals = ReadonlyMap<number, readonly (string | null)[]>;

function Running(props: { subscription: Subscription; meals: Meals; nowMs: number }) {
  const { subscription, meals, nowMs } = props;
  const { subscriptionNo, status, pausedUntil, weeks, timeZone } = subscription;
  const today = todayIn(timeZone, nowMs);
  const coming = weeks.filter((week) => isComing(week, today));
  const past = weeks.filter((week) => !isComing(week, today));
  const card = (week: Subscription['weeks'][number]) => (
    <WeekCard
      key={week.week}
      week={week}
      subscriptionNo={subscriptionNo}
      timeZone={timeZone}
      meals={meals.get(week.orderNo ?? 0) ?? []}
      nowMs={nowMs}
    />
  );
  return (
    <>
      {status === 'paused' ? (
        <Note
          calm
          title={pausedUntil === null ? words.pausedOpen : words.pausedUntil(day(pausedUntil))}
        />
      ) : null}
      <section className={styles.section} aria-labelledby="coming">
        <h2 id="coming">{words.coming}</h2>
        {coming.length === 0 ? <p>{words.nothingComing}</p> : null}
        <ul className={styles.weeks}>{coming.map(card)}</ul>
      </section>
      <section className={styles.section} aria-labelledby="plan">
        <h2 id="plan">{words.plan}</h2>
        <div className={styles.plan}>
          <PlanFacts subscription={subscription} />
          <p className={account.buttons}>
            <Link to="/account/subscription/change" className="button plain">
              {words.changePlan}
            </Link>
            <Link to={receiptsOf(subscription)} className="button plain">
              {words.allReceipts}
            </Link>
          </p>
        </div>
        <div className={styles.ways}>
          {status === 'paused' ? (
            <Resume subscriptionNo={subscriptionNo} />
          ) : (
            <Pause subscriptionNo={subscriptionNo} today={today} />
          )}
          <CancelPlan subscriptionNo={subscriptionNo} />
        </div>
      </section>
      {past.length === 0 ? null : (
        <section className={styles.section} aria-labelledby="past">
          <h2 id="past">{words.past}</h2>
          <ul className={styles.weeks}>{past.map(card)}</ul>
        </section>
      )}
    </>
  );
}

function PlanFacts({ subscription }: { subscription: Subscription }) {
  const { subscriptionNo, meals, servings, weekday, everyWeeks, deliverTo, terms, status } =
    subscription;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{words.number(subscriptionNo)}</dt>
        <dd>{words.status[status]}</dd>
      </div>
      <div>
        <dt>{words.box}</dt>
        <dd>{words.boxOf(words.meals(meals), boxWords.servings(servings))}</dd>
      </div>
      <div>
        <dt>{words.on}</dt>
        <dd>
          {weekdayName(weekday)}, {words.every(everyWeeks)}
        </dd>
      </div>
      <div>
        <dt>{words.goesTo}</dt>
        <dd>
          <bdi>{deliverTo.name}</bdi>, <bdi>{deliverTo.address}</bdi>
          {deliverTo.postcode === null ? null : (
            <>
              , <bdi>{deliverTo.postcode}</bdi>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.agreedAt}</dt>
        <dd>{momentOfYear(terms.agreedAt)}</dd>
      </div>
    </dl>
  );
}
