import sql from 'sql-template-tag';
import type { Db } from '../../platform/platform.ts';

/** True for the one caller that reaches it first, over all servers. */
export async function reachMilestone(db: Db, milestone: string): Promise<boolean> {
  const reached = await db.run(sql`insert into milestone (milestone_name) values (${milestone})
    on conflict do nothing`);
  return reached > 0;
}
