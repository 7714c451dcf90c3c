import { createHmac, randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Db } from '../../platform.ts';
import type { Limit } from './limits.ts';
import { newId } from './people.ts';

const codeRow = z.object({ id: z.string(), code: z.string(), signUpId: z.string().nullable() });
type MailedCode = z.infer<typeof codeRow>;

type Purpose = 'confirm' | 'reset';
export type MailedCodes = ReturnType<typeof openMailedCodes>;

/** Six digits on their way to a mailbox. They are made when the letter is sent, and stored as hashes. */
export function openMailedCodes(database: Database, secret: string, limit: Limit) {
  const hash = (code: string) =>
    createHmac('sha256', secret).update(`code ${code}`).digest('base64url');

  return {
    /** One sign-up has one code, and an address has one that replaces its password: a newer one takes the place of the one before. */
    make: async (email: string, signUpId: string | null): Promise<string> => {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const until = new Date(Date.now() + limit.seconds * 1000);
      await database.transaction(async (tx) => {
        await tx.run(sql`delete from accounts.mailed_code where expires_at < ${new Date()}
          or (email = ${email} and sign_up_id is not distinct from ${signUpId})`);
        await tx.run(sql`
          insert into accounts.mailed_code (id, email, sign_up_id, code, expires_at)
          values (${newId()}, ${email}, ${signUpId}, ${hash(code)}, ${until})`);
      });
      return code;
    },

    /** Counts a try at each code that this could be, then tells which it is: guesses at the same moment are all counted. */
    match: async (
      email: string,
      purpose: Purpose,
      given: string,
    ): Promise<MailedCode | undefined> => {
      const could = await database.query(
        codeRow,
        sql`
        update accounts.mailed_code set tries = tries + 1
        where email = ${email} and (sign_up_id is null) = ${purpose === 'reset'}
          and tries < ${limit.points} and expires_at > ${new Date()}
        returning id, code, sign_up_id as "signUpId"`,
      );
      return could.find(({ code }) => code === hash(given));
    },

    /** True for the one who takes it. */
    take: async (db: Db, id: string): Promise<boolean> =>
      (await db.run(sql`delete from accounts.mailed_code where id = ${id}`)) > 0,
  };
}
