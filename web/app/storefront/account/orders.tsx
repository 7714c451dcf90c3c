import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import type { OrderSummary } from '../../kit/api-types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day, moment, money, titleOf } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { apiOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import type { Route } from './+types/orders.ts';
import { AccountNav } from './account-nav.tsx';
import { StatusTag } from './status-tag.tsx';
import styles from './orders.module.css';

const perPage = '10';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get('cursor') ?? undefined;
  const page = await read(
    request,
    apiOf(context).api.orders.$get({ query: { limit: perPage, cursor } }),
  );
  return { ...page, first: cursor === undefined, already: searchParams.has('already') };
}

export const meta = () => [{ title: titleOf(accountWords.ordersTitle) }];

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { items, next, first, already } = loaderData;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <AccountNav />
      <h1>{accountWords.ordersTitle}</h1>
      {already ? (
        <Note calm title={accountWords.alreadyTitle} text={accountWords.alreadyText} />
      ) : null}
      {items.length === 0 ? (
        <EmptyState
          heading="h2"
          title={accountWords.noOrdersTitle}
          text={accountWords.noOrdersText}
        >
          <Link to="/menu" className="button">
            {accountWords.menu}
          </Link>
        </EmptyState>
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
      <p className={`${styles.total} figures`}>{money(order.totalCents, order.currency)}</p>
    </li>
  );
}
