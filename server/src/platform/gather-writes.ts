import { openGroupCommit } from './group-commit.ts';
import { isTransient } from './transient.ts';

type Answer<Written> = { written: Written } | { failed: unknown };

const mostTogether = 64;

/**
 * Makes concurrent writes few: whoever asks while two groups are being written joins the next. One that cannot be written fails alone,
 * and a database that is away fails for all.
 */
export function gatherWrites<Asked, Written>(
  write: (asked: Asked[]) => Promise<Written[]>,
): (asked: Asked) => Promise<Written> {
  async function commit(group: Asked[]): Promise<Answer<Written>[]> {
    try {
      return (await write(group)).map((written) => ({ written }));
    } catch (error) {
      if (group.length === 1 || isTransient(error)) return group.map(() => ({ failed: error }));
      const alone = [];
      for (const asked of group) alone.push(...(await commit([asked])));
      return alone;
    }
  }
  const { submit } = openGroupCommit({ commit, groupsInFlight: 2, mostInGroup: mostTogether });
  return async (asked) => {
    const answer = await submit(asked);
    if ('failed' in answer) throw answer.failed;
    return answer.written;
  };
}
