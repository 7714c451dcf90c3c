import sql, { empty, join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { auditOthers, isAuditToken } from '../../contract/audit-trail.ts';
import { roleNames } from '../../contract/staff-roles.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { entryRow, type Entry, type Place, type Question } from './entry.ts';

type NewEntry = {
  by: string;
  role: string | null;
  action: string;
  kind: string;
  key: string;
  before: object | null;
  after: object | null;
};

/** In the order in which they are given, by one statement. */
export async function writeEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  await tx.run(sql`insert into audit_entry (by_account, by_role, action, subject_kind, subject_key, before, after)
    select "by", role, action, kind, key, before, after
    from rows from (jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as ("by" text, role text, action text, kind text, key text, before jsonb, after jsonb))
      with ordinality e ("by", role, action, kind, key, before, after, place) order by place`);
}

const others: readonly string[] = auditOthers;

function conditions(
  { by, action, subject, key, from, to }: Question,
  timeZone: string,
  before: Place | undefined,
): Sql {
  const asked: Sql[] = [];
  if (by !== undefined)
    asked.push(
      others.includes(by) || isAuditToken(by)
        ? sql`by_account = ${by}`
        : sql`by_account = (select account_id from staff where staff_no = ${by}::bigint)`,
    );
  if (action !== undefined) asked.push(sql`action = ${action}`);
  if (subject !== undefined) asked.push(sql`subject_kind = ${subject}`);
  if (key !== undefined) asked.push(sql`subject_key = ${key}`);
  if (from !== undefined) asked.push(sql`at >= ${from}::date::timestamp at time zone ${timeZone}`);
  if (to !== undefined) asked.push(sql`at < (${to}::date + 1)::timestamp at time zone ${timeZone}`);
  if (before) asked.push(sql`(at, audit_no) < (${before.at}, ${before.auditNo}::bigint)`);
  return asked.length === 0 ? empty : sql`where ${join(asked, ' and ')}`;
}

/** Newest first. What a number is called is looked up for those that are answered, and nowhere kept. */
export const readEntries = (
  db: Db,
  question: Question & { timeZone: string; before: Place | undefined; limit: number },
): Promise<Entry[]> =>
  db.query(
    entryRow,
    sql`select audit_no as "auditNo", at, by_account as "byAccount", by_role as "byRole", s.staff_no as "staffNo",
      s.staff_email as "email", t.token_no as "tokenNo", t.token_name as "tokenName", action, subject_kind as "subjectKind", subject_key as "subjectKey", before, after,
      case subject_kind
        when 'hygiene-check' then (select check_name from hygiene_check where check_no = subject_key::bigint)
        when 'promotion' then (select title from promotion where promotion_no = subject_key::bigint)
        when 'gift-card' then (select '…' || code_end from gift_card where gift_no = subject_key::bigint)
        when 'zone' then (select zone_name from delivery_zone where zone_no = subject_key::bigint)
        when 'kitchen' then (select kitchen_name from kitchen where kitchen_no = subject_key::bigint)
        when 'category' then (select category_name from category where category_slug = subject_key)
        when 'recipe' then (select recipe_name from recipe where recipe_no = subject_key::bigint)
        when 'staff' then (select staff_email from staff where staff_no = subject_key::bigint)
        when 'token' then (select token_name from api_token where token_no = subject_key::bigint)
        when 'webhook' then (select substring(url from '//([^/?#]+)') from webhook_endpoint where endpoint_no = subject_key::bigint and removed_at is null)
        when 'supplier' then (select supplier_name from supplier where supplier_no = subject_key::bigint)
        when 'lot' then (select g.ingredients_name from lot join ingredients g using (ingredients_no) where lot_no = subject_key::bigint)
        when 'recall' then (select g.ingredients_name from recall join lot using (lot_no) join ingredients g using (ingredients_no) where recall_no = subject_key::bigint)
        when 'invitation' then (select invited_email from staff_invitation where invitation_no = subject_key::bigint)
        else i.ingredients_name
      end as "subjectName",
      i.unit, m.amount as "movedAmount"
    from (select * from audit_entry ${conditions(question, question.timeZone, question.before)}
      order by at desc, audit_no desc limit ${question.limit}) e
    left join staff s on s.account_id = e.by_account
    left join api_token t on 'token-' || t.token_no = e.by_account
    left join ingredients i on subject_kind in ('ingredient', 'stock') and i.ingredients_no = case
      when subject_kind in ('ingredient', 'stock') then subject_key::bigint end
    left join stock_movement m on subject_kind = 'stock' and m.movement_no = (after ->> 'movementNo')::bigint
    order by at desc, audit_no desc`,
  );

const personRow = z.object({
  staffNo: z.int(),
  email: z.string(),
  role: z.enum(roleNames).nullable(),
});
export type Person = z.infer<typeof personRow>;

/** Everybody who is or was of the staff, by e-mail. */
export const readPeople = (db: Db): Promise<Person[]> =>
  db.query(
    personRow,
    sql`select staff_no as "staffNo", staff_email as "email", role from staff order by lower(staff_email), staff_no`,
  );
