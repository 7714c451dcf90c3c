import { z } from '@hono/zod-openapi';
import { receiptKinds } from '../../contract/subscription.ts';

/** What a receipt says: what was done, when, and what is charged next and when. Amounts are in cents, moments in UTC. */
export const receiptContent = z.strictObject({
  version: z.literal(1),
  shop: z.string(),
  subscriptionNo: z.int(),
  /** Counted from 1, without gaps. */
  seq: z.int(),
  what: z.enum(receiptKinds),
  at: z.iso.datetime(),
  /** The same moment on the shop's clock, with its zone. */
  shopTime: z.string(),
  /** Which week it is about, by its Monday, and the day of its delivery. */
  week: z.string().nullable(),
  day: z.string().nullable(),
  /** Why there is no box, in a word. */
  why: z.string().nullable(),
  /** What the subscription is from then on. */
  plan: z.strictObject({
    status: z.string(),
    meals: z.int(),
    servings: z.int(),
    weekday: z.int(),
    everyWeeks: z.int(),
    pausedUntil: z.string().nullable(),
  }),
  /** Boxes that were taken back by it: nothing of them is charged. */
  takenBack: z.array(z.int()),
  /** Boxes that had closed before it and still come. */
  stillComes: z.array(z.strictObject({ orderNo: z.int(), day: z.string() })),
  /** The order that it is about, what it costs, and until when it can be taken back: then it is charged. */
  order: z
    .strictObject({
      orderNo: z.int(),
      totalCents: z.int(),
      currency: z.string(),
      chargedFrom: z.iso.datetime(),
    })
    .nullable(),
  /** The next box, and until when it can be taken back: then it is charged. Null: none. */
  next: z.strictObject({ day: z.string(), chargedFrom: z.iso.datetime() }).nullable(),
  /** Under which version of the terms. */
  terms: z.int(),
  /** The digest of the receipt before; of the first nothing. */
  previous: z.string().nullable(),
});
export type ReceiptContent = z.infer<typeof receiptContent>;

/** A receipt as its customer keeps it. */
export const receipt = z.strictObject({
  content: receiptContent,
  /** SHA-256 of the content in its one spelling, in base64url. */
  digest: z.string(),
  /** Which of the shop's keys signed it. */
  key: z.string(),
  /** Ed25519 of the digest, in base64url. */
  signature: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

/** One spelling for the same content: members by their names, nothing between them. RFC 8785, as far as whole numbers and text need it. */
export function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${spelled(member)}`).join(',')}}`;
}

/** A public key of the shop, as it is published. */
export const publicKey = z.strictObject({
  key: z.string(),
  /** Ed25519, as a JWK's `x`. */
  x: z.string(),
  since: z.iso.datetime(),
});
export type PublicKey = z.infer<typeof publicKey>;

/** What is wrong with receipts of one subscription; nothing where all are as they were given. */
export type Flaw = {
  seq: number;
  flaw: 'altered' | 'key-unknown' | 'signature-wrong' | 'chain-broken';
};
