import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { taxClasses } from './price-order.ts';
import type { TaxRate, Zone } from './zones.ts';

const versionRow = z.object({ version: z.int() });

const zoneRow = z.object({
  zoneNo: z.int(),
  name: z.string(),
  region: z.string(),
  feeCents: z.int(),
  freeFromCents: z.int().nullable(),
  minOrderCents: z.int(),
  weekdays: z.array(z.int()).nullable(),
  version: z.int(),
});

const prefixRow = z.object({ country: z.string(), prefix: z.string(), zoneNo: z.int() });

const rateRow = z.object({
  region: z.string(),
  taxClass: z.enum(taxClasses),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  basisPoints: z.int(),
});

export async function readVersion(db: Db): Promise<number> {
  const [row] = await db.query(versionRow, sql`select version from price_state`);
  if (!row) throw new Error('The prices have no version.');
  return row.version;
}

/** Moves the version and thereby takes the pen: one change of zones and rates at a time. */
export async function nextVersion(tx: Tx): Promise<number> {
  const [row] = await tx.query(
    versionRow,
    sql`update price_state set version = version + 1 returning version`,
  );
  if (!row) throw new Error('The prices have no version.');
  return row.version;
}

export async function readZones(db: Db): Promise<Zone[]> {
  return db.query(
    zoneRow,
    sql`select zone_no as "zoneNo", zone_name as "name", region, fee_cents as "feeCents", free_from_cents as "freeFromCents",
      min_order_cents as "minOrderCents", weekdays, version
    from delivery_zone order by zone_no`,
  );
}

export async function readPrefixes(db: Db): Promise<z.infer<typeof prefixRow>[]> {
  return db.query(
    prefixRow,
    sql`select country, prefix, zone_no as "zoneNo" from zone_postcode order by country, prefix`,
  );
}

export async function readRates(db: Db): Promise<TaxRate[]> {
  return db.query(
    rateRow,
    sql`select region, tax_class as "taxClass", valid_from as "validFrom", valid_until as "validUntil", basis_points as "basisPoints"
    from tax_rate order by region, tax_class, valid_from`,
  );
}
