import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { gatherReads } from '../../platform/gather-reads.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Claims, Database, Db, Tx } from '../../platform/platform.ts';
import { ownLanguage, type Language, type OtherLanguage } from '../../contract/languages.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import * as rows from './sql.ts';
import type { Address, AddressDraft, Customer, ProfileChanges } from './customer.ts';

/** Who is who by account, kept warm: an order carries the profile's version, so a copy that is out of date is found out. */
type KnownCustomers = LRUCache<string, Customer>;
export type People = { database: Database; customers: KnownCustomers };

/** In which language somebody reads, as it is at this moment: many who order at once are answered by one read. */
export type Languages = { languages: (customerNo: number) => Promise<string | undefined> };

export const openLanguages = (database: Database): Languages['languages'] =>
  gatherReads((customerNos) => rows.readLanguages(database, customerNos));

export const openCustomers = (): KnownCustomers => new LRUCache({ max: 10_000, ttl: 60_000 });

/** What stands for an account that was erased: tells that it is the same, and not which it was. */
export const formerAccountOf = (accountId: string): string =>
  `erased ${createHash('sha256').update(accountId).digest('hex')}`;

const former = /^erased [0-9a-f]{64}$/;
/** Whether an account is that of somebody who was erased. */
export const isFormer = (accountId: string): boolean => former.test(accountId);

/** Written beside a change of what somebody, or who eats with them, must not have or keeps to: the copy among their choices follows it. */
export const tellChange = (tx: Tx, customerNo: number): Promise<void> =>
  outbox.add(tx, { kind: 'profile-changed', payload: { customerNo } });

/** The customer behind a session; made at the first visit. May be a minute old. Whoever was erased is not made again. */
export async function customerOf(people: People, claims: Claims): Promise<Customer> {
  const known = people.customers.get(claims.accountId);
  if (known && known.email === claims.email) return known;
  const { accountId, email } = claims;
  const former = formerAccountOf(accountId);
  const customer = await rows.customerOfAccount(people.database, { accountId, email, former });
  if (!customer) throw new Refusal('not-signed-in');
  people.customers.set(claims.accountId, customer);
  return customer;
}

/** As the database has it now. */
export async function currentProfile(people: People, claims: Claims): Promise<Customer> {
  people.customers.delete(claims.accountId);
  return customerOf(people, claims);
}

/** Writes over the version of the profile that the caller saw: two tabs at once lose no allergen. */
export async function changeProfile(
  people: People,
  claims: Claims,
  changes: ProfileChanges,
  seenVersion: number,
): Promise<Customer> {
  const { customerNo } = await customerOf(people, claims);
  const eats = changes.diets !== undefined || changes.avoidedAllergens !== undefined;
  const changed = await people.database.transaction(async (tx) => {
    const written = await rows.changeCustomer(tx, customerNo, changes, seenVersion);
    if (written && eats) await tellChange(tx, customerNo);
    return written;
  });
  if (changed) {
    people.customers.set(claims.accountId, changed);
    return changed;
  }
  const known = await currentProfile(people, claims);
  const {
    accountId: _account,
    customerNo: _no,
    email: _email,
    members: _members,
    profileVersion,
    ...profile
  } = known;
  const current = { ...profile, version: profileVersion };
  if (overSeen(seenVersion, changes, current) === 'written') return known;
  throw new Error(`The profile of customer ${customerNo} was not written.`);
}

/** Takes the pen for what is of one customer. */
export const lock = (tx: Tx, customerNo: number): Promise<void> =>
  rows.lockCustomer(tx, customerNo);

/** Writes down another e-mail of the account; the one before is kept for the copies of letters that went there. */
export const moveEmail = (tx: Tx, customerNo: number, email: string): Promise<void> =>
  rows.moveEmail(tx, customerNo, email);

