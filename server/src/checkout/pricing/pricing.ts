import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { decodeFile } from '../../food/menu-files/decode-file.ts';
import type { Entry, RowError } from '../../food/menu-files/import-records.ts';
import type { ListReport } from '../../food/menu-files/menu-files.ts';
import { unlessCode } from '../../platform/files/unless-code.ts';
import { pollEvery } from '../../platform/poll.ts';
import type { Database, Db, Tx } from '../../platform/platform.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import { differences } from '../../contract/differences.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record, recordAll } from '../../shop/audit/audit.ts';
import * as kitchens from '../../stock/kitchens/kitchens.ts';
import { shopDate } from '../days/delivery-days.ts';
import { rateName, rateProblems, type KnownRate, type RateProblem } from './plan-rates.ts';
import { zoneProblems, type ZoneProblem } from './plan-zones.ts';
import { joinLine, splitLine } from './postcodes.ts';
import {
  ratesFile,
  readRates,
  readZones,
  writeRates,
  writeZones,
  zonesFile,
  type Read,
  type ZoneInFile,
} from './price-files.ts';
import type { KitchenZone, RateDraft, StaffRate, StaffZone, ZoneDraft } from './schemas.ts';
import * as rows from './sql.ts';
import type { Prices } from './zones.ts';

/** Zones and rates kept warm: read whole once per version, asked without SQL. */
export type WarmPrices = {
  now: () => Prices;
  /** Reads them again if the database has another version. */
  refresh: () => Promise<void>;
  /** The order desk saw that all uses of a promotion are taken: for a while it is offered to nobody. */
  sawUsedUp: (promotionNo: number) => void;
  close: () => void;
};

/** What was used up may come back when an order is cancelled; so long nobody is told of it. */
const usedUpMs = 60_000;

