import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Logger } from 'pino';
import { logLines } from '../../../contract/log-lines.ts';
import { awayError, isAway, refusedError } from '../../away.ts';
import { openBreaker } from './breaker.ts';

type RegionName = 'primary' | 'secondary';

export type RegionOptions = {
  primary: string;
  secondary: string;
  log: Logger;
  /** Where to reach them when it is not where AWS has them. */
  endpoints?: Record<RegionName, string>;
  /** How long one region may take for one request; whoever asks waits for two of them at most. */
  limitMs: number;
};

/** `repeated`: another region was asked before, and whether it did what it was asked is not known. */
export type Answer<T> = { answer: T; from: RegionName; repeated: boolean };

/** Asks the region that is likely to answer, and when that is away the other. */
export function openRegions({ log, endpoints, limitMs, ...names }: RegionOptions) {
  const open = (region: RegionName) =>
    new DynamoDBClient({
      region: names[region],
      // The other region is the second attempt.
      maxAttempts: 1,
      ...(endpoints && { endpoint: endpoints[region] }),
    });
  const clients = { primary: open('primary'), secondary: open('secondary') };

  const breaker = openBreaker(
    () => performance.now(),
    (away) => {
      if (away) log.warn({ region: names.primary }, logLines.basketsMoved);
      else log.info({ region: names.primary }, 'baskets are kept in the first region again');
    },
  );

  async function askOne<T>(region: RegionName, work: Work<T>): Promise<T> {
    const heard = (away: boolean) => {
      if (region === 'primary') (away ? breaker.failed : breaker.succeeded)();
    };
    try {
      const answer = await work(clients[region], AbortSignal.timeout(limitMs));
      heard(false);
      return answer;
    } catch (error) {
      heard(isAway(error));
      throw error;
    }
  }

  /** With `first`, asks that region first whatever the breaker says. Throws what `isTransient` knows when both are away. */
  async function ask<T>(work: Work<T>, first?: 'secondary'): Promise<Answer<T>> {
    const order: [RegionName, RegionName] =
      first === 'secondary' || !breaker.admits()
        ? ['secondary', 'primary']
        : ['primary', 'secondary'];
    try {
      return { answer: await askOne(order[0], work), from: order[0], repeated: false };
    } catch (error) {
      if (!isAway(error)) throw refusedError('The table of baskets', error);
      log.debug({ reason: String(error), region: names[order[0]] }, 'a region did not answer');
    }
    try {
      return { answer: await askOne(order[1], work), from: order[1], repeated: true };
    } catch (error) {
      if (!isAway(error)) throw refusedError('The table of baskets', error);
      throw awayError(logLines.basketsAway, error);
    }
  }

  const close = () => {
    for (const client of Object.values(clients)) client.destroy();
  };
  return { ask, close };
}

type Work<T> = (client: DynamoDBClient, abortSignal: AbortSignal) => Promise<T>;
