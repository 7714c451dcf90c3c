import { randomUUID } from 'node:crypto';

/** What the API answers, when all is well. */
type Ask = <Body>(
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Body>;

/** A tenth off meals by a code, unless it says otherwise. */
export const promotion = {
  title: 'Spring',
  code: 'SPRING26' as string | null,
  kind: 'percent',
  basisPoints: [1000],
  cents: 0,
  minGoodsCents: 0,
  firstDay: null,
  lastDay: null,
  maxUses: null as number | null,
  maxPerCustomer: null,
  firstOrderOnly: false,
  referralCents: null as number | null,
  active: true,
};

const fromAFriend = {
  ...promotion,
  title: 'From a friend',
  code: null,
  kind: 'amount',
  basisPoints: [],
  cents: 500,
  firstOrderOnly: true,
  referralCents: 1000,
};

const once = () => ({ 'idempotency-key': randomUUID() });
const giftCard = { cents: 1500, sold: true, note: null as string | null, lastDay: '2099-12-31' };

/** Gives somebody credit, and keeps a gift card in their account; answers the end of its code. */
export async function giveMoney(
  staff: Ask,
  person: Ask,
  { creditCents, giftCents }: { creditCents: number; giftCents: number },
): Promise<string> {
  const gift = { ...giftCard, cents: giftCents };
  const { code } = await staff<{ code: string }>('POST', '/api/admin/gift-cards', gift, once());
  await person('POST', '/api/me/gift-cards', { code });
  const { customerNo } = await person<{ customerNo: number }>('GET', '/api/me');
  const credit = { cents: creditCents, reason: 'For the late box' };
  await staff('POST', `/api/admin/customers/${customerNo}/credit`, credit, once());
  return code.slice(-4);
}

/**
 * A promotion by the code SPRING26 (its number is answered), one for friends, gift cards, and a customer with a little of everything, whose
 * box has the code.
 */
export async function giveMoneyOff(staff: Ask, person: Ask): Promise<number> {
  const path = '/api/admin/promotions';
  const { promotionNo } = await staff<{ promotionNo: number }>('POST', path, promotion);
  await staff('POST', path, fromAFriend);
  const raffled = { ...giftCard, sold: false, note: 'For the raffle' };
  await staff('POST', '/api/admin/gift-cards', raffled, once());
  await giveMoney(staff, person, { creditCents: 250, giftCents: 1500 });
  await person('POST', '/api/me/invitation', {});
  await person('PUT', '/api/cart/code', { code: 'SPRING26' });
  return promotionNo;
}
