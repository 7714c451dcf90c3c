import type { Claims, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Customer, Member } from '../customers/customer.ts';
import * as customers from '../customers/customers.ts';
import type { People } from '../customers/customers.ts';
import * as rows from './sql.ts';

export type MemberDraft = Omit<Member, 'memberNo' | 'version'>;

/** Whether the shop has such an ingredient. */
type Knowing = { isIngredient: (ingredientNo: number) => boolean };

/** Those who eat with whoever asks, as the database has them now. */
export async function membersOf(people: People, claims: Claims): Promise<Member[]> {
  return (await customers.currentProfile(people, claims)).members;
}

export async function addMember(
  parts: People & Knowing,
  claims: Claims,
  draft: MemberDraft,
): Promise<Member> {
  refuseUnknown(parts, draft.dislikes);
  return change(parts, claims, async (tx, { customerNo }) => {
    const added = await rows.addMember(tx, customerNo, draft);
    if (!added) throw new Refusal('household-full');
    return added;
  });
}

/** Writes over the version of a member that the caller saw. */
export async function changeMember(
  parts: People & Knowing,
  claims: Claims,
  memberNo: number,
  draft: MemberDraft,
  seenVersion: number,
): Promise<Member> {
  return change(parts, claims, async (tx, { customerNo }) => {
    const known = await memberOf(tx, customerNo, memberNo);
    // What somebody already did not like stays sayable, though the shop may sell it no more.
    refuseUnknown(
      parts,
      draft.dislikes.filter((no) => !known.dislikes.includes(no)),
    );
    if (overSeen(seenVersion, draft, known) === 'written') return known;
    return rows.writeMember(tx, customerNo, memberNo, draft);
  });
}

export async function removeMember(
  people: People,
  claims: Claims,
  memberNo: number,
  seenVersion: number,
): Promise<void> {
  await change(people, claims, async (tx, { customerNo }) => {
    const known = await memberOf(tx, customerNo, memberNo);
    const { version } = known;
    if (version !== seenVersion)
      throw new Refusal('precondition-failed', { version, current: known });
    await rows.removeMember(tx, customerNo, memberNo);
  });
}

/** A change of the household is one of the profile: an order that was planned before it is planned again. */
async function change<T>(
  people: People,
  claims: Claims,
  write: (tx: Tx, customer: Customer) => Promise<T>,
): Promise<T> {
  const customer = await customers.customerOf(people, claims);
  const { customerNo } = customer;
  const written = await people.database.transaction(async (tx) => {
    await customers.lock(tx, customerNo);
    const done = await write(tx, customer);
    await rows.countChange(tx, customerNo);
    await customers.tellChange(tx, customerNo);
    return done;
  });
  await customers.currentProfile(people, claims);
  return written;
}

/** Somebody of another household is not found. */
async function memberOf(tx: Tx, customerNo: number, memberNo: number): Promise<Member> {
  const known = await rows.readMember(tx, customerNo, memberNo);
  if (!known) throw new Refusal('member-not-found');
  return known;
}

function refuseUnknown({ isIngredient }: Knowing, dislikes: readonly number[]): void {
  const fields = dislikes.flatMap((no, at) =>
    isIngredient(no) ? [] : [{ field: `/dislikes/${at}`, message: 'is no ingredient' }],
  );
  if (fields.length > 0) throw new Refusal('ingredient-not-found', { fields });
}
