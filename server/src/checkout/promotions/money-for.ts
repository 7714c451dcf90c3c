import type { MoneyFor } from '../pricing/price-box.ts';
import type { Tender } from '../pricing/price-order.ts';
import {
  newcomer,
  usable,
  type Promotion,
  type Standing,
  type Usable,
  type WhyNot,
} from '../pricing/promotion.ts';

/** A code as somebody entered it, and what it was when they did. */
export type EnteredCode = {
  text: string;
  promotionNo: number;
  /** Whose own code it is, where a friend was invited by it. */
  invitedBy?: number;
};

/** A gift card that is kept in somebody's account. */
export type KeptGift = { account: string; end: string; cents: number };

/** What is known of whoever orders, and what they can pay with. */
export type Balance = Standing & {
  customerNo: number;
  /** Null: they never had any. */
  credit: { account: string; cents: number } | null;
  /** In the order in which they are spent. */
  gifts: readonly KeptGift[];
};

export type MoneyForCart = MoneyFor & {
  /** The promotion that was asked for by its code; null: none, or it may not be used. */
  asked: Usable | null;
  whyNot: WhyNot | null;
};

/**
 * What makes somebody's box cheaper and what pays for it: the promotions that they may use, that of their code first, then credit, then gift
 * cards, unless they save those. Of somebody who has not signed in it is believed that they order for the first time.
 */
export function moneyFor(
  promotions: readonly Promotion[],
  balance: Balance | undefined,
  cart: { code?: EnteredCode | undefined; savesBalance?: boolean | undefined },
  today: string,
): MoneyForCart {
  const standing = balance ?? newcomer;
  const { code } = cart;
  const entered = code && enteredPromotion(promotions, code, balance, standing, today);
  const byThemselves = promotions.flatMap((promotion) => {
    if (promotion.code !== null || promotion.referralCents !== null) return [];
    const found = usable(promotion, standing, today);
    return found.ok ? [found.usable] : [];
  });
  const asked = entered?.ok ? entered.usable : null;
  return {
    promotions: asked ? [asked, ...byThemselves] : byThemselves,
    tenders: balance && !cart.savesBalance ? tendersOf(balance) : [],
    asked,
    whyNot: entered && !entered.ok ? entered.why : null,
  };
}

function enteredPromotion(
  promotions: readonly Promotion[],
  { promotionNo, text, invitedBy }: EnteredCode,
  balance: Balance | undefined,
  standing: Standing,
  today: string,
): ReturnType<typeof usable> {
  const promotion = promotions.find((each) => each.promotionNo === promotionNo);
  const isStillIt =
    invitedBy === undefined ? promotion?.code === text : promotion?.referralCents !== null;
  if (!promotion || !isStillIt) return { ok: false, why: 'code-not-now' };
  if (invitedBy !== undefined && invitedBy === balance?.customerNo)
    return { ok: false, why: 'code-is-yours' };
  return usable(promotion, standing, today);
}

function tendersOf({ credit, gifts }: Balance): Tender[] {
  const cards = gifts.map(({ account, cents }): Tender => ({ kind: 'gift', account, cents }));
  const first: Tender[] = credit ? [{ kind: 'credit', ...credit }] : [];
  return [...first, ...cards].filter(({ cents }) => cents > 0);
}

/** Why a code that may be used takes nothing off this box. */
export function whyUnused(
  { asked, whyNot }: MoneyForCart,
  used: Usable | null,
  foodCents: number,
): WhyNot | null {
  if (whyNot || !asked || used === asked) return whyNot;
  return foodCents < asked.minGoodsCents ? 'code-below-minimum' : 'code-better-without';
}
