import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords, money } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Choices } from '../kit/choices.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { useInKitchen } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import type { Route } from './+types/purchase-list.ts';
import { purchaseColumns } from './purchase-columns.tsx';
import { SheetHead } from './sheet-head.tsx';

const texts = adminKitchenWords.purchase;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { kitchen } = await kitchensAsked(request, api);
  const day = api.api.admin.kitchen[':date'];
  const param = { date: params.date };
  const list = await read(request, day['purchase-list'].$get({ param, query: { kitchen } }));
  return { list, toBuy: new URL(request.url).searchParams.get('show') === 'to-buy' };
}

/** What to open and what to buy for a day. */
export default function PurchaseList({ loaderData: { list, toBuy } }: Route.ComponentProps) {
  const inKitchen = useInKitchen();
  const rows = toBuy ? list.items.filter(({ buyPacks }) => buyPacks > 0) : list.items;
  if (list.items.length === 0) return <EmptyState title={texts.title} text={texts.empty} />;
  return (
    <>
      <SheetHead title={texts.title} day={dayInWords(list.day)} text={texts.intro}>
        <Choices
          label={texts.show}
          choices={[
            { to: inKitchen('?'), label: texts.all, chosen: !toBuy },
            { to: inKitchen('?show=to-buy'), label: texts.toBuy, chosen: toBuy },
          ]}
        />
        <PrintButton>{adminWords.print}</PrintButton>
      </SheetHead>
      <DataTable
        caption={texts.title}
        columns={purchaseColumns}
        rows={rows}
        rowKey={({ ingredientNo }) => ingredientNo}
        empty={
          <EmptyState title={texts.nothingToBuy}>
            <Link className="button plain" to={inKitchen('?')}>
              {texts.all}
            </Link>
          </EmptyState>
        }
      />
      {list.costCents === 0 && list.unknownCosts === 0 ? null : (
        <p className="figures">
          {texts.total}: <strong>{money(list.costCents)}</strong>
          {list.unknownCosts === 0 ? null : ` ${texts.unknownCosts(list.unknownCosts)}`}
        </p>
      )}
    </>
  );
}
