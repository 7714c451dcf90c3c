import sql from 'sql-template-tag';
import { z } from 'zod';
import { allergenGroups } from '../../contract/food-terms.ts';
import { shortageChoices } from '../../contract/substitutions.ts';
import type { Db } from '../../platform/platform.ts';

const choiceRow = z.object({
  choice: z.enum(shortageChoices),
  never: z.array(z.enum(allergenGroups)),
  chosenAt: z.date(),
});
export type Choice = z.infer<typeof choiceRow>;

/** What a customer chose; undefined where they chose nothing. */
export async function readChoice(db: Db, customerNo: number): Promise<Choice | undefined> {
  const [choice] = await db.query(
    choiceRow,
    sql`select choice, never_groups as "never", chosen_at as "chosenAt" from substitution_choice where customer_no = ${customerNo}`,
  );
  return choice;
}

export async function writeChoice(
  db: Db,
  customerNo: number,
  { choice, never, chosenAt }: Choice,
): Promise<void> {
  await db.run(sql`insert into substitution_choice (customer_no, choice, never_groups, chosen_at)
    values (${customerNo}, ${choice}, ${never}::text[], ${chosenAt})
    on conflict (customer_no) do update set choice = excluded.choice, never_groups = excluded.never_groups, chosen_at = excluded.chosen_at`);
}
