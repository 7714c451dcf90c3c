import type { z } from '@hono/zod-openapi';
import { spacedCode } from './codes.ts';
import type { BalanceStory } from './promotions.ts';
import type { balanceSchema, giftSchema, promotionSchema } from './schemas.ts';
import type { GiftRow, PromotionRow } from './sql.ts';

export const promotionReply = (promotion: PromotionRow): z.infer<typeof promotionSchema> =>
  promotion;

export function giftReply(gift: GiftRow): z.infer<typeof giftSchema> {
  const { issuedAt, stoppedAt, keptAt: _kept, ...said } = gift;
  return {
    ...said,
    issuedAt: issuedAt.toISOString(),
    stoppedAt: stoppedAt?.toISOString() ?? null,
  };
}

export function balanceReply(story: BalanceStory): z.infer<typeof balanceSchema> {
  const { currency, creditCents, gifts, given, spent, invitation } = story;
  const endOf = new Map(gifts.map(({ giftNo, codeEnd }) => [`gift:${giftNo}`, codeEnd]));
  return {
    currency,
    creditCents,
    gifts: gifts.map((gift) => ({
      codeEnd: gift.codeEnd,
      cents: gift.cents,
      leftCents: gift.leftCents,
      currency: gift.currency,
      lastDay: gift.lastDay,
      isOver: gift.isOver,
    })),
    given: given.map(({ grantNo: _no, givenBy: _by, givenAt, ...said }) => ({
      ...said,
      givenAt: givenAt.toISOString(),
    })),
    spent: spent.map(({ provider: kind, account, at, ...said }) => ({
      ...said,
      kind,
      codeEnd: endOf.get(account) ?? null,
      at: at.toISOString(),
    })),
    invitation: invitation && {
      code: invitation.code === null ? null : spacedCode(invitation.code),
      friendGets: {
        kind: invitation.promotion.kind,
        basisPoints: [...invitation.promotion.basisPoints],
        cents: invitation.promotion.cents,
        minGoodsCents: invitation.promotion.minGoodsCents,
      },
      youGetCents: invitation.promotion.referralCents ?? 0,
    },
  };
}
