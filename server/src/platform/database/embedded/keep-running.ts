import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Logger } from 'pino';
import { DiskFullError, StartupError } from '../../../startup-error.ts';
import type { Server } from './process.ts';

type Keeping = {
  url: string;
  log: Logger;
  /** Starts it again where it was, so that whoever knows its address goes on. */
  startAgain: (stopAsked: AbortSignal) => Promise<Server>;
  /** Told the reason when it could not be started again, time after time. A full disk is waited for, however long. */
  gaveUp: (reason: StartupError) => void;
  pace?: Pace;
};

export type Pace = {
  /** Before each try to start it again; the last goes for all that follow. */
  pausesMs: number[];
  mostFailures: number;
  lookEveryMs: number;
  answerWithinMs: number;
  /** How many looks in a row without an answer mean that it hangs. */
  mostSilence: number;
};

const ourPace: Pace = {
  pausesMs: [0, 200, 500, 1_000, 2_000, 5_000],
  mostFailures: 8,
  lookEveryMs: 15_000,
  answerWithinMs: 10_000,
  mostSilence: 3,
};

/** One that ran this long before it died is not one that dies again and again. */
const steadyMs = 60_000;

/** Keeps PostgreSQL running until `stop`: one that ends by itself is started again, one that answers nobody is ended first. */
export function keepRunning(
  first: Server,
  { url, log, startAgain, gaveUp, pace = ourPace }: Keeping,
): { stop: () => Promise<void> } {
  const stopAsked = new AbortController();
  const asked = stopAsked.signal;
  let server = first;
  let startedAt = Date.now();
  /** Deaths and failed starts since it last ran steadily. */
  let troubles = 0;

  async function keep(): Promise<void> {
    for (;;) {
      await server.ended;
      if (asked.aborted) return;
      log.error('PostgreSQL has stopped by itself, and is started again');
      if (Date.now() - startedAt > steadyMs) troubles = 0;
      const next = await revive();
      if (!next) return;
      server = next;
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- `stop` aborts it meanwhile
      if (asked.aborted) return server.stop();
      startedAt = Date.now();
      log.warn('PostgreSQL runs again');
    }
  }

  /** Undefined when it was asked to stop, or gave up. */
  async function revive(): Promise<Server | undefined> {
    for (let failures = 0; ;) {
      const pause = pace.pausesMs[Math.min(troubles, pace.pausesMs.length - 1)] ?? 0;
      await sleep(pause, undefined, { signal: asked }).catch(() => undefined);
      if (asked.aborted) return undefined;
      troubles += 1;
      try {
        return await startAgain(asked);
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- `stop` aborts it meanwhile
        if (asked.aborted) return undefined;
        log.error({ reason: String(error) }, 'PostgreSQL could not be started again');
        if (error instanceof DiskFullError) continue;
        failures += 1;
        if (failures < pace.mostFailures) continue;
        gaveUp(error instanceof StartupError ? error : new StartupError(String(error)));
        return undefined;
      }
    }
  }

  async function watch(): Promise<void> {
    for (let silence = 0; ;) {
      await sleep(pace.lookEveryMs, undefined, { signal: asked, ref: false }).catch(
        () => undefined,
      );
      if (asked.aborted) return;
      const watched = server;
      silence = (await answers(url, pace.answerWithinMs)) ? 0 : silence + 1;
      if (watched !== server) silence = 0;
      if (silence < pace.mostSilence) continue;
      log.error('PostgreSQL answers nobody, and is ended');
      watched.kill();
      silence = 0;
    }
  }

  const keeping = keep();
  void watch();
  return {
    stop: async () => {
      stopAsked.abort();
      await server.stop();
      await keeping;
    },
  };
}

/** Whether it answers at all: "not now" is an answer. */
async function answers(url: string, withinMs: number): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    return error instanceof DatabaseError;
  } finally {
    void client.end().catch(() => undefined);
  }
}
