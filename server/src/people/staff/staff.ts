import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Role } from '../../contract/staff-roles.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Accounts, Claims, Database, OutboxPort, Staff, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { invitationLetter } from './letters.ts';
import type { Invitation, Member } from './member.ts';
import * as rows from './sql.ts';

export type Staffing = {
  database: Database;
  clock: () => Date;
  outbox: OutboxPort;
  accounts: Pick<Accounts, 'signOutEverywhere'>;
  staff: Staff;
  config: Pick<Config, 'shop' | 'publicUrl'>;
};

const daysToJoin = 7;
const dayMs = 86_400_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();
const isSameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whoever an operator made an owner stands in the list from the first visit on. */
export async function adopt(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  { accountId, email }: Pick<Claims, 'accountId' | 'email'>,
): Promise<void> {
  await rows.adoptOwner(database, { accountId, email }, clock());
}

/** Whoever was taken off the staff, and is made an owner by an operator, is one again. */
export const readmit = ({ database }: Pick<Staffing, 'database'>, email: string): Promise<void> =>
  rows.removeFormer(database, email);

export const staffOf = ({
  database,
  clock,
}: Pick<Staffing, 'database' | 'clock'>): Promise<{
  members: Member[];
  invitations: Invitation[];
}> =>
  database.snapshot(async (db) => ({
    members: await rows.readMembers(db),
    invitations: await rows.readInvitations(db, clock()),
  }));

/** Its letter holds a key that is kept nowhere else. */
export async function invite(
  staffing: Pick<Staffing, 'database' | 'clock' | 'outbox' | 'config'>,
  { email, role }: { email: string; role: Role },
  by: string,
): Promise<Invitation> {
  const { database, clock, config } = staffing;
  const at = clock();
  const key = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + daysToJoin * dayMs);
  const invitation = await database.transaction(async (tx) => {
    const members = await rows.readMembers(tx);
    if (members.some((member) => isSameAddress(member.email, email)))
      throw new Refusal('already-staff');
    const token = hashOf(key);
    const written = await rows.writeInvitation(tx, { email, role, token, expiresAt }, { at, by });
    const letter = invitationLetter(
      { email, role, days: daysToJoin },
      { shopName: config.shop.name, link: `${config.publicUrl}/join/${key}`, by },
    );
    await outbox.add(tx, { kind: 'letter', payload: { id: randomUUID(), ...letter } });
    return written;
  });
  staffing.outbox.poke();
  return invitation;
}

export async function withdraw(
  { database }: Pick<Staffing, 'database'>,
  invitationNo: number,
): Promise<void> {
  if (!(await rows.removeInvitation(database, invitationNo)))
    throw new Refusal('invitation-not-found');
}

/** To whoever holds its letter. */
export async function invitationOf(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  key: string,
): Promise<Invitation> {
  const invitation = await rows.readInvitation(database, hashOf(key), clock());
  if (!invitation) throw new Refusal('invitation-not-found');
  return invitation;
}

/** Takes an invitation up: only with the account of the address that it was sent to. Who works here already keeps their role. */
export async function join(
  { database, clock, staff }: Pick<Staffing, 'database' | 'clock' | 'staff'>,
  claims: Pick<Claims, 'accountId' | 'email' | 'groups'>,
  key: string,
): Promise<Role> {
  const { accountId, email } = claims;
  if (await staff.roleOf(claims)) throw new Refusal('already-staff');
  return database.transaction(async (tx) => {
    const invitation = await rows.takeInvitation(tx, hashOf(key), clock());
    if (!invitation) throw new Refusal('invitation-not-found');
    if (!isSameAddress(invitation.email, email)) throw new Refusal('invitation-of-another');
    const { role, invitedBy: by } = invitation;
    await rows.writeMember(tx, { accountId, email, role }, { at: clock(), by });
    return role;
  });
}

type Seen = { staffNo: number; version: number };

/** Holds from the next request on, whatever was signed in before. */
export async function changeRole(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  { staffNo, version }: Seen,
  role: Role,
  by: string,
): Promise<Member> {
  return database.transaction(async (tx) => {
    const member = await held(tx, { staffNo, version });
    if (member.role === role) return member;
    await keepAnOwner(tx, member, role);
    await rows.writeRole(tx, staffNo, role, { at: clock(), by });
    return { ...member, role, version: version + 1 };
  });
}

/** Takes somebody off the staff, and ends their sessions. */
export async function remove(
  { database, clock, accounts }: Pick<Staffing, 'database' | 'clock' | 'accounts'>,
  { staffNo, version }: Seen,
  by: string,
): Promise<void> {
  const { accountId } = await database.transaction(async (tx) => {
    const member = await held(tx, { staffNo, version });
    await keepAnOwner(tx, member, null);
    await rows.writeRole(tx, staffNo, null, { at: clock(), by });
    return member;
  });
  await accounts.signOutEverywhere(accountId);
}

async function held(tx: Tx, { staffNo, version }: Seen): Promise<Member> {
  // Owners first, always: who changes one of them holds them all.
  await rows.lockOwners(tx);
  const member = await rows.lockMember(tx, staffNo);
  if (!member) throw new Refusal('staff-not-found');
  if (member.version !== version) throw new Refusal('precondition-failed');
  return member;
}

async function keepAnOwner(tx: Tx, member: Member, to: Role | null): Promise<void> {
  if (member.role !== 'owner' || to === 'owner') return;
  if ((await rows.lockOwners(tx)).length === 1) throw new Refusal('last-owner');
}
