import { Link } from 'react-router';
import { day, moment, money, titleOf } from '../../kit/format.ts';
import { answerOf, orThrow } from '../../kit/problem.ts';
import { ProblemNote } from '../../kit/note.tsx';
import { toSignIn, visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import type { Route } from './+types/orders.ts';
import { AccountNav } from './account-nav.tsx';
import type { OrderSummary } from './account-types.ts';
import { StatusTag } from './status-tag.tsx';
import styles from './orders.module.css';

const perPage = '10';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get('cursor') ?? undefined;
  const asked = await answerOf(
    visitOf(context).api.api.orders.$get({ query: { limit: perPage, cursor } }),
  );
  if (!asked.ok && asked.status === 401) toSignIn(request);
  return { ...orThrow(asked), first: cursor === undefined, already: searchParams.has('already') };
}

export const meta = () => [{ title: titleOf(accountWords.ordersTitle) }];

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { items, next, first, already } = loaderData;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{accountWords.ordersTitle}</h1>
      {already ? (
        <ProblemNote calm title={accountWords.alreadyTitle} text={accountWords.alreadyText} />
      ) : null}
      {items.length === 0 ? (
        <div className={styles.empty}>
          <h2>{accountWords.noOrdersTitle}</h2>
          <p>{accountWords.noOrdersText}</p>
          <Link to="/menu" className="button">
            {accountWords.menu}
          </Link>
        </div>
      ) : (
        <ul className={styles.orders}>
          {items.map((order) => (
            <OrderCard key={order.orderNo} order={order} />
          ))}
        </ul>
      )}
      <div className={styles.paging}>
        {first ? null : <Link to="/account/orders">{accountWords.newest}</Link>}
        {next === null ? null : (
          <Link to={`/account/orders?cursor=${encodeURIComponent(next)}`}>
            {accountWords.older}
          </Link>
        )}
      </div>
    </main>
  );
}

function OrderCard({ order }: { order: OrderSummary }) {
  return (
    <li className={styles.order}>
      <h2 className={styles.name}>
        <Link to={`/account/orders/${order.orderNo}`}>{accountWords.order(order.orderNo)}</Link>
      </h2>
      <StatusTag status={order.status} />
      <p className={styles.when}>
        {accountWords.forDay(day(order.deliveryDay))}
        <br />
        {accountWords.placedAt(moment(order.placedAt))}
      </p>
      <p className={`${styles.total} figures`}>{money(order.totalCents)}</p>
    </li>
  );
}
