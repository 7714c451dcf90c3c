import type { Seeing } from './platform.ts';

export type Crew = {
  /** Looks for work at once. */
  poke: () => void;
  /** Resolves when nothing is due and nothing is in hand. */
  settled: () => Promise<void>;
  /** Takes nothing more, finishes what is in hand. */
  close: () => Promise<void>;
};

/**
 * Works off jobs that lie in the database, many at a time, in any number of processes: `claim` leases at most so many of those that are
 * due, so that a job of a process that died is due again. `work` must not throw, and must leave its job not due.
 */
export function openCrew<Job>({
  atOnce,
  pollMs,
  claim,
  work,
  complain,
  seen,
}: {
  atOnce: number;
  /** How often it looks by itself; 0: only when it is poked. */
  pollMs: number;
  claim: (most: number) => Promise<Job[]>;
  work: (job: Job) => Promise<void>;
  complain: (error: unknown) => void;
  /** Where somebody watches, each job is a story of its own, under this name. */
  seen?: { seeing: Seeing | undefined; name: string };
}): Crew {
  const inHand = new Set<Promise<void>>();
  let working: Promise<void> | undefined;
  let asked = false;
  let closed = false;
  let wake = (): void => undefined;

  async function workOff(): Promise<void> {
    for (;;) {
      asked = false;
      const room = closed ? 0 : atOnce - inHand.size;
      const jobs = room > 0 ? await claim(room) : [];
      for (const job of jobs) {
        const doing: Promise<void> = start(job).finally(() => inHand.delete(doing));
        inHand.add(doing);
      }
      if (inHand.size === 0 && !hasBeenAsked()) return;
      // Where more may be due it is claimed once there is room for many: a claim for each job alone would be a statement for each.
      const enough = jobs.length > 0 && jobs.length === room ? (atOnce * 3) / 4 : 0;
      while (inHand.size > enough && !(hasBeenAsked() && inHand.size < atOnce))
        await Promise.race([...inHand, new Promise<void>((resolve) => (wake = resolve))]);
    }
  }

  const seeing = seen?.seeing;
  const story = { name: seen?.name ?? '', kind: 'job', alone: true } as const;
  const start = seeing ? (job: Job) => seeing.step(story, () => work(job)) : work;

  const hasBeenAsked = () => asked;

  function keepWorking(): Promise<void> {
    asked = true;
    wake();
    return (working ??= workOff().finally(() => (working = undefined)));
  }

  const look = (): void => {
    if (!closed) keepWorking().catch(complain);
  };
  const poke = seeing ? () => seeing.apart(look) : look;
  const polling = pollMs > 0 ? setInterval(poke, pollMs).unref() : undefined;

  return {
    poke,
    settled: keepWorking,
    close: async () => {
      closed = true;
      clearInterval(polling);
      await keepWorking().catch(complain);
      await Promise.all(inHand);
    },
  };
}
