import sql from 'sql-template-tag';
import type { Role } from '../../contract/staff-roles.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { invitationRow, memberRow, type Invitation, type Member } from './member.ts';

const staffNoRow = memberRow.pick({ staffNo: true });
const memberColumns = sql`staff_no as "staffNo", account_id as "accountId", staff_email as "email", role, since, version`;
const invitationColumns = sql`invitation_no as "invitationNo", invited_email as "email", role, invited_at as "invitedAt",
  invited_by as "invitedBy", expires_at as "expiresAt"`;

/** By e-mail; those who have left are not among them. */
export const readMembers = (db: Db): Promise<Member[]> =>
  db.query(
    memberRow,
    sql`select ${memberColumns} from staff where role is not null order by lower(staff_email), staff_no`,
  );

/** Every owner, held until the end, so that two who leave at once do not both leave the other. */
export const lockOwners = (tx: Tx): Promise<Member[]> =>
  tx.query(
    memberRow,
    sql`select ${memberColumns} from staff where role = 'owner' order by staff_no for update`,
  );

export async function lockMember(tx: Tx, staffNo: number): Promise<Member | undefined> {
  const [member] = await tx.query(
    memberRow,
    sql`select ${memberColumns} from staff where staff_no = ${staffNo} and role is not null for update`,
  );
  return member;
}

export async function memberOfAccount(
  db: Db,
  accountId: string,
): Promise<Pick<Member, 'staffNo'> | undefined> {
  const [member] = await db.query(
    staffNoRow,
    sql`select staff_no as "staffNo" from staff where account_id = ${accountId} and role is not null`,
  );
  return member;
}

type Change = { at: Date; by: string };

/** Null takes somebody off the staff. */
export async function writeRole(
  tx: Tx,
  staffNo: number,
  role: Role | null,
  { at, by }: Change,
): Promise<void> {
  await tx.run(sql`update staff set role = ${role}, version = version + 1, changed_at = ${at}, changed_by = ${by}
    where staff_no = ${staffNo}`);
}

export async function writeEmail(tx: Tx, accountId: string, email: string): Promise<void> {
  await tx.run(
    sql`update staff set staff_email = ${email}, version = version + 1 where account_id = ${accountId}`,
  );
}

/** Puts an account on the staff, and answers its number; one that was on it before comes back. */
export async function writeMember(
  tx: Tx,
  { accountId, email, role }: Pick<Member, 'accountId' | 'email' | 'role'>,
  { at, by }: Change,
): Promise<number> {
  const [member] = await tx.query(
    staffNoRow,
    sql`insert into staff (account_id, staff_email, role, since, changed_at, changed_by)
    values (${accountId}, ${email}, ${role}, ${at}, ${at}, ${by})
    on conflict (account_id) do update set staff_email = excluded.staff_email, role = excluded.role, since = excluded.since,
      version = staff.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    returning staff_no as "staffNo"`,
  );
  if (!member) throw new Error('Somebody was not put on the staff.');
  return member.staffNo;
}

/** An owner whom an operator made has a row from the first visit on; answers it where it is new. */
export const adoptOwner = (
  tx: Tx,
  { accountId, email }: Pick<Member, 'accountId' | 'email'>,
  at: Date,
): Promise<Pick<Member, 'staffNo'>[]> =>
  tx.query(
    staffNoRow,
    sql`insert into staff (account_id, staff_email, role, since, changed_at, changed_by)
    values (${accountId}, ${email}, 'owner', ${at}, ${at}, 'operator') on conflict (account_id) do nothing returning staff_no as "staffNo"`,
  );

/** Of those who work here. */
export const findMember = (tx: Tx, email: string): Promise<Pick<Member, 'staffNo'>[]> =>
  tx.query(
    staffNoRow,
    sql`select staff_no as "staffNo" from staff where lower(staff_email) = lower(${email}) and role is not null`,
  );

/** Makes somebody who was on the staff once an owner. */
export const readmit = (
  tx: Tx,
  email: string,
  { at, by }: Change,
): Promise<Pick<Member, 'staffNo'>[]> =>
  tx.query(
    staffNoRow,
    sql`update staff set role = 'owner', since = ${at}, version = version + 1, changed_at = ${at}, changed_by = ${by}
    where lower(staff_email) = lower(${email}) and role is null returning staff_no as "staffNo"`,
  );

export const readInvitations = (db: Db, now: Date): Promise<Invitation[]> =>
  db.query(
    invitationRow,
    sql`select ${invitationColumns} from staff_invitation where expires_at > ${now} order by lower(invited_email)`,
  );

export async function writeInvitation(
  tx: Tx,
  { email, role, token, expiresAt }: { email: string; role: Role; token: Buffer; expiresAt: Date },
  { at, by }: Change,
): Promise<Invitation> {
  const [invitation] = await tx.query(
    invitationRow,
    sql`insert into staff_invitation (invited_email, role, token_hash, invited_at, invited_by, expires_at)
    values (${email}, ${role}, ${token}, ${at}, ${by}, ${expiresAt})
    on conflict (lower(invited_email)) do update set role = excluded.role, token_hash = excluded.token_hash,
      invited_at = excluded.invited_at, invited_by = excluded.invited_by, expires_at = excluded.expires_at
    returning ${invitationColumns}`,
  );
  if (!invitation) throw new Error(`An invitation to ${email} was not written.`);
  return invitation;
}

export async function readInvitation(
  db: Db,
  token: Buffer,
  now: Date,
): Promise<Invitation | undefined> {
  const [invitation] = await db.query(
    invitationRow,
    sql`select ${invitationColumns} from staff_invitation where token_hash = ${token} and expires_at > ${now}`,
  );
  return invitation;
}

/** For whoever takes it up: of two at once, one finds it. */
export async function takeInvitation(
  tx: Tx,
  token: Buffer,
  now: Date,
): Promise<Invitation | undefined> {
  const [invitation] = await tx.query(
    invitationRow,
    sql`delete from staff_invitation where token_hash = ${token} and expires_at > ${now} returning ${invitationColumns}`,
  );
  return invitation;
}

/** Answers what it was; undefined where there is none. */
export async function removeInvitation(
  tx: Tx,
  invitationNo: number,
): Promise<Invitation | undefined> {
  const [invitation] = await tx.query(
    invitationRow,
    sql`delete from staff_invitation where invitation_no = ${invitationNo} returning ${invitationColumns}`,
  );
  return invitation;
}
