import sql from 'sql-template-tag';
import { z } from 'zod';
import type { LegalTopic } from '../../contract/legal-pages.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { versionRow, type Version } from './versions-at.ts';

/** All of every page, without their texts. */
export const readVersions = (db: Db): Promise<Version[]> =>
  db.query(
    versionRow,
    sql`select topic, version_no as "versionNo", holds_from as "holdsFrom", page_text is null as "isOurs", agree_again as "agreeAgain"
    from legal_page order by topic, version_no`,
  );

const textRow = z.object({ text: z.string().nullable() });

/** Null: the text that the store comes with; undefined: there is no such version. */
export async function readText(
  db: Db,
  topic: LegalTopic,
  versionNo: number,
): Promise<string | null | undefined> {
  const [row] = await db.query(
    textRow,
    sql`select page_text as text from legal_page where topic = ${topic} and version_no = ${versionNo}`,
  );
  return row?.text;
}

/** One after the other: who writes has read all that was written. */
export async function takeThePen(tx: Tx): Promise<void> {
  await tx.run(sql`lock table legal_page in share row exclusive mode`);
}

export async function writeVersion(
  tx: Tx,
  {
    topic,
    versionNo,
    holdsFrom,
    agreeAgain,
    text,
  }: Omit<Version, 'isOurs'> & { text: string | null },
): Promise<void> {
  await tx.run(sql`insert into legal_page (topic, version_no, holds_from, page_text, agree_again)
    values (${topic}, ${versionNo}, ${holdsFrom}, ${text}, ${agreeAgain})`);
}

/** Takes back what has not begun; undefined where there is no such thing. */
export async function removePlanned(
  tx: Tx,
  { topic, versionNo, now }: { topic: LegalTopic; versionNo: number; now: Date },
): Promise<Version | undefined> {
  const [gone] = await tx.query(
    versionRow,
    sql`delete from legal_page where topic = ${topic} and version_no = ${versionNo} and holds_from > ${now}
    returning topic, version_no as "versionNo", holds_from as "holdsFrom", page_text is null as "isOurs", agree_again as "agreeAgain"`,
  );
  return gone;
}
