import type { Logger } from 'pino';
import type { Database, Json } from '../platform.ts';
import { StoppedError } from '../refused-address.ts';
import { afterFailure, failureForLog } from './attempts.ts';
import { claim, renewLeases, strangeKinds } from './events.ts';
import type { ClaimedEvent } from './events.ts';
import { openLanes } from './lanes.ts';
import { openOutcomes } from './outcomes.ts';

/** Must bear being asked twice for one event id. */
export type Handlers = Record<string, (payload: Json, eventId: string) => Promise<void>>;

export type OutboxOptions = {
  database: Database;
  log: Logger;
  clock: () => Date;
  handlers: Handlers;
  /** How many events of one kind are taken at once. */
  batch?: number;
  pollEverySeconds?: number;
};

export type Outbox = {
  /** Looks for due events at once. */
  poke: () => void;
  /** Resolves when nothing is due and nothing is in hand. */
  settled: () => Promise<void>;
  /** Takes nothing more, finishes what is in hand. */
  close: () => Promise<void>;
};

/** A worker renews its leases while it lives, so this is how long the events of one that died must wait. */
const leaseSeconds = 60;

/** Works events off at least once, in any number of processes; a lease, not a transaction, is held while a handler runs. */
export function openOutbox(options: OutboxOptions): Outbox {
  const { database, log, clock, batch = 32, pollEverySeconds = 3 } = options;
  const handlers = new Map(Object.entries(options.handlers));
  const lanes = openLanes({ kinds: [...handlers.keys()], batch, run });
  const outcomes = openOutcomes({ database, log, clock, written });
  let working: Promise<void> | undefined;
  let closed = false;
  let asked = false;
  let lookForStrangers = true;
  let wake = (): void => undefined;

  function nudge(): void {
    asked = true;
    wake();
  }

  /** Claims and waits until nothing is due and nothing is in hand. */
  async function work(): Promise<void> {
    try {
      do {
        asked = false;
        if (!closed) await claimDue();
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- nudge() sets it meanwhile
        if (!asked && lanes.held() > 0) await new Promise<void>((resolve) => (wake = resolve));
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- nudge() sets it meanwhile
      } while (asked || lanes.held() > 0);
    } finally {
      working = undefined;
    }
  }

  async function claimDue(): Promise<void> {
    if (lookForStrangers) {
      lookForStrangers = false;
      lanes.open(await strangeKinds(database, lanes.kinds(), clock()));
    }
    const rooms = lanes.rooms();
    if (rooms.length === 0) return;
    lanes.take(rooms, await claim(database, rooms, clock(), leaseEnd()));
  }

  async function run(event: ClaimedEvent): Promise<void> {
    try {
      const handler = handlers.get(event.kind);
      if (!handler) throw new Error('This server has no handler for the kind.');
      await handler(event.payload, event.event_id);
      outcomes.add({ event });
    } catch (error) {
      const failure = afterFailure(event, error, clock(), Math.random());
      if (error instanceof StoppedError)
        log.info(failureForLog(failure, error), 'a letter was not sent: its address takes none');
      else if (failure.givenUp) log.error(failureForLog(failure, error), 'an event was given up');
      else log.warn(failureForLog(failure, error), 'an event failed and will be tried again');
      outcomes.add({ event, failure });
    }
  }

  function written(events: ClaimedEvent[]): void {
    if (lanes.release(events)) asked = true;
    wake();
  }

  const leaseEnd = (): Date => new Date(clock().getTime() + leaseSeconds * 1_000);

  async function renew(): Promise<void> {
    const eventNos = lanes.unfinished().map(({ event_no }) => event_no);
    if (eventNos.length > 0) await renewLeases(database, eventNos, leaseEnd());
  }

  const complain = (error: unknown): void => log.error({ err: error }, 'the outbox cannot be read');

  function keepWorking(): Promise<void> {
    nudge();
    if (working) return working;
    working = work();
    working.catch(complain);
    return working;
  }

  function poke(): void {
    if (!closed) void keepWorking();
  }

  const polling = setInterval(() => {
    lookForStrangers = true;
    void outcomes.write();
    poke();
  }, pollEverySeconds * 1_000).unref();
  const renewing = setInterval(
    () => void renew().catch(complain),
    (leaseSeconds * 1_000) / 3,
  ).unref();

  async function settled(): Promise<void> {
    lookForStrangers = true;
    await keepWorking();
  }

  async function close(): Promise<void> {
    closed = true;
    clearInterval(polling);
    outcomes.writeForTheLastTime();
    // A claim that fails ends the work, not what is in hand.
    await keepWorking().catch(keepWorking);
    clearInterval(renewing);
  }

  return { poke, settled, close };
}
