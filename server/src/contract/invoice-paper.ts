import type { DocumentLine, InvoiceContent } from './invoice.ts';
import type { Paper } from './paper.ts';

/** How it was paid, or given back, as its customer reads it. */
const means: Record<string, string> = {
  sandbox: 'Trial payment: no money moved',
  stripe: 'Card',
  invoice: 'On account',
};

const classes: Record<string, string> = {
  food: 'Food',
  alcohol: 'Alcohol',
  delivery: 'Delivery',
};

/** An invoice or a credit note as it is read and printed, on a page or as a PDF. It says what it knows: a shop that told no tax number prints none. */
export function paperOf(content: InvoiceContent): Paper {
  const { locale, currency, kind, number, shop, customer } = content;
  const amounts = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const rates = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const money = (cents: number) => amounts.format(cents / 100);
  const day = (date: string) => days.format(new Date(`${date}T12:00:00Z`));
  const isCredit = kind === 'credit-note';
  const place = [customer.postcode, customer.country].filter((it) => it !== null).join(' ');
  return {
    title: `${isCredit ? 'Credit note' : 'Invoice'} ${number}`,
    // Its words are English; numbers and dates are written as the shop writes them.
    language: 'en',
    author: shop.operator ?? shop.name,
    from: [
      shop.name,
      ...[shop.operator, shop.address].filter((it) => it !== null),
      ...(shop.taxNumber === null ? [] : [`Tax number: ${shop.taxNumber}`]),
    ],
    to: [customer.name, customer.address, ...(place === '' ? [] : [place])],
    facts: [
      ['Issued on', day(content.issuedOn)],
      ['Order', String(content.orderNo)],
      ['Delivery day', day(content.suppliedOn)],
      ...(content.corrects === null
        ? []
        : ([['Corrects invoice', content.corrects]] as [string, string][])),
      ...(content.reason === null ? [] : ([['Reason', content.reason]] as [string, string][])),
    ],
    tables: [
      {
        columns: [
          { head: isCredit ? 'Given back' : 'Sold', share: 4 },
          { head: 'Servings', share: 1, right: true },
          { head: 'Amount', share: 1.5, right: true },
        ],
        rows: [
          ...content.lines.map((line) => ({
            cells: [
              whatIs(line),
              line.servings === null ? '' : String(line.servings),
              money(line.cents),
            ],
          })),
          { cells: ['Total', '', money(content.totalCents)], strong: true as const },
        ],
      },
      ...(content.taxes.length === 0
        ? []
        : [
            {
              columns: [
                { head: 'Rate', share: 2.5 },
                { head: 'Net', share: 1, right: true as const },
                { head: 'Tax', share: 1, right: true as const },
                { head: 'Gross', share: 1, right: true as const },
              ],
              rows: content.taxes.map(({ taxClass, basisPoints, ...cents }) => ({
                cells: [
                  `${classes[taxClass] ?? taxClass}, ${rates.format(basisPoints / 10_000)}`,
                  money(cents.netCents),
                  money(cents.taxCents),
                  money(cents.grossCents),
                ],
              })),
            },
          ]),
    ],
    notes: [
      ...content.paid
        .filter(({ cents }) => cents > 0)
        .map(
          ({ by, cents }) =>
            `${isCredit ? 'Given back' : 'Paid'}: ${money(cents)}. ${means[by] ?? by}.`,
        ),
      ...(content.paid.length === 0 && content.totalCents > 0 ? ['Not paid yet.'] : []),
    ],
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  };
}

function whatIs({ kind, name, amount, unit }: DocumentLine): string {
  switch (kind) {
    case 'meal':
      return name ?? 'Meal';
    case 'missing': {
      const much = amount && unit ? `, ${amount}${unit === 'piece' ? '' : ` ${unit}`}` : '';
      return `Missing: ${name ?? 'an ingredient'}${much}`;
    }
    case 'discount':
      return name === null ? 'Discount' : `Discount ${name}`;
    case 'delivery':
      return 'Delivery';
    case 'tax':
      return 'Tax';
    case 'amount':
      return name ?? 'Part of the price';
  }
}
