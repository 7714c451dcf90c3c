import { Button } from '@mantine/core';
import { phoneInWords } from '../../kit/phone.ts';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminCustomersWords } from '../../words/en/admin-customers.ts';
import { adminWords } from '../../words/en/admin.ts';
import columnsOf from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { SearchField } from '../kit/search-field.tsx';
import type { Route } from './+types/customers.ts';

export const meta: Route.MetaFunction = () => [
  { title: adminWords.title(adminCustomersWords.title) },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q')?.trim() || undefined;
  const query = { q, cursor: asked.get('cursor') || undefined, limit: '24' };
  return { q, page: await read(request, apiOf(context).api.admin.customers.$get({ query })) };
}

type Customer = Route.ComponentProps['loaderData']['page']['items'][number];

const columns: Column<Customer>[] = [
  {
    key: 'name',
    head: adminCustomersWords.name,
    names: true,
    cell: ({ customerNo, name, email }) => (
      <Link to={`/admin/customers/${customerNo}`}>
        <bdi>{name ?? email ?? adminCustomersWords.nameless}</bdi>
      </Link>
    ),
  },
  { key: 'email', head: adminCustomersWords.email, cell: ({ email }) => email },
  {
    key: 'phone',
    head: adminCustomersWords.phone,
    cell: ({ phone }) => (phone ? phoneInWords(phone) : ''),
  },
  {
    key: 'number',
    head: adminCustomersWords.number,
    cell: ({ customerNo }) => customerNo,
    numeric: true,
    narrow: true,
  },
];

export default function Customers({ loaderData }: Route.ComponentProps) {
  const { q, page } = loaderData;
  return (
    <>
      <PageHeader title={adminCustomersWords.title}>
        <CsvLink list="customers" filters={{ q }} />
      </PageHeader>
      <Form role="search" action="/admin/customers" className={`${columnsOf.filters} no-print`}>
        <SearchField label={adminCustomersWords.searchLabel} value={q ?? ''} />
        <Button type="submit" variant="default">
          {adminCustomersWords.filter}
        </Button>
        {q ? (
          <Button component={Link} to="/admin/customers" variant="subtle">
            {adminWords.clear}
          </Button>
        ) : null}
      </Form>
      <DataTable
        caption={adminCustomersWords.title}
        columns={columns}
        rows={page.items}
        rowKey={({ customerNo }) => customerNo}
        empty={
          q ? (
            <EmptyState
              title={adminCustomersWords.noMatchTitle}
              text={adminCustomersWords.noMatchText}
            >
              <Link className="button plain" to="/admin/customers">
                {adminWords.clear}
              </Link>
            </EmptyState>
          ) : (
            <EmptyState title={adminCustomersWords.noneTitle} text={adminCustomersWords.noneText} />
          )
        }
      />
      <Pager next={page.next} />
    </>
  );
}
