import { data, Link } from 'react-router';
import { titleOf } from '../../kit/format.ts';
import { InvoiceSheet } from '../../kit/invoice-sheet.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { visitOf } from '../../visit.server.ts';
import { accountWords } from '../../words/en/account.ts';
import { invoiceWords } from '../../words/en/invoice.ts';
import type { Route } from './+types/invoice.ts';
import styles from './invoice.module.css';
import { readDocuments } from './read-order.server.ts';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const documents = await readDocuments(request, visitOf(context), params.orderNo);
  const invoice = documents.find(({ number }) => number === params.number);
  if (!invoice) throw data(null, { status: 404 });
  return invoice;
}

export const meta = ({ loaderData }: { loaderData: Route.MetaArgs['loaderData'] | undefined }) =>
  loaderData
    ? [{ title: titleOf(`${accountWords.document[loaderData.kind]} ${loaderData.number}`) }]
    : [];

/** An invoice or a credit note, to read and to print. */
export default function InvoicePage({ loaderData: invoice }: Route.ComponentProps) {
  const { kind, number, orderNo } = invoice;
  return (
    <main id="content" className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <h1>
          {accountWords.document[kind]} <span className={styles.number}>{number}</span>
        </h1>
        <div className={`${styles.tools} no-print`}>
          <PrintButton className="button">{invoiceWords.print}</PrintButton>
          <a href={`/api/invoices/${number}.pdf`} className="button plain">
            {invoiceWords.pdf}
          </a>
          <Link to={`/account/orders/${orderNo}`} className="button plain">
            {invoiceWords.backToOrder}
          </Link>
        </div>
      </header>
      <InvoiceSheet invoice={invoice} />
    </main>
  );
}
