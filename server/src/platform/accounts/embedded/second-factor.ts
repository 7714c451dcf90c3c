import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Database, Tx } from '../../platform.ts';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from '../recovery-codes.ts';
import { matchingStep, newTotpSecret, otpauthUri } from '../totp.ts';
import type { Library } from './library.ts';
import { newId } from './people.ts';
import type { LiveSession } from './sessions.ts';

/** How the library marks a stored secret that is written in base32. */
const base32Mark = 'base32:';
const enrolmentMinutes = 15;

const factorRow = z.object({ accountId: z.string(), secret: z.string(), lastStep: z.int() });
type Factor = z.infer<typeof factorRow>;

export type SecondFactor = ReturnType<typeof openSecondFactor>;

/**
 * Enrolment of an authenticator, each code good for once, and the codes that recover an account without it. The library's own enrolment
 * lets a code pass twice; checking codes at sign-in stays with the library.
 */
export function openSecondFactor(database: Database, library: Library, appName: () => string) {
  const key = async () => (await library.$context).secretConfig;
  const verifications = async () => (await library.$context).internalAdapter;
  const pending = (session: LiveSession) => `totp-enrolment-${session.id}`;

  /** Undefined when it was sealed with another secret of the store. */
  async function unseal(stored: string): Promise<string | undefined> {
    const secret = await symmetricDecrypt({ key: await key(), data: stored }).catch(
      () => undefined,
    );
    return secret?.slice(base32Mark.length);
  }

  async function stepOf({ secret }: Factor, code: string): Promise<number | undefined> {
    const readable = await unseal(secret);
    if (readable === undefined) throw new Refusal('second-factor-unreadable');
    return matchingStep(readable, code, new Date());
  }

  async function factorOf(accountId: string): Promise<Factor> {
    const [factor] = await database.query(
      factorRow,
      sql`select "userId" as "accountId", secret, "lastStep" from accounts."twoFactor" where "userId" = ${accountId}`,
    );
    if (!factor) throw new Error('A code was checked for an account without a second factor.');
    return factor;
  }

  /** Takes a right code; refused when it, or a later one, was taken before. */
  async function takeTotp(accountId: string, code: string): Promise<void> {
    const step = await stepOf(await factorOf(accountId), code);
    if (step === undefined) throw new Refusal('wrong-code');
    const taken = await database.run(sql`
      update accounts."twoFactor" set "lastStep" = ${step}
      where "userId" = ${accountId} and "lastStep" < ${step}`);
    if (taken === 0) throw new Refusal('wrong-code');
  }

  async function takeRecoveryCode(accountId: string, code: string): Promise<void> {
    const hash = hashRecoveryCode(code);
    const taken = await database.run(sql`
      update accounts."twoFactor" set "backupCodes" = ("backupCodes"::jsonb - ${hash}::text)::text
      where "userId" = ${accountId} and coalesce(nullif("backupCodes", ''), '[]')::jsonb ? ${hash}`);
    if (taken === 0) throw new Refusal('wrong-code');
  }

  return {
    begin: async (session: LiveSession): Promise<{ secret: string; otpauthUri: string }> => {
      const secret = newTotpSecret();
      await (
        await verifications()
      ).createVerificationValue({
        identifier: pending(session),
        value: await symmetricEncrypt({ key: await key(), data: base32Mark + secret }),
        expiresAt: new Date(Date.now() + enrolmentMinutes * 60_000),
      });
      return { secret, otpauthUri: otpauthUri(secret, session.email, appName()) };
    },

    /** The secret begun in this session and the step its code belongs to, once. */
    prove: async (
      session: LiveSession,
      code: string,
    ): Promise<{ stored: string; step: number }> => {
      const started = await (await verifications()).findVerificationValue(pending(session));
      const secret = started && (await unseal(started.value));
      const step = secret && matchingStep(secret, code, new Date());
      if (!started || !step) throw new Refusal('wrong-code');
      const mine = await (await verifications()).consumeVerificationValue(pending(session));
      if (mine?.id !== started.id) throw new Refusal('wrong-code');
      return { stored: started.value, step };
    },

    /** From here on sign-in asks for it; sessions opened without it end. Answers the codes that take its place when it is lost. */
    enrol: async (
      tx: Tx,
      session: LiveSession,
      { stored, step }: { stored: string; step: number },
    ): Promise<string[]> => {
      const codes = newRecoveryCodes();
      const hashes = JSON.stringify(codes.map(hashRecoveryCode));
      await tx.run(sql`
        insert into accounts."twoFactor" (id, "userId", secret, "backupCodes", "lastStep")
        values (${newId()}, ${session.accountId}, ${stored}, ${hashes}, ${step})
        on conflict ("userId") do update
          set secret = excluded.secret, "backupCodes" = excluded."backupCodes", "lastStep" = excluded."lastStep",
            "failedVerificationCount" = 0, "lockedUntil" = null`);
      await tx.run(
        sql`update accounts."user" set "twoFactorEnabled" = true where id = ${session.accountId}`,
      );
      await tx.run(sql`
        delete from accounts.session where "userId" = ${session.accountId} and id <> ${session.id}`);
      return codes;
    },

    renewCodes: async (accountId: string): Promise<string[]> => {
      const codes = newRecoveryCodes();
      await database.run(sql`update accounts."twoFactor"
        set "backupCodes" = ${JSON.stringify(codes.map(hashRecoveryCode))} where "userId" = ${accountId}`);
      return codes;
    },

    /** Undefined for a challenge that is over. */
    accountOf: async (challenge: string): Promise<string | undefined> => {
      const [factor] = await database.query(
        factorRow.pick({ accountId: true }),
        sql`select "userId" as "accountId" from accounts."twoFactor"
          where "userId" = (select value from accounts.verification where identifier = ${challenge})`,
      );
      return factor?.accountId;
    },

    /** Refuses early what `takeTotp` would, so that the challenge lives on for the authenticator's next code. */
    refuseTaken: async (accountId: string, code: string): Promise<void> => {
      const factor = await factorOf(accountId);
      const step = await stepOf(factor, code);
      if (step !== undefined && step <= factor.lastStep) throw new Refusal('wrong-code');
    },

    takeTotp,

    /** Of the authenticator, or one of those that take its place. */
    takeAny: (accountId: string, code: string): Promise<void> =>
      isRecoveryCode(code) ? takeRecoveryCode(accountId, code) : takeTotp(accountId, code),

    /** The account signs in by its password alone; its sessions end. */
    remove: async (tx: Tx, accountId: string): Promise<void> => {
      await tx.run(sql`delete from accounts."twoFactor" where "userId" = ${accountId}`);
      await tx.run(
        sql`update accounts."user" set "twoFactorEnabled" = false where id = ${accountId}`,
      );
      await tx.run(sql`delete from accounts.session where "userId" = ${accountId}`);
    },
  };
}
