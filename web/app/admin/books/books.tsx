import { Button, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day, money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminBooksWords } from '../../words/en/admin-books.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import type { AccountSum, Mismatch } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/books.ts';
import { accountInWords } from './account-in-words.ts';
import styles from './books.module.css';

const texts = adminBooksWords;

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = apiOf(context);
  const asked = new URL(request.url).searchParams.get('day');
  const { date } = await read(request, api.admin.today.$get());
  const books = await read(request, api.admin.books.$get({ query: { day: asked || date } }));
  return { ...books, day: asked || date };
}

export const shouldRevalidate = connected;

/** The books of a day: what does not match first, then every account. */
export default function Books({ loaderData: books }: Route.ComponentProps) {
  const query = `?day=${books.day}`;
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        <a className="button plain" href={`/api/admin/books-csv${query}`}>
          {texts.csv}
        </a>
        <a className="button plain" href={`/api/admin/invoices-csv${query}`}>
          {texts.invoicesCsv}
        </a>
      </PageHeader>
      <Form className={`${columns.filters} ${columns.even} no-print`}>
        <TextInput
          key={books.day}
          type="date"
          name="day"
          label={texts.day}
          defaultValue={books.day}
          required
        />
        <Button type="submit" variant="default">
          {texts.show}
        </Button>
      </Form>
      {books.mismatches.length === 0 ? (
        <Note calm title={texts.matches} text={texts.matchesText} />
      ) : (
        <section className={styles.stack} aria-label={texts.odd(books.mismatches.length)}>
          <Note title={texts.odd(books.mismatches.length)} text={texts.oddText} />
          <DataTable
            caption={texts.odd(books.mismatches.length)}
            columns={mismatchColumns}
            rows={books.mismatches}
            rowKey={({ kind, orderNo, what }) => `${kind}.${orderNo}.${what}`}
            empty={null}
          />
        </section>
      )}
      <section className={styles.stack} aria-labelledby="sums">
        <h2 id="sums">{day(books.day)}</h2>
        <DataTable
          caption={texts.sums}
          columns={sumColumns}
          rows={books.sums}
          rowKey={({ account, currency }) => `${account}.${currency}`}
          empty={<EmptyState title={texts.none} text={texts.noneText} />}
        />
      </section>
    </>
  );
}

const sumColumns: Column<AccountSum>[] = [
  {
    key: 'account',
    head: texts.account,
    names: true,
    cell: ({ account }) => accountInWords(account),
  },
  {
    key: 'debit',
    head: texts.debit,
    numeric: true,
    cell: ({ debitCents, currency }) => money(debitCents, currency),
  },
  {
    key: 'credit',
    head: texts.credit,
    numeric: true,
    cell: ({ creditCents, currency }) => money(creditCents, currency),
  },
  {
    key: 'balance',
    head: texts.balance,
    numeric: true,
    cell: ({ debitCents, creditCents, currency }) => money(debitCents - creditCents, currency),
  },
];

const mismatchColumns: Column<Mismatch>[] = [
  {
    key: 'what',
    head: texts.what,
    names: true,
    cell: ({ kind, what }) => (
      <>
        {texts.mismatches[kind]}
        {what === null ? null : <span className={styles.under}>{what}</span>}
      </>
    ),
  },
  {
    key: 'order',
    head: texts.order,
    cell: ({ orderNo }) =>
      orderNo === null ? null : (
        <Link to={`/admin/orders/${orderNo}/money`}>{texts.orderNo(orderNo)}</Link>
      ),
  },
  {
    key: 'cents',
    head: texts.difference,
    numeric: true,
    cell: ({ cents, currency }) => (currency === null ? null : money(cents, currency)),
  },
];
