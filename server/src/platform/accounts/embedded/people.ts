import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { keepDays } from '../../../contract/keep-times.ts';
import type { Database, Db, Group } from '../../platform.ts';

const personRow = z.object({
  id: z.string(),
  confirmed: z.boolean(),
  password: z.string().nullable(),
});
export type Person = z.infer<typeof personRow>;
const idRow = personRow.pick({ id: true });
const emailRow = z.object({ email: z.string() });
const signUpRow = z.object({ id: z.string(), password: z.string() });
export type SignUp = z.infer<typeof signUpRow>;

export type People = ReturnType<typeof openPeople>;

/** Who has an account, as rows of the library's tables, and who would like one. */
export function openPeople(database: Database) {
  const yesterday = () => new Date(Date.now() - keepDays.signUp * 24 * 60 * 60 * 1000);

  async function setPassword(db: Db, id: string, passwordHash: string): Promise<void> {
    await db.run(sql`
      insert into accounts.account (id, "userId", "providerId", "accountId", password)
      values (${newId()}, ${id}, 'credential', ${id}, ${passwordHash})
      on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = now()`);
  }

  return {
    setPassword,

    find: async (email: string): Promise<Person | undefined> => {
      const [person] = await database.query(
        personRow,
        sql`select person.id, person."emailVerified" as confirmed, account.password
          from accounts."user" as person
          left join accounts.account on account."userId" = person.id and account."providerId" = 'credential'
          where person.email = ${email}`,
      );
      return person;
    },

    /**
     * Makes an account that waits for its confirmation; one that still waits gets the newer password until then.
     * Undefined, and nothing changed, when the address has a confirmed account.
     */
    register: async (email: string, passwordHash: string): Promise<string | undefined> => {
      const [made] = await database.query(
        idRow,
        sql`
        with person as (
          insert into accounts."user" (id, email) values (${newId()}, ${email})
          on conflict (email) do update set "updatedAt" = now() where not "user"."emailVerified"
          returning id
        )
        insert into accounts.account (id, "userId", "providerId", "accountId", password)
        select ${newId()}, id, 'credential', id, ${passwordHash} from person
        on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = now()
        returning "userId" as id`,
      );
      return made?.id;
    },

    /** Those that wait at this address, newest first. */
    signUps: async (email: string): Promise<SignUp[]> =>
      database.query(
        signUpRow,
        sql`select id, password from accounts.sign_up where email = ${email} and made_at > ${yesterday()}
          order by made_at desc, id`,
      ),
    addSignUp: async (email: string, passwordHash: string): Promise<string> => {
      const id = newId();
      await database.run(sql`delete from accounts.sign_up where made_at <= ${yesterday()}`);
      await database.run(sql`insert into accounts.sign_up (id, email, password, made_at)
        values (${id}, ${email}, ${passwordHash}, ${new Date()})`);
      return id;
    },
    /** With their codes. */
    forgetSignUps: async (db: Db, email: string): Promise<void> => {
      await db.run(sql`delete from accounts.sign_up where email = ${email}`);
    },

    /** Sign-ups that nobody confirmed in time, and accounts that were to come of them. */
    forgetUnconfirmed: async (): Promise<void> => {
      const before = yesterday();
      await database.run(sql`delete from accounts.sign_up where made_at <= ${before}`);
      await database.run(
        sql`delete from accounts."user" as person where not "emailVerified" and "createdAt" <= ${before} and "updatedAt" <= ${before}
          and not exists (select from accounts.sign_up where sign_up.email = person.email)`,
      );
    },

    /** With everything that waits for it or its mailbox; answers the address that it had. */
    remove: async (db: Db, id: string): Promise<string | undefined> => {
      const [person] = await db.query(
        emailRow,
        sql`delete from accounts."user" where id = ${id} returning email`,
      );
      await db.run(sql`delete from accounts.verification where value = ${id}`);
      if (!person) return undefined;
      await db.run(sql`delete from accounts.sign_up where email = ${person.email}`);
      await db.run(sql`delete from accounts.mailed_code where email = ${person.email}`);
      return person.email;
    },

    /** With the codes on their way to the one before; who only waits for the new one's mailbox, which was proved by another, waits in vain. */
    changeEmail: async (db: Db, id: string, email: string): Promise<boolean> => {
      await db.run(
        sql`delete from accounts.mailed_code where email in (${email}, (select person.email from accounts."user" as person where id = ${id}))`,
      );
      await db.run(sql`delete from accounts.sign_up where email = ${email}`);
      await db.run(
        sql`delete from accounts."user" where email = ${email} and id <> ${id} and not "emailVerified"`,
      );
      const changed = await db.run(
        sql`update accounts."user" set email = ${email}, "updatedAt" = now()
          where id = ${id} and not exists (select from accounts."user" as other where other.email = ${email} and other.id <> ${id})`,
      );
      return changed > 0;
    },

    confirm: async (db: Db, id: string, group: Group): Promise<void> => {
      await db.run(sql`
        update accounts."user" set "emailVerified" = true, groups = ${withGroup(group)}, "updatedAt" = now()
        where id = ${id}`);
    },
    /** True once for each account. */
    signsInFirst: async (id: string): Promise<boolean> => {
      const changed = await database.run(
        sql`update accounts."user" set signed_in = true where id = ${id} and not signed_in`,
      );
      return changed > 0;
    },
    addToGroup: async (email: string, group: Group): Promise<boolean> => {
      const changed = await database.run(sql`
        update accounts."user" set groups = ${withGroup(group)}, "updatedAt" = now()
        where email = ${email}`);
      return changed > 0;
    },
  };
}

const withGroup = (group: Group) =>
  sql`case when ${group} = any (groups) then groups else groups || ${group}::text end`;

export const newId = (): string => randomBytes(24).toString('base64url');
