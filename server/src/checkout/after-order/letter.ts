import type { Config } from '../../config.ts';
import { localeIn, ownLanguage, prefixOf, type Language } from '../../contract/languages.ts';
import { fillIn, hasOwnSubject, type LetterKind } from '../../contract/letter-kinds.ts';
import { isolated } from '../../contract/people-text.ts';
import { shopsReasonOf } from '../../contract/shops-own.ts';
import type { Order, OrderLine } from '../orders/order.ts';
import type { LetterWords } from './words/en.ts';
import { letterWords } from './words/words.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
export type OrderLetter = {
  id: string;
  to: string;
  subject: string;
  text: string;
  language: Language;
  /** As a letter of mail has them. */
  stopAt?: string;
  always?: true;
};

export type Wording = ReturnType<typeof openWording>;

const made = new WeakMap<Config['shop'], Map<Language, Wording>>();

/** How the shop writes at this moment; another way once its owner has decided otherwise. */
export function wordingOf(
  { shop, publicUrl }: Pick<Config, 'shop' | 'publicUrl'>,
  language: Language = ownLanguage,
): Wording {
  const { name, locale, alcoholAge, letters } = shop;
  const known = made.get(shop) ?? new Map<Language, Wording>();
  const kept = known.get(language);
  if (kept?.publicUrl === publicUrl) return kept;
  // What an owner wrote is in the shop's own language.
  const own = language === ownLanguage ? letters : {};
  const wording = openWording({
    shopName: name,
    locale,
    publicUrl,
    alcoholAge,
    language,
    letters: own,
  });
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
  letters,
}: {
  shopName: string;
  locale: string;
  publicUrl: string;
  alcoholAge: number;
  language: Language;
  letters: Config['shop']['letters'];
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
    language,
    shopName,
    publicUrl,
    /** Where its reader finds the shop. */
    siteUrl: publicUrl + prefixOf(language),
    words: letterWords[language],
    alcoholAge,
    letters,
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

export const cardsOf = ({ orderNo }: Pick<Order, 'orderNo'>, { siteUrl, words }: Wording) =>
  words.cardsAt(`${siteUrl}/account/orders/${orderNo}/cards`);

/** Which order a letter is about, and who reads it. */
type About = { orderNo: number; day: string; to: string; name: string };

/** Our words between an owner's greeting and closing, or ours; what is said of food, of money and by law stays as it is. */
export function letterIn(
  kind: LetterKind,
  { orderNo, day, to, name }: About,
  {
    id,
    subject,
    text,
  }: Omit<OrderLetter, 'to' | 'text' | 'language'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter {
  const { shopName, language } = wording;
  const own = wording.letters[kind];
  const values = {
    shop: shopName,
    name: isolated(name),
    orderNo: String(orderNo),
    day: wording.day(day),
  };
  const said = (part: string | null | undefined) => (part ? fillIn(part, values) : undefined);
  const opening = said(own?.opening);
  const [first = '', ...more] = text;
  return {
    id,
    to,
    subject: (hasOwnSubject(kind) ? said(own?.subject) : undefined) ?? subject,
    language,
    text: [
      opening ?? wording.words.hello(isolated(name)),
      // After a greeting of ours the sentence goes on; after theirs it begins.
      opening === undefined ? first : first.charAt(0).toUpperCase() + first.slice(1),
      ...more,
      said(own?.closing) ?? shopName,
    ].join('\n\n'),
  };
}

/** A short letter about an order: who it is to, what is new, where the order is. */
export const letterOf = (
  kind: LetterKind,
  about: About,
  news: Omit<OrderLetter, 'to' | 'text' | 'language'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter =>
  letterIn(kind, about, { ...news, text: [...news.text, linkTo(about, wording)] }, wording);

/** What an ingredient of a line is called in a letter. */
export function nameOf(
  { ingredients }: Pick<OrderLine, 'ingredients'>,
  no: number,
  words: LetterWords,
): string {
  const name = ingredients.find(({ ingredientNo }) => ingredientNo === no)?.name ?? null;
  return name === null ? words.namelessIngredient(no) : isolated(name);
}

export const toCustomer = ({ orderNo, day, deliverTo: { email, name } }: Order): About => ({
  orderNo,
  day,
  to: email,
  name,
});

/** What people wrote stays as they wrote it; what the shop says by itself is said in the language of the letter. */
export function reasonOf(reason: string | null, { words }: Pick<Wording, 'words'>): string[] {
  if (!reason) return [];
  const ours = shopsReasonOf(reason);
  return [words.reason(ours ? words.shopsReasons[ours] : isolated(reason))];
}
