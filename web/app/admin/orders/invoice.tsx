import { data } from 'react-router';
import { paperOf } from '../../../../server/src/contract/invoice-paper.ts';
import { read } from '../../kit/answers.server.ts';
import { InvoiceSheet } from '../../kit/invoice-sheet.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminWords } from '../../words/en/admin.ts';
import { invoiceWords } from '../../words/en/invoice.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/invoice.ts';

export async function loader({ request, context, params: { orderNo, number } }: Route.LoaderArgs) {
  const { invoices } = apiOf(context).api.admin.orders[':orderNo'];
  const { items } = await read(request, invoices.$get({ param: { orderNo } }));
  const invoice = items.find((each) => each.number === number);
  if (!invoice) throw data(null, { status: 404 });
  return invoice;
}

export const meta = ({ loaderData }: { loaderData: Route.MetaArgs['loaderData'] | undefined }) =>
  loaderData ? [{ title: adminWords.title(paperOf(loaderData).title) }] : [];

/** An invoice or a credit note as its customer has it. */
export default function InvoicePage({ loaderData: invoice }: Route.ComponentProps) {
  const { number, orderNo } = invoice;
  return (
    <>
      <PageHeader
        title={paperOf(invoice).title}
        back={{
          to: `/admin/orders/${orderNo}/money`,
          label: invoiceWords.backToMoney(orderNo),
        }}
      >
        <PrintButton>{invoiceWords.print}</PrintButton>
        <a href={`/api/admin/invoices/${number}.pdf`} className="button plain">
          {invoiceWords.pdf}
        </a>
      </PageHeader>
      <InvoiceSheet invoice={invoice} />
    </>
  );
}
