/** How the shop writes money, dates and amounts. */
const shop = { locale: 'en-IE', currency: 'EUR', timeZone: 'Europe/Dublin' };

const moneyFormat = new Intl.NumberFormat(shop.locale, {
  style: 'currency',
  currency: shop.currency,
});
const wholeFormat = new Intl.NumberFormat(shop.locale, { maximumFractionDigits: 1 });

/** Whole cents as money. */
export const money = (cents: number) => moneyFormat.format(cents / 100);

export const number = (value: number) => wholeFormat.format(value);

/** A delivery day, `2026-11-25`, as people say it: Wednesday 25 November. */
export const day = (date: string) =>
  new Intl.DateTimeFormat(shop.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));

/** The same where there is little room: Wed 25 Nov. */
export const shortDay = (date: string) =>
  new Intl.DateTimeFormat(shop.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));

/** A moment, ISO 8601, in the shop's own time. */
export const moment = (iso: string) =>
  new Intl.DateTimeFormat(shop.locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: shop.timeZone,
  }).format(new Date(iso));

export type Unit = 'g' | 'ml' | 'piece' | 'mg';

/** An amount of base units: 1.2 kg, 300 ml, 2. */
export function amount(value: number, unit: Unit): string {
  switch (unit) {
    case 'g':
      return value >= 1000 ? `${number(value / 1000)} kg` : `${number(value)} g`;
    case 'ml':
      return value >= 1000 ? `${number(value / 1000)} l` : `${number(value)} ml`;
    case 'mg':
      return value >= 1000 ? `${number(value / 1000)} g` : `${number(value)} mg`;
    case 'piece':
      return number(value);
  }
}

/** A moment within days of now, as people say it: Tuesday 24 November, 12:00. */
export const dayAndTime = (iso: string) =>
  new Intl.DateTimeFormat(shop.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: shop.timeZone,
  }).format(new Date(iso));

const relativeFormat = new Intl.RelativeTimeFormat(shop.locale, { style: 'long' });

/** How far away a moment is: in 14 hours, in 2 days. */
export function timeUntil(iso: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((new Date(iso).getTime() - nowMs) / 60_000));
  if (minutes < 120) return relativeFormat.format(minutes, 'minute');
  if (minutes < 48 * 60) return relativeFormat.format(Math.floor(minutes / 60), 'hour');
  return relativeFormat.format(Math.floor(minutes / 60 / 24), 'day');
}

/** A list in a sentence: milk, nuts and sesame. */
export const listed = (names: readonly string[]) =>
  new Intl.ListFormat(shop.locale, { type: 'conjunction' }).format(names);
