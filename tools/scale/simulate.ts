import { groupsInFlight, groupTimes, mostInGroup, type Desks } from './desks.ts';
import { openQueue, type Agenda } from './agenda.ts';

/** A group of this size is worth a commit of its own (`server/src/platform/group-commit.ts`). */
export const worthAGroup = 8;

export type Waits = {
  orders: number;
  meanMs: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
};

type Desk = { place: number; waiting: number[]; inFlight: number; committing: number };

/**
 * The desks in simulated time, by the rule of the real one: orders that come while groups are under way form the next. Each group first
 * keeps one core of the database busy with its rows, then waits its turn for the rows of the stock, which it keeps until its commit.
 * `answered` hears of each order that is committed: when it was asked for, and at which desk.
 */
export function openDesks(
  agenda: Agenda,
  { desks, cores, commitMs }: Desks,
  answered: (askedAt: number, desk: number) => void,
) {
  const all: Desk[] = Array.from({ length: desks }, (_, index) => ({
    place: index,
    waiting: [],
    inFlight: 0,
    committing: 0,
  }));
  const core = openQueue(agenda, cores);
  const stock = openQueue(agenda, 1);

  function next(desk: Desk): void {
    const worth = () => Math.max(1, Math.min(worthAGroup, desk.committing));
    while (desk.inFlight < groupsInFlight && desk.waiting.length >= worth()) {
      const free = groupsInFlight - desk.inFlight;
      const fair = Math.max(worthAGroup, Math.ceil(desk.waiting.length / free));
      const group = desk.waiting.splice(0, Math.min(mostInGroup, fair));
      desk.inFlight += 1;
      desk.committing += group.length;
      const { writeMs, lockMs } = groupTimes(group.length, commitMs);
      core(writeMs, () => {
        stock(lockMs, () => {
          desk.inFlight -= 1;
          desk.committing -= group.length;
          for (const askedAt of group) answered(askedAt, desk.place);
          next(desk);
        });
      });
    }
  }

  return {
    submit: (desk: number) => {
      const chosen = all[desk];
      if (!chosen) throw new Error(`There is no desk ${desk}.`);
      chosen.waiting.push(agenda.now());
      // One turn of the loop, so that what comes at one moment stands together.
      agenda.after(0, () => next(chosen));
    },
    waiting: () => all.reduce((sum, { waiting }) => sum + waiting.length, 0),
  };
}

export function waitsOf(tookMs: number[]): Waits {
  const sorted = Float64Array.from(tookMs).sort();
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    orders: sorted.length,
    meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / Math.max(1, sorted.length),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
  };
}
