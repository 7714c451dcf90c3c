import { testCards, type TestCard } from '../../contract/test-cards.ts';

export type CardTyped = { number: string; expires: string; cvc: string };
type CardRead =
  | { ok: true; card: TestCard; expires: string }
  | { ok: false; fields: { field: keyof CardTyped; message: string }[] };

/** A card as it was typed: a test card's number, a month that has not passed (`04 / 31`), three figures. */
export function readCard({ number, expires, cvc }: CardTyped, now: Date): CardRead {
  const figures = number.replaceAll(/[\s-]/g, '');
  const card = testCards.find((it) => it.number === figures);
  const lastMonth = monthOf(expires);
  const fields: { field: keyof CardTyped; message: string }[] = [];
  if (!card) fields.push({ field: 'number', message: 'must be the number of a test card' });
  if (lastMonth === undefined)
    fields.push({ field: 'expires', message: 'must be a month and a year, for example 04 / 31' });
  else if (lastMonth < now.toISOString().slice(0, 7))
    fields.push({ field: 'expires', message: 'must not have passed' });
  if (!/^\s*\d{3}\s*$/.test(cvc)) fields.push({ field: 'cvc', message: 'must be three figures' });
  return card && lastMonth !== undefined && fields.length === 0
    ? { ok: true, card, expires: lastMonth }
    : { ok: false, fields };
}

/** `04 / 31`, `4/2031` and `0431` are all `2031-04`. */
function monthOf(text: string): string | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*[/\s-]?\s*((?:20)?\d{2})\s*$/.exec(text) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return isMonth ? `20${year.slice(-2)}-${month.padStart(2, '0')}` : undefined;
}
