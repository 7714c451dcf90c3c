import { z } from '@hono/zod-openapi';
import { taxClasses, type Charge } from './price-order.ts';

const cents = z.number().int();

/** The parts of a price as people are told them: meals, less discounts, with delivery and tax, are the total. */
export const priceTreeSchema = z
  .object({
    mealsCents: cents,
    discounts: z.array(z.object({ name: z.string(), cents })),
    deliveryCents: cents,
    taxes: z
      .array(z.object({ taxClass: z.enum(taxClasses), basisPoints: z.number().int(), cents }))
      .openapi({ description: 'One for each class and rate.' }),
    taxIncluded: z.boolean().nullable().openapi({
      description:
        'Whether the taxes are in the other parts or on top of them; null: the shop says nothing of tax.',
    }),
    totalCents: cents,
  })
  .openapi('Price');
export type PriceTree = z.infer<typeof priceTreeSchema>;

export function priceTree(
  charges: readonly Charge[],
  { taxIncluded, totalCents }: Pick<PriceTree, 'taxIncluded' | 'totalCents'>,
): PriceTree {
  const of = (kind: Charge['kind']) => charges.filter((charge) => charge.kind === kind);
  const owed = of('tax').filter((tax) => tax.cents !== 0);
  const byRate = Map.groupBy(owed, ({ name, basisPoints }) => `${name} ${basisPoints}`);
  const byCode = Map.groupBy(of('discount'), ({ name }) => name ?? '');
  return {
    mealsCents: sum(of('meal')),
    discounts: [...byCode].map(([name, parts]) => ({ name, cents: sum(parts) })),
    deliveryCents: sum(of('delivery')),
    taxes: [...byRate.values()].flatMap((parts) => {
      const taxClass = taxClasses.find((known) => known === parts[0]?.name);
      const basisPoints = parts[0]?.basisPoints ?? 0;
      return taxClass ? [{ taxClass, basisPoints, cents: sum(parts) }] : [];
    }),
    taxIncluded,
    totalCents,
  };
}

const sum = (charges: readonly Charge[]) =>
  charges.reduce((total, charge) => total + charge.cents, 0);
