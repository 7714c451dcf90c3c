import { between } from './facts.ts';
import { groupCosts } from './measured.ts';

/** As the store runs it (`server/src/checkout/orders/orders.ts`). */
export const groupsInFlight = 2;
export const mostInGroup = 128;

/** The desks of one stock and one database. */
export type Desks = {
  desks: number;
  /** Of the database: each group in flight keeps one busy until its rows are written. */
  cores: number;
  /** What a commit takes longer than on the machine that was measured. */
  commitMs: number;
};

const costOf = (key: 'ms' | 'lockedMs') =>
  groupCosts.map((cost) => ({ at: cost.orders, value: cost[key] }));
const msOf = costOf('ms');
const lockedMsOf = costOf('lockedMs');

/** Milliseconds of a group up to its locks, and with them: every group wants nearly the same rows, so only one has them at a time. */
export function groupTimes(orders: number, commitMs: number): { writeMs: number; lockMs: number } {
  const locked = between(lockedMsOf, orders);
  return { writeMs: between(msOf, orders) - locked, lockMs: locked + commitMs };
}

type Bottleneck = 'the rows of the stock' | 'the database’s cores' | 'groups in flight';

/** How many orders a second the desks can commit when every group is as large as it may be, and what stops them there. */
export function deskCapacity(desks: Desks): { perSecond: number; bottleneck: Bottleneck } {
  const [slowest] = stepsOf(mostInGroup, desks).toSorted((a, b) => b.ms - a.ms);
  if (!slowest) throw new Error('A group has no steps.');
  return { perSecond: (mostInGroup * 1000) / slowest.ms, bottleneck: slowest.name };
}

/** The least time between two groups of this size, by what they share. */
function stepsOf(orders: number, { desks, cores, commitMs }: Desks) {
  const { writeMs, lockMs } = groupTimes(orders, commitMs);
  return [
    { name: 'the rows of the stock' as const, ms: lockMs },
    { name: 'the database’s cores' as const, ms: (writeMs + lockMs - commitMs) / cores },
    { name: 'groups in flight' as const, ms: (writeMs + lockMs) / (desks * groupsInFlight) },
  ];
}

/**
 * Mean time an order spends at the desk when so many arrive a second, steadily; infinite above the capacity. The groups in flight are
 * the customers of a small closed network (Schweitzer's approximation of mean value analysis): cores, then the rows of the stock. How
 * many are in flight, and how large, follows from how many orders come while one is under way.
 */
export function deskWait(
  perSecond: number,
  desks: Desks,
): { meanMs: number; ordersInGroup: number } {
  if (perSecond >= deskCapacity(desks).perSecond)
    return { meanMs: Infinity, ordersInGroup: mostInGroup };
  const each = perSecond / desks.desks / 1000;
  let groupMs = 1;
  let state = { orders: 1, inFlight: 0 };
  for (let round = 0; round < 120; round += 1) {
    state = groupsOf(each * groupMs);
    const next = timeInNetwork(state.orders, state.inFlight * desks.desks, desks);
    groupMs += (next - groupMs) / 4;
  }
  const coming = each * groupMs;
  const startMs = coming < 1 ? (coming * groupMs) / 2 : groupMs / state.inFlight / 2;
  return { meanMs: startMs + groupMs, ordersInGroup: state.orders };
}

/** What a desk does with so many orders coming during one group: none waits below one, a second group is soon worth while above. */
function groupsOf(coming: number): { orders: number; inFlight: number } {
  if (coming < 1) return { orders: 1, inFlight: coming };
  const inFlight = Math.min(groupsInFlight, 1 + (coming - 1) / 4);
  return { orders: Math.min(mostInGroup, Math.max(1, coming / inFlight)), inFlight };
}

function timeInNetwork(orders: number, groups: number, { cores, commitMs }: Desks): number {
  const { writeMs, lockMs } = groupTimes(orders, commitMs);
  const alone = (writeMs * (cores - 1)) / cores;
  // Of the groups in flight, those that a group may find before it: none while there is a place for each.
  const before = (places: number) => Math.max(0, 1 - places / Math.max(groups, places));
  let [atCores, atStock] = [writeMs / cores, lockMs];
  for (let round = 0; round < 20; round += 1) {
    const perMs = groups / (alone + atCores + atStock);
    const [coreQueue, stockQueue] = [perMs * atCores, perMs * atStock];
    atCores = (writeMs / cores) * (1 + before(cores) * coreQueue);
    atStock = lockMs * (1 + before(1) * stockQueue);
  }
  return alone + atCores + atStock;
}
