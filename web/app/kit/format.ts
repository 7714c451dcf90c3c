import type { Unit } from '../../../server/src/contract/food-terms.ts';
import {
  isLanguage,
  localeIn,
  ownLanguage,
  type Language,
} from '../../../server/src/contract/languages.ts';
import { language, unitWords } from '../words/en/language.ts';

/** What the shop is called, and how it writes money, dates and amounts. */
export type ShopStyle = {
  name: string;
  locale: string;
  currency: string;
  timeZone: string;
  /** How boxes are paid for; in the `sandbox` no money moves. */
  payments: string;
  /** In which languages it can be read, the first its own: their codes with spaces between. */
  languages: string;
  /** Where the shop is found, without a slash at the end. */
  siteUrl: string;
  /** The address of the shop's logo; empty: it has none. */
  logo?: string;
  /** Its colours as a style sheet; empty: those of the tokens. */
  look?: string;
  /** Where else than at the store forms lead to; only the server asks. */
  payOrigin?: string | null;
};

let shop: Required<ShopStyle> | undefined;

/** Says how this shop writes, before anything is written: the API's answer on the server, what the page says of itself in the browser. */
export function writeAs(style: ShopStyle): void {
  const { name, locale, currency, timeZone, payments, languages, siteUrl } = style;
  const { payOrigin = null, logo = '', look = '' } = style;
  const written = { name, locale, currency, timeZone, payments, languages, siteUrl };
  const wanted = { ...written, payOrigin, logo, look };
  if (JSON.stringify(wanted) !== JSON.stringify(shop)) shop = wanted;
}

export function styleOfTheShop(): Required<ShopStyle> {
  if (!shop) throw new Error('Nobody has said how this shop writes.');
  return shop;
}

/** How this page writes: as the shop does, and in another language as that does. */
const localeOf = ({ locale }: ShopStyle) => localeIn(language, locale);

/** The languages that the shop can be read in, its own first. */
export const languagesOfTheShop = (): Language[] => [
  ownLanguage,
  ...styleOfTheShop()
    .languages.split(' ')
    .filter(isLanguage)
    .filter((it) => it !== ownLanguage),
];

/** Whether no money moves here: boxes are paid for in the sandbox. */
export const isTrial = () => styleOfTheShop().payments === 'sandbox';

export const shopName = () => styleOfTheShop().name;

/** What a page is called in a browser's tab. */
export const titleOf = (page: string) => `${page} · ${shopName()}`;

