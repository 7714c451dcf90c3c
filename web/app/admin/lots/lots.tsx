import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { baseAmount, dayOfYear } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLotsWords as texts } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Choices } from '../kit/choices.tsx';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { KitchenChoice } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import type { Lot } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/lots.ts';
import styles from './lot.module.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const ingredientNo = asked.get('ingredientNo') ?? '';
  const show = asked.get('show') ?? '';
  const cursor = asked.get('cursor');
  const api = apiOf(context);
  const ofKitchen = await kitchensAsked(request, api);
  const query = {
    limit: '50',
    kitchen: ofKitchen.kitchen,
    ...(ingredientNo === '' ? {} : { ingredientNo }),
    ...(show === 'quarantined' ? { status: 'quarantined' as const } : {}),
    ...(show === 'gone' ? { gone: 'true' as const } : {}),
    ...(cursor === null ? {} : { cursor }),
  };
  const page = await read(request, api.api.admin.lots.$get({ query }));
  return { ...page, ...ofKitchen, ingredientNo, show };
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];
export const shouldRevalidate = connected;

const lotColumns: Column<Lot>[] = [
  {
    key: 'name',
    head: texts.ingredient,
    names: true,
    cell: ({ lotNo, name, isShelf }) => (
      <>
        <Link to={`/admin/lots/${lotNo}`}>
          <bdi>{name ?? texts.lot(lotNo)}</bdi>
        </Link>{' '}
        <span className={styles.which}>{isShelf ? texts.shelf : texts.lot(lotNo)}</span>
      </>
    ),
  },
  {
    key: 'until',
    head: texts.until,
    cell: ({ goodUntil }) => (goodUntil === null ? texts.noEnd : dayOfYear(goodUntil)),
  },
  {
    key: 'amount',
    head: texts.amount,
    numeric: true,
    cell: ({ amount, unit }) => baseAmount(amount, unit),
  },
  { key: 'supplierLot', head: texts.supplierLot, cell: ({ supplierLot }) => supplierLot },
  { key: 'origin', head: texts.origin, cell: ({ origin }) => origin },
  {
    key: 'state',
    head: texts.state,
    narrow: true,
    cell: ({ status }) => (
      <Badge tone={status === 'usable' ? 'good' : 'warning'}>{texts.states[status]}</Badge>
    ),
  },
];

/** The lots of the stock: what ends first stands first. */
export default function Lots({ loaderData }: Route.ComponentProps) {
  const { items, next, ingredientNo, show, kitchens, kitchen } = loaderData;
  const address = (shown: string) => {
    const filters = new URLSearchParams({
      ...(kitchens.length < 2 ? {} : { kitchen }),
      ...(ingredientNo === '' ? {} : { ingredientNo }),
      ...(shown === '' ? {} : { show: shown }),
    });
    return `?${filters.toString()}`;
  };
  const choices = [
    { to: address(''), label: texts.all, chosen: show === '' },
    { to: address('quarantined'), label: texts.quarantined, chosen: show === 'quarantined' },
    { to: address('gone'), label: texts.gone, chosen: show === 'gone' },
  ];
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <Link className="button plain" to="/admin/receiving">
          {texts.receive}
        </Link>
      </PageHeader>
      <KitchenChoice kitchens={kitchens} kitchen={kitchen} />
      <div className={`${columns.filters} no-print`}>
        <Choices label={texts.show} choices={choices} />
        {ingredientNo === '' ? null : <Link to="/admin/lots">{texts.allOf}</Link>}
      </div>
      <DataTable
        caption={texts.caption}
        columns={lotColumns}
        rows={items}
        rowKey={({ lotNo }) => lotNo}
        isMarked={({ status }) => status === 'quarantined'}
        empty={<EmptyState title={texts.noneTitle} text={texts.noneText} />}
      />
      <Pager next={next} />
    </div>
  );
}
