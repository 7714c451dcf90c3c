import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { styleOfTheShop, titleOf } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { subscriptionWords as words } from '../../words/en/subscription.ts';
import account from '../account/account.module.css';
import { AccountNav } from '../account/account-nav.tsx';
import type { Route } from './+types/receipts.ts';
import { ReceiptFacts } from './receipt.tsx';
import styles from './subscription.module.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { subscriptionNo } = params;
  const { receipts } = await read(
    request,
    apiOf(context).api.subscriptions[':subscriptionNo'].receipts.$get({
      param: { subscriptionNo },
    }),
  );
  return { subscriptionNo: Number(subscriptionNo), receipts: receipts.toReversed() };
}

export const meta = () => [{ title: titleOf(words.receipts) }];

/** Everything that was told of a subscription, to read, print and keep. */
export default function Receipts({ loaderData }: Route.ComponentProps) {
  const { subscriptionNo, receipts } = loaderData;
  const { timeZone } = styleOfTheShop();
  return (
    <main id="content" className={`wrap ${account.page}`}>
      <AccountNav />
      <h1>{words.receiptsOf(subscriptionNo)}</h1>
      <p className={styles.text}>{words.receiptsText}</p>
      <p className={`${account.buttons} ${styles.tools} no-print`}>
        <a className="button" href={`/api/subscriptions/${subscriptionNo}/receipts`} download>
          {words.download}
        </a>
        <PrintButton>{words.print}</PrintButton>
        <Link to="/account/subscription" className="button plain">
          {words.alreadyNext}
        </Link>
      </p>
      <p className={`${account.muted} ${styles.text} no-print`}>{words.verify}</p>
      <ul className={styles.list}>
        {receipts.map((receipt) => (
          <li key={receipt.content.seq} className={styles.receipt}>
            <h2>{words.did[receipt.content.what]}</h2>
            <ReceiptFacts receipt={receipt} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </main>
  );
}
