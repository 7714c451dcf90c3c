import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { taxClasses } from './price-order.ts';
import { promotionKinds, type Promotion } from './promotion.ts';
import type { KitchenZone, RateDraft } from './schemas.ts';
import type { TaxRate, Zone } from './zones.ts';

const versionRow = z.object({ version: z.int() });

const zoneRow = z.object({
  zoneNo: z.int(),
  name: z.string(),
  kitchenNo: z.int(),
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
  version: z.int(),
});

const usedRow = rateRow.extend({
  usedUntil: z.iso.date().nullable(),
  pastUntil: z.iso.date().nullable(),
});

const zoneNoRow = z.object({ zoneNo: z.int() });

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
    sql`select zone_no as "zoneNo", zone_name as "name", kitchen_no as "kitchenNo", region, fee_cents as "feeCents", free_from_cents as "freeFromCents",
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
    sql`select region, tax_class as "taxClass", valid_from as "validFrom", valid_until as "validUntil", basis_points as "basisPoints", version
    from tax_rate order by region, tax_class, valid_from`,
  );
}

/** Each with the last day of delivery of an order that it was used for, and the last of those that have come by `today`. */
export async function readUsedRates(db: Db, today: string): Promise<z.infer<typeof usedRow>[]> {
  return db.query(
    usedRow,
    sql`select r.region, r.tax_class as "taxClass", r.valid_from as "validFrom", r.valid_until as "validUntil",
      r.basis_points as "basisPoints", r.version, used.day as "usedUntil", past.day as "pastUntil"
    from tax_rate r
      left join lateral (select o.delivery_day as day from orders o
        where o.tax_region = r.region and o.delivery_day between r.valid_from and coalesce(r.valid_until, 'infinity')
        order by o.delivery_day desc limit 1) used on true
      left join lateral (select o.delivery_day as day from orders o
        where o.tax_region = r.region and o.delivery_day between r.valid_from and least(r.valid_until, ${today}::date)
        order by o.delivery_day desc limit 1) past on true
    order by r.region, r.tax_class, r.valid_from`,
  );
}

const promotionRow = z.object({
  promotionNo: z.int(),
  title: z.string(),
  code: z.string().nullable(),
  kind: z.enum(promotionKinds),
  basisPoints: z.array(z.int()),
  cents: z.int(),
  minGoodsCents: z.int(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  maxUses: z.int().nullable(),
  maxPerCustomer: z.int().nullable(),
  firstOrderOnly: z.boolean(),
  referralCents: z.int().nullable(),
  usedUp: z.boolean(),
});

/** Those that are switched on, and whether all of their uses are taken. */
export async function readPromotions(db: Db): Promise<(Promotion & { usedUp: boolean })[]> {
  return db.query(
    promotionRow,
    sql`select p.promotion_no as "promotionNo", p.title, p.code, p.kind, p.basis_points as "basisPoints", p.cents,
      p.min_goods_cents as "minGoodsCents", p.first_day as "firstDay", p.last_day as "lastDay", p.max_uses as "maxUses",
      p.max_per_customer as "maxPerCustomer", p.first_order_only as "firstOrderOnly", p.referral_cents as "referralCents",
      coalesce(a.used >= p.max_uses, false) as "usedUp"
    from promotion p left join allowance a on a.account = 'promotion:' || p.promotion_no
    where p.active order by p.promotion_no`,
  );
}

const hasRow = z.object({ has: z.boolean() });

/** Whether anybody was ever given credit or a gift card. */
export async function hasBalances(db: Db): Promise<boolean> {
  const [row] = await db.query(
    hasRow,
    sql`select exists (select from gift_card) or exists (select from credit_grant) as "has"`,
  );
  return row?.has ?? false;
}

/** Writes a zone, new where it has no number. */
export async function writeZone(
  tx: Tx,
  zoneNo: number | undefined,
  zone: Omit<KitchenZone, 'postcodes'>,
): Promise<number> {
  const { name, kitchenNo, region, feeCents, freeFromCents, minOrderCents, weekdays } = zone;
  const [row] = await tx.query(
    zoneNoRow,
    zoneNo === undefined
      ? sql`insert into delivery_zone (zone_name, kitchen_no, region, fee_cents, free_from_cents, min_order_cents, weekdays)
        values (${name}, ${kitchenNo}, ${region}, ${feeCents}, ${freeFromCents}, ${minOrderCents}, ${weekdays})
        returning zone_no as "zoneNo"`
      : sql`update delivery_zone set zone_name = ${name}, kitchen_no = ${kitchenNo}, region = ${region}, fee_cents = ${feeCents},
        free_from_cents = ${freeFromCents}, min_order_cents = ${minOrderCents}, weekdays = ${weekdays}, version = version + 1
        where zone_no = ${zoneNo} returning zone_no as "zoneNo"`,
  );
  if (!row) throw new Error(`Zone ${zoneNo} was not written.`);
  return row.zoneNo;
}

/** Takes these zones' postcodes away, so that they can be dealt anew in any order. */
export async function clearPrefixes(tx: Tx, zoneNos: readonly number[]): Promise<void> {
  await tx.run(sql`delete from zone_postcode where zone_no = any (${zoneNos}::bigint[])`);
}

export async function writePrefixes(
  tx: Tx,
  zoneNo: number,
  prefixes: readonly { country: string; prefix: string }[],
): Promise<void> {
  await tx.run(sql`insert into zone_postcode (country, prefix, zone_no)
    select country, prefix, ${zoneNo} from unnest(${prefixes.map(({ country }) => country)}::text[],
      ${prefixes.map(({ prefix }) => prefix)}::text[]) given (country, prefix)`);
}

export async function removeZone(tx: Tx, zoneNo: number): Promise<void> {
  await tx.run(sql`delete from delivery_zone where zone_no = ${zoneNo}`);
}

/** Writes a rate at its region, class and first day. */
export async function writeRate(tx: Tx, rate: RateDraft): Promise<void> {
  await tx.run(sql`insert into tax_rate (region, tax_class, valid_from, valid_until, basis_points)
    values (${rate.region}, ${rate.taxClass}, ${rate.validFrom}, ${rate.validUntil}, ${rate.basisPoints})
    on conflict (region, tax_class, valid_from) do update
      set valid_until = excluded.valid_until, basis_points = excluded.basis_points, version = tax_rate.version + 1`);
}

export async function removeRate(
  tx: Tx,
  { region, taxClass, validFrom }: Pick<RateDraft, 'region' | 'taxClass' | 'validFrom'>,
): Promise<void> {
  await tx.run(sql`delete from tax_rate
    where region = ${region} and tax_class = ${taxClass} and valid_from = ${validFrom}`);
}
