import { Link } from 'react-router';
import { answerOf } from '../../kit/answers.server.ts';
import { titleOf } from '../../kit/format.ts';
import { toldInUs } from '../../kit/measures.server.ts';
import { measuresIn } from '../../kit/measures.ts';
import { measureWords } from '../../words/en/measures.ts';
import { CardPaper, printingOf, searchOf } from '../../kit/card-paper.tsx';
import { PrintedCards } from '../../kit/printed-card.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import type { Route } from './+types/cards.ts';
import { readOrder } from './read-order.server.ts';
import { RecipeSheet } from './recipe-sheet.tsx';
import styles from './cards.module.css';

/** In what somebody measures in: as the address says, or as they chose last. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { searchParams } = new URL(request.url);
  const asked = measuresIn(searchParams.get('measures'));
  const [order, choices] = await Promise.all([
    readOrder(request, visit, params.orderNo),
    asked ?? answerOf(visit.api.api.choices.$get()),
  ]);
  const last = typeof choices === 'string' || !choices.ok ? null : choices.body.measures;
  const own = asked ?? last ?? 'metric';
  const parts = order.lines.flatMap(({ ingredients }) => ingredients);
  const told = own === 'us' ? await toldInUs(visit, parts) : {};
  return { order, own, told, printing: printingOf(searchParams) };
}

export const meta = ({ params }: Route.MetaArgs) => [
  { title: titleOf(accountWords.cardsTitle(Number(params.orderNo))) },
];

export default function Cards({
  loaderData: { order, own, told, printing },
}: Route.ComponentProps) {
  const other = own === 'us' ? 'metric' : 'us';
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <header className={`${styles.head} no-print`}>
        <div>
          <h1>{accountWords.cardsTitle(order.orderNo)}</h1>
          <p className={styles.muted}>{accountWords.cardsText}</p>
        </div>
        <div className={styles.tools}>
          <CardPaper {...printing} keeps={{ measures: own }} />
          <PrintButton className="button">{accountWords.print}</PrintButton>
          <Link
            to={`?measures=${other}&${searchOf(printing)}`}
            replace
            preventScrollReset
            className="button plain"
          >
            {`${measureWords.legend}: ${other === 'us' ? measureWords.inCups : measureWords.metric}`}
          </Link>
          <Link to={`/account/orders/${order.orderNo}`} className="button plain">
            {accountWords.backToOrder}
          </Link>
        </div>
      </header>
      <PrintedCards {...printing}>
        {order.lines.map((line) =>
          line.card ? (
            <RecipeSheet
              key={line.lineNo}
              line={line}
              card={line.card}
              orderNo={order.orderNo}
              told={told}
            />
          ) : null,
        )}
      </PrintedCards>
    </main>
  );
}
