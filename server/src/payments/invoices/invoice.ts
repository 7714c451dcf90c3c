/** Invoices and credit notes are numbered apart, each without gaps. A restored store goes on in a series of its own: `INV2`. */
export const lettersOf = { invoice: 'INV', 'credit-note': 'CN' } as const;

export type DocumentKind = keyof typeof lettersOf;

/** A place in a series. */
export type DocumentNumber = { series: string; number: number };

export const documentNumber = ({ series, number }: DocumentNumber): string =>
  `${series}-${String(number).padStart(6, '0')}`;

const numberPattern = /^((?:INV|CN)[0-9]{0,4})-([0-9]{6,12})$/;

/** Undefined for what is no number of a document. */
export function readNumber(text: string): DocumentNumber | undefined {
  const [, series, digits] = numberPattern.exec(text) ?? [];
  if (series === undefined || digits === undefined) return undefined;
  return { series, number: Number(digits) };
}
