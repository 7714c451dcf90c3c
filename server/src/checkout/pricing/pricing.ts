import type { Logger } from 'pino';
import { pollEvery } from '../../platform/poll.ts';
import type { Database, Tx } from '../../platform/platform.ts';
import * as rows from './sql.ts';
import type { Prices } from './zones.ts';

/** Zones and rates kept warm: read whole once per version, asked without SQL. */
export type WarmPrices = {
  now: () => Prices;
  /** Reads them again if the database has another version. */
  refresh: () => Promise<void>;
  close: () => void;
};

/** Looks every `pollMs` whether another server changed them; 0 never looks. */
export async function openPrices(
  { database, log }: { database: Database; log: Logger },
  pollMs: number,
): Promise<WarmPrices> {
  let prices = await readPrices(database);
  const refresh = async () => {
    if ((await rows.readVersion(database)) === prices.version) return;
    const read = await readPrices(database);
    if (read.version > prices.version) prices = read;
  };
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the prices could not be read again; the last ones stay in use');
  });
  return { now: () => prices, refresh, close };
}

async function readPrices(database: Database): Promise<Prices> {
  return database.snapshot(async (tx) => {
    const version = await rows.readVersion(tx);
    const zones = await rows.readZones(tx);
    const prefixes = Map.groupBy(await rows.readPrefixes(tx), ({ country }) => country);
    return {
      version,
      zones: new Map(zones.map((zone) => [zone.zoneNo, zone])),
      prefixes: new Map(
        [...prefixes].map(([country, ofCountry]) => [
          country,
          new Map(ofCountry.map(({ prefix, zoneNo }) => [prefix, zoneNo])),
        ]),
      ),
      rates: await rows.readRates(tx),
    };
  });
}

/** Makes one change of zones and rates: whatever `write` does becomes one new version, which is read again here. */
export async function changePrices<T>(
  { database, prices }: { database: Database; prices: WarmPrices },
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  const result = await database.transaction(async (tx) => {
    await rows.nextVersion(tx);
    return write(tx);
  });
  await prices.refresh();
  return result;
}
