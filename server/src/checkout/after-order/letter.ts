import type { Config } from '../../config.ts';
import { isolated } from '../../contract/people-text.ts';
import type { Order } from '../orders/order.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
export type OrderLetter = { id: string; to: string; subject: string; text: string };

export type Wording = ReturnType<typeof openWording>;

const made = new WeakMap<Config['shop'], Wording>();

/** How the shop writes at this moment; another way once its owner has decided otherwise. */
export function wordingOf({ shop, publicUrl }: Pick<Config, 'shop' | 'publicUrl'>): Wording {
  const { name, locale, alcoholAge } = shop;
  const known = made.get(shop);
  if (known?.publicUrl === publicUrl) return known;
  const wording = openWording({ shopName: name, locale, publicUrl, alcoholAge });
  made.set(shop, wording);
  return wording;
}

/** How this shop writes money and dates. Formats are made once: making one takes longer than the rest of a letter. */
export function openWording({
  shopName,
  locale,
  publicUrl,
  alcoholAge,
}: {
  shopName: string;
  locale: string;
  publicUrl: string;
  alcoholAge: number;
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

/** A short letter about an order: who it is to, what is new, where the order is. */
export function letterOf(
  { orderNo, to, name }: { orderNo: number; to: string; name: string },
  { id, subject, text }: Omit<OrderLetter, 'to' | 'text'> & { text: readonly string[] },
  wording: Wording,
): OrderLetter {
  const said = [
    `Hello ${isolated(name)},`,
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

export const reasonOf = (reason: string | null) => (reason ? [`Reason: ${isolated(reason)}`] : []);
