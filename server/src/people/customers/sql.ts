import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { peopleSearch } from '../../contract/people-search.ts';
import { phoneParts } from '../../contract/phone.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  addressRow,
  customerRow,
  mostAddresses,
  type Address,
  type AddressDraft,
  type Customer,
  type ProfileChanges,
} from './customer.ts';

const columns = sql`customer_no as "customerNo", account_id as "accountId", cust_name as "name", coalesce('+' || cust_phone_country || ' ', '') || cust_phone as "phone",
  cust_address as "address", cust_country as "country", cust_postcode as "postcode", cust_note as "note", cust_email as "email", diets, avoided_allergens as "avoidedAllergens",
  profile_version as "profileVersion", (select coalesce(jsonb_agg(jsonb_build_object('memberNo', m.member_no, 'name', m.name, 'diets', m.diets,
    'avoidedAllergens', m.avoided_allergens, 'dislikes', m.dislikes, 'portions', m.portions, 'version', m.version) order by m.member_no), '[]')
    from household_member m where m.customer_no = customer.customer_no) as "members"`;

/**
 * The customer of an account; made at the first visit, unless it was erased under the name `former`. The e-mail follows the account's,
 * but for one that it had before: a token from then may still be good, and only `moveEmail` goes back.
 */
export async function customerOfAccount(
  db: Db,
  { accountId, email, former }: { accountId: string; email: string; former: string },
): Promise<Customer | undefined> {
  const isKnown = sql`select ${columns} from customer where account_id = ${accountId}`;
  const [known] = await db.query(customerRow, sql`${isKnown} and cust_email = ${email}`);
  if (known) return known;
  await db.run(
    sql`insert into customer (account_id, cust_email)
    select ${accountId}, ${email} where not exists (select from customer where account_id = ${former})
    on conflict (account_id) do update set
      cust_email = case when excluded.cust_email = any (customer.former_emails) then customer.cust_email else excluded.cust_email end,
      email_since = case when excluded.cust_email = any (customer.former_emails || customer.cust_email::text) then customer.email_since else now() end,
      former_emails = case when excluded.cust_email = any (customer.former_emails) then customer.former_emails
        else customer.former_emails || array_remove(array[customer.cust_email], excluded.cust_email)::text[] end`,
  );
  // Read afterwards: a row that was waited for may have a household that is newer than what this statement saw of it.
  const [made] = await db.query(customerRow, isKnown);
  return made;
}

