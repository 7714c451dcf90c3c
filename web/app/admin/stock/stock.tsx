import { Button } from '@mantine/core';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminStockWords } from '../../words/en/admin-stock.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Choices } from '../kit/choices.tsx';
import columns from '../kit/columns.module.css';
import { DataTable } from '../kit/data-table.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { FilePanel } from '../kit/file-panel.tsx';
import { KitchenChoice, KitchenField, kitchenSaid } from '../kit/kitchen-choice.tsx';
import { kitchensAsked } from '../kit/kitchens.server.ts';
import { useMay } from '../kit/may.ts';
import { readListFile } from '../kit/read-file.server.ts';
import { adminFilesWords } from '../../words/en/admin-files.ts';
import { connected } from '../../kit/sending.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { SearchField } from '../kit/search-field.tsx';
import type { Route } from './+types/stock.ts';
import { levelColumns } from './level-columns.tsx';

const texts = adminStockWords;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const low = asked.get('low') === 'true';
  const cursor = asked.get('cursor');
  const api = apiOf(context);
  const ofKitchen = await kitchensAsked(request, api);
  const query = {
    limit: '50',
    kitchen: ofKitchen.kitchen,
    ...(q.trim() === '' ? {} : { q }),
    ...(low ? { low: 'true' as const } : {}),
    ...(cursor === null ? {} : { cursor }),
  };
  const page = await read(request, api.api.admin.stock.$get({ query }));
  return { ...page, ...ofKitchen, q, low };
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const action = ({ request, context }: Route.ActionArgs) =>
  readListFile(request, context, 'stock.csv');

export const shouldRevalidate = connected;

export default function Stock({ loaderData, actionData }: Route.ComponentProps) {
  const { items, next, q, low, kitchens, kitchen } = loaderData;
  const kept = kitchenSaid({ kitchens, kitchen });
  const may = useMay();
  const address = (filters: { low: boolean }) =>
    `?${new URLSearchParams({ ...kept, ...(q === '' ? {} : { q }), ...(filters.low ? { low: 'true' } : {}) }).toString()}`;
  const allLow = low && q === '';
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        <CsvLink list="stock" filters={{ ...kept, q, low: low ? 'true' : undefined }} />
        <PrintButton>{adminWords.print}</PrintButton>
      </PageHeader>
      <KitchenChoice kitchens={kitchens} kitchen={kitchen} />
      <div className={`${columns.filters} no-print`}>
        <Form className={columns.filters}>
          <SearchField label={texts.search} placeholder={texts.searchHint} value={q} />
          <KitchenField />
          {low ? <input type="hidden" name="low" value="true" /> : null}
          <Button type="submit" variant="default">
            {adminWords.search}
          </Button>
        </Form>
        <Choices
          label={texts.show}
          choices={[
            { to: address({ low: false }), label: texts.all, chosen: !low },
            { to: address({ low: true }), label: texts.onlyLow, chosen: low },
          ]}
        />
      </div>
      <DataTable
        caption={texts.caption}
        columns={levelColumns}
        rows={items}
        rowKey={({ ingredientNo }) => ingredientNo}
        empty={
          <EmptyState
            title={allLow ? texts.noneLow : texts.noneTitle}
            {...(allLow ? { text: texts.noneLowText } : {})}
          >
            <Link className="button plain" to="/admin/stock">
              {texts.noneNext}
            </Link>
          </EmptyState>
        }
      />
      <Pager next={next} />
      {may('change-stock') ? (
        <FilePanel file="stock.csv" text={adminFilesWords.stockText} answer={actionData} />
      ) : null}
    </>
  );
}
