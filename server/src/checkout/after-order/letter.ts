import type { Config } from '../../config.ts';
import { fillIn, type LetterKind } from '../../contract/letter-kinds.ts';
import { isolated } from '../../contract/people-text.ts';
import type { Order } from '../orders/order.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
export type OrderLetter = { id: string; to: string; subject: string; text: string };

export type Wording = ReturnType<typeof openWording>;

const made = new WeakMap<Config['shop'], Wording>();

/** How the shop writes at this moment; another way once its owner has decided otherwise. */
export function wordingOf({ shop, publicUrl }: Pick<Config, 'shop' | 'publicUrl'>): Wording {
  const { name, locale, alcoholAge, letters } = shop;
  const known = made.get(shop);
  if (known?.publicUrl === publicUrl) return known;
  const wording = openWording({ shopName: name, locale, publicUrl, alcoholAge, letters });
  made.set(shop, wording);
  return wording;
}

/** How this shop writes money and dates. Formats are made once: making one takes longer than the rest of a letter. */
export function openWording({
  shopName,
  locale,
  publicUrl,
  alcoholAge,
  letters,
}: {
  shopName: string;
  locale: string;
  publicUrl: string;
  alcoholAge: number;
  letters: Config['shop']['letters'];
}) {
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

export const linkTo = ({ orderNo }: Pick<Order, 'orderNo'>, { publicUrl }: Wording) =>
  `Your order: ${publicUrl}/account/orders/${orderNo}`;

/** Which order a letter is about, and who reads it. */
type About = { orderNo: number; day: string; to: string; name: string };

/** Our words between an owner's greeting and closing, or ours; what is said of food, of money and by law stays as it is. */
export function letterIn(
  kind: LetterKind,
  { orderNo, day, to, name }: About,
  { id, subject, text }: Omit<OrderLetter, 'to' | 'text'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter {
  const { shopName } = wording;
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
    subject: said(own?.subject) ?? subject,
    text: [
      opening ?? `Hello ${isolated(name)},`,
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
  news: Omit<OrderLetter, 'to' | 'text'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter =>
  letterIn(kind, about, { ...news, text: [...news.text, linkTo(about, wording)] }, wording);

export const toCustomer = ({ orderNo, day, deliverTo: { email, name } }: Order): About => ({
  orderNo,
  day,
  to: email,
  name,
});

export const reasonOf = (reason: string | null) => (reason ? [`Reason: ${isolated(reason)}`] : []);
