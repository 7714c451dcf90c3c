import { fields } from '../../contract/fields.ts';
import { readCursor, pageOf } from '../../http/paging.ts';
import type { Customer, ProfileChanges } from './customer.ts';
import * as customers from './customers.ts';
import type { People } from './customers.ts';
import { csvFile, csvPages } from '../../http/csv-file.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { customerColumns } from './customer-csv.ts';
import { handle } from '../../http/handle.ts';
import type { Replica, Staff } from '../../platform/platform.ts';
import { contract } from './contract.ts';

/** The customer's own profile, and the customers as staff sees them. */
export const routes = (people: People & { staff: Staff; replica: Replica }) =>
  handle(contract, {
    readProfile: async (c) => {
      const { claims } = c.var;
      const customer = await customers.currentProfile(people, claims);
      const role = (await people.staff.roleOf(claims)) ?? null;
      return c.json({ ...profileOf(customer), groups: claims.groups, mfa: claims.mfa, role }, 200);
    },
    changeProfile: async (c) => {
      const { version, ...given } = c.req.valid('json');
      const changes: ProfileChanges = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      );
      const changed = await customers.changeProfile(people, c.var.claims, changes, version);
      return c.json(profileOf(changed), 200);
    },
    listAddresses: async (c) =>
      c.json({ items: await customers.addressesOf(people, c.var.claims) }, 200),
    addAddress: async (c) =>
      c.json(await customers.addAddress(people, c.var.claims, c.req.valid('json')), 201),
    changeAddress: async (c) => {
      const { version, ...draft } = c.req.valid('json');
      const { addressNo } = c.req.valid('param');
      return c.json(
        await customers.changeAddress(people, c.var.claims, addressNo, draft, version),
        200,
      );
    },
    removeAddress: async (c) => {
      const { addressNo } = c.req.valid('param');
      await customers.removeAddress(people, c.var.claims, addressNo, c.req.valid('query').version);
      return c.json({ done: true as const }, 200);
    },
    listCustomers: async (c) => {
      const { q, cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, fields.number);
      const found = await customers.findCustomers(people, { q, before, limit: limit + 1 });
      return c.json(
        pageOf(found.map(profileOf), limit, (last) => last.customerNo),
        200,
      );
    },
    exportCustomers: async (c) => {
      const { q } = c.req.valid('query');
      await recordExport(people, 'customers', { q }, actorOf(c.var));
      const lines = csvPages(customerColumns, (last, limit) =>
        people.replica.snapshot((database) =>
          customers.findCustomers({ database }, { q, before: last?.customerNo, limit }),
        ),
      );
      return csvFile('customers.csv', lines);
    },
    readCustomer: async (c) =>
      c.json(profileOf(await customers.customerByNo(people, c.req.valid('param').customerNo)), 200),
  });

/** What leaves of a customer: never the account behind it, nor who eats with them, which is theirs alone. */
function profileOf(customer: Customer) {
  const { accountId: _account, members: _members, profileVersion, ...profile } = customer;
  return { ...profile, version: profileVersion };
}
