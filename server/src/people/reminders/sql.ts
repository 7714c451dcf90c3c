import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';

const choiceRow = z.object({ wanted: z.boolean(), saidAt: z.date() });
export type Choice = z.infer<typeof choiceRow>;
/** Where somebody said it: in their account, or by the link in a letter. */
export type SaidIn = 'account' | 'letter';

/** What somebody said last; undefined where they said nothing. */
export async function readChoice(db: Db, customerNo: number): Promise<Choice | undefined> {
  const [choice] = await db.query(
    choiceRow,
    sql`select wanted, said_at as "saidAt" from reminder_choice
    where customer_no = ${customerNo} order by choice_no desc limit 1`,
  );
  return choice;
}

export async function writeChoice(
  db: Db,
  customerNo: number,
  { wanted, saidAt, saidIn }: Choice & { saidIn: SaidIn },
): Promise<void> {
  await db.run(sql`insert into reminder_choice (customer_no, wanted, said_at, said_in)
    values (${customerNo}, ${wanted}, ${saidAt}, ${saidIn})`);
}
