import { z } from 'zod';
import { deliveryStates, webhookFailures, webhookTypes } from '../../contract/webhook-events.ts';

export const endpointRow = z.object({
  endpointNo: z.int(),
  url: z.string(),
  eventTypes: z.array(z.enum(webhookTypes)),
  version: z.int(),
  madeAt: z.date(),
  /** Until when the secret of before signs too. */
  formerUntil: z.date().nullable(),
  failingSince: z.date().nullable(),
  disabledAt: z.date().nullable(),
  waiting: z.int(),
  failed: z.int(),
});
export type Endpoint = z.infer<typeof endpointRow>;

export const deliveryRow = z.object({
  deliveryNo: z.int(),
  deliveryId: z.uuid(),
  endpointNo: z.int(),
  url: z.string(),
  eventType: z.enum(webhookTypes),
  happenedAt: z.date(),
  data: z.record(z.string(), z.json()),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  /** Null: at once. */
  dueAt: z.date().nullable(),
  triedAt: z.date().nullable(),
  httpStatus: z.int().nullable(),
  failure: z.enum(webhookFailures).nullable(),
  answer: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliveryRow>;

/** A delivery that is to be sent, with what that takes; secrets as they are kept. */
export const jobRow = deliveryRow
  .pick({ deliveryNo: true, deliveryId: true, endpointNo: true, url: true, eventType: true })
  .extend({
    happenedAt: z.date(),
    data: z.record(z.string(), z.json()),
    attempts: z.int(),
    secret: z.string(),
    formerSecret: z.string().nullable(),
    formerUntil: z.date().nullable(),
  });
export type Job = z.infer<typeof jobRow>;

/** By which whoever listens knows what they have already. */
export const messageId = ({ deliveryId }: { deliveryId: string }): string =>
  `evt_${deliveryId.replaceAll('-', '')}`;

/** The body, the same each time that it is sent. */
export const bodyOf = ({
  eventType,
  happenedAt,
  data,
}: Pick<Job, 'eventType' | 'happenedAt' | 'data'>): string =>
  JSON.stringify({ type: eventType, timestamp: happenedAt.toISOString(), data });

/** What an answer said, so far as it can be shown: some of it, in letters. */
export const shownOf = (text: string): string | null =>
  [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, 500).join('') || null;

/** Trails and letters tell where it goes by its host: the rest of an address may be a key. */
export const hostOf = ({ url }: Pick<Endpoint, 'url'>): string => new URL(url).host;
