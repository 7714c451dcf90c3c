import sql from 'sql-template-tag';
import type { Language } from '../../contract/languages.ts';
import type { Db } from '../../platform/platform.ts';
import { consentRow, type AgreedTo, type Consent, type Occasion } from './consent.ts';

/** Newest first. */
export const readConsents = (db: Db, customerNo: number): Promise<Consent[]> =>
  db.query(
    consentRow,
    sql`select topic, version_no as "version", agreed_at as "agreedAt", agreed_when as "agreedWhen", agreed_in as "agreedIn"
    from consent where customer_no = ${customerNo} order by agreed_at desc, topic`,
  );

/** What is written already stays as it was first said. */
export async function writeConsents(
  db: Db,
  {
    customerNo,
    agreedTo,
    at,
    when,
    language,
  }: { customerNo: number; agreedTo: AgreedTo; at: Date; when: Occasion; language: Language },
): Promise<void> {
  await db.run(sql`insert into consent (customer_no, topic, version_no, agreed_at, agreed_when, agreed_in)
    select ${customerNo}, topic, version_no, ${at}, ${when}, ${language}
    from unnest(${Object.keys(agreedTo)}::text[], ${Object.values(agreedTo)}::bigint[]) agreed (topic, version_no)
    on conflict do nothing`);
}