/** Reads these profiles again, after the order desk found a copy out of date. */
export async function refreshCustomers(
  people: People,
  customerNos: number[],
): Promise<Map<number, Customer>> {
  const fresh = await rows.customersByNo(people.database, customerNos);
  for (const customer of fresh) people.customers.set(customer.accountId, customer);
  return new Map(fresh.map((customer) => [customer.customerNo, customer]));
}

export async function findCustomers(
  { database }: { database: Db },
  query: { q: string | undefined; before: number | undefined; limit: number },
): Promise<Customer[]> {
  return rows.findCustomers(database, query);
}

export async function customerByNo(
  { database }: { database: Db },
  customerNo: number,
): Promise<Customer> {
  const [customer] = await rows.customersByNo(database, [customerNo]);
  if (!customer) throw new Refusal('customer-not-found');
  return customer;
}

export async function addressesOf(people: People, claims: Claims): Promise<Address[]> {
  const { customerNo } = await customerOf(people, claims);
  return rows.readAddresses(people.database, customerNo);
}

export async function addAddress(
  people: People,
  claims: Claims,
  draft: AddressDraft,
): Promise<Address> {
  const { customerNo } = await customerOf(people, claims);
  return people.database.transaction(async (tx) => {
    await rows.lockCustomer(tx, customerNo);
    const added = await rows.addAddress(tx, customerNo, draft);
    if (!added) throw new Refusal('address-book-full');
    return added;
  });
}

/** Writes over the version of an address that the caller saw. */
export async function changeAddress(
  people: People,
  claims: Claims,
  addressNo: number,
  draft: AddressDraft,
  seenVersion: number,
): Promise<Address> {
  const { customerNo } = await customerOf(people, claims);
  return people.database.transaction(async (tx) => {
    const known = await lockAddress(tx, customerNo, addressNo);
    if (overSeen(seenVersion, draft, known) === 'written') return known;
    return rows.writeAddress(tx, customerNo, addressNo, draft);
  });
}

export async function removeAddress(
  people: People,
  claims: Claims,
  addressNo: number,
  seenVersion: number,
): Promise<void> {
  const { customerNo } = await customerOf(people, claims);
  await people.database.transaction(async (tx) => {
    const known = await lockAddress(tx, customerNo, addressNo);
    const { version } = known;
    if (version !== seenVersion)
      throw new Refusal('precondition-failed', { version, current: known });
    await rows.removeAddress(tx, customerNo, addressNo);
  });
}

/** An address of somebody else's is not found. */
async function lockAddress(tx: Tx, customerNo: number, addressNo: number): Promise<Address> {
  await rows.lockCustomer(tx, customerNo);
  const known = (await rows.readAddresses(tx, customerNo)).find(
    (address) => address.addressNo === addressNo,
  );
  if (!known) throw new Refusal('address-not-found');
  return known;
}

type Speaking = { config: { shop: { languages: OtherLanguage[] } } };

/** In which language they are written to: that of the page where they signed up or ordered last, while the shop speaks it. */
export async function languageOf(
  { database, config }: Speaking & { database: Db },
  customerNo: number,
): Promise<Language> {
  return spoken(config.shop.languages, await rows.readLanguage(database, customerNo));
}

/** The same by the account, which need not be a customer's. */
export async function languageOfAccount(
  { database, config }: Speaking & { database: Db },
  accountId: string,
): Promise<Language> {
  return spoken(config.shop.languages, await rows.readLanguageOfAccount(database, accountId));
}

const spoken = (languages: OtherLanguage[], known: string | undefined): Language =>
  languages.find((it) => it === known) ?? ownLanguage;

/** Remembers in which language somebody reads. Answers how to take that back, unless another page has told otherwise since. */
export async function readsIn(
  people: People & Languages,
  claims: Claims,
  language: Language,
): Promise<() => Promise<void>> {
  const { customerNo } = await customerOf(people, claims);
  if ((await people.languages(customerNo)) === language) return () => Promise.resolve();
  const before = await rows.writeLanguage(people.database, customerNo, language);
  return async () => {
    if (before !== undefined)
      await rows.writeLanguage(people.database, customerNo, before, language);
  };
}
