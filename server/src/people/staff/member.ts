import { z } from 'zod';
import { roleNames } from '../../contract/staff-roles.ts';

export const memberRow = z.object({
  staffNo: z.int(),
  accountId: z.string(),
  email: z.string(),
  role: z.enum(roleNames),
  since: z.date(),
  version: z.int(),
});
export type Member = z.infer<typeof memberRow>;

export const invitationRow = z.object({
  invitationNo: z.int(),
  email: z.string(),
  role: z.enum(roleNames),
  invitedAt: z.date(),
  invitedBy: z.string(),
  expiresAt: z.date(),
});
export type Invitation = z.infer<typeof invitationRow>;
