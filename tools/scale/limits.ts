import { demandOf, type Demand } from './demand.ts';
import { deskWait } from './desks.ts';
import { gp3, mostConnections } from './machines.ts';
import { databaseNeeds, desksOf, planFor, type Design, type Inputs, type Plan } from './plan.ts';

/** How much of something is used at the cut-off: 1 is all of it. Machines are planned with headroom, the others are not. */
export type Limit = { name: string; used: number; kind: 'machine' | 'quota' | 'design' };

/**
 * What an account may do until it asks for more, as AWS's documents said when this was written (2026-11-23), and what each is compared
 * with. A new account has less than the documents say, of processors and functions above all: those are what new ones were seen to have.
 * SES publishes no such numbers any more: its are what new accounts used to be given.
 */
const granted = {
  'virtual processors at EC2': {
    most: 5,
    // While servers are replaced, two of them stand beside the others.
    of: (_: Demand, servers: Servers) => (servers.count + 2) * servers.type.vcpus,
  },
  'functions at once at Lambda': {
    most: 10,
    of: (d: Demand) => d.authCallsPerSecond * secondsOfAuth,
  },

  'requests at the edge, a second': { most: 250_000, of: (d: Demand) => d.edgeRequestsPerSecond },
  'requests at API Gateway, a second': { most: 10_000, of: (d: Demand) => d.apiRequestsPerSecond },
  'sign-ins at Cognito, a second': { most: 120, of: (d: Demand) => d.signInsPerSecond },
  'basket writes at DynamoDB, a second': {
    most: 40_000,
    of: (d: Demand) => d.basketWritesPerSecond,
  },
  'letters at SES, a day': { most: 50_000, of: (d: Demand) => d.lettersPerDay },
  // Spread over the hour before a cut-off: what waits in the outbox is late, not lost.
  'letters at SES, a second': { most: 14, of: (d: Demand) => d.peakHourLetters / 3600 },
} as const;

/** How long a sign-in or a refresh has a function for itself. */
const secondsOfAuth = 0.25;
type Servers = Plan['servers'];

type Quota = keyof typeof granted;
export type Quotas = Record<Quota, number>;
const quotaNames = Object.keys(granted) as Quota[];

/** Twice of what will be needed is asked for in time; less than what is granted anyway never. */
export function quotaNeeds(demand: Demand, servers: Servers): Quotas {
  const wanted = quotaNames.map((name) => {
    const { most, of } = granted[name];
    const needed = of(demand, servers);
    return [name, needed > most / 2 ? Math.max(most, 2 * needed) : most];
  });
  return Object.fromEntries(wanted) as Quotas;
}

export const raised = (quotas: Quotas): Quota[] =>
  quotaNames.filter((name) => quotas[name] > granted[name].most);

/** A delivery day counts its boxes in seven digits, an order has ten (`server/db/migrations`). */
const mostBoxes = 9_999_999;
const mostOrders = 9_999_999_999;
const yearsOfNumbers = 5;

export function limitsOf(demand: Demand, plan: Plan, inputs: Inputs): Limit[] {
  const { kitchens } = plan.design;
  const { type, gb, iops } = plan.database;
  const needs = databaseNeeds(demand, plan, inputs);
  const wait = deskWait(demand.ordersPerSecond / kitchens, desksOf(plan, inputs));
  const machine = (name: string, used: number): Limit => ({ name, used, kind: 'machine' });
  const design = (name: string, used: number): Limit => ({ name, used, kind: 'design' });
  return [
    machine(
      'the servers’ cores',
      demand.serverCores / (plan.servers.count * plan.servers.type.cores * kitchens),
    ),
    machine('the database’s cores', needs.cores / type.vcpus),
    machine('the database’s input and output', needs.iops / Math.min(iops, type.iops)),
    machine('the database’s memory for a day’s orders', needs.hotGb / type.memoryGb),
    machine('the database’s connections', needs.connections / mostConnections(type)),
    design('the disk of one database', Math.max(needs.gb, gb) / gp3.mostGb),
    design('the wait for the rows of the stock', wait.meanMs / inputs.behaviour.patienceMs),
    design('boxes of one delivery day', demand.busiestDayOrders / kitchens / mostBoxes),
    design(
      'order numbers for five years',
      (demand.orders * 12 * yearsOfNumbers) / kitchens / mostOrders,
    ),
    ...quotaNames.map((name) => ({
      name,
      kind: 'quota' as const,
      used: granted[name].of(demand, plan.servers) / plan.quotas[name],
    })),
  ];
}

/** The smallest number of orders a month at which a plan that stays as it is reaches a limit, and which it is. */
export function breaksAt(
  orders: number,
  plan: Plan,
  inputs: Inputs,
  counts: (limit: Limit) => boolean = () => true,
): { orders: number; limit: Limit } {
  const worst = (at: number) => {
    const demand = demandOf(at, inputs.behaviour, inputs.measured);
    return limitsOf(demand, plan, inputs)
      .filter(counts)
      .reduce((a, b) => (b.used > a.used ? b : a));
  };
  const found = leastWhere(orders, (at) => worst(at).used >= 1);
  return { orders: found, limit: worst(found) };
}

/** The most orders a month that any of the machines can be planned for, and the limit that is met just above. */
export function ceilingOf(design: Design, inputs: Inputs): { orders: number; limit: Limit } {
  const found = leastWhere(1000, (at) => !planFor(at, design, inputs).ok);
  const planning = planFor(found, design, inputs);
  if (planning.ok) throw new Error('A limit was lost on the way.');
  return { orders: found, limit: planning.limit };
}

/** By doubling, then by halves, to a part in a thousand; what was true stays true above. */
export function leastWhere(from: number, isOver: (orders: number) => boolean): number {
  if (isOver(from)) return from;
  let [below, above] = [from, from * 2];
  while (!isOver(above)) [below, above] = [above, above * 2];
  while (above / below > 1.001) {
    const middle = Math.sqrt(above * below);
    if (isOver(middle)) above = middle;
    else below = middle;
  }
  return above;
}
