/** What was sold in some time. An order is one box; cancelled ones count apart. */
export type Sales = {
  orders: number;
  servings: number;
  revenueCents: number;
  cancelledOrders: number;
  cancelledCents: number;
};

/** The sales of one day by order date, in the shop's time zone. */
export type SalesDay = Sales & { date: string };

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
