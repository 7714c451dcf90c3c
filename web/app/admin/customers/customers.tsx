import { Button } from '@mantine/core';
import { Form, Link } from 'react-router';
import { words } from '../../words/admin-words.ts';
import columnsOf from '../parts/columns.module.css';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { deskOf, read } from '../parts/desk.server.ts';
import { Nothing } from '../parts/nothing.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Pager } from '../parts/pager.tsx';
import { SearchField } from '../parts/search-field.tsx';
import type { Route } from './+types/customers.ts';

const { admin, adminCustomers } = words;

export const meta: Route.MetaFunction = () => [{ title: admin.title(adminCustomers.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q')?.trim() || undefined;
  const query = { q, cursor: asked.get('cursor') || undefined, limit: '24' };
  return { q, page: await read(request, deskOf(context).api.admin.customers.$get({ query })) };
}

type Customer = Route.ComponentProps['loaderData']['page']['items'][number];

const columns: Column<Customer>[] = [
  {
    key: 'name',
    head: adminCustomers.name,
    names: true,
    cell: ({ customerNo, name, email }) => (
      <Link to={`/admin/customers/${customerNo}`}>{name ?? email ?? adminCustomers.nameless}</Link>
    ),
  },
  { key: 'email', head: adminCustomers.email, cell: ({ email }) => email },
  { key: 'phone', head: adminCustomers.phone, cell: ({ phone }) => phone },
  {
    key: 'number',
    head: adminCustomers.number,
    cell: ({ customerNo }) => customerNo,
    numeric: true,
    narrow: true,
  },
];

export default function Customers({ loaderData }: Route.ComponentProps) {
  const { q, page } = loaderData;
  return (
    <>
      <PageHeader title={adminCustomers.title} />
      <Form role="search" action="/admin/customers" className={`${columnsOf.filters} no-print`}>
        <SearchField label={adminCustomers.searchLabel} value={q ?? ''} />
        <Button type="submit" variant="default">
          {adminCustomers.filter}
        </Button>
        {q ? (
          <Button component={Link} to="/admin/customers" variant="subtle">
            {admin.clear}
          </Button>
        ) : null}
      </Form>
      <DataTable
        caption={adminCustomers.title}
        columns={columns}
        rows={page.items}
        rowKey={({ customerNo }) => customerNo}
        empty={
          q ? (
            <Nothing title={adminCustomers.noMatchTitle} text={adminCustomers.noMatchText}>
              <Link className="button plain" to="/admin/customers">
                {admin.clear}
              </Link>
            </Nothing>
          ) : (
            <Nothing title={adminCustomers.noneTitle} text={adminCustomers.noneText} />
          )
        }
      />
      <Pager next={page.next} />
    </>
  );
}
