import { z } from '@hono/zod-openapi';
import { name } from './fields.ts';

const bytes = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/, { error: 'must be base64url' })
    .max(most);
const credentialId = bytes(1400);

/** What a browser tells of a passkey, as WebAuthn writes it in JSON: as much of it as is looked at. */
const answered = <Response extends z.ZodType>(response: Response) =>
  z.strictObject({
    id: credentialId,
    rawId: credentialId,
    type: z.literal('public-key'),
    response,
  });

export const passkeyMade = answered(
  z.strictObject({
    clientDataJSON: bytes(2000),
    attestationObject: bytes(16_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
).openapi('PasskeyMade', { description: 'Of PublicKeyCredential.toJSON(), of what was created.' });

export type PasskeyMade = z.infer<typeof passkeyMade>;

export const passkeyShown = answered(
  z.strictObject({
    clientDataJSON: bytes(2000),
    authenticatorData: bytes(4000),
    signature: bytes(2000),
  }),
).openapi('PasskeyShown', { description: 'Of PublicKeyCredential.toJSON(), of what was got.' });

export type PasskeyShown = z.infer<typeof passkeyShown>;

export const passkeyQuestion = z
  .object({
    challenge: z.string().openapi({ description: 'Sent back with the answer.' }),
    options: z.looseObject({}).openapi({ description: 'For the browser, as WebAuthn names them.' }),
  })
  .openapi('PasskeyQuestion', {
    description: 'Good for one answer within five minutes.',
  });

export const passkeyChallenge = z.string().min(1).max(500);
export const passkeyName = name(50);
