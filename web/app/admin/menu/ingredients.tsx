import { Button } from '@mantine/core';
import { Form, Link } from 'react-router';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';
import { DataTable } from '../parts/data-table.tsx';
import { deskOf, read } from '../parts/desk.server.ts';
import { Nothing } from '../parts/nothing.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchField } from '../parts/search-field.tsx';
import type { Route } from './+types/ingredients.ts';
import { ingredientColumns } from './ingredient-columns.tsx';

const said = words.adminMenu.ingredients;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const cursor = asked.get('cursor');
  const query = {
    limit: '50',
    ...(q.trim() === '' ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
  };
  const page = await read(request, deskOf(context).api.admin.ingredients.$get({ query }));
  return { ...page, q };
}

export const meta: Route.MetaFunction = () => [{ title: words.admin.title(said.title) }];

export default function Ingredients({ loaderData: { items, next, q } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader title={said.title} text={said.text}>
        <Link className="button" to="/admin/menu/ingredients/new">
          {said.add}
        </Link>
      </PageHeader>
      <Form className={`${columns.filters} no-print`}>
        <SearchField label={said.search} placeholder={said.searchHint} value={q} />
        <Button type="submit" variant="default">
          {words.admin.search}
        </Button>
      </Form>
      <DataTable
        caption={said.caption}
        columns={ingredientColumns}
        rows={items}
        rowKey={({ ingredientNo }) => ingredientNo}
        empty={
          <Nothing title={said.noneTitle}>
            <Link className="button plain" to="/admin/menu/ingredients">
              {said.noneNext}
            </Link>
          </Nothing>
        }
      />
      <Pager next={next} />
    </>
  );
}
