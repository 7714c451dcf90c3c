import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { baseAmount, money, momentOfYear } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { addressIn, kitchenName } from '../kit/kitchen-choice.tsx';
import type { ReceiptStory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/receipt.ts';

const { one: texts, ...receiving } = adminPurchasingWords.receiving;

export async function loader({ request, params: { receiptNo }, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const [receipt, { items: kitchens }] = await Promise.all([
    read(request, admin['goods-receipts'][':receiptNo'].$get({ param: { receiptNo } })),
    read(request, admin.kitchens.$get()),
  ]);
  return { receipt, ofKitchen: { kitchens, kitchen: String(receipt.kitchenNo) } };
}

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(texts.title(params.receiptNo)) },
];
export const shouldRevalidate = connected;

type Line = ReceiptStory['lines'][number];

const lineColumns: Column<Line>[] = [
  {
    key: 'name',
    head: receiving.ingredient,
    names: true,
    cell: ({ name, ingredientNo }) => <bdi>{name ?? ingredientNo}</bdi>,
  },
  {
    key: 'amount',
    head: receiving.amount,
    numeric: true,
    cell: ({ amount, unit }) => baseAmount(amount, unit),
  },
  {
    key: 'paid',
    head: receiving.price,
    numeric: true,
    cell: ({ cents }) => (cents === null ? '–' : money(cents)),
  },
  { key: 'storage', head: receiving.storage, cell: ({ storage }) => receiving.storages[storage] },
  {
    key: 'temperature',
    head: receiving.temperature,
    numeric: true,
    cell: ({ temperature }) =>
      temperature === null ? '–' : texts.degrees((temperature / 10).toFixed(1)),
  },
  {
    key: 'action',
    head: receiving.action,
    cell: ({ action, actionNote }) =>
      action === null ? '–' : `${receiving.actions[action]}: ${actionNote ?? ''}`,
  },
  {
    key: 'lot',
    head: receiving.lot,
    cell: ({ lotNo }) =>
      lotNo === null ? texts.wentBack : <Link to={`/admin/lots/${lotNo}`}>{texts.lot(lotNo)}</Link>,
  },
];

/** What came once. */
export default function ReceiptPage({ loaderData, params }: Route.ComponentProps) {
  const { receipt, ofKitchen } = loaderData;
  const { purchaseNo, supplierName, receivedAt, receivedBy, lines } = receipt;
  const at = kitchenName(ofKitchen);
  const told = [supplierName, momentOfYear(receivedAt), receivedBy, ...(at === null ? [] : [at])];
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.title(params.receiptNo)}
        text={told.join(', ')}
        back={{ to: addressIn('/admin/receiving', ofKitchen), label: texts.back }}
      >
        {purchaseNo === null ? null : (
          <Link className="button plain" to={`/admin/purchasing/${purchaseNo}`}>
            {texts.order(purchaseNo)}
          </Link>
        )}
      </PageHeader>
      <DataTable
        caption={texts.lines}
        columns={lineColumns}
        rows={lines}
        rowKey={({ lineNo }) => lineNo}
        empty={null}
      />
    </div>
  );
}
