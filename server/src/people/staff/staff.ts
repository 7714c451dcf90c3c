import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Role } from '../../contract/staff-roles.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
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
const calledIn = (by: Actor) => (by === 'operator' ? 'the operator' : nameOf(by));
const isSameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whoever an operator made an owner stands in the list from the first visit on. */
export async function adopt(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  { accountId, email }: Pick<Claims, 'accountId' | 'email'>,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { staffNo } of await rows.adoptOwner(tx, { accountId, email }, clock()))
      await record(tx, {
        by: 'operator',
        what: 'staff-joined',
        subject: staffNo,
        before: null,
        after: { role: 'owner' },
      });
  });
}

/** Of somebody who works here. */
export async function numberOf(tx: Tx, accountId: string): Promise<number> {
  const member = await rows.memberOfAccount(tx, accountId);
  if (!member) throw new Error('Somebody of the staff has no row.');
  return member.staffNo;
}

/** Writes down that an operator removed somebody's second factor; of a customer nothing. */
export async function tellReset(
  { database }: Pick<Staffing, 'database'>,
  email: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { staffNo } of await rows.findMember(tx, email))
      await record(tx, {
        by: 'operator',
        what: 'second-factor-removed',
        subject: staffNo,
        before: { secondFactor: true },
        after: { secondFactor: false },
      });
  });
}

/** Whoever was taken off the staff, and is made an owner by an operator, is one again. */
export async function readmit(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  email: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { staffNo } of await rows.readmit(tx, email, { at: clock(), by: 'operator' }))
      await record(tx, {
        by: 'operator',
        what: 'staff-readmitted',
        subject: staffNo,
        before: { role: null },
        after: { role: 'owner' },
      });
  });
}

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

/** Who works here, as the transaction of whoever asks sees them. */
export const membersSeenBy = (tx: Tx): Promise<Member[]> => rows.readMembers(tx);

/** Its letter holds a key that is kept nowhere else. */
export async function invite(
  staffing: Pick<Staffing, 'database' | 'clock' | 'outbox' | 'config'>,
  { email, role }: { email: string; role: Role },
  by: Actor,
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
    const written = await rows.writeInvitation(
      tx,
      { email, role, token, expiresAt },
      { at, by: calledIn(by) },
    );
    const letter = invitationLetter(
      { email, role, days: daysToJoin },
      { shopName: config.shop.name, link: `${config.publicUrl}/join/${key}`, by: calledIn(by) },
    );
    await outbox.add(tx, { kind: 'letter', payload: { id: randomUUID(), ...letter } });
    const { invitationNo: subject } = written;
    await record(tx, { by, what: 'staff-invited', subject, before: null, after: { role } });
    return written;
  });
  staffing.outbox.poke();
  return invitation;
}

export async function withdraw(
  { database }: Pick<Staffing, 'database'>,
  invitationNo: number,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const taken = await rows.removeInvitation(tx, invitationNo);
    if (!taken) throw new Refusal('invitation-not-found');
    const before = { role: taken.role };
    const what = 'invitation-withdrawn';
    await record(tx, { by, what, subject: invitationNo, before, after: null });
  });
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
    const { role, invitedBy, invitationNo } = invitation;
    const by = { at: clock(), by: invitedBy };
    const subject = await rows.writeMember(tx, { accountId, email, role }, by);
    await record(tx, {
      by: { accountId, email, role },
      what: 'staff-joined',
      subject,
      before: null,
      after: { role, invitationNo },
    });
    return role;
  });
}

/** Whoever works here, or did, is called by the address that their account has. */
export const followEmail = (tx: Tx, accountId: string, email: string): Promise<void> =>
  rows.writeEmail(tx, accountId, email);

type Seen = { staffNo: number; version: number };

/** Holds from the next request on, whatever was signed in before. */
export async function changeRole(
  { database, clock }: Pick<Staffing, 'database' | 'clock'>,
  { staffNo, version }: Seen,
  role: Role,
  by: Actor,
): Promise<Member> {
  return database.transaction(async (tx) => {
    const member = await held(tx, { staffNo, version });
    if (member.role === role) return member;
    await keepAnOwner(tx, member, role);
    await rows.writeRole(tx, staffNo, role, { at: clock(), by: calledIn(by) });
    const before = { role: member.role };
    await record(tx, { by, what: 'role-changed', subject: staffNo, before, after: { role } });
    return { ...member, role, version: version + 1 };
  });
}

/** Takes somebody off the staff, and ends their sessions. */
export async function remove(
  { database, clock, accounts }: Pick<Staffing, 'database' | 'clock' | 'accounts'>,
  { staffNo, version }: Seen,
  by: Actor,
): Promise<void> {
  const { accountId } = await database.transaction(async (tx) => {
    const member = await held(tx, { staffNo, version });
    await keepAnOwner(tx, member, null);
    await rows.writeRole(tx, staffNo, null, { at: clock(), by: calledIn(by) });
    const before = { role: member.role };
    await record(tx, { by, what: 'staff-removed', subject: staffNo, before, after: null });
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
