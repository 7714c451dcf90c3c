import { z } from 'zod';
import { csvLines, decimalOf, writePlain } from '../../contract/csv.ts';
import { fields, name } from '../../contract/fields.ts';
import {
  decimalCell,
  optionalCell,
  plainCell,
  wholeCell,
  writeDecimal,
} from '../../food/menu-files/cells.ts';
import type { Entry, RowError } from '../../food/menu-files/import-records.ts';
import { readTable, type Table } from '../../food/menu-files/table-file.ts';
import type { Kitchen } from '../../stock/kitchens/kitchen.ts';
import { inOrder, postcodeLine } from './postcodes.ts';
import { taxClasses } from './price-order.ts';
import {
  mostFeeCents,
  mostSumCents,
  region,
  type RateDraft,
  type StaffRate,
  type StaffZone,
  type ZoneDraft,
} from './schemas.ts';

export const zonesFile = 'delivery-zones.csv';
export const ratesFile = 'tax-rates.csv';
export const priceFiles = [zonesFile, ratesFile] as const;

const fee = decimalCell(2, mostFeeCents, 'must be from 0.00 to 999.99, with up to 2 decimals');
const sum = decimalCell(2, mostSumCents, 'must be from 0.00 to 99999.99, with up to 2 decimals');
const percent = decimalCell(2, 10_000, 'must be from 0 to 100, with up to 2 decimals');
const version = optionalCell(wholeCell(fields.version)).optional();

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** `mon;thu`; every day where the cell is empty. */
const weekdaysCell = optionalCell(
  z.string().transform((text, context) => {
    const days = text.split(';').map((part) => part.trim().toLowerCase());
    const numbers = days.map((day) => weekdayNames.findIndex((known) => known === day) + 1);
    if (!numbers.includes(0)) return [...new Set(numbers)].toSorted();
    const message = `must be days between semicolons, of ${weekdayNames.join(', ')}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
);

const postcodesCell = z
  .string()
  .transform((text) => text.split(';').filter((part) => part.trim() !== ''))
  .pipe(
    z
      .array(postcodeLine)
      .min(1, { error: 'must name where the zone is, like IE D02;IE D04' })
      .max(2000, { error: 'must be at most 2000 postcodes' })
      .transform(inOrder),
  );

const zoneRow = z.object({
  name: plainCell(name(50)),
  region,
  fee,
  free_from: optionalCell(sum),
  minimum: sum,
  weekdays: weekdaysCell,
  postcodes: postcodesCell,
  kitchen: optionalCell(plainCell(name(50))).optional(),
  version,
});

const rateRow = z.object({
  region,
  class: z.enum(taxClasses, { error: `must be one of ${taxClasses.join(', ')}` }),
  percent,
  from: fields.date,
  until: optionalCell(fields.date),
  version,
});

export type Read<Draft> = { drafts: Entry<Draft>[]; errors: RowError[] };

/** A zone as a file says it: its kitchen is called by name, and where it says none, it stays as it is. */
export type ZoneInFile = Omit<ZoneDraft, 'kitchenNo'> & { kitchen: string | null };

export function readZones(text: string): Read<ZoneInFile> {
  return drafted(readTable(zonesFile, text, zoneRow), ({ value }) => ({
    name: value.name,
    region: value.region,
    feeCents: value.fee,
    freeFromCents: value.free_from,
    minOrderCents: value.minimum,
    weekdays: value.weekdays,
    postcodes: value.postcodes,
    kitchen: value.kitchen ?? null,
  }));
}

export function readRates(text: string): Read<RateDraft> {
  return drafted(readTable(ratesFile, text, rateRow), ({ value }) => ({
    region: value.region,
    taxClass: value.class,
    basisPoints: value.percent,
    validFrom: value.from,
    validUntil: value.until,
  }));
}

function drafted<Row extends { version?: number | null | undefined }, Draft>(
  { rows, errors }: Table<Row>,
  draftOf: (entry: Entry<Row>) => Draft,
): Read<Draft> {
  const drafts = rows.map((entry) => ({
    ...entry,
    value: draftOf(entry),
    version: entry.value.version ?? undefined,
  }));
  return { drafts, errors };
}

/** With what their kitchens are called, where there are several. */
export const writeZones = (zones: readonly StaffZone[], kitchens: readonly Kitchen[]): string =>
  write(
    kitchens.length < 2 ? zoneRow.omit({ kitchen: true }) : zoneRow,
    zones.map((zone) => ({
      name: writePlain(zone.name),
      region: zone.region,
      fee: decimalOf(zone.feeCents),
      free_from: zone.freeFromCents === null ? '' : decimalOf(zone.freeFromCents),
      minimum: decimalOf(zone.minOrderCents),
      weekdays: (zone.weekdays ?? []).map((day) => weekdayNames[day - 1]).join(';'),
      postcodes: zone.postcodes.join(';'),
      kitchen: writePlain(
        kitchens.find(({ kitchenNo }) => kitchenNo === zone.kitchenNo)?.name ?? '',
      ),
      version: zone.version,
    })),
  );

export const writeRates = (rates: readonly StaffRate[]): string =>
  write(
    rateRow,
    rates.map((rate) => ({
      region: rate.region,
      class: rate.taxClass,
      percent: writeDecimal(rate.basisPoints, 2),
      from: rate.validFrom,
      until: rate.validUntil ?? '',
      version: rate.version,
    })),
  );

function write(row: z.ZodObject, records: Record<string, string | number>[]): string {
  const heads = Object.keys(row.shape);
  return csvLines(
    heads,
    records.map((record) => heads.map((head) => record[head] ?? '')),
    true,
  );
}
