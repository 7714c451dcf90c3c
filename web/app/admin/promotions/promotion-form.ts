import { textOf } from '../../kit/form.ts';
import { wholeFrom } from '../kit/decimals.ts';
import type { Promotion } from '../kit/office-types.ts';

export type PromotionKind = Promotion['kind'];

/** The form as it was typed. */
export type TypedPromotion = {
  title: string;
  code: string;
  kind: string;
  shares: string;
  amount: string;
  minGoods: string;
  firstDay: string;
  lastDay: string;
  maxUses: string;
  maxPerCustomer: string;
  firstOrderOnly: boolean;
  referral: string;
  active: boolean;
};
export type PromotionDraft = Omit<Promotion, 'promotionNo' | 'version' | 'uses'>;

/** What a field that the API would not understand should be. */
export type Fault = 'money' | 'share' | 'whole';

export function typedPromotion(form: FormData): TypedPromotion {
  const text = (name: string) => textOf(form, name).trim();
  return {
    title: text('title'),
    code: text('code'),
    kind: text('kind'),
    shares: text('shares'),
    amount: text('amount'),
    minGoods: text('minGoods'),
    firstDay: text('firstDay'),
    lastDay: text('lastDay'),
    maxUses: text('maxUses'),
    maxPerCustomer: text('maxPerCustomer'),
    firstOrderOnly: form.has('firstOrderOnly'),
    referral: text('referral'),
    active: form.has('active'),
  };
}

/** What the API is sent, and by their names the fields that it would not understand. What another kind would say is left out. */
export function draftOf(typed: TypedPromotion): {
  draft: PromotionDraft;
  wrong: [string, Fault][];
} {
  const kind = typed.kind as PromotionKind;
  const wrong: [string, Fault][] = [];
  const read = (name: string, text: string, fault: Fault, places: number): number | null => {
    if (text === '') return null;
    const value = wholeFrom(text, places);
    if (value === undefined) wrong.push([name, fault]);
    return value ?? null;
  };
  const hasShares = kind === 'percent' || kind === 'schedule';
  // Blanks part them, and commas that blanks follow: 12,5 is one share.
  const shares = hasShares ? typed.shares.split(/[;\s]+|,\s+/).filter((it) => it !== '') : [];
  const basisPoints = shares.flatMap((it) => read('basisPoints', it, 'share', 2) ?? []);
  const draft: PromotionDraft = {
    title: typed.title,
    code: typed.code === '' ? null : typed.code,
    kind,
    basisPoints,
    cents: kind === 'amount' ? (read('cents', typed.amount, 'money', 2) ?? 0) : 0,
    minGoodsCents: read('minGoodsCents', typed.minGoods, 'money', 2) ?? 0,
    firstDay: typed.firstDay || null,
    lastDay: typed.lastDay || null,
    maxUses: read('maxUses', typed.maxUses, 'whole', 0),
    maxPerCustomer: read('maxPerCustomer', typed.maxPerCustomer, 'whole', 0),
    firstOrderOnly: typed.firstOrderOnly,
    referralCents: read('referralCents', typed.referral, 'money', 2),
    active: typed.active,
  };
  return { draft, wrong };
}
