/**
 * Group commit: requests that arrive while a group is being committed form the next one. There is no timer, so one request alone
 * waits for nobody. Each group is one call of `commit`, which answers in the order asked.
 */
export type GroupCommit<Asked, Outcome> = {
  submit: (asked: Asked) => Promise<Outcome>;
  /** Resolves when nothing waits and nothing is being committed. */
  idle: () => Promise<void>;
  /** How many requests wait or are being committed. */
  load: () => number;
};

type Waiting<Asked, Outcome> = {
  asked: Asked;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
};

/** A group of this size is worth a commit of its own. */
const worthAGroup = 8;

export function openGroupCommit<Asked, Outcome>(options: {
  commit: (group: Asked[]) => Promise<Outcome[]>;
  /** While one group waits for the disk the other inserts; a third was measured to be slower. */
  groupsInFlight: number;
  mostInGroup: number;
}): GroupCommit<Asked, Outcome> {
  const waiting: Waiting<Asked, Outcome>[] = [];
  let inFlight = 0;
  let committing = 0;
  let looking = false;
  let whenIdle: (() => void)[] = [];

  /**
   * Who waits is dealt over the groups that may start: otherwise buyers who all wait for one group would all come back for the next,
   * and no two groups would ever be under way together.
   */
  function groupSize(waiting: number, free: number): number {
    return Math.min(options.mostInGroup, Math.max(worthAGroup, Math.ceil(waiting / free)));
  }

  /** Beside a group under way another starts only when it is as large: many small commits would cost more than they save. */
  function worthStarting(): number {
    return Math.max(1, Math.min(worthAGroup, committing));
  }

  function next(): void {
    while (inFlight < options.groupsInFlight && waiting.length >= worthStarting()) {
      const group = waiting.splice(0, groupSize(waiting.length, options.groupsInFlight - inFlight));
      inFlight += 1;
      committing += group.length;
      void settle(group).finally(() => {
        inFlight -= 1;
        committing -= group.length;
        next();
      });
    }
    if (inFlight === 0 && waiting.length === 0) {
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    }
  }

  async function settle(group: Waiting<Asked, Outcome>[]): Promise<void> {
    try {
      const outcomes = await options.commit(group.map(({ asked }) => asked));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('A request of the group was not answered.'));
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    submit: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ asked, resolve, reject });
        if (looking) return;
        looking = true;
        // One turn of the loop lets requests that were read together stand together.
        setImmediate(() => {
          looking = false;
          next();
        });
      }),
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        setImmediate(next);
      }),
    load: () => waiting.length + committing,
  };
}
