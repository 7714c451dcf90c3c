import type { AuditOther } from '../../contract/audit-trail.ts';
import type { Asker, StaffMember, TokenHolder } from '../../contract/staff-roles.ts';

/** Who changes something: somebody of the staff in the role that they have at that moment, other software, or one who needs no account. */
export type Actor = AuditOther | StaffMember | TokenHolder;

/** Whoever asks a route of the back office. */
export const actorOf = ({ asker }: { asker: Asker }): Actor => asker;

/** As ledgers and letters call them. */
export function nameOf(by: Actor): string {
  if (typeof by === 'string') return by;
  return 'role' in by ? by.email : `token ${by.tokenNo} (${by.tokenName})`;
}

/** As the audit trail knows them: by an account with its role, or by what has none. */
export function keyOf(by: Actor): { account: string; role: string | null } {
  if (typeof by === 'string') return { account: by, role: null };
  return 'role' in by
    ? { account: by.accountId, role: by.role }
    : { account: `token-${by.tokenNo}`, role: null };
}
