import { Button } from '@mantine/core';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { Choices } from '../kit/choices.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { FilePanel } from '../kit/file-panel.tsx';
import { useMay } from '../kit/may.ts';
import { readListFile } from '../kit/read-file.server.ts';
import { adminFilesWords } from '../../words/en/admin-files.ts';
import { connected } from '../../kit/sending.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { SearchField } from '../kit/search-field.tsx';
import type { Route } from './+types/ingredients.ts';
import { ingredientColumns } from './ingredient-columns.tsx';

const texts = adminMenuWords.ingredients;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const cursor = asked.get('cursor');
  const unsettled = asked.has('unsettled');
  const archived = asked.has('archived');
  const query = {
    limit: '50',
    ...(unsettled ? { unsettled: 'true' as const } : {}),
    ...(archived ? { archived: 'only' as const } : {}),
    ...(q.trim() === '' ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
  };
  const page = await read(request, apiOf(context).api.admin.ingredients.$get({ query }));
  return { ...page, q, unsettled, archived };
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const action = ({ request, context }: Route.ActionArgs) =>
  readListFile(request, context, 'ingredients.csv');

export const shouldRevalidate = connected;

export default function Ingredients({ loaderData, actionData }: Route.ComponentProps) {
  const { items, next, q, unsettled, archived } = loaderData;
  const may = useMay();
  return (
    <>
      <PageHeader title={texts.title} text={unsettled ? texts.unsettledText : texts.text}>
        <CsvLink
          list="ingredients"
          filters={{
            q,
            unsettled: unsettled ? 'true' : undefined,
            archived: archived ? 'only' : undefined,
          }}
        />
        <Link className="button" to="/admin/menu/ingredients/new">
          {texts.add}
        </Link>
      </PageHeader>
      <Choices
        label={texts.show}
        choices={[
          { to: '?', label: texts.all, chosen: !unsettled && !archived },
          { to: '?unsettled=true', label: texts.unsettled, chosen: unsettled },
          { to: '?archived=only', label: texts.archived, chosen: archived },
        ]}
      />
      <Form className={`${columns.filters} no-print`}>
        {unsettled ? <input type="hidden" name="unsettled" value="true" /> : null}
        {archived ? <input type="hidden" name="archived" value="only" /> : null}
        <SearchField label={texts.search} placeholder={texts.searchHint} value={q} />
        <Button type="submit" variant="default">
          {adminWords.search}
        </Button>
      </Form>
      <DataTable
        caption={texts.caption}
        columns={ingredientColumns}
        rows={items}
        rowKey={({ ingredientNo }) => ingredientNo}
        empty={
          <EmptyState title={texts.noneTitle}>
            <Link className="button plain" to="/admin/menu/ingredients">
              {texts.noneNext}
            </Link>
          </EmptyState>
        }
      />
      <Pager next={next} />
      {may('change-menu') ? (
        <FilePanel file="ingredients.csv" text={adminFilesWords.menuText} answer={actionData} />
      ) : null}
    </>
  );
}
