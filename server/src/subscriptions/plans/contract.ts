import { z } from '@hono/zod-openapi';
import { deliverTo } from '../../checkout/placing/contract.ts';
import { fields, numberInPath, text, whole } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { agreedTo } from '../../people/consents/contract.ts';
import { receipt as signedReceipt, publicKey } from '../receipts/receipt.ts';
import { planStatuses, weekReasons, weekStates } from '../../contract/subscription.ts';

/** Asked of whatever was sent, also of what is no date. */
const isMonday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1;
const monday = fields.date.refine(isMonday, { error: 'must be a Monday' });

const planFields = {
  meals: whole(1, 10),
  servings: whole(1, 24),
  weekday: whole(1, 7).openapi({ description: 'ISO: 1 is Monday.' }),
  everyWeeks: whole(1, 8).openapi({ description: '1: every week, 2: every other week.' }),
};
const methodRef = text(200).nullable().openapi({
  description: 'The kept card that is charged; null: the one that was kept last.',
});

const receiptSchema = signedReceipt.openapi('Receipt', {
  description:
    'What the shop has told of a subscription, signed: `larder receipt verify` tells whether one was changed, without asking the shop.',
});

const subscriptionSchema = z
  .object({
    subscriptionNo: fields.number,
    status: z.enum(planStatuses),
    ...planFields,
    pausedUntil: z.iso.date().nullable(),
    deliverTo: z.object({
      name: z.string(),
      phone: z.string(),
      address: z.string(),
      country: z.string().nullable(),
      postcode: z.string().nullable(),
      note: z.string().nullable(),
    }),
    methodRef: z.string().nullable(),
    terms: z.object({ version: z.number().int(), agreedAt: z.iso.datetime() }),
    endedAt: z.iso.datetime().nullable(),
    version: fields.version,
    timeZone: z.string().openapi({ description: 'The shop’s, in which its days and times are.' }),
    weeks: z.array(
      z.object({
        week: z.iso.date().openapi({ description: 'By its Monday.' }),
        day: z.iso.date().nullable().openapi({ description: 'Null: nothing is delivered then.' }),
        state: z.enum(weekStates),
        why: z.enum(weekReasons).nullable(),
        orderNo: z.number().int().nullable(),
        totalCents: z.number().int().nullable(),
        opensAt: z.iso.datetime().nullable().openapi({ description: 'When its meals are chosen.' }),
        closesAt: z.iso.datetime().nullable().openapi({
          description: 'Until then it is skipped or changed; then it is charged.',
        }),
        isOpen: z.boolean().openapi({ description: 'It can still be skipped, or wanted again.' }),
        rests: z.boolean().openapi({ description: 'The subscription rests in that week.' }),
      }),
    ),
    receipts: z.array(receiptSchema).openapi({ description: 'The first first.' }),
  })
  .openapi('Subscription');

const noWayThere = ['postcode-missing', 'no-delivery-there', 'zone-not-that-day'] as const;

const planInPath = z.object({ subscriptionNo: numberInPath });
const weekInPath = z.object({ subscriptionNo: numberInPath, week: monday });
const told = { 200: json(receiptSchema, 'The receipt.') };

