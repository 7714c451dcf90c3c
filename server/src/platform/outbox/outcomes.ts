import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../platform.ts';
import { deleteDone, putOff } from './events.ts';
import type { ClaimedEvent, FailedEvent } from './events.ts';

type Outcome = { event: ClaimedEvent; failure?: FailedEvent };
type Options = {
  database: Database;
  log: Logger;
  clock: () => Date;
  /** Told the events whose outcome is in the database. */
  written: (events: ClaimedEvent[]) => void;
};

/** Writes how events ended: what ends during one round trip shares the next. */
export function openOutcomes({ database, log, clock, written }: Options) {
  let waiting: Outcome[] = [];
  let writing = false;
  let lastChance = false;

  function add(outcome: Outcome): void {
    waiting.push(outcome);
    void write();
  }

  /** What cannot be written waits for the next time; at the last it is let go, and runs again when its lease is over. */
  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    await endOfTurn();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const failed = await writeGroup(group).then(() => false, complain);
      if (failed && !lastChance) {
        waiting.unshift(...group);
        break;
      }
      written(group.map(({ event }) => event));
    }
    writing = false;
  }

  async function writeGroup(group: Outcome[]): Promise<void> {
    const done = group.filter(({ failure }) => !failure).map(({ event }) => event);
    const failures = group.flatMap(({ failure }) => failure ?? []);
    if (done.length > 0) await deleteDone(database, done);
    if (failures.length > 0) await putOff(database, failures, clock());
  }

  function complain(error: unknown): true {
    log.error({ err: error }, 'the outcome of events was not written');
    return true;
  }

  function writeForTheLastTime(): void {
    lastChance = true;
    void write();
  }

  return { add, write, writeForTheLastTime };
}
