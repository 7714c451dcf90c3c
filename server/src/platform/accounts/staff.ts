import sql from 'sql-template-tag';
import { z } from 'zod';
import { roleNames } from '../../contract/staff-roles.ts';
import type { Database, Staff } from '../platform.ts';

const roleRow = z.object({ role: z.enum(roleNames).nullable() });

/**
 * Roles are rows of the store and not groups of the provider, so that a role that is taken away is gone with the next request. Whoever has
 * no row is an owner where an operator said so at the provider.
 */
export const openStaff = (database: Database): Staff => ({
  roleOf: async ({ accountId, groups }) => {
    const [row] = await database.query(
      roleRow,
      sql`select role from staff where account_id = ${accountId}`,
      { name: 'role-of' },
    );
    if (row) return row.role ?? undefined;
    return groups.includes('administrators') ? 'owner' : undefined;
  },
});
