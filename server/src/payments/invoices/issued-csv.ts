import { csvOf, type CsvColumns } from '../../contract/csv.ts';
import type { InvoiceContent } from '../../contract/invoice.ts';

type Tax = {
  taxClass: string;
  basisPoints: number | null;
  netCents: number;
  taxCents: number;
  grossCents: number;
};

const columns: CsvColumns<InvoiceContent & { tax: Tax }> = {
  number: ({ number }) => number,
  kind: ({ kind }) => kind,
  issued_on: ({ issuedOn }) => issuedOn,
  supplied_on: ({ suppliedOn }) => suppliedOn,
  order_no: ({ orderNo }) => orderNo,
  corrects: ({ corrects }) => corrects,
  customer: ({ customer }) => customer.name,
  currency: ({ currency }) => currency,
  tax_class: ({ tax }) => tax.taxClass,
  basis_points: ({ tax }) => tax.basisPoints,
  net_cents: ({ tax }) => tax.netCents,
  tax_cents: ({ tax }) => tax.taxCents,
  gross_cents: ({ tax }) => tax.grossCents,
};

/** Documents for whoever keeps the shop's accounts: one line for each rate, or one without where nothing was said of tax. */
export function issuedCsv(documents: readonly InvoiceContent[]): string {
  const lines = documents.flatMap((it) => {
    const { totalCents } = it;
    const untaxed: Tax = {
      taxClass: '',
      basisPoints: null,
      netCents: totalCents,
      taxCents: 0,
      grossCents: totalCents,
    };
    return (it.taxes.length === 0 ? [untaxed] : it.taxes).map((tax) => ({ ...it, tax }));
  });
  return csvOf(columns, lines, true);
}
