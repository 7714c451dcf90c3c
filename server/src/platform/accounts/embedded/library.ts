import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError, isAPIError } from 'better-auth/api';
import { jwt } from 'better-auth/plugins/jwt';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { PostgresDialect } from 'kysely';
import { z } from 'zod';
import { keepDays } from '../../../contract/keep-times.ts';
import { emailOf } from '../../../contract/email.ts';
import { Refusal } from '../../../refusal.ts';
import type { RefusalCode } from '../../../refusal.ts';
import type { Database } from '../../platform.ts';
import { longestPassword, shortestPassword } from '../credentials.ts';
import type { Limits } from './limits.ts';
import { keepSigningKey } from './signing-keys.ts';

type Options = {
  database: Database;
  secret: string;
  issuer: string;
  limits: Limits;
  /** Called with a right code before its session is made; throws when the code was taken before. */
  takeTotp: (accountId: string, code: string) => Promise<void>;
  /** Called for a passkey that has proved itself, before its session is made; false: it is not to open anything. */
  usePasskey: (credentialId: string) => Promise<boolean>;
};

export type Library = ReturnType<typeof openLibrary>;

const days = 24 * 60 * 60;
export const sessionDays = keepDays.session;
/** However often it is renewed. */
export const sessionMostDays = 90;
const challengeSeconds = 5 * 60;
const totpPath = '/two-factor/verify-totp';
const recoveryPath = '/two-factor/verify-backup-code';
export const passkeyCookie = 'passkey';
const passkeyPath = '/passkey/verify-authentication';
const factorPaths = [totpPath, recoveryPath, passkeyPath];
const totpBody = z.object({ code: z.string() });
/** Who adds a passkey, as `beginAdding` says it: the library keeps it with the challenge. */
export const passkeyOwner = z.object({ id: z.string(), name: z.string() });

// The library asks zod what an address is, and zod's own pattern knows fewer than people have: here it follows the rule of the shop.
z.regexes.email.test = (address) => emailOf(address) !== undefined;

/** better-auth, called in process: it serves no requests, sends no mail and keeps its tables in the schema `accounts`. */
export function openLibrary(options: Options) {
  const { database, secret, issuer, limits, takeTotp, usePasskey } = options;
  return betterAuth({
    baseURL: 'http://localhost',
    // With a version, so that a later secret may still read what this one encrypted.
    secrets: [{ version: 1, value: secret }],
    database: {
      dialect: new PostgresDialect({ pool: database.pool }),
      type: 'postgres',
      schemaName: 'accounts',
      transaction: true,
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    advanced: { useSecureCookies: false, ipAddress: { disableIpTracking: true } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: sessionDays * days,
      additionalFields: { mfa: { type: 'boolean', input: false, defaultValue: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const path = context?.path;
            if (path === undefined || !factorPaths.includes(path)) return;
            if (path === totpPath)
              await takeTotp(session.userId, totpBody.parse(context?.body).code);
            return { data: { ...session, mfa: true } };
          },
        },
      },
    },
    plugins: [
      twoFactor({
        // Five tries per challenge are the library's own.
        twoFactorCookieMaxAge: challengeSeconds,
        accountLockout: {
          maxFailedAttempts: limits.wrongTotps.points,
          durationSeconds: limits.wrongTotps.seconds,
        },
        // What is stored, and compared, are hashes already.
        backupCodeOptions: { storeBackupCodes: 'plain' },
      }),
      passkey({
        rpID: new URL(issuer).hostname,
        origin: new URL(issuer).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: passkeyCookie },
        registration: {
          requireSession: false,
          resolveUser: ({ context }) => passkeyOwner.parse(JSON.parse(context ?? '')),
          afterVerification: ({ verification }) => {
            refuseUnverified(verification.registrationInfo?.userVerified);
          },
        },
        authentication: {
          afterVerification: async ({ verification, clientData }) => {
            refuseUnverified(verification.authenticationInfo.userVerified);
            if (!(await usePasskey(clientData.id))) throw refused();
          },
        },
      }),
      jwt({
        jwt: { issuer, audience: issuer },
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' }, rotationInterval: 90 * days },
        adapter: { createJwk: (made) => keepSigningKey(database, made) },
        disableSettingJwtHeader: true,
      }),
    ],
  });
}

const refused = () => APIError.from('BAD_REQUEST', { code: 'AUTHENTICATION_FAILED', message: '' });

/** The library asks browsers to have the owner prove that they are there, and takes one that did not. */
function refuseUnverified(isVerified: boolean | undefined): void {
  if (!isVerified) throw refused();
}

/** Turns the library's refusals into ours by their code; what is not listed stays as it is. */
export async function refusing<T>(
  call: Promise<T>,
  codes: Partial<Record<string, RefusalCode | (() => Refusal)>>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const code = isAPIError(error) && error.body?.code;
    const refusal = code ? codes[code] : undefined;
    if (!refusal) throw error;
    throw typeof refusal === 'string' ? new Refusal(refusal) : refusal();
  }
}
