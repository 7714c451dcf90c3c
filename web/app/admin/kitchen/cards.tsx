import { read } from '../../kit/answers.server.ts';
import { CardPaper, printingOf } from '../../kit/card-paper.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { PrintedCards } from '../../kit/printed-card.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import { kitchenSaid } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import type { Route } from './+types/cards.ts';
import { BoxCardSheet } from './box-card-sheet.tsx';
import { SheetHead } from './sheet-head.tsx';

const texts = adminKitchenWords.cards;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const ofKitchen = await kitchensAsked(request, api);
  const query = { kitchen: ofKitchen.kitchen };
  const day = api.api.admin.kitchen[':date'];
  const { items } = await read(request, day.cards.$get({ param: { date: params.date }, query }));
  const printing = printingOf(new URL(request.url).searchParams);
  return { items, printing, keeps: kitchenSaid(ofKitchen) };
}

/** The recipe cards of a day as one print job, in the order in which the boxes are packed. */
export default function Cards({ loaderData, params }: Route.ComponentProps) {
  const { items, printing, keeps } = loaderData;
  if (items.length === 0) return <EmptyState title={texts.title} text={texts.empty} />;
  return (
    <>
      <div className="no-print">
        <SheetHead
          title={texts.title}
          day={dayInWords(params.date)}
          text={texts.intro(items.length)}
        >
          <CardPaper {...printing} keeps={keeps} />
          <PrintButton>{adminWords.print}</PrintButton>
        </SheetHead>
      </div>
      <PrintedCards {...printing}>
        {items.map((card) => (
          <BoxCardSheet key={`${card.orderNo}.${card.lineNo}`} card={card} />
        ))}
      </PrintedCards>
    </>
  );
}
