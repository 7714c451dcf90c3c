import { Button, NativeSelect } from '@mantine/core';
import { Form, Link, useSubmit } from 'react-router';
import { words } from '../../words/admin-words.ts';
import columns from '../parts/columns.module.css';
import { DataTable } from '../parts/data-table.tsx';
import { deskOf, read } from '../parts/desk.server.ts';
import { Nothing } from '../parts/nothing.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchField } from '../parts/search-field.tsx';
import type { Route } from './+types/recipes.ts';
import { recipeColumns } from './recipe-columns.tsx';

const said = words.adminMenu.recipes;
const statuses = ['draft', 'published'] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const status = statuses.find((known) => known === asked.get('status'));
  const cursor = asked.get('cursor');
  const page = await read(
    request,
    deskOf(context).api.admin.recipes.$get({
      query: {
        limit: '50',
        ...(q.trim() === '' ? {} : { q }),
        ...(status === undefined ? {} : { status }),
        ...(cursor === null ? {} : { cursor }),
      },
    }),
  );
  return { ...page, q, status: status ?? '' };
}

export const meta: Route.MetaFunction = () => [{ title: words.admin.title(said.title) }];

export default function Recipes({ loaderData }: Route.ComponentProps) {
  const { items, next, q, status } = loaderData;
  const submit = useSubmit();
  const add = (
    <Link className="button" to="/admin/menu/recipes/new">
      {said.add}
    </Link>
  );
  return (
    <>
      <PageHeader title={said.title} text={said.text}>
        {add}
      </PageHeader>
      <Form
        className={`${columns.filters} no-print`}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) void submit(event.currentTarget);
        }}
      >
        <SearchField label={said.search} placeholder={said.searchHint} value={q} />
        <NativeSelect
          key={status}
          name="status"
          label={said.status}
          defaultValue={status}
          data={[
            { value: '', label: said.any },
            { value: 'published', label: said.published },
            { value: 'draft', label: said.draft },
          ]}
        />
        <Button type="submit" variant="default">
          {words.admin.search}
        </Button>
      </Form>
      <DataTable
        caption={said.caption}
        columns={recipeColumns}
        rows={items}
        rowKey={({ recipeNo }) => recipeNo}
        empty={
          q === '' && status === '' ? (
            <Nothing title={said.emptyTitle} text={said.emptyText}>
              {add}
            </Nothing>
          ) : (
            <Nothing title={said.noneTitle} text={said.noneText}>
              <Link className="button plain" to="/admin/menu">
                {said.noneNext}
              </Link>
            </Nothing>
          )
        }
      />
      <Pager next={next} />
    </>
  );
}
