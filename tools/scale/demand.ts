import type { Behaviour } from './behaviour.ts';
import type { Measured } from './measured.ts';
import { pressureAt, shareOfDay } from './rush.ts';

/** What so many orders a month ask of the store in its busiest minute, and over the month. */
export type Demand = {
  orders: number;
  busiestDayOrders: number;
  peakHourOrders: number;
  /** At the cut-off itself, the highest of the week. */
  ordersPerSecond: number;
  edgeRequestsPerSecond: number;
  /** Pages and API: what is left for the servers after the edge's cache. */
  serverRequestsPerSecond: number;
  apiRequestsPerSecond: number;
  signInsPerSecond: number;
  /** Sign-ins and refreshes. */
  authCallsPerSecond: number;
  basketWritesPerSecond: number;
  /** Processor cores that the servers need for pages, API and orders. */
  serverCores: number;
  lettersPerDay: number;
  /** In the hour before the cut-off. */
  peakHourLetters: number;
  customers: number;
  sessions: number;
};

const weeksPerMonth = 365.25 / 12 / 7;

export function demandOf(orders: number, b: Behaviour, m: Measured): Demand {
  const meanDayOrders = orders / (b.deliveryWeekdays * weeksPerMonth);
  const busiestDayOrders = meanDayOrders * b.busiestDay;
  const others = otherDays(b);
  const ordersPerSecond = (busiestDayOrders * pressureAt(b, 0) + meanDayOrders * others) / 3600;
  const sessionsPerSecond = ordersPerSecond * b.sessionsPerOrderInRush;
  const api = b.quotesPerSession + b.basketsPerSession;
  const us =
    b.pagesPerSession * m.readyPageUs +
    b.personalPagesPerSession * m.personalPageUs +
    b.quotesPerSession * m.quoteUs +
    b.basketsPerSession * m.basketUs;
  const peakHourOrders = busiestDayOrders * shareOfDay(b, 1, 0) + meanDayOrders * others;
  return {
    orders,
    busiestDayOrders,
    peakHourOrders,
    ordersPerSecond,
    edgeRequestsPerSecond: sessionsPerSecond * b.requestsPerSession,
    serverRequestsPerSecond:
      sessionsPerSecond * (b.pagesPerSession + b.personalPagesPerSession + api) + ordersPerSecond,
    apiRequestsPerSecond: sessionsPerSecond * api + ordersPerSecond,
    signInsPerSecond: ordersPerSecond * b.signInsPerOrder,
    authCallsPerSecond: ordersPerSecond * (b.signInsPerOrder + b.refreshesPerOrder),
    basketWritesPerSecond: sessionsPerSecond * b.basketsPerSession,
    serverCores: (sessionsPerSecond * us) / 1e6 + (ordersPerSecond * m.orderServerMs) / 1e3,
    peakHourLetters: peakHourOrders,
    lettersPerDay: (orders * b.lettersPerOrder * 12) / 365.25,
    customers: orders / b.ordersPerCustomer,
    sessions: orders * b.sessionsPerOrder,
  };
}

/** Share of a mean day's orders that come for all the later days in the busiest hour. */
function otherDays(b: Behaviour): number {
  let sum = 0;
  for (let left = 24; left < b.openHours; left += 24) sum += pressureAt(b, left);
  return (sum * b.deliveryWeekdays) / 7;
}
