import { dayOfYear, money, percent } from '../../kit/format.ts';
import { adminPromotionsWords as texts } from '../../words/en/admin-promotions.ts';
import type { Promotion } from '../kit/office-types.ts';

export const sharesInWords = (basisPoints: readonly number[]): string =>
  basisPoints.map((it) => percent(it / 10_000)).join(', ');

/** What it takes off. */
export function takesOff({ kind, basisPoints, cents }: Promotion): string {
  switch (kind) {
    case 'percent':
      return texts.percentOff(sharesInWords(basisPoints));
    case 'amount':
      return texts.amountOff(money(cents));
    case 'delivery':
      return texts.freeDelivery;
    case 'schedule':
      return texts.inTurn(sharesInWords(basisPoints));
  }
}

/** How an order comes to it. */
export function heldBy({ code, referralCents }: Promotion): string {
  if (referralCents !== null) return texts.byFriends;
  return code === null ? texts.byItself : texts.byCode(code);
}

export function daysOf({ firstDay, lastDay }: Promotion): string {
  const days = [
    ...(firstDay === null ? [] : [texts.fromDay(dayOfYear(firstDay))]),
    ...(lastDay === null ? [] : [texts.untilDay(dayOfYear(lastDay))]),
  ];
  return days.length === 0 ? texts.always : days.join(' ');
}
