import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Db, Tx, WaysIn } from '../../platform.ts';

const passkeyRow = z.object({
  passkeyId: z.string(),
  name: z.string(),
  /** The host that it opens. */
  host: z.string(),
  addedAt: z.date(),
  lastUsedAt: z.date().nullable(),
});
export type PasskeyRow = z.infer<typeof passkeyRow>;
const waysRow = z.object({ password: z.boolean(), authenticator: z.boolean() });
const nameRow = passkeyRow.pick({ name: true });
const countRow = z.object({ passkeys: z.int() });

const told = sql`passkey.id as "passkeyId", name, "rpId" as host, passkey."createdAt" as "addedAt", "lastUsedAt"`;

export type PasskeyRows = ReturnType<typeof openPasskeyRows>;

/** The library's passkeys. What it writes of a new one opens nothing until `finish` has been committed. */
export function openPasskeyRows(database: Database, clock: () => Date) {
  return {
    list: (accountId: string, db: Db = database): Promise<PasskeyRow[]> =>
      db.query(
        passkeyRow,
        sql`select ${told} from accounts.passkey where "userId" = ${accountId} and "rpId" is not null
          order by "createdAt", id`,
      ),
    /** Of those that open the account of this e-mail. */
    namesAt: async (email: string, host: string): Promise<string[]> => {
      const rows = await database.query(
        nameRow,
        sql`select passkey.name from accounts.passkey join accounts."user" as person on person.id = "userId"
          where person.email = ${email} and "rpId" = ${host} order by passkey."createdAt", passkey.id`,
      );
      return rows.map(({ name }) => name);
    },
    /** Undefined: they work nowhere. */
    countElsewhere: async (host: string | undefined): Promise<number> => {
      const [row] = await database.query(
        countRow,
        sql`select count(*) as passkeys from accounts.passkey where "rpId" <> ${host ?? ''}`,
      );
      return row?.passkeys ?? 0;
    },
    /** False for one that is not finished, was removed, or was made for another host. */
    use: async (credentialId: string, host: string): Promise<boolean> => {
      const used = await database.run(
        sql`update accounts.passkey set "lastUsedAt" = ${clock()}
          where "credentialID" = ${credentialId} and "rpId" = ${host}`,
      );
      return used > 0;
    },
    /**
     * Whoever changes what opens an account holds all of it until the end: of two passkeys that are removed at once one is not the last, and
     * none is added while its sessions end.
     */
    lockWays: async (tx: Tx, accountId: string): Promise<Omit<WaysIn, 'passkeys'> | undefined> => {
      const [ways] = await tx.query(
        waysRow,
        sql`select "twoFactorEnabled" as authenticator, exists (select from accounts.account
            where account."userId" = person.id and account.password is not null) as password
          from accounts."user" as person where person.id = ${accountId} for update of person`,
      );
      return ways;
    },
    finish: async (
      tx: Tx,
      { passkeyId, accountId }: { passkeyId: string; accountId: string },
      { name, host }: { name: string; host: string },
    ): Promise<PasskeyRow | undefined> => {
      const [made] = await tx.query(
        passkeyRow,
        sql`update accounts.passkey set name = ${name}, "rpId" = ${host}, "createdAt" = ${clock()}
          where id = ${passkeyId} and "userId" = ${accountId} and "rpId" is null returning ${told}`,
      );
      return made;
    },
    rename: async (accountId: string, passkeyId: string, name: string): Promise<boolean> => {
      const renamed = await database.run(
        sql`update accounts.passkey set name = ${name}
          where id = ${passkeyId} and "userId" = ${accountId} and "rpId" is not null`,
      );
      return renamed > 0;
    },
    remove: async (tx: Tx, accountId: string, passkeyId: string): Promise<void> => {
      await tx.run(
        sql`delete from accounts.passkey where id = ${passkeyId} and "userId" = ${accountId}`,
      );
    },
    removeAll: async (tx: Tx, accountId: string): Promise<void> => {
      await tx.run(sql`delete from accounts.passkey where "userId" = ${accountId}`);
    },
    /** Changes nothing of one that is finished. */
    removeUnfinished: async (passkeyId: string): Promise<void> => {
      await database.run(
        sql`delete from accounts.passkey where id = ${passkeyId} and "rpId" is null`,
      );
    },
    /** Their adding was cut short. */
    forgetUnfinished: async (): Promise<void> => {
      await database.run(
        sql`delete from accounts.passkey where "rpId" is null and "createdAt" < now() - interval '1 hour'`,
      );
    },
  };
}
