import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { operation } from './operation.ts';
import { checkPolicy, fault, nowMs } from './pool.ts';
import type { Pool, User } from './pool.ts';
import { userOfAccessToken } from './tokens.ts';

const periodMs = 30_000;

/** The step that a code belongs to, one to either side of now. */
function stepOf(pool: Pool, secret: string, token: string): number | undefined {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp: nowMs(pool), window: 1 });
  return delta === null ? undefined : Math.floor(nowMs(pool) / periodMs) + delta;
}

export function takeTotp(pool: Pool, user: User, code: string): void {
  const { totp } = user;
  if (!totp.secret)
    throw fault('SoftwareTokenMFANotFoundException', 'Software token MFA not enabled');
  const step = stepOf(pool, totp.secret, code);
  if (step === undefined) throw fault('CodeMismatchException', 'Invalid code received for user');
  if (step <= totp.lastStep)
    throw fault('ExpiredCodeException', 'Your software token has already been used once.');
  totp.lastStep = step;
}

const preference = z
  .strictObject({ Enabled: z.boolean().optional(), PreferredMfa: z.boolean().optional() })
  .optional();

export const totp = {
  /** The one before proves who asks; sessions go on. */
  ChangePassword: operation(
    { AccessToken: z.string(), PreviousPassword: z.string(), ProposedPassword: z.string() },
    (pool, { AccessToken, PreviousPassword, ProposedPassword }) => {
      const user = userOfAccessToken(pool, AccessToken);
      if (user.password !== PreviousPassword)
        throw fault('NotAuthorizedException', 'Incorrect username or password.');
      checkPolicy(pool, ProposedPassword);
      user.password = ProposedPassword;
      return {};
    },
  ),

  /** The authenticator before stays good until the new one is verified. */
  AssociateSoftwareToken: operation({ AccessToken: z.string() }, (pool, { AccessToken }) => {
    const user = userOfAccessToken(pool, AccessToken);
    const SecretCode = new Secret({ size: 32 }).base32;
    user.totp.pending = SecretCode;
    return { SecretCode };
  }),

  VerifySoftwareToken: operation(
    {
      AccessToken: z.string(),
      UserCode: z.string().regex(/^\d{6}$/),
      FriendlyDeviceName: z.string().optional(),
    },
    (pool, { AccessToken, UserCode }) => {
      const user = userOfAccessToken(pool, AccessToken);
      const { pending } = user.totp;
      if (!pending)
        throw fault('SoftwareTokenMFANotFoundException', 'User has not enabled software token MFA');
      const step = stepOf(pool, pending, UserCode);
      if (step === undefined) throw fault('EnableSoftwareTokenMFAException', 'Code mismatch');
      user.totp = { secret: pending, lastStep: step, enabled: user.totp.enabled };
      return { Status: 'SUCCESS' };
    },
  ),

  SetUserMFAPreference: operation(
    { AccessToken: z.string(), SoftwareTokenMfaSettings: preference },
    (pool, { AccessToken, SoftwareTokenMfaSettings }) => {
      const user = userOfAccessToken(pool, AccessToken);
      if (SoftwareTokenMfaSettings?.Enabled && !user.totp.secret)
        throw fault('InvalidParameterException', 'User has not verified software token mfa');
      user.totp.enabled = SoftwareTokenMfaSettings?.Enabled ?? false;
      return {};
    },
  ),
};
