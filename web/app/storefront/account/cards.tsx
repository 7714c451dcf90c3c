import { Link } from 'react-router';
import { titleOf } from '../../kit/format.ts';
import { CardPaper, printingOf } from '../../kit/card-paper.tsx';
import { PrintedCards } from '../../kit/printed-card.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import type { Route } from './+types/cards.ts';
import { readOrder } from './read-order.server.ts';
import { RecipeSheet } from './recipe-sheet.tsx';
import styles from './cards.module.css';

export const loader = async ({ request, context, params }: Route.LoaderArgs) => ({
  order: await readOrder(request, visitOf(context), params.orderNo),
  printing: printingOf(new URL(request.url).searchParams),
});

export const meta = ({ params }: Route.MetaArgs) => [
  { title: titleOf(accountWords.cardsTitle(Number(params.orderNo))) },
];

export default function Cards({ loaderData: { order, printing } }: Route.ComponentProps) {
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <header className={`${styles.head} no-print`}>
        <div>
          <h1>{accountWords.cardsTitle(order.orderNo)}</h1>
          <p className={styles.muted}>{accountWords.cardsText}</p>
        </div>
        <div className={styles.tools}>
          <CardPaper {...printing} />
          <PrintButton className="button">{accountWords.print}</PrintButton>
          <Link to={`/account/orders/${order.orderNo}`} className="button plain">
            {accountWords.backToOrder}
          </Link>
        </div>
      </header>
      <PrintedCards {...printing}>
        {order.lines.map((line) =>
          line.card ? (
            <RecipeSheet key={line.lineNo} line={line} card={line.card} orderNo={order.orderNo} />
          ) : null,
        )}
      </PrintedCards>
    </main>
  );
}
