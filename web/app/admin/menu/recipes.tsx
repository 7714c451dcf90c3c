import { Button, NativeSelect } from '@mantine/core';
import { Form, Link, redirect, useSubmit } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { apiOf } from '../../visit.server.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
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
import type { Route } from './+types/recipes.ts';
import { HeldBack } from './held-back.tsx';
import { TakeOut } from './take-out.tsx';
import { recipeColumns } from './recipe-columns.tsx';

const texts = adminMenuWords.recipes;
const statuses = ['draft', 'published'] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const status = statuses.find((known) => known === asked.get('status'));
  const archived = asked.get('status') === 'archived';
  const cursor = asked.get('cursor');
  const { admin } = apiOf(context).api;
  const found = read(
    request,
    admin.recipes.$get({
      query: {
        limit: '50',
        ...(q.trim() === '' ? {} : { q }),
        ...(status === undefined ? {} : { status }),
        ...(archived ? { archived: 'only' as const } : {}),
        ...(cursor === null ? {} : { cursor }),
      },
    }),
  );
  const held = read(request, admin['held-back-translations'].$get());
  const [page, heldBack] = await Promise.all([found, held]);
  return { ...page, q, status: archived ? 'archived' : (status ?? ''), heldBack: heldBack.items };
}

/** Duplicates one of the list, or reads it from a file. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.clone().formData();
  if (textOf(form, 'intent').endsWith('-file'))
    return readListFile(request, context, 'recipes.csv');
  const param = { recipeNo: textOf(form, 'recipeNo') };
  const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };
  const one = apiOf(context).api.admin.recipes[':recipeNo'];
  const copied = await read(request, one.copy.$post({ param }, nothing));
  return redirect(`/admin/menu/recipes/${copied.recipeNo}?done=copied`, 303);
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export const shouldRevalidate = connected;

export default function Recipes({ loaderData, actionData }: Route.ComponentProps) {
  const may = useMay();
  const { items, next, q, status, heldBack } = loaderData;
  const submit = useSubmit();
  const filters = status === 'archived' ? { q, archived: 'only' } : { q, status };
  const add = (
    <Link className="button" to="/admin/menu/recipes/new">
      {texts.add}
    </Link>
  );
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        <CsvLink list="recipes" filters={filters} />
        {add}
      </PageHeader>
      <HeldBack recipes={heldBack} />
      <Form
        className={`${columns.filters} no-print`}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) void submit(event.currentTarget);
        }}
      >
        <SearchField label={texts.search} placeholder={texts.searchHint} value={q} />
        <NativeSelect
          key={status}
          name="status"
          label={texts.status}
          defaultValue={status}
          data={[
            { value: '', label: texts.any },
            { value: 'published', label: texts.published },
            { value: 'draft', label: texts.draft },
            { value: 'archived', label: texts.archived },
          ]}
        />
        <Button type="submit" variant="default">
          {adminWords.search}
        </Button>
      </Form>
      <DataTable
        caption={texts.caption}
        columns={recipeColumns}
        rows={items}
        rowKey={({ recipeNo }) => recipeNo}
        empty={
          q === '' && status === '' ? (
            <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
              {add}
            </EmptyState>
          ) : (
            <EmptyState title={texts.noneTitle} text={texts.noneText}>
              <Link className="button plain" to="/admin/menu">
                {texts.noneNext}
              </Link>
            </EmptyState>
          )
        }
      />
      <Pager next={next} />
      {items.length > 0 ? <TakeOut filters={filters} /> : null}
      {may('change-menu') ? (
        <FilePanel file="recipes.csv" text={adminFilesWords.menuText} answer={actionData} />
      ) : null}
    </>
  );
}
