import type { BoxPrice } from '../pricing/price-box.ts';
import { mostPerCustomer, termsOf, type Promotion, type Usable } from '../pricing/promotion.ts';
import type { Tender } from '../pricing/price-order.ts';

/** The name of what can run out: the uses of a promotion, a gift card, somebody's credit in one currency. */
export const accounts = {
  promotion: (promotionNo: number) => `promotion:${promotionNo}`,
  ofCustomer: (promotionNo: number, customerNo: number) =>
    `promotion:${promotionNo}:customer:${customerNo}`,
  /** Of a first order: whose phone and door it is, as a digest. */
  ofDoor: (promotionNo: number, door: string) => `promotion:${promotionNo}:door:${door}`,
  gift: (giftNo: number) => `gift:${giftNo}`,
  credit: (customerNo: number, currency: string) => `credit:${customerNo}:${currency}`,
};

/** Something that an order takes of an account. */
export type Take = {
  account: string;
  amount: number;
  /** What is granted where nobody has taken of it yet; null: it is there. */
  granted: number | null;
  /** How much of it was used when it was looked at; null: whatever. */
  before: number | null;
};

/** The promotion that an order uses, on which terms, and whose code brought it. */
export type Use = {
  promotionNo: number;
  terms: Usable;
  cents: number;
  invitedBy: number | null;
};

/** What an order takes beside food and room. */
export type Taking = { takes: Take[]; use: Use | null; tenders: readonly Tender[] };

export const takesNothing = ({ takes, use }: Taking): boolean => takes.length === 0 && use === null;

/** What an order of that price takes. */
export function takingOf(
  { promotion: used, tenders, charges }: Pick<BoxPrice, 'promotion' | 'tenders' | 'charges'>,
  promotions: readonly Promotion[],
  by: { customerNo: number; door: () => string; invitedBy: number | null },
): Taking {
  const paid = tenders.map(({ account, cents }): Take => ({
    account,
    amount: cents,
    granted: null,
    before: null,
  }));
  if (!used) return { takes: paid, use: null, tenders };
  const promotion = promotions.find((each) => each.promotionNo === used.promotionNo);
  const off = charges.filter(({ kind }) => kind === 'discount');
  const use: Use = {
    promotionNo: used.promotionNo,
    terms: { ...termsOf(used), boxIndex: used.boxIndex },
    cents: -off.reduce((sum, { cents }) => sum + cents, 0),
    invitedBy: promotion?.referralCents ? by.invitedBy : null,
  };
  return { takes: [...(promotion ? usesOf(promotion, used, by) : []), ...paid], use, tenders };
}

function usesOf(
  promotion: Promotion,
  { boxIndex }: Usable,
  { customerNo, door }: { customerNo: number; door: () => string },
): Take[] {
  const { promotionNo, maxUses, firstOrderOnly, kind } = promotion;
  const one = (account: string, granted: number | null, before: number | null = null): Take[] =>
    granted === null ? [] : [{ account, amount: 1, granted, before }];
  return [
    ...one(accounts.promotion(promotionNo), maxUses),
    ...one(
      accounts.ofCustomer(promotionNo, customerNo),
      mostPerCustomer(promotion),
      // Each box of a schedule has its own share: two at once cannot both be the first.
      kind === 'schedule' ? boxIndex : null,
    ),
    ...(firstOrderOnly ? one(accounts.ofDoor(promotionNo, door()), 1) : []),
  ];
}

/** What the database saw of accounts. */
export type SeenAccounts = ReadonlyMap<string, { used: number; granted: number }>;

/** Takes of accounts one order after the other, as they were seen. */
export function openTakes(seen: SeenAccounts) {
  const used = new Map([...seen].map(([account, it]) => [account, it.used]));
  return {
    /** The first account that an order cannot have what it takes of. */
    missing: (takes: readonly Take[]): string | undefined =>
      takes.find(({ account, amount, granted, before }) => {
        const most = seen.get(account)?.granted ?? granted ?? 0;
        const taken = used.get(account) ?? 0;
        return taken + amount > most || (before !== null && before !== taken);
      })?.account,
    take: (takes: readonly Take[]): void => {
      for (const { account, amount } of takes) used.set(account, (used.get(account) ?? 0) + amount);
    },
  };
}

/** The promotion whose uses are all taken, where that is what an account says. */
export const promotionIn = (account: string): number | null => {
  const [, no] = /^promotion:(\d+)$/.exec(account) ?? [];
  return no === undefined ? null : Number(no);
};
