import { LRUCache } from 'lru-cache';
import type { Claims, Database } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import * as rows from './sql.ts';
import type { Customer, ProfileChanges } from './customer.ts';

/** Who is who by account, kept warm: an order carries the profile's version, so a copy that is out of date is found out. */
type KnownCustomers = LRUCache<string, Customer>;
export type People = { database: Database; customers: KnownCustomers };

export const openCustomers = (): KnownCustomers => new LRUCache({ max: 10_000, ttl: 60_000 });

/** The customer behind a session; made at the first visit. May be a minute old. */
export async function customerOf(people: People, claims: Claims): Promise<Customer> {
  const known = people.customers.get(claims.accountId);
  if (known && known.email === claims.email) return known;
  const customer = await rows.customerOfAccount(people.database, claims.accountId, claims.email);
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
  const changed = await rows.changeCustomer(people.database, customerNo, changes, seenVersion);
  if (changed) {
    people.customers.set(claims.accountId, changed);
    return changed;
  }
  const known = await currentProfile(people, claims);
  const { name, phone, address, diets, avoidedAllergens, profileVersion: version } = known;
  const current = { name, phone, address, diets, avoidedAllergens, version };
  if (overSeen(seenVersion, changes, current) === 'written') return known;
  throw new Error(`The profile of customer ${customerNo} was not written.`);
}

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
  { database }: { database: Database },
  query: { q: string | undefined; before: number | undefined; limit: number },
): Promise<Customer[]> {
  return rows.findCustomers(database, query);
}

export async function customerByNo(
  { database }: { database: Database },
  customerNo: number,
): Promise<Customer> {
  const [customer] = await rows.customersByNo(database, [customerNo]);
  if (!customer) throw new Refusal('customer-not-found');
  return customer;
}
