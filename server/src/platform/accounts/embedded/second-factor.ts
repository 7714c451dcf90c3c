import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Database, Tx } from '../../platform.ts';
import { matchingStep, newTotpSecret, otpauthUri } from '../totp.ts';
import type { Library } from './library.ts';
import { newId } from './people.ts';
import type { LiveSession } from './sessions.ts';

/** How the library marks a stored secret that is written in base32. */
const base32Mark = 'base32:';
const enrolmentMinutes = 15;

const factorRow = z.object({ secret: z.string(), lastStep: z.int() });

export type SecondFactor = ReturnType<typeof openSecondFactor>;

/**
 * Enrolment of an authenticator, and each code good for once. The library's own enrolment wants the password again and
 * lets a code pass twice; checking codes at sign-in, with its counts of wrong ones, stays with the library.
 */
export function openSecondFactor(database: Database, library: Library, appName: string) {
  const key = async () => (await library.$context).secretConfig;
  const verifications = async () => (await library.$context).internalAdapter;
  const pending = (session: LiveSession) => `totp-enrolment-${session.id}`;

  async function readSecret(stored: string): Promise<string> {
    const secret = await symmetricDecrypt({ key: await key(), data: stored });
    return secret.slice(base32Mark.length);
  }

  return {
    begin: async (session: LiveSession): Promise<{ secret: string; otpauthUri: string }> => {
      if (session.enrolled && !session.mfa) throw new Refusal('session-expired');
      const secret = newTotpSecret();
      await (
        await verifications()
      ).createVerificationValue({
        identifier: pending(session),
        value: await symmetricEncrypt({ key: await key(), data: base32Mark + secret }),
        expiresAt: new Date(Date.now() + enrolmentMinutes * 60_000),
      });
      return { secret, otpauthUri: otpauthUri(secret, session.email, appName) };
    },

    /** The secret begun in this session and the step its code belongs to, once. */
    prove: async (
      session: LiveSession,
      code: string,
    ): Promise<{ stored: string; step: number }> => {
      const started = await (await verifications()).findVerificationValue(pending(session));
      if (!started) throw new Refusal('wrong-code');
      const step = matchingStep(await readSecret(started.value), code, new Date());
      if (step === undefined) throw new Refusal('wrong-code');
      const mine = await (await verifications()).consumeVerificationValue(pending(session));
      if (mine?.id !== started.id) throw new Refusal('wrong-code');
      return { stored: started.value, step };
    },

    /** From here on sign-in asks for it; sessions opened without it end. */
    enrol: async (
      tx: Tx,
      session: LiveSession,
      { stored, step }: { stored: string; step: number },
    ): Promise<void> => {
      await tx.run(sql`
        insert into accounts."twoFactor" (id, "userId", secret, "backupCodes", "lastStep")
        values (${newId()}, ${session.accountId}, ${stored}, '', ${step})
        on conflict ("userId") do update
          set secret = excluded.secret, "lastStep" = excluded."lastStep", "failedVerificationCount" = 0`);
      await tx.run(
        sql`update accounts."user" set "twoFactorEnabled" = true where id = ${session.accountId}`,
      );
      await tx.run(sql`
        delete from accounts.session where "userId" = ${session.accountId} and id <> ${session.id}`);
    },

    /** Refuses early what `take` would, so that the challenge lives on for the authenticator's next code. */
    refuseTaken: async (challenge: string, code: string): Promise<void> => {
      const [factor] = await database.query(
        factorRow,
        sql`
        select secret, "lastStep" from accounts."twoFactor"
        where "userId" = (select value from accounts.verification where identifier = ${challenge})`,
      );
      const step = factor && matchingStep(await readSecret(factor.secret), code, new Date());
      if (step !== undefined && step <= (factor?.lastStep ?? 0)) throw new Refusal('wrong-code');
    },

    /** Takes a right code; refused when it, or a later one, was taken before. */
    take: async (accountId: string, code: string): Promise<void> => {
      const [factor] = await database.query(
        factorRow,
        sql`select secret, "lastStep" from accounts."twoFactor" where "userId" = ${accountId}`,
      );
      if (!factor) throw new Error('A code was checked for an account without a second factor.');
      const step = matchingStep(await readSecret(factor.secret), code, new Date());
      if (step === undefined) throw new Refusal('wrong-code');
      const taken = await database.run(sql`
        update accounts."twoFactor" set "lastStep" = ${step}
        where "userId" = ${accountId} and "lastStep" < ${step}`);
      if (taken === 0) throw new Refusal('wrong-code');
    },
  };
}