/** Looks every `pollMs` whether another server changed them; 0 never looks. */
export async function openPrices(
  { database, log, clock }: { database: Database; log: Logger; clock: () => Date },
  pollMs: number,
): Promise<WarmPrices> {
  let prices = await readPrices(database);
  const usedUpUntil = new Map<number, number>();
  const offered = () => {
    if (usedUpUntil.size === 0) return prices;
    const now = clock().getTime();
    for (const [no, until] of usedUpUntil) if (until <= now) usedUpUntil.delete(no);
    const promotions = prices.promotions.filter(({ promotionNo }) => !usedUpUntil.has(promotionNo));
    return { ...prices, promotions };
  };
  const refresh = async () => {
    if ((await rows.readVersion(database)) === prices.version) return;
    const read = await readPrices(database);
    if (read.version > prices.version) prices = read;
  };
  const close = pollEvery(pollMs, refresh, (error) => {
    log.warn({ err: error }, 'the prices could not be read again; the last ones stay in use');
  });
  const sawUsedUp = (promotionNo: number) => {
    usedUpUntil.set(promotionNo, clock().getTime() + usedUpMs);
  };
  return { now: offered, refresh, sawUsedUp, close };
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
      promotions: (await rows.readPromotions(tx)).filter(({ usedUp }) => !usedUp),
      hasBalances: await rows.hasBalances(tx),
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

/** What changing zones and rates takes. */
export type Pricing = {
  database: Database;
  prices: WarmPrices;
  clock: () => Date;
  config: Pick<Config, 'shop'>;
};

export async function listZones({ database }: { database: Database }): Promise<StaffZone[]> {
  return database.snapshot(zonesOf);
}

async function zonesOf(db: Db): Promise<StaffZone[]> {
  const zones = await rows.readZones(db);
  const prefixes = Map.groupBy(await rows.readPrefixes(db), ({ zoneNo }) => zoneNo);
  return zones.map((zone) => ({
    ...zone,
    postcodes: (prefixes.get(zone.zoneNo) ?? []).map(joinLine).toSorted(),
  }));
}

/** Adds a zone, or writes over the version of one that the caller saw. */
export async function saveZone(
  parts: Pricing,
  zoneNo: number | undefined,
  draft: ZoneDraft,
  seenVersion: number,
  by: Actor,
): Promise<StaffZone> {
  return changePrices(parts, async (tx) => {
    const zones = await zonesOf(tx);
    const known = zones.find((zone) => zone.zoneNo === zoneNo);
    if (zoneNo !== undefined && !known) throw new Refusal('zone-not-found');
    const kitchenNo = draft.kitchenNo ?? known?.kitchenNo ?? firstKitchen;
    const asked = { ...draft, kitchenNo };
    if (known && overSeen(seenVersion, asked, known) === 'written') return known;
    const [problem] = zoneProblems(zones, [{ ...draft, zoneNo }]);
    if (problem) throw zoneRefusal(problem);
    await kitchens.kitchenIn(tx, kitchenNo);
    const [no] = await writeZonesIn(tx, [{ ...asked, zoneNo }], zones, by);
    const written = (await zonesOf(tx)).find((zone) => zone.zoneNo === no);
    if (!written) throw new Error('A zone that was written is not there.');
    return written;
  });
}

async function writeZonesIn(
  tx: Tx,
  drafts: readonly (KitchenZone & { zoneNo: number | undefined })[],
  known: readonly StaffZone[],
  by: Actor,
): Promise<number[]> {
  const nos = drafts.flatMap(({ zoneNo }) => (zoneNo === undefined ? [] : [zoneNo]));
  await rows.clearPrefixes(tx, nos);
  const written: number[] = [];
  for (const { zoneNo, postcodes, ...zone } of drafts) {
    const no = await rows.writeZone(tx, zoneNo, zone);
    await rows.writePrefixes(tx, no, postcodes.map(splitLine));
    written.push(no);
  }
  const after = new Map((await zonesOf(tx)).map((zone) => [zone.zoneNo, zone]));
  await recordAll(
    tx,
    written.map((no) => {
      const before = known.find((zone) => zone.zoneNo === no);
      const what = before ? 'zone-changed' : 'zone-added';
      return { by, what, subject: no, before: zoneFacts(before), after: zoneFacts(after.get(no)) };
    }),
  );
  return written;
}

function zoneFacts(zone: StaffZone | undefined): object | null {
  if (!zone) return null;
  const { zoneNo: _no, version: _version, ...facts } = zone;
  return facts;
}

function zoneRefusal(problem: ZoneProblem): Refusal {
  if (problem.code === 'zone-name-taken')
    return new Refusal(problem.code, {
      fields: [{ field: '/name', message: 'is the name of another zone' }],
    });
  const { code, line, postcode, zone } = problem;
  const message = `${postcode} is in the zone ${zone}`;
  return new Refusal(code, { postcode, zone, fields: [{ field: `/postcodes/${line}`, message }] });
}

/** Orders keep what they were priced at. */
export async function removeZone(
  parts: Pricing,
  zoneNo: number,
  seenVersion: number,
  by: Actor,
): Promise<void> {
  await changePrices(parts, async (tx) => {
    const known = (await zonesOf(tx)).find((zone) => zone.zoneNo === zoneNo);
    if (!known) throw new Refusal('zone-not-found');
    refuseUnseen(seenVersion, known);
    await rows.removeZone(tx, zoneNo);
    const before = zoneFacts(known);
    await record(tx, { by, what: 'zone-removed', subject: zoneNo, before, after: null });
  });
}

function refuseUnseen(seenVersion: number, current: { version: number }): void {
  const { version } = current;
  if (version !== seenVersion) throw new Refusal('precondition-failed', { version, current });
}

export async function listRates(parts: Pricing): Promise<StaffRate[]> {
  return (await ratesOf(parts, parts.database)).map(staffRate);
}

const staffRate = ({ pastUntil: _past, ...rate }: KnownRate): StaffRate => rate;

async function ratesOf({ clock, config }: Pricing, db: Db): Promise<KnownRate[]> {
  return rows.readUsedRates(db, shopDate(clock(), config.shop.timeZone));
}

/** Adds a rate (version 0), or writes over the version of one that the caller saw. */
export async function saveRate(
  parts: Pricing,
  draft: RateDraft,
  seenVersion: number,
  by: Actor,
): Promise<StaffRate> {
  return changePrices(parts, async (tx) => {
    const rates = await ratesOf(parts, tx);
    const known = rates.find((rate) => rateName(rate) === rateName(draft));
    if (!known && seenVersion !== 0) throw new Refusal('tax-rate-not-found');
    if (known && overSeen(seenVersion, draft, known) === 'written') return staffRate(known);
    const [problem] = rateProblems(rates, [draft]);
    if (problem) throw rateRefusal(problem);
    await writeRatesIn(tx, [draft], rates, by);
    const written = (await ratesOf(parts, tx)).find((rate) => rateName(rate) === rateName(draft));
    if (!written) throw new Error('A tax rate that was written is not there.');
    return staffRate(written);
  });
}

async function writeRatesIn(
  tx: Tx,
  drafts: readonly RateDraft[],
  known: readonly KnownRate[],
  by: Actor,
): Promise<void> {
  for (const draft of drafts) await rows.writeRate(tx, draft);
  await recordAll(
    tx,
    drafts.map((draft) => {
      const before = known.find((rate) => rateName(rate) === rateName(draft));
      const what = before ? 'rate-changed' : 'rate-added';
      const subject = rateName(draft);
      return { by, what, subject, before: rateFacts(before), after: rateFacts(draft) };
    }),
  );
}

/** What a rate says beside its name. */
const rateFacts = (rate: RateDraft | undefined) =>
  rate ? { basisPoints: rate.basisPoints, validUntil: rate.validUntil } : null;

function rateRefusal(problem: RateProblem): Refusal {
  const { field, message } = rateFault(problem);
  const details = problem.code === 'tax-rates-overlap' ? { other: problem.other } : {};
  return new Refusal(problem.code, { ...details, fields: [{ field: `/${field}`, message }] });
}

function rateFault(problem: RateProblem): { field: keyof RateDraft; message: string } {
  switch (problem.code) {
    case 'tax-rate-ends-early':
      return { field: 'validUntil', message: 'is before the first day' };
    case 'tax-rates-overlap': {
      const { validFrom, validUntil } = problem.other;
      const until = validUntil === null ? 'on' : `to ${validUntil}`;
      return { field: 'validFrom', message: `there is a rate from ${validFrom} ${until} already` };
    }
    case 'tax-rate-used':
      return {
        field: problem.field,
        message: `orders were priced with it until ${problem.usedUntil}: end it and let another follow`,
      };
  }
}

/** A rate that orders were priced with stays. */
export async function removeRate(
  parts: Pricing,
  which: Pick<RateDraft, 'region' | 'taxClass' | 'validFrom'>,
  seenVersion: number,
  by: Actor,
): Promise<void> {
  await changePrices(parts, async (tx) => {
    const rates = await ratesOf(parts, tx);
    const known = rates.find((rate) => rateName(rate) === rateName(which));
    if (!known) throw new Refusal('tax-rate-not-found');
    refuseUnseen(seenVersion, known);
    if (known.usedUntil !== null) throw new Refusal('tax-rate-used');
    await rows.removeRate(tx, which);
    const before = rateFacts(known);
    await record(tx, { by, what: 'rate-removed', subject: rateName(which), before, after: null });
  });
}

type PriceFile = typeof zonesFile | typeof ratesFile;

/** All zones or all rates as the file that `importPriceFile` reads. */
export async function exportPriceFile(parts: Pricing, file: PriceFile): Promise<string> {
  return file === zonesFile
    ? writeZones(await listZones(parts), await kitchens.kitchens(parts))
    : writeRates(await listRates(parts));
}

/** Zones by their names, rates by place, class and first day; what a file does not name stays. All of a file is written, or nothing. */
export async function importPriceFile(
  parts: Pricing,
  file: PriceFile,
  text: string,
  { dryRun, by }: { dryRun: boolean; by: Actor },
): Promise<ListReport> {
  const importIn = (tx: Tx) =>
    file === zonesFile
      ? importZones(tx, readZones(text), { dryRun, by })
      : importRates(parts, tx, readRates(text), { dryRun, by });
  // Who only looks makes nobody read the prices anew.
  return dryRun ? parts.database.transaction(importIn) : changePrices(parts, importIn);
}

async function importZones(
  tx: Tx,
  { drafts: said, errors }: Read<ZoneInFile>,
  { dryRun, by }: { dryRun: boolean; by: Actor },
): Promise<ListReport> {
  const zones = await zonesOf(tx);
  const byName = new Map(zones.map((zone) => [zone.name, zone]));
  const kitchenNos = new Map(
    (await kitchens.kitchens({ database: tx })).map(({ name, kitchenNo }) => [name, kitchenNo]),
  );
  const drafts = said.map(({ value: { kitchen, ...value }, ...entry }) => {
    const named = kitchen === null ? undefined : kitchenNos.get(kitchen);
    const kitchenNo = named ?? byName.get(value.name)?.kitchenNo ?? firstKitchen;
    return { ...entry, value: { ...value, kitchenNo } };
  });
  const wanted = drafts.map(({ value }) => ({ ...value, zoneNo: byName.get(value.name)?.zoneNo }));
  const unknown = said.flatMap(({ value: { kitchen } }, at) =>
    kitchen === null || kitchenNos.has(kitchen)
      ? []
      : [{ at, column: 'kitchen', message: `${kitchen} is the name of no kitchen` }],
  );
  const overlapping = zoneProblems(zones, wanted).map((problem) => ({
    at: problem.at,
    column: problem.code === 'zone-name-taken' ? 'name' : 'postcodes',
    message:
      problem.code === 'zone-name-taken'
        ? 'names a zone for the second time'
        : `${problem.postcode} is in the zone ${problem.zone}`,
  }));
  const wrong = [...overlapping, ...unknown];
  const plan = planned(drafts, ({ name }) => byName.get(name), wrong);
  const all = [...errors, ...plan.errors];
  if (all.length > 0 || dryRun) return { ...plan.counts, errors: all };
  await writeZonesIn(
    tx,
    wanted.filter((_, at) => plan.changes[at] !== 'unchanged'),
    zones,
    by,
  );
  return { ...plan.counts, errors: [] };
}

async function importRates(
  parts: Pricing,
  tx: Tx,
  { drafts, errors }: Read<RateDraft>,
  { dryRun, by }: { dryRun: boolean; by: Actor },
): Promise<ListReport> {
  const rates = await ratesOf(parts, tx);
  const byName = new Map(rates.map((rate) => [rateName(rate), rate]));
  const wanted = drafts.map(({ value }) => value);
  const wrong = rateProblems(rates, wanted).map((problem) => {
    const { field, message } = rateFault(problem);
    return { at: problem.at, column: rateColumns[field], message };
  });
  const plan = planned(drafts, (draft) => byName.get(rateName(draft)), wrong);
  const all = [...errors, ...plan.errors];
  if (all.length > 0 || dryRun) return { ...plan.counts, errors: all };
  const changed = wanted.filter((_, at) => plan.changes[at] !== 'unchanged');
  await writeRatesIn(tx, changed, rates, by);
  return { ...plan.counts, errors: [] };
}

/** As the file calls them. */
const rateColumns: Record<keyof RateDraft, string> = {
  region: 'region',
  taxClass: 'class',
  basisPoints: 'percent',
  validFrom: 'from',
  validUntil: 'until',
};

type Change = 'created' | 'updated' | 'unchanged';

/** What each row of a file would do, and what is wrong with it; a row that names a version is of that version. */
function planned<Draft extends object>(
  drafts: readonly Entry<Draft>[],
  knownOf: (draft: Draft) => ({ version: number } & Record<string, unknown>) | undefined,
  wrong: readonly { at: number; column: string; message: string }[],
): { changes: Change[]; counts: Record<Change, number>; errors: RowError[] } {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const errors: RowError[] = [];
  const changes = drafts.map(({ value, version, file, rowOf }, at): Change => {
    const known = knownOf(value);
    const change = !known
      ? 'created'
      : differences(value, known).length === 0
        ? 'unchanged'
        : 'updated';
    counts[change] += 1;
    const own = wrong.filter((problem) => problem.at === at);
    if (change === 'updated' && version !== undefined && version !== known?.version)
      own.push({ at, column: 'version', message: `it was changed after version ${version}` });
    for (const { column, message } of own)
      errors.push({ file, row: rowOf(column), column, message });
    return change;
  });
  return { changes, counts, errors };
}

/** Reads the price files of a folder, as far as they are there. */
export async function importPriceFolder(
  parts: Pricing,
  folder: string,
  { dryRun }: { dryRun: boolean },
): Promise<{ file: PriceFile; report: ListReport }[]> {
  const reports: { file: PriceFile; report: ListReport }[] = [];
  // Rates first: a zone is of no use before its region has some.
  for (const file of [ratesFile, zonesFile] as const) {
    const bytes = await readFile(join(folder, file)).catch(
      unlessCode<undefined>('ENOENT', undefined),
    );
    if (bytes === undefined) continue;
    const decoded = decodeFile(file, bytes);
    const report = decoded.ok
      ? await importPriceFile(parts, file, decoded.text, { dryRun, by: 'import' })
      : { created: 0, updated: 0, unchanged: 0, errors: decoded.errors };
    reports.push({ file, report });
  }
  return reports;
}

/** Writes zones and rates beside the menu, as far as the shop has any. */
export async function exportPriceFolder(parts: Pricing, folder: string): Promise<PriceFile[]> {
  const { zones, rates } = parts.prices.now();
  const files: PriceFile[] = [];
  if (zones.size > 0) files.push(zonesFile);
  if (rates.length > 0) files.push(ratesFile);
  for (const file of files) await writeFile(join(folder, file), await exportPriceFile(parts, file));
  return files;
}