export const contract = {
  listSubscriptions: route({
    method: 'get',
    path: '/api/subscriptions',
    access: 'customer',
    summary: 'Your subscriptions, with their coming weeks and receipts',
    responses: {
      200: json(z.object({ items: z.array(subscriptionSchema) }), 'The newest first.'),
    },
    refusals: [],
  }),
  subscribe: route({
    method: 'post',
    path: '/api/subscriptions',
    access: 'customer',
    buys: true,
    speaks: true,
    summary: 'Subscribe: boxes come by themselves from the next week that is open',
    description:
      'Each box is chosen six days before it closes, ordered as an ordinary order, and charged when it closes: until then it is changed, or skipped and not charged.',
    request: {
      body: body(
        z.strictObject({
          ...planFields,
          deliverTo,
          methodRef: methodRef.default(null),
          agreedTo: agreedTo.optional(),
        }),
      ),
    },
    responses: { 201: json(receiptSchema, 'The receipt.') },
    refusals: [
      'subscribed-already',
      'no-box-that-week',
      ...noWayThere,
      'terms-changed',
      'terms-not-agreed',
    ],
  }),
  changeSubscription: route({
    method: 'put',
    path: '/api/subscriptions/{subscriptionNo}',
    access: 'customer',
    buys: true,
    summary: 'Change what comes, when and where; boxes that are ordered stay as they are',
    request: {
      params: planInPath,
      body: body(z.strictObject({ ...planFields, deliverTo, methodRef: methodRef.default(null) })),
    },
    responses: told,
    refusals: ['subscription-not-found', 'subscription-ended', ...noWayThere],
  }),
  skipWeek: route({
    method: 'post',
    path: '/api/subscriptions/{subscriptionNo}/weeks/{week}/skip',
    access: 'customer',
    summary: 'Skip a week: nothing comes, and nothing is charged',
    request: { params: weekInPath },
    responses: told,
    refusals: ['subscription-not-found', 'subscription-ended', 'week-closed', 'no-box-that-week'],
  }),
  unskipWeek: route({
    method: 'post',
    path: '/api/subscriptions/{subscriptionNo}/weeks/{week}/unskip',
    access: 'customer',
    summary: 'Want the box of a week again',
    request: { params: weekInPath },
    responses: told,
    refusals: ['subscription-not-found', 'subscription-ended', 'week-closed', 'no-box-that-week'],
  }),
  pauseSubscription: route({
    method: 'post',
    path: '/api/subscriptions/{subscriptionNo}/pause',
    access: 'customer',
    summary: 'Pause: no box until a week that you say, or until you resume',
    description:
      'Boxes that are ordered and not closed are taken back; the receipt names those that still come.',
    request: {
      params: planInPath,
      body: body(
        z.strictObject({
          until: monday.nullable().openapi({ description: 'The first week with a box again.' }),
        }),
      ),
    },
    responses: told,
    refusals: ['subscription-not-found', 'subscription-ended'],
  }),
  resumeSubscription: route({
    method: 'post',
    path: '/api/subscriptions/{subscriptionNo}/resume',
    access: 'customer',
    summary: 'Resume a subscription that rests',
    request: { params: planInPath },
    responses: told,
    refusals: ['subscription-not-found', 'subscription-ended'],
  }),
  cancelSubscription: route({
    method: 'post',
    path: '/api/subscriptions/{subscriptionNo}/cancel',
    access: 'customer',
    summary: 'End a subscription; boxes that have not closed are taken back',
    request: {
      params: planInPath,
      body: body(z.strictObject({ reason: text(200).nullable().default(null) })),
    },
    responses: told,
    refusals: ['subscription-not-found'],
  }),
  endByNotice: route({
    method: 'post',
    path: '/api/cancellations',
    access: 'everyone',
    speaks: true,
    summary: 'End a subscription without signing in',
    description:
      'Ends what stands under this e-mail at once, and says so to that mailbox. The answer is the same whether there was one.',
    request: {
      body: body(
        z.strictObject({
          email: fields.custEmail,
          subscriptionNo: fields.number.nullable().default(null),
          reason: text(200).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: json(
        z.object({ noticeNo: fields.number, at: z.iso.datetime() }),
        'It has arrived, then, under this number.',
      ),
    },
    refusals: ['too-many-attempts'],
  }),
  readReceipts: route({
    method: 'get',
    path: '/api/subscriptions/{subscriptionNo}/receipts',
    access: 'customer',
    summary: 'Every receipt of a subscription, to keep',
    request: { params: planInPath },
    responses: {
      200: json(z.object({ receipts: z.array(receiptSchema) }), 'The first first.'),
    },
    refusals: ['subscription-not-found'],
  }),
  readCustomerSubscriptions: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}/subscriptions',
    access: 'see-customers',
    summary: 'The subscriptions of a customer, with their weeks and receipts',
    request: { params: z.object({ customerNo: numberInPath }) },
    responses: {
      200: json(z.object({ items: z.array(subscriptionSchema) }), 'The newest first.'),
    },
    refusals: ['customer-not-found'],
  }),
  readReceiptKeys: route({
    method: 'get',
    path: '/api/receipt-keys',
    access: 'everyone',
    summary: 'The public keys by which anybody can tell the shop’s receipts',
    responses: { 200: json(z.object({ keys: z.array(publicKey) }), 'The newest first.') },
    refusals: [],
  }),
} satisfies Contract;
