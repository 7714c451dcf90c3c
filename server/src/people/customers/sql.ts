import sql from 'sql-template-tag';
import { peopleSearch } from '../../contract/people-search.ts';
import { phoneParts } from '../../contract/phone.ts';
import type { Db } from '../../platform/platform.ts';
import { customerRow, type Customer, type ProfileChanges } from './customer.ts';

const columns = sql`customer_no as "customerNo", account_id as "accountId", cust_name as "name", coalesce('+' || cust_phone_country || ' ', '') || cust_phone as "phone",
  cust_address as "address", cust_email as "email", diets, avoided_allergens as "avoidedAllergens",
  profile_version as "profileVersion"`;

/** The customer of an account; made at the first visit. The e-mail follows the account's. */
export async function customerOfAccount(
  db: Db,
  accountId: string,
  email: string,
): Promise<Customer> {
  const [known] = await db.query(
    customerRow,
    sql`select ${columns} from customer where account_id = ${accountId} and cust_email = ${email}`,
  );
  if (known) return known;
  const [made] = await db.query(
    customerRow,
    sql`insert into customer (account_id, cust_email)
    values (${accountId}, ${email}) on conflict (account_id) do update set cust_email = excluded.cust_email returning ${columns}`,
  );
  if (!made) throw new Error('The customer was neither found nor made.');
  return made;
}

/** Undefined where the profile has another version by now. */
export async function changeCustomer(
  db: Db,
  customerNo: number,
  changes: ProfileChanges,
  seenVersion: number,
): Promise<Customer | undefined> {
  const phone = phoneParts(changes.phone ?? null);
  const keep = (member: keyof ProfileChanges) => changes[member] === undefined;
  const [changed] = await db.query(
    customerRow,
    sql`update customer set
    cust_name = case when ${keep('name')} then cust_name else ${changes.name ?? null} end,
    cust_phone = case when ${keep('phone')} then cust_phone else ${phone.digits} end,
    cust_phone_country = case when ${keep('phone')} then cust_phone_country else ${phone.country} end,
    cust_address = case when ${keep('address')} then cust_address else ${changes.address ?? null} end,
    diets = case when ${keep('diets')} then diets else ${changes.diets ?? []}::text[] end,
    avoided_allergens = case when ${keep('avoidedAllergens')} then avoided_allergens else ${changes.avoidedAllergens ?? []}::text[] end,
    profile_version = profile_version + 1
    where customer_no = ${customerNo} and profile_version = ${seenVersion} returning ${columns}`,
  );
  return changed;
}

export async function customersByNo(db: Db, customerNos: number[]): Promise<Customer[]> {
  return db.query(
    customerRow,
    sql`select ${columns} from customer where customer_no = any(${customerNos}::bigint[])`,
  );
}

/** Newest first; `q` is words of the name, the address or the e-mail, a phone, or the number itself. */
export async function findCustomers(
  db: Db,
  { q, before, limit }: { q: string | undefined; before: number | undefined; limit: number },
): Promise<Customer[]> {
  const sought = q === undefined ? undefined : peopleSearch(q);
  return db.query(
    customerRow,
    sql`select ${columns} from customer
    where ${
      sought
        ? sql`(customer_no = ${sought.no}::bigint
        or people_words(cust_name, cust_phone, cust_address, cust_email) @@ ${sought.words}::tsquery)`
        : sql`true`
    }
      and (${before ?? null}::bigint is null or customer_no < ${before ?? null})
    order by customer_no desc limit ${limit}`,
  );
}
