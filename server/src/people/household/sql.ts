import sql from 'sql-template-tag';
import { mostMembers } from '../../contract/household.ts';
import type { Tx } from '../../platform/platform.ts';
import { memberRow, type Member } from '../customers/customer.ts';
import type { MemberDraft } from './household.ts';

const columns = sql`member_no as "memberNo", name, diets, avoided_allergens as "avoidedAllergens", dislikes, portions, version`;

export async function readMember(
  tx: Tx,
  customerNo: number,
  memberNo: number,
): Promise<Member | undefined> {
  const [member] = await tx.query(
    memberRow,
    sql`select ${columns} from household_member where customer_no = ${customerNo} and member_no = ${memberNo}`,
  );
  return member;
}

/** Under a number that nobody of the household has had; undefined where it holds no more. */
export async function addMember(
  tx: Tx,
  customerNo: number,
  draft: MemberDraft,
): Promise<Member | undefined> {
  const { name, diets, avoidedAllergens, dislikes, portions } = draft;
  const [added] = await tx.query(
    memberRow,
    sql`with counted as (
      update customer set last_member_no = last_member_no + 1
      where customer_no = ${customerNo} and (select count(*) from household_member where customer_no = ${customerNo}) < ${mostMembers}
      returning last_member_no)
    insert into household_member (customer_no, member_no, name, diets, avoided_allergens, dislikes, portions)
    select ${customerNo}, last_member_no, ${name}, ${diets}::text[], ${avoidedAllergens}::text[], ${dislikes}::bigint[], ${portions}
    from counted returning ${columns}`,
  );
  return added;
}

export async function writeMember(
  tx: Tx,
  customerNo: number,
  memberNo: number,
  { name, diets, avoidedAllergens, dislikes, portions }: MemberDraft,
): Promise<Member> {
  const [written] = await tx.query(
    memberRow,
    sql`update household_member set name = ${name}, diets = ${diets}::text[], avoided_allergens = ${avoidedAllergens}::text[],
      dislikes = ${dislikes}::bigint[], portions = ${portions}, version = version + 1
    where customer_no = ${customerNo} and member_no = ${memberNo} returning ${columns}`,
  );
  if (!written) throw new Error('Somebody of a household was not written.');
  return written;
}

export async function removeMember(tx: Tx, customerNo: number, memberNo: number): Promise<void> {
  await tx.run(sql`delete from household_member
    where customer_no = ${customerNo} and member_no = ${memberNo}`);
}

/** What was planned for the household as it was is planned again. */
export async function countChange(tx: Tx, customerNo: number): Promise<void> {
  await tx.run(sql`update customer set profile_version = profile_version + 1
    where customer_no = ${customerNo}`);
}
