import { invoiceWords } from './invoice-words/words.ts';
import type { InvoiceWords } from './invoice-words/en.ts';
import type { DocumentLine, InvoiceContent } from './invoice.ts';
import { languages, ownLanguage } from './languages.ts';
import type { Paper } from './paper.ts';
import { shopsReasonOf } from './shops-own.ts';

/** An invoice or a credit note as it is read and printed, on a page or as a PDF. It says what it knows: a shop that told no tax number prints none. */
export function paperOf(content: InvoiceContent): Paper {
  const { locale, language = ownLanguage, currency, kind, number, shop, customer } = content;
  const words = invoiceWords[language];
  const amounts = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const rates = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const money = (cents: number) => amounts.format(cents / 100);
  const day = (date: string) => days.format(new Date(`${date}T12:00:00Z`));
  const isCredit = kind === 'credit-note';
  const paidCents = content.paid.reduce((sum, { cents }) => sum + cents, 0);
  const place = [customer.postcode, customer.country].filter((it) => it !== null).join(' ');
  return {
    title: words.title[kind](number),
    language,
    dir: languages[language].dir,
    heads: { from: words.from, to: words.to, about: words.about },
    author: shop.operator ?? shop.name,
    from: [
      shop.name,
      ...[shop.operator, shop.address].filter((it) => it !== null),
      ...(shop.taxNumber === null ? [] : [words.taxNumber(shop.taxNumber)]),
    ],
    to: [customer.name, customer.address, ...(place === '' ? [] : [place])],
    facts: [
      [words.issuedOn, day(content.issuedOn)],
      [words.order, String(content.orderNo)],
      [words.deliveryDay, day(content.suppliedOn)],
      ...(content.corrects === null
        ? []
        : ([[words.corrects, content.corrects]] as [string, string][])),
      ...(content.reason === null
        ? []
        : ([[words.reason, reasonIn(content.reason, words)]] as [string, string][])),
    ],
    tables: [
      {
        columns: [
          { head: isCredit ? words.givenBack : words.sold, share: 4 },
          { head: words.servings, share: 1, right: true },
          { head: words.amount, share: 1.5, right: true },
        ],
        rows: [
          ...content.lines.map((line) => ({
            cells: [
              whatIs(line, words),
              line.servings === null ? '' : String(line.servings),
              money(line.cents),
            ],
          })),
          { cells: [words.total, '', money(content.totalCents)], strong: true as const },
        ],
      },
      ...(content.taxes.length === 0
        ? []
        : [
            {
              columns: [
                { head: words.rate, share: 2.5 },
                { head: words.net, share: 1, right: true as const },
                { head: words.tax, share: 1, right: true as const },
                { head: words.gross, share: 1, right: true as const },
              ],
              rows: content.taxes.map(({ taxClass, basisPoints, ...cents }) => ({
                cells: [
                  words.ofClass(
                    words.classes[taxClass] ?? taxClass,
                    rates.format(basisPoints / 10_000),
                  ),
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
        .map(({ by, cents }) =>
          words[isCredit ? 'paidBack' : 'paid'](money(cents), words.means[by] ?? by),
        ),
      ...(content.paid.length === 0 && content.totalCents > 0 ? [words.notPaid] : []),
      // Credit and gift cards paid a part of what is on account.
      ...(!isCredit && paidCents > 0 && paidCents < content.totalCents
        ? [words.stillToPay(money(content.totalCents - paidCents))]
        : []),
    ],
    pageOf: words.page,
  };
}

/** What people wrote stays as they wrote it; what the shop says by itself is said in the language of the document. */
function reasonIn(reason: string, { shopsReasons }: InvoiceWords): string {
  const ours = shopsReasonOf(reason);
  return ours ? shopsReasons[ours] : reason;
}

function whatIs({ kind, name, amount, unit }: DocumentLine, words: InvoiceWords): string {
  switch (kind) {
    case 'meal':
      return name ?? words.meal;
    case 'missing':
      return words.missing(name ?? words.anIngredient, amount, unit);
    case 'discount':
      return words.discount(name);
    case 'delivery':
      return words.delivery;
    case 'tax':
      return words.tax;
    case 'amount':
      return name ?? words.part;
  }
}
