import { Alert, Button } from '@mantine/core';
import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { listed, money, weekdaysInWords } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import type { DeliveryZone } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/zones.ts';
import { FilePanel } from '../kit/file-panel.tsx';
import { readListFile } from '../kit/read-file.server.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const [zones, rates, today] = await Promise.all([
    read(request, admin['delivery-zones'].$get()),
    read(request, admin['tax-rates'].$get()),
    read(request, admin.today.$get()),
  ]);
  const holds = rates.items.filter(
    ({ taxClass, validFrom, validUntil }) =>
      taxClass === 'food' &&
      validFrom <= today.date &&
      (validUntil === null || validUntil >= today.date),
  );
  const taxed = new Set(holds.map(({ region }) => region));
  const regions = new Set(zones.items.map(({ region }) => region));
  return {
    zones: zones.items,
    untaxed: rates.items.length === 0 ? [] : [...regions].filter((each) => !taxed.has(each)),
    done: texts.done[new URL(request.url).searchParams.get('done') ?? ''] ?? '',
  };
}

export const action = ({ request, context }: Route.ActionArgs) =>
  readListFile(request, context, 'delivery-zones.csv');

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.zones) }];

const zoneColumns: Column<DeliveryZone>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ zoneNo, name }) => (
      <Link to={`/admin/prices/zones/${zoneNo}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { key: 'region', head: texts.region, cell: ({ region }) => region, narrow: true },
  { key: 'fee', head: texts.fee, cell: ({ feeCents }) => money(feeCents), numeric: true },
  {
    key: 'free',
    head: texts.freeFrom,
    cell: ({ freeFromCents }) => (freeFromCents === null ? texts.never : money(freeFromCents)),
    numeric: true,
  },
  {
    key: 'minimum',
    head: texts.minimum,
    cell: ({ minOrderCents }) => (minOrderCents === 0 ? texts.none : money(minOrderCents)),
    numeric: true,
  },
  {
    key: 'weekdays',
    head: texts.weekdays,
    cell: ({ weekdays }) => (weekdays === null ? texts.everyDay : weekdaysInWords(weekdays)),
  },
  {
    key: 'postcodes',
    head: texts.postcodes,
    cell: ({ postcodes }) =>
      postcodes.length <= 4 ? postcodes.join(', ') : texts.postcodesCount(postcodes.length),
  },
];

export default function Zones({ loaderData, actionData }: Route.ComponentProps) {
  const { zones, untaxed, done } = loaderData;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.zones} text={texts.zonesText}>
        <Button component={Link} to="/admin/prices/zones/new">
          {texts.add}
        </Button>
      </PageHeader>
      <Done text={done} />
      {untaxed.length > 0 ? <Alert color="tomato" title={texts.noRates(listed(untaxed))} /> : null}
      <DataTable
        caption={texts.zones}
        columns={zoneColumns}
        rows={zones}
        rowKey={({ zoneNo }) => zoneNo}
        empty={<EmptyState title={texts.noZonesTitle} text={texts.noZonesText} />}
      />
      <FilePanel
        href="/api/admin/price-files/delivery-zones.csv"
        file="delivery-zones.csv"
        answer={actionData}
      />
    </div>
  );
}
