import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Group } from '../../platform.ts';

const personRow = z.object({ id: z.string(), confirmed: z.boolean() });
export type Person = z.infer<typeof personRow>;
const idRow = personRow.pick({ id: true });

export type People = ReturnType<typeof openPeople>;

/** Who has an account, as rows of the library's tables. */
export function openPeople(database: Database) {
  return {
    find: async (email: string): Promise<Person | undefined> => {
      const [person] = await database.query(
        personRow,
        sql`select id, "emailVerified" as confirmed from accounts."user" where email = ${email}`,
      );
      return person;
    },
    /**
     * Makes an account that waits for its confirmation; one that still waits gets the newer password.
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
    confirm: async (id: string, group: Group): Promise<void> => {
      await database.run(sql`
        update accounts."user" set "emailVerified" = true, groups = ${withGroup(group)}, "updatedAt" = now()
        where id = ${id}`);
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
