import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { clientNetworks } from './client-network.ts';
import type { Database } from './platform.ts';

/** Where whoever comes without a session leaves a row. */
export type PublicDoor = 'withdrawal' | 'cancellation';

/** So many rows come from one client's network within an hour, as many as may sign up from it; eight times as many from the network around it. */
export const mostFromNetwork = 20;
const aroundTimes = 8;
const hourMs = 3_600_000;

const countRow = z.object({ points: z.int(), expire: z.coerce.number() });

/**
 * Counts whoever comes through a public door, and refuses one who has come too often within the hour (`too-many-attempts`), before a row is written.
 * By hash, beside the counters of sign-in, and no longer than its hour: what is over goes with the next one that is counted.
 */
export async function countAtDoor(
  { database, clock }: { database: Database; clock: () => Date },
  door: PublicDoor,
  address: string,
): Promise<void> {
  const { own, around } = clientNetworks(address);
  await count(database, clock(), `${door} ${own}`, mostFromNetwork);
  if (around) await count(database, clock(), `${door} ${around}`, mostFromNetwork * aroundTimes);
}

async function count(database: Database, at: Date, subject: string, most: number): Promise<void> {
  const now = at.getTime();
  const key = `door:${createHash('sha256').update(subject).digest('base64url')}`;
  await database.run(
    sql`delete from accounts.attempt where expire <= ${now} and "key" like 'door:%'`,
  );
  const [row] = await database.query(
    countRow,
    sql`insert into accounts.attempt as a ("key", points, expire) values (${key}, 1, ${now + hourMs})
    on conflict ("key") do update set
      points = case when a.expire <= ${now} then 1 else least(a.points, ${most}) + 1 end,
      expire = case when a.expire <= ${now} then excluded.expire else a.expire end
    returning points, expire`,
  );
  if (!row) throw new Error('PostgreSQL did not count.');
  if (row.points > most)
    throw new Refusal('too-many-attempts', {
      retryAfterSeconds: Math.ceil((row.expire - now) / 1000),
    });
}