/** A formatter is made once for each way to write: making one costs more than using it many times. */
function once<Formatter>(make: (style: ShopStyle) => Formatter): () => Formatter {
  let made: { style: ShopStyle; formatter: Formatter } | undefined;
  return () => {
    const style = styleOfTheShop();
    if (made?.style !== style) made = { style, formatter: make(style) };
    return made.formatter;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  once(
    (style) => new Intl.DateTimeFormat(localeOf(style), { timeZone: style.timeZone, ...options }),
  );

/** The same where a formatter is also of something: a currency, a time zone. */
function onceFor<Formatter>(
  make: (style: ShopStyle, of: string) => Formatter,
): (of: string) => Formatter {
  const made = once(() => new Map<string, Formatter>());
  return (of) => {
    const formatter = made().get(of) ?? make(styleOfTheShop(), of);
    made().set(of, formatter);
    return formatter;
  };
}

const moneyFormat = onceFor(
  (style, currency) => new Intl.NumberFormat(localeOf(style), { style: 'currency', currency }),
);
const numberFormat = once(
  (style) => new Intl.NumberFormat(localeOf(style), { maximumFractionDigits: 3 }),
);
const percentFormat = once(
  (style) => new Intl.NumberFormat(localeOf(style), { style: 'percent', maximumFractionDigits: 2 }),
);
const countryNames = once((style) => new Intl.DisplayNames(localeOf(style), { type: 'region' }));
const weekdayFormat = dates({ weekday: 'short', timeZone: 'UTC' });
const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const datedDay = dates({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayOfMoment = dates({ day: 'numeric', month: 'long', year: 'numeric' });
const briefDay = dates({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const briefMoment = dates({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const datedMoment = dates({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const longMoment = onceFor(
  (style, timeZone) =>
    new Intl.DateTimeFormat(localeOf(style), {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);
const zonedMoment = onceFor(
  (style, timeZone) =>
    new Intl.DateTimeFormat(localeOf(style), {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'long',
    }),
);
const shortZonedMoment = onceFor(
  (style, timeZone) =>
    new Intl.DateTimeFormat(localeOf(style), {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
);
const longWeekday = dates({ weekday: 'long', timeZone: 'UTC' });
const relativeFormat = once(
  (style) => new Intl.RelativeTimeFormat(localeOf(style), { style: 'long' }),
);
const listFormat = once((style) => new Intl.ListFormat(localeOf(style), { type: 'conjunction' }));

/** Whole cents as money: the shop's own, or an order's, which keeps the currency that it was placed in. */
export const money = (cents: number, currency = styleOfTheShop().currency) =>
  moneyFormat(currency).format(cents / 100);

/** To the last of three decimals, so that 1,250 g never become 1.3 kg. */
export const number = (value: number) => numberFormat().format(value);

/** A delivery day, `2026-11-25`, as people say it: Wednesday 25 November. */
export const day = (date: string) => longDay().format(new Date(`${date}T12:00:00Z`));

/** The same of any year: 1 January 2026. */
export const dayOfYear = (date: string) => datedDay().format(new Date(`${date}T12:00:00Z`));

/** The day of a moment in the shop's own time: 1 January 2026. */
export const dayAndYear = (iso: string) => dayOfMoment().format(new Date(iso));

/** The same where there is little room: Wed 25 Nov. */
export const shortDay = (date: string) => briefDay().format(new Date(`${date}T12:00:00Z`));

/** A moment, ISO 8601, in the shop's own time. */
export const moment = (iso: string) => briefMoment().format(new Date(iso));

/** The same of any year: 24 Nov 2026, 12:00. */
export const momentOfYear = (iso: string) => datedMoment().format(new Date(iso));

/** A moment within days of now, as people say it: Tuesday 24 November, 12:00; in the shop's time or an order's own. */
export const dayAndTime = (iso: string, timeZone = styleOfTheShop().timeZone) =>
  longMoment(timeZone).format(new Date(iso));

/** A moment of any year with the name of its zone: Tuesday 24 November 2026, 12:00 Greenwich Mean Time. */
export const momentInZone = (iso: string, timeZone: string) =>
  zonedMoment(timeZone).format(new Date(iso));

/** The same where there is little room: Tuesday 24 November, 12:00 GMT. */
export const shortMomentInZone = (iso: string, timeZone: string) =>
  shortZonedMoment(timeZone).format(new Date(iso));

/** An ISO weekday by its name: Monday. The 1st of January 2024 was one. */
export const weekdayName = (weekday: number) =>
  longWeekday().format(Date.UTC(2024, 0, weekday, 12));

/** How far away a moment is: in 14 hours, in 2 days. */
export function timeUntil(iso: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((new Date(iso).getTime() - nowMs) / 60_000));
  if (minutes < 120) return relativeFormat().format(minutes, 'minute');
  if (minutes < 48 * 60) return relativeFormat().format(Math.floor(minutes / 60), 'hour');
  return relativeFormat().format(Math.floor(minutes / 60 / 24), 'day');
}

/** A list in a sentence: milk, nuts and sesame. */
export const listed = (names: readonly string[]) => listFormat().format(names);

/** An amount of base units as a cook reads it: 1.25 kg, 300 ml, 2. */
export const amount = (value: number, unit: Unit): string =>
  amountWith(unitWords, number)(value, unit);

/** The same with the units and figures of some language. */
export const amountWith =
  (units: typeof unitWords, figures: (value: number) => string) =>
  (value: number, unit: Unit): string => {
    switch (unit) {
      case 'g':
        return value >= 1000 ? units.kg(figures(value / 1000)) : units.g(figures(value));
      case 'ml':
        return value >= 1000 ? units.l(figures(value / 1000)) : units.ml(figures(value));
      case 'mg':
        return value >= 1000 ? units.g(figures(value / 1000)) : units.mg(figures(value));
      case 'piece':
        return figures(value);
    }
  };

/** The same where a number alone would say too little: 1.25 kg, 2 pieces. */
export const weighed = (value: number, unit: Unit): string =>
  unit === 'piece' ? baseAmount(value, unit) : amount(value, unit);

/** The same in the base unit itself, as who weighs and counts has it on the scales: 1,250 g, 2 pieces. */
export function baseAmount(value: number, unit: Unit): string {
  if (unit === 'piece') return unitWords.pieces(number(value), Math.abs(value));
  return unitWords[unit](number(value));
}

/** A share of 1: 0.135 is 13.5 %. */
export const percent = (share: number): string => percentFormat().format(share);

/** ISO 3166 in the shop's language. */
export const countryName = (code: string): string => countryNames().of(code) ?? code;

/** ISO weekdays, in the shop's language: Wed and Fri. */
export const weekdaysInWords = (weekdays: readonly number[]): string =>
  // The 1st of January 2024 was a Monday.
  listed(weekdays.map((weekday) => weekdayFormat().format(Date.UTC(2024, 0, weekday, 12))));
