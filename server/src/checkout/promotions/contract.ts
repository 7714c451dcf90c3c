import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text, whole } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import {
  balanceSchema,
  changedPromotion,
  giftDraft,
  giftSchema,
  mostCents,
  promotionDraft,
  promotionSchema,
  reportRow,
} from './schemas.ts';

const promotionInPath = z.object({ promotionNo: numberInPath });
const customerInPath = z.object({ customerNo: numberInPath });

const promotionProblems = ['promotion-code-taken', 'promotion-invites-already'] as const;

/** A code in whatever spelling people copy it. */
export const codeText = text(60);

const keyHeader = z.object({
  'idempotency-key': fields.idempotencyKey.optional().openapi({
    description: 'Required. The same key again gives nothing again.',
  }),
});

export const contract = {
  readBalance: route({
    method: 'get',
    path: '/api/me/balance',
    access: 'customer',
    summary: 'Your credit and gift cards, what they paid for, and how you invite friends',
    responses: { 200: json(balanceSchema, 'The balance.') },
    refusals: [],
  }),
  keepGiftCard: route({
    method: 'post',
    path: '/api/me/gift-cards',
    access: 'customer',
    summary: 'Keep a gift card in your account, so that it pays for your boxes',
    request: { body: body(z.strictObject({ code: codeText })) },
    responses: { 200: json(balanceSchema, 'The balance.') },
    refusals: ['code-unknown', 'gift-card-kept', 'gift-card-over', 'too-many-attempts'],
  }),
  inviteFriends: route({
    method: 'post',
    path: '/api/me/invitation',
    access: 'customer',
    summary: 'Your own code to invite friends by; asked again it is the same',
    responses: { 200: json(balanceSchema, 'The balance, with the code.') },
    refusals: ['nobody-is-invited'],
  }),
  listPromotions: route({
    method: 'get',
    path: '/api/admin/promotions',
    access: 'change-prices',
    summary: 'Promotions: money off, by a code or by themselves',
    responses: { 200: json(z.object({ items: z.array(promotionSchema) }), 'The newest first.') },
    refusals: [],
  }),
  addPromotion: route({
    method: 'post',
    path: '/api/admin/promotions',
    access: 'change-prices',
    summary: 'Add a promotion',
    description:
      'One promotion holds for an order: the one of its code or the best of those that hold by themselves, whichever takes more off. What is sold to adults only is never cheaper for one.',
    request: { body: body(promotionDraft) },
    responses: { 201: json(promotionSchema, 'The promotion.') },
    refusals: promotionProblems,
  }),
  readPromotion: route({
    method: 'get',
    path: '/api/admin/promotions/{promotionNo}',
    access: 'change-prices',
    summary: 'One promotion',
    request: { params: promotionInPath },
    responses: { 200: json(promotionSchema, 'The promotion.') },
    refusals: ['promotion-not-found'],
  }),
  changePromotion: route({
    method: 'put',
    path: '/api/admin/promotions/{promotionNo}',
    access: 'change-prices',
    summary:
      'Change a promotion, over the version you saw; orders keep the terms they were placed on',
    request: { params: promotionInPath, body: body(changedPromotion) },
    responses: { 200: json(promotionSchema, 'The promotion.') },
    refusals: [...promotionProblems, 'promotion-not-found', 'precondition-failed'],
  }),
  readPromotionReport: route({
    method: 'get',
    path: '/api/admin/promotion-report',
    access: 'change-prices',
    summary: 'What promotions cost and brought, by the days on which orders were placed',
    request: { query: queryOf({ from: fields.date, to: fields.date }) },
    responses: { 200: json(z.object({ items: z.array(reportRow) }), 'What cost most first.') },
    refusals: [],
  }),
  listGiftCards: route({
    method: 'get',
    path: '/api/admin/gift-cards',
    access: 'change-prices',
    summary: 'Gift cards',
    request: {
      query: queryOf({
        end: text(4, 4).optional().openapi({ description: 'The last letters of the code.' }),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(giftSchema), 'The newest first.') },
    refusals: ['invalid-cursor'],
  }),
  issueGiftCard: route({
    method: 'post',
    path: '/api/admin/gift-cards',
    access: 'change-prices',
    summary: 'Issue a gift card, once for each key',
    description: 'Its code is answered this once: the store keeps a digest of it.',
    request: { headers: keyHeader, body: body(giftDraft) },
    responses: {
      201: json(
        z.object({ gift: giftSchema, code: z.string() }).openapi('IssuedGiftCard'),
        'The card with its code.',
      ),
    },
    refusals: ['idempotency-key-missing', 'gift-card-issued'],
  }),
  stopGiftCard: route({
    method: 'post',
    path: '/api/admin/gift-cards/{giftNo}/stop',
    access: 'change-prices',
    summary: 'Stop a gift card: what is left on it is spent no more',
    request: {
      params: z.object({ giftNo: numberInPath }),
      body: body(z.strictObject({ version: fields.version })),
    },
    responses: { 200: json(giftSchema, 'The card.') },
    refusals: ['gift-card-not-found', 'precondition-failed'],
  }),
  readCustomerBalance: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}/balance',
    access: 'see-customers',
    summary: 'A customer’s credit and gift cards, as they see them',
    request: { params: customerInPath },
    responses: { 200: json(balanceSchema, 'The balance.') },
    refusals: ['customer-not-found'],
  }),
  giveCredit: route({
    method: 'post',
    path: '/api/admin/customers/{customerNo}/credit',
    access: 'give-refunds',
    summary: 'Give a customer credit, once for each key',
    request: {
      params: customerInPath,
      headers: keyHeader,
      body: body(z.strictObject({ cents: whole(1, mostCents), reason: text(200) })),
    },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'It is on their balance.') },
    refusals: ['idempotency-key-missing', 'customer-not-found'],
  }),
} satisfies Contract;
