import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database } from '../../platform.ts';

const lookEveryMs = 2_000;
const endedRow = z.object({ sessionId: z.string() });

export type EndedSessions = ReturnType<typeof openEndedSessions>;

/**
 * Which sessions ended while their access tokens may still be good. A server looks at most every two seconds, and at once after it has
 * ended one itself: few sessions end, so asking of each token costs nothing.
 */
export function openEndedSessions(database: Database) {
  let ended = new Set<string>();
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const startedAt = performance.now();
    const rows = await database.query(
      endedRow,
      sql`select session_id as "sessionId" from accounts.ended_session where ended_at > now() - interval '20 minutes'`,
    );
    ended = new Set(rows.map(({ sessionId }) => sessionId));
    lookedAt = startedAt;
  }

  return {
    has: async (sessionId: string): Promise<boolean> => {
      if (performance.now() - lookedAt >= lookEveryMs)
        await (looking ??= look().finally(() => {
          looking = undefined;
        }));
      return ended.has(sessionId);
    },
    /** A look that is under way may have begun too early. */
    lookAgain: async (): Promise<void> => {
      await looking?.catch(() => undefined);
      lookedAt = -Infinity;
    },
  };
}
