import type { Config } from '../../config.ts';
import { localeIn, ownLanguage, prefixOf, type Language } from '../../contract/languages.ts';
import { isolated } from '../../contract/people-text.ts';
import type { Order } from '../orders/order.ts';
import { letterWords } from './words/words.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
export type OrderLetter = { id: string; to: string; subject: string; text: string };

export type Wording = ReturnType<typeof openWording>;

const made = new WeakMap<Config['shop'], Map<Language, Wording>>();

/** How the shop writes at this moment; another way once its owner has decided otherwise. */
export function wordingOf(
  { shop, publicUrl }: Pick<Config, 'shop' | 'publicUrl'>,
  language: Language = ownLanguage,
): Wording {
  const { name, locale, alcoholAge } = shop;
  const known = made.get(shop) ?? new Map<Language, Wording>();
  const kept = known.get(language);
  if (kept?.publicUrl === publicUrl) return kept;
  const wording = openWording({ shopName: name, locale, publicUrl, alcoholAge, language });
  made.set(shop, known.set(language, wording));
  return wording;
}

/** How this shop writes money and dates. Formats are made once: making one takes longer than the rest of a letter. */
export function openWording({
  shopName,
  locale: shopLocale,
  publicUrl,
  alcoholAge,
  language,
}: {
  shopName: string;
  locale: string;
  publicUrl: string;
  alcoholAge: number;
  language: Language;
}) {
  const locale = localeIn(language, shopLocale);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const amounts = keptBy(
    (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }),
  );
  const moments = keptBy(
    (timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }),
  );
  return {
    shopName,
    publicUrl,
    /** Where its reader finds the shop. */
    siteUrl: publicUrl + prefixOf(language),
    words: letterWords[language],
    alcoholAge,
    money: (cents: number, currency: string) => amounts(currency).format(cents / 100),
    day: (day: string) => days.format(new Date(`${day}T12:00:00Z`)),
    /** As the order promised it: its own time zone, whatever the shop's is by now. */
    moment: (at: Date, timeZone: string) => moments(timeZone).format(at),
  };
}

function keptBy<Format>(make: (key: string) => Format): (key: string) => Format {
  const formats = new Map<string, Format>();
  return (key) => {
    const format = formats.get(key) ?? make(key);
    formats.set(key, format);
    return format;
  };
}

export const linkTo = ({ orderNo }: Pick<Order, 'orderNo'>, { siteUrl, words }: Wording) =>
  words.orderAt(`${siteUrl}/account/orders/${orderNo}`);

/** A short letter about an order: who it is to, what is new, where the order is. */
export function letterOf(
  { orderNo, to, name }: { orderNo: number; to: string; name: string },
  { id, subject, text }: Omit<OrderLetter, 'to' | 'text'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter {
  const said = [
    wording.words.hello(isolated(name)),
    ...text,
    linkTo({ orderNo }, wording),
    wording.shopName,
  ];
  return { id, to, subject, text: said.join('\n\n') };
}

export const toCustomer = ({ orderNo, deliverTo: { email, name } }: Order) => ({
  orderNo,
  to: email,
  name,
});

export const reasonOf = (reason: string | null, { words }: Pick<Wording, 'words'>) =>
  reason ? [words.reason(isolated(reason))] : [];
