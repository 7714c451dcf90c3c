import type { Discount, LineToPrice } from './price-order.ts';

export const promotionKinds = ['percent', 'amount', 'delivery', 'schedule'] as const;
export type PromotionKind = (typeof promotionKinds)[number];

/** What a promotion takes off, whoever may use it: as an order keeps it, so that it is the same when the order is changed. */
export type PromotionTerms = {
  promotionNo: number;
  title: string;
  kind: PromotionKind;
  /** percent: one share; schedule: one for each box in turn. 1250 is 12.5 %. */
  basisPoints: number[];
  cents: number;
  /** So much of meals, at the price of the menu, it asks for. */
  minGoodsCents: number;
};

/** A promotion with who may use it, and when. */
export type Promotion = PromotionTerms & {
  /** What customers type; null: it holds by itself, or its inviter's code brings it. */
  code: string | null;
  /** Days of the shop on which it is ordered, both included. */
  firstDay: string | null;
  lastDay: string | null;
  maxUses: number | null;
  maxPerCustomer: number | null;
  firstOrderOnly: boolean;
  /** What whoever invited gets once the order is delivered and paid; null: it is no invitation. */
  referralCents: number | null;
};

/** What is known of whoever orders. */
export type Standing = {
  /** Orders of theirs that stand or wait to be paid. */
  boxes: number;
  /** How often they used a promotion that counts, by its number. */
  uses: ReadonlyMap<number, number>;
};
/** Somebody of whom nothing is known yet orders for the first time. */
export const newcomer: Standing = { boxes: 0, uses: new Map() };

/** A promotion that somebody may use, with the place of this box among those that they use it for (counted from 0). */
export type Usable = PromotionTerms & { boxIndex: number };

export type WhyNot =
  | 'code-not-now'
  | 'code-used-up'
  | 'code-for-first-order'
  | 'code-below-minimum'
  | 'code-is-yours'
  | 'code-better-without';

/** How often one customer may use it; null: as often as they like. */
export const mostPerCustomer = (promotion: Promotion): number | null =>
  least([
    promotion.maxPerCustomer,
    promotion.firstOrderOnly ? 1 : null,
    promotion.kind === 'schedule' ? promotion.basisPoints.length : null,
  ]);

const least = (limits: readonly (number | null)[]): number | null =>
  limits.reduce<number | null>(
    (most, limit) => (limit === null ? most : Math.min(limit, most ?? limit)),
    null,
  );

const holdsOn = ({ firstDay, lastDay }: Promotion, today: string): boolean =>
  (firstDay === null || firstDay <= today) && (lastDay === null || today <= lastDay);

/** Whether somebody may use a promotion on a day. That it is used up by others is known where the order is placed. */
export function usable(
  promotion: Promotion,
  { boxes, uses }: Standing,
  today: string,
): { ok: true; usable: Usable } | { ok: false; why: WhyNot } {
  if (!holdsOn(promotion, today)) return { ok: false, why: 'code-not-now' };
  if (promotion.firstOrderOnly && boxes > 0) return { ok: false, why: 'code-for-first-order' };
  const used = uses.get(promotion.promotionNo) ?? 0;
  const most = mostPerCustomer(promotion);
  if (most !== null && used >= most) return { ok: false, why: 'code-used-up' };
  return { ok: true, usable: { ...termsOf(promotion), boxIndex: used } };
}

/** What an order keeps of the promotion that it was priced with. */
export const termsOf = (terms: PromotionTerms): PromotionTerms => ({
  promotionNo: terms.promotionNo,
  title: terms.title,
  kind: terms.kind,
  basisPoints: terms.basisPoints,
  cents: terms.cents,
  minGoodsCents: terms.minGoodsCents,
});

export type MoneyOff = { discount: Discount | null; freeDelivery: string | null };
export const nothingOff: MoneyOff = { discount: null, freeDelivery: null };

/**
 * What a promotion takes off a box; null where its meals are less than it asks for. What is sold to adults only is never cheaper for a
 * promotion: in many places the law says so, and nobody should be led to it.
 */
export function moneyOff(terms: Usable, lines: readonly LineToPrice[]): MoneyOff | null {
  const goods = lines.filter(({ taxClass }) => taxClass === 'food');
  const cents = goods.reduce((sum, line) => sum + line.cents, 0);
  if (cents < terms.minGoodsCents) return null;
  if (terms.kind === 'delivery') return { discount: null, freeDelivery: terms.title };
  const off = terms.kind === 'amount' ? terms.cents : shareOf(cents, shareIn(terms));
  const lineNos = goods.map(({ lineNo }) => lineNo);
  return { discount: { code: terms.title, cents: off, lineNos }, freeDelivery: null };
}

const shareIn = ({ kind, basisPoints, boxIndex }: Usable): number =>
  basisPoints[kind === 'schedule' ? boxIndex : 0] ?? 0;

/** Rounded half up, in whole numbers. */
const shareOf = (cents: number, basisPoints: number): number =>
  Number((2n * BigInt(cents) * BigInt(basisPoints) + 10_000n) / 20_000n);
