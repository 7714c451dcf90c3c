import { z } from '@hono/zod-openapi';
import { fields, name, text, whole } from '../../contract/fields.ts';
import { promotionKinds } from '../pricing/promotion.ts';
import { plainCode } from './codes.ts';

export const mostCents = 9_999_999;

const code = z
  .string()
  .transform(plainCode)
  .pipe(z.string().regex(/^[A-Z0-9]{3,20}$/, { error: 'must be 3 to 20 letters and digits' }))
  .openapi({ maxLength: 40, example: 'AUTUMN26' });

export const promotionFields = {
  title: name(40).openapi({
    description: 'What customers read beside the money that it takes off.',
  }),
  code: code.nullable().openapi({ description: 'What customers type; null: it holds by itself.' }),
  kind: z.enum(promotionKinds).openapi({
    description:
      'percent: a share of meals; amount: so many cents off meals; delivery: free delivery; schedule: a share for each box in turn.',
  }),
  basisPoints: z
    .array(whole(1, 10_000))
    .max(24)
    .openapi({ description: 'One of a percent, one for each box of a schedule. 1250 is 12.5 %.' }),
  cents: whole(0, mostCents),
  minGoodsCents: whole(0, mostCents).openapi({
    description: 'So much of meals it asks for, at the price of the menu.',
  }),
  firstDay: fields.date.nullable(),
  lastDay: fields.date.nullable().openapi({ description: 'The last day on which it is ordered.' }),
  maxUses: whole(1, 9_999_999).nullable(),
  maxPerCustomer: whole(1, 1000).nullable(),
  firstOrderOnly: z.boolean(),
  referralCents: whole(1, mostCents).nullable().openapi({
    description:
      'Makes it an invitation: friends enter a customer’s own code, who gets so much credit once the box is delivered and paid.',
  }),
  active: z.boolean(),
};

/** What a promotion must be to be worth something, field by field. */
function checkWorth(
  draft: z.infer<z.ZodObject<typeof promotionFields>>,
  context: z.RefinementCtx,
): void {
  const wrong = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
  };
  const { kind, basisPoints, cents, firstDay, lastDay, referralCents } = draft;
  const shares = { percent: 1, schedule: 24, amount: 0, delivery: 0 }[kind];
  if (kind === 'percent' && basisPoints.length !== 1) wrong('basisPoints', 'must be one share');
  else if (kind === 'schedule' && basisPoints.length === 0)
    wrong('basisPoints', 'must be a share for each box');
  else if (basisPoints.length > shares) wrong('basisPoints', 'must be empty');
  if (kind === 'amount' && cents === 0) wrong('cents', 'must be more than nothing');
  if (kind !== 'amount' && cents > 0) wrong('cents', 'must be nothing');
  if (firstDay !== null && lastDay !== null && lastDay < firstDay)
    wrong('lastDay', 'must not be before the first day');
  if (referralCents !== null && draft.code !== null)
    wrong('code', 'must be empty: friends enter the code of whoever invites them');
  if (referralCents !== null && !draft.firstOrderOnly)
    wrong('firstOrderOnly', 'must be chosen: friends are new');
}

export const promotionDraft = z.strictObject(promotionFields).superRefine(checkWorth);
export type PromotionDraft = z.infer<typeof promotionDraft>;

export const changedPromotion = z
  .strictObject({ ...promotionFields, version: fields.version })
  .superRefine(checkWorth);

export const promotionSchema = z
  .object({
    promotionNo: fields.number,
    ...promotionFields,
    version: fields.version,
    uses: z.number().int().openapi({ description: 'Orders that stand.' }),
  })
  .openapi('Promotion');

export const reportRow = z
  .object({
    promotionNo: fields.number,
    title: z.string(),
    currency: z.string(),
    orders: z.number().int(),
    customers: z.number().int(),
    newCustomers: z.number().int().openapi({ description: 'Whose first order it was.' }),
    cameBack: z.number().int().openapi({ description: 'Who have ordered again since.' }),
    costCents: z.number().int().openapi({ description: 'What it took off.' }),
    salesCents: z.number().int().openapi({ description: 'What these orders came to, after it.' }),
  })
  .openapi('PromotionReport');

export const giftDraft = z.strictObject({
  cents: whole(1, mostCents),
  sold: z.boolean().openapi({
    description: 'Somebody paid for it outside of the store; false: it is the shop’s present.',
  }),
  note: text(200).nullable(),
  lastDay: fields.date.nullable().openapi({ description: 'The last day on which it is spent.' }),
});
export type GiftDraft = z.infer<typeof giftDraft>;

export const giftSchema = z
  .object({
    giftNo: fields.number,
    codeEnd: z.string().openapi({ description: 'The last letters of its code.' }),
    cents: z.number().int(),
    leftCents: z.number().int(),
    currency: z.string(),
    issuedAt: z.iso.datetime(),
    issuedBy: z.string(),
    sold: z.boolean(),
    note: z.string().nullable(),
    lastDay: z.iso.date().nullable(),
    customerNo: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'In whose account it is kept.' }),
    stoppedAt: z.iso.datetime().nullable(),
    version: fields.version,
  })
  .openapi('GiftCard');

export const grantSchema = z.object({
  cents: z.number().int(),
  currency: z.string(),
  kind: z.enum(['goodwill', 'referral']),
  reason: z.string().nullable(),
  orderNo: z.number().int().nullable(),
  givenAt: z.iso.datetime(),
});

export const balanceSchema = z
  .object({
    currency: z.string(),
    creditCents: z.number().int(),
    gifts: z.array(
      z.object({
        codeEnd: z.string(),
        cents: z.number().int(),
        leftCents: z.number().int(),
        currency: z.string(),
        lastDay: z.iso.date().nullable(),
        isOver: z.boolean().openapi({ description: 'It was stopped, or its last day is past.' }),
      }),
    ),
    given: z.array(grantSchema),
    spent: z.array(
      z.object({
        orderNo: fields.number,
        kind: z.enum(['credit', 'gift']),
        codeEnd: z.string().nullable(),
        currency: z.string(),
        cents: z.number().int(),
        backCents: z.number().int(),
        at: z.iso.datetime(),
      }),
    ),
    invitation: z
      .object({
        code: z.string().nullable().openapi({ description: 'Null until it is asked for.' }),
        friendGets: z.object({
          kind: z.enum(promotionKinds),
          basisPoints: z.array(z.number().int()),
          cents: z.number().int(),
          minGoodsCents: z.number().int(),
        }),
        youGetCents: z.number().int(),
      })
      .nullable()
      .openapi({ description: 'How friends are invited; null where the shop does not.' }),
  })
  .openapi('Balance');
