import type { CsvColumns } from '../../contract/csv.ts';
import { csvFile, csvParts } from '../../http/csv-file.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import type { Invitation, Member } from './member.ts';
import * as staff from './staff.ts';

/** Who works here, and what they may do. */
export const routes = (parts: staff.Staffing) =>
  handle(contract, {
    readMyRole: async (c) => {
      const { asker } = c.var;
      await staff.adopt(parts, asker);
      return c.json({ email: asker.email, role: asker.role, permissions: [...asker.may] }, 200);
    },
    listStaff: async (c) => {
      const { members, invitations } = await staff.staffOf(parts);
      return c.json(
        { members: members.map(memberOf), invitations: invitations.map(invitationOf) },
        200,
      );
    },
    exportStaff: async (c) => {
      const { members } = await staff.staffOf(parts);
      await recordExport(parts, 'staff', {}, actorOf(c.var));
      return csvFile('staff.csv', csvParts(staffColumns, members.map(memberOf)));
    },
    inviteStaff: async (c) => {
      const invited = await staff.invite(parts, c.req.valid('json'), actorOf(c.var));
      return c.json(invitationOf(invited), 201);
    },
    withdrawInvitation: async (c) => {
      await staff.withdraw(parts, c.req.valid('param').invitationNo, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
    changeRole: async (c) => {
      const { role, version } = c.req.valid('json');
      const { staffNo } = c.req.valid('param');
      const changed = await staff.changeRole(parts, { staffNo, version }, role, actorOf(c.var));
      return c.json(memberOf(changed), 200);
    },
    removeStaff: async (c) => {
      const { staffNo } = c.req.valid('param');
      const { version } = c.req.valid('query');
      await staff.remove(parts, { staffNo, version }, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
    readInvitation: async (c) => {
      const { email, role } = await staff.invitationOf(parts, c.req.valid('json').token);
      return c.json({ email, role }, 200);
    },
    joinStaff: async (c) =>
      c.json({ role: await staff.join(parts, c.var.claims, c.req.valid('json').token) }, 200),
  });

const memberOf = ({ staffNo, email, role, since, version }: Member) => ({
  staffNo,
  email,
  role,
  since: since.toISOString(),
  version,
});

const invitationOf = ({ invitedAt, expiresAt, ...invitation }: Invitation) => ({
  ...invitation,
  invitedAt: invitedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});

const staffColumns: CsvColumns<ReturnType<typeof memberOf>> = {
  staff_no: ({ staffNo }) => staffNo,
  email: ({ email }) => email,
  role: ({ role }) => role,
  since: ({ since }) => since,
};
