import type { AuditOther } from '../../contract/audit-trail.ts';
import type { Role } from '../../contract/staff-roles.ts';

/** Who changes something: somebody of the staff in the role that they have at that moment, or one who needs no account. */
export type Actor = AuditOther | { accountId: string; email: string; role: Role };

/** Whoever asks a route of the back office. */
export const actorOf = ({
  claims: { accountId, email },
  role,
}: {
  claims: { accountId: string; email: string };
  role: Role;
}): Actor => ({ accountId, email, role });

/** As ledgers and letters call them. */
export const nameOf = (by: Actor): string => (typeof by === 'string' ? by : by.email);
