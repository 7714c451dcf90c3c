import sql from 'sql-template-tag';
import type { Shop } from '../src/app.ts';
import { firstKitchen } from '../src/contract/kitchens.ts';
import { changePrices } from '../src/checkout/pricing/pricing.ts';
import type { TaxRate, Zone } from '../src/checkout/pricing/zones.ts';

export type TestZone = Partial<Zone> & {
  name: string;
  /** `IE D`: the country and the beginning of its postcodes. */
  prefixes: string[];
};

const irishRates: TaxRate[] = (['food', 'alcohol', 'delivery'] as const).map((taxClass) => ({
  region: 'IE',
  taxClass,
  validFrom: '2020-01-01',
  validUntil: null,
  basisPoints: taxClass === 'food' ? 0 : 2300,
}));

/** Puts these in the place of every zone and rate that the shop has. */
export async function setPrices(
  shop: Shop,
  { zones = [], rates = irishRates }: { zones?: TestZone[]; rates?: TaxRate[] },
): Promise<void> {
  await changePrices(shop, async (tx) => {
    await tx.run(sql`delete from delivery_zone`);
    await tx.run(sql`delete from tax_rate`);
    for (const [index, zone] of zones.entries()) {
      const zoneNo = index + 1;
      await tx.run(sql`insert into delivery_zone (zone_no, zone_name, kitchen_no, region, fee_cents, free_from_cents, min_order_cents, weekdays)
        values (${zoneNo}, ${zone.name}, ${zone.kitchenNo ?? firstKitchen}, ${zone.region ?? 'IE'}, ${zone.feeCents ?? 0}, ${zone.freeFromCents ?? null},
          ${zone.minOrderCents ?? 0}, ${zone.weekdays ?? null})`);
      for (const prefix of zone.prefixes) {
        const [country, beginning = ''] = prefix.split(' ');
        await tx.run(
          sql`insert into zone_postcode (country, prefix, zone_no) values (${country}, ${beginning}, ${zoneNo})`,
        );
      }
    }
    for (const { region, taxClass, validFrom, validUntil, basisPoints } of rates)
      await tx.run(sql`insert into tax_rate (region, tax_class, valid_from, valid_until, basis_points)
        values (${region}, ${taxClass}, ${validFrom}, ${validUntil}, ${basisPoints})`);
  });
}
