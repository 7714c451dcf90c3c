import { z } from 'zod';

/** What was sold in some time. An order is one box; cancelled ones count apart. */
const sales = z.object({
  orders: z.int(),
  servings: z.int(),
  revenueCents: z.int(),
  cancelledOrders: z.int(),
  cancelledCents: z.int(),
});
export type Sales = z.infer<typeof sales>;

/** The sales of one day by order date, in the shop's time zone. */
export const salesDayRow = sales.extend({ date: z.iso.date() });
export type SalesDay = z.infer<typeof salesDayRow>;

/** The sales of some time in one currency. */
export const currencySalesRow = sales.extend({ currency: z.string() });
export type CurrencySales = z.infer<typeof currencySalesRow>;

export function sumSales(days: readonly SalesDay[]): Sales {
  const none = { orders: 0, servings: 0, revenueCents: 0, cancelledOrders: 0, cancelledCents: 0 };
  return days.reduce<Sales>(
    (sum, day) => ({
      orders: sum.orders + day.orders,
      servings: sum.servings + day.servings,
      revenueCents: sum.revenueCents + day.revenueCents,
      cancelledOrders: sum.cancelledOrders + day.cancelledOrders,
      cancelledCents: sum.cancelledCents + day.cancelledCents,
    }),
    none,
  );
}
