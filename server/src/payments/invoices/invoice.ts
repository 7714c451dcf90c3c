/** Invoices and credit notes are numbered apart, each without gaps. */
export const series = { invoice: 'INV', 'credit-note': 'CN' } as const;

export type DocumentKind = keyof typeof series;

export const documentNumber = (kind: DocumentKind, number: number): string =>
  `${series[kind]}-${String(number).padStart(6, '0')}`;

export const numberPattern = /^(INV|CN)-([0-9]{6,12})$/;

/** Undefined for what is no number of a document. */
export function readNumber(text: string): { series: string; number: number } | undefined {
  const [, letters, digits] = numberPattern.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  return { series: letters, number: Number(digits) };
}
