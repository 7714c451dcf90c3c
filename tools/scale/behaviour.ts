import { valuesOf, type Fact } from './facts.ts';

const assumed = (value: number, unit: string, from: string): Fact => ({
  value,
  unit,
  from,
  on: '2026-11-23',
});

/** How a shop's customers behave: assumptions, every one of them, to be replaced by a shop's own figures. */
export const behaviourFacts = {
  sessionsPerOrder: assumed(30, 'sessions', 'one visit in thirty buys, as in most web shops'),
  sessionsPerOrderInRush: assumed(
    5,
    'sessions',
    'who comes in the last minutes comes to order: one visit in five buys',
  ),
  requestsPerSession: assumed(60, 'requests', 'the parts below, and assets and pictures the rest'),
  pagesPerSession: assumed(5, 'requests', 'home, menu, three recipes: ready bytes of a server'),
  personalPagesPerSession: assumed(1, 'requests', 'box, checkout or account, in some visits more'),
  quotesPerSession: assumed(4, 'requests', 'servings and ingredients changed'),
  basketsPerSession: assumed(3, 'requests', 'the basket read or written'),
  storedResultsPerSession: assumed(2, 'requests', 'filters of the menu, answered by the edge'),
  picturesPerSession: assumed(24, 'pictures', 'what is scrolled into view on a phone'),
  newVisitors: assumed(
    0.5,
    'of sessions',
    'the others have scripts and fonts from their last visit',
  ),
  ordersPerCustomer: assumed(2.5, 'orders a month', 'a box every twelve days'),
  signInsPerOrder: assumed(0.5, 'sign-ins', 'sessions are refreshed for thirty days'),
  refreshesPerOrder: assumed(4, 'refreshes', 'a token lives fifteen minutes'),
  lettersPerOrder: assumed(3, 'letters', 'placed, shipped, and now and then one more'),
  deliveryWeekdays: assumed(5, 'days a week', 'the setting LARDER_DELIVERY_WEEKDAYS as it comes'),
  busiestDay: assumed(1.5, 'of the mean day', 'the delivery day that most people want'),
  openHours: assumed(19 * 24, 'hours', 'ordered 21 days ahead, closed two days before delivery'),
  lastMomentHours: assumed(
    1 / 6,
    'hours',
    'nearer to the cut-off than this nobody is hurried more',
  ),
  retentionMonths: assumed(
    24,
    'months',
    'orders are never deleted; the database is sized for these',
  ),
  bloat: assumed(1.2, 'times', 'free room in pages that vacuum has not given out again'),
  headroom: assumed(0.6, 'of a resource', 'what the busiest minute may use of what is paid for'),
  patienceMs: assumed(2000, 'ms', 'longest mean wait at the desk that is still called working'),
} satisfies Record<string, Fact>;

export type Behaviour = Record<keyof typeof behaviourFacts, number>;
export const behaviour: Behaviour = valuesOf(behaviourFacts);
