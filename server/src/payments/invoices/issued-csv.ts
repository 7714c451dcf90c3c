import { stringify } from 'csv-stringify/sync';
import type { InvoiceContent } from '../../contract/invoice.ts';

const columns = [
  'number',
  'kind',
  'issued_on',
  'supplied_on',
  'order_no',
  'corrects',
  'customer',
  'currency',
  'tax_class',
  'basis_points',
  'net_cents',
  'tax_cents',
  'gross_cents',
];

/** Documents for whoever keeps the shop's accounts: one line for each rate, or one without where nothing was said of tax. */
export function issuedCsv(documents: readonly InvoiceContent[]): string {
  const lines = documents.flatMap((it) => {
    const { totalCents } = it;
    const untaxed = {
      taxClass: '',
      basisPoints: '',
      netCents: totalCents,
      taxCents: 0,
      grossCents: totalCents,
    };
    return (it.taxes.length === 0 ? [untaxed] : it.taxes).map((tax) => [
      it.number,
      it.kind,
      it.issuedOn,
      it.suppliedOn,
      it.orderNo,
      it.corrects,
      it.customer.name,
      it.currency,
      tax.taxClass,
      tax.basisPoints,
      tax.netCents,
      tax.taxCents,
      tax.grossCents,
    ]);
  });
  // What people typed is text in every spreadsheet, and nobody's formula.
  return stringify(lines, { header: true, columns, escape_formulas: true });
}