export async function moveEmail(tx: Tx, customerNo: number, email: string): Promise<void> {
  await tx.run(
    sql`update customer set cust_email = ${email}, email_since = now(), profile_version = profile_version + 1,
      former_emails = array_remove(former_emails, ${email}) || array_remove(array[cust_email], ${email})::text[]
    where customer_no = ${customerNo}`,
  );
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
    cust_country = case when ${keep('country')} then cust_country else ${changes.country ?? null} end,
    cust_postcode = case when ${keep('postcode')} then cust_postcode else ${changes.postcode ?? null} end,
    cust_note = case when ${keep('note')} then cust_note else ${changes.note ?? null} end,
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
    where ${sought ? isOneOf(sought) : sql`true`}
      and (${before ?? null}::bigint is null or customer_no < ${before ?? null})
    order by customer_no desc limit ${limit}`,
  );
}

/** Of a few, all are looked for first: newest first, each customer of years would be asked. */
function isOneOf({ email, no, words, few }: ReturnType<typeof peopleSearch>): Sql {
  if (email !== null) return sql`customer_no = any (array(select customers_by_email(${email})))`;
  const isTheirs = sql`(customer_no = ${no}::bigint
    or people_words(cust_name, cust_phone, cust_address, cust_email) @@ ${words}::tsquery)`;
  return few
    ? sql`customer_no = any (array(select customer_no from customer where ${isTheirs}))`
    : isTheirs;
}

const addressColumns = sql`address_no as "addressNo", label, name, coalesce('+' || phone_country || ' ', '') || phone as "phone", address,
  country, postcode, note, version`;

export async function readAddresses(db: Db, customerNo: number): Promise<Address[]> {
  return db.query(
    addressRow,
    sql`select ${addressColumns} from customer_address where customer_no = ${customerNo} order by address_no`,
  );
}

/** Takes the pen for a customer's address book. */
export async function lockCustomer(tx: Tx, customerNo: number): Promise<void> {
  await tx.run(sql`select from customer where customer_no = ${customerNo} for no key update`);
}

/** At the first number that is free; undefined where the book is full. */
export async function addAddress(
  tx: Tx,
  customerNo: number,
  draft: AddressDraft,
): Promise<Address | undefined> {
  const phone = phoneParts(draft.phone);
  const [added] = await tx.query(
    addressRow,
    sql`insert into customer_address (customer_no, address_no, label, name, phone_country, phone, address, country, postcode, note)
    select ${customerNo}, free.no, ${draft.label}, ${draft.name}, ${phone.country}, ${phone.digits}, ${draft.address}, ${draft.country},
      ${draft.postcode}, ${draft.note}
    from generate_series(1, ${mostAddresses}) free (no)
    where not exists (select from customer_address a where a.customer_no = ${customerNo} and a.address_no = free.no)
    order by free.no limit 1 returning ${addressColumns}`,
  );
  return added;
}

export async function writeAddress(
  tx: Tx,
  customerNo: number,
  addressNo: number,
  draft: AddressDraft,
): Promise<Address> {
  const phone = phoneParts(draft.phone);
  const [written] = await tx.query(
    addressRow,
    sql`update customer_address set label = ${draft.label}, name = ${draft.name}, phone_country = ${phone.country},
      phone = ${phone.digits}, address = ${draft.address}, country = ${draft.country}, postcode = ${draft.postcode},
      note = ${draft.note}, version = version + 1
    where customer_no = ${customerNo} and address_no = ${addressNo} returning ${addressColumns}`,
  );
  if (!written) throw new Error(`Address ${addressNo} of customer ${customerNo} was not written.`);
  return written;
}

export async function removeAddress(tx: Tx, customerNo: number, addressNo: number): Promise<void> {
  await tx.run(sql`delete from customer_address
    where customer_no = ${customerNo} and address_no = ${addressNo}`);
}

const languageRow = z.object({ language: z.string() });

/** In which language whoever has this account reads; undefined where they are no customer yet. */
export async function readLanguageOfAccount(
  db: Db,
  accountId: string,
): Promise<string | undefined> {
  const [row] = await db.query(
    languageRow,
    sql`select language from customer where account_id = ${accountId}`,
  );
  return row?.language;
}

/** In which language they read. */
export async function readLanguage(db: Db, customerNo: number): Promise<string | undefined> {
  const [row] = await db.query(
    languageRow,
    sql`select language from customer where customer_no = ${customerNo}`,
    { name: 'language' },
  );
  return row?.language;
}

/** The same of many, by their numbers. */
export async function readLanguages(
  db: Db,
  customerNos: readonly number[],
): Promise<Map<number, string>> {
  const found = await db.query(
    languageRow.extend({ customerNo: z.int() }),
    sql`select customer_no as "customerNo", language from customer where customer_no = any(${customerNos}::bigint[])`,
    { name: 'languages' },
  );
  return new Map(found.map(({ customerNo, language }) => [customerNo, language]));
}

/** Answers what it was, where it was another. `over`: only where it is that one still. */
export async function writeLanguage(
  db: Db,
  customerNo: number,
  language: string,
  over?: string,
): Promise<string | undefined> {
  const [row] = await db.query(
    languageRow,
    sql`update customer c set language = ${language}
    from (select customer_no, language from customer
      where customer_no = ${customerNo} and language <> ${language} and (${over ?? null}::text is null or language = ${over}) for update) before
    where c.customer_no = before.customer_no returning before.language`,
    { name: 'write-language' },
  );
  return row?.language;
}
