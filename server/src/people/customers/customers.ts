import { LRUCache } from 'lru-cache';
import type { Claims, Platform } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as rows from './sql.ts';
import type { Customer, ProfileChanges } from './sql.ts';

export type { Customer, ProfileChanges } from './sql.ts';

/** Who is who, kept warm: an order carries the profile's version, so a copy that is out of date is found out. */
export type WithCustomers = Platform & { customers: LRUCache<string, Customer> };

export function openCustomers<P extends Platform>(platform: P): P & WithCustomers {
  return { ...platform, customers: new LRUCache({ max: 10_000, ttl: 60_000 }) };
}

/** The customer behind a session; made at the first visit. May be a minute old. */
export async function customerOf(shop: WithCustomers, claims: Claims): Promise<Customer> {
  const known = shop.customers.get(claims.accountId);
  if (known && known.email === claims.email) return known;
  const customer = await rows.customerOfAccount(shop.database, claims.accountId, claims.email);
  shop.customers.set(claims.accountId, customer);
  return customer;
}

/** As the database has it now. */
export async function currentProfile(shop: WithCustomers, claims: Claims): Promise<Customer> {
  shop.customers.delete(claims.accountId);
  return customerOf(shop, claims);
}

export async function changeProfile(
  shop: WithCustomers,
  claims: Claims,
  changes: ProfileChanges,
): Promise<Customer> {
  const { customerNo } = await customerOf(shop, claims);
  const changed = await rows.changeCustomer(shop.database, customerNo, changes);
  shop.customers.set(claims.accountId, changed);
  return changed;
}

/** Reads these profiles again, after the order desk found a copy out of date. */
export async function refreshCustomers(
  shop: WithCustomers,
  customerNos: number[],
): Promise<Map<number, Customer>> {
  const fresh = await rows.customersByNo(shop.database, customerNos);
  for (const customer of fresh) shop.customers.set(customer.accountId, customer);
  return new Map(fresh.map((customer) => [customer.customerNo, customer]));
}

export async function findCustomers(
  shop: WithCustomers,
  query: { q: string | undefined; before: number | undefined; limit: number },
): Promise<Customer[]> {
  return rows.findCustomers(shop.database, query);
}

export async function customerByNo(shop: WithCustomers, customerNo: number): Promise<Customer> {
  const [customer] = await rows.customersByNo(shop.database, [customerNo]);
  if (!customer) throw new Refusal('customer-not-found');
  return customer;
}
