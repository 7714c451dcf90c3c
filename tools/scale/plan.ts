import type { Behaviour } from './behaviour.ts';
import { demandOf, type Demand } from './demand.ts';
import { deskWait, groupTimes, type Desks } from './desks.ts';
import {
  databaseClasses,
  gp3,
  serverTypes,
  type DatabaseClass,
  type ServerType,
} from './machines.ts';
import { limitsOf, quotaNeeds, type Limit, type Quotas } from './limits.ts';
import type { Guessed, Measured } from './measured.ts';

export type Inputs = { behaviour: Behaviour; measured: Measured; guessed: Guessed };

/**
 * `orderServers` 'all' is what is built: every server has a desk. A number sends orders to so many servers of their own, for each kitchen.
 * `kitchens` above one gives each kitchen its own stock, delivery days, database and servers: a design, not code.
 */
export type Design = { orderServers: 'all' | number; kitchens: number };

/** What is bought for so many orders a month. Servers, database and disk are those of one kitchen. */
export type Plan = {
  design: Design;
  servers: { type: ServerType; count: number };
  database: { type: DatabaseClass; gb: number; iops: number };
  quotas: Quotas;
};

/** A server opens at most so many connections (`server/src/platform/database`). */
export const connectionsPerServer = 10;

export function desksOf({ design, servers, database }: Plan, { guessed }: Inputs): Desks {
  return {
    desks: design.orderServers === 'all' ? servers.count : design.orderServers,
    cores: database.type.vcpus,
    commitMs: guessed.commitMs,
  };
}

/** What one kitchen's database has to do at the cut-off, and to keep. */
export function databaseNeeds(demand: Demand, plan: Plan, inputs: Inputs) {
  const { kitchens } = plan.design;
  const { measured: m, guessed, behaviour: b } = inputs;
  const perSecond = demand.ordersPerSecond / kitchens;
  const { ordersInGroup } = deskWait(perSecond, desksOf(plan, inputs));
  const { writeMs, lockMs } = groupTimes(ordersInGroup, 0);
  const bytes = m.orderBytes + m.ledgerBytes;
  // After each checkpoint PostgreSQL logs whole pages of 8 KiB; the log is written in pieces of 16 KiB at best.
  const pages = guessed.randomPages;
  const accesses = (m.walBytes + pages * 8192) / 16_384 + bytes / 8192 + 2 * pages;
  const others = plan.design.orderServers === 'all' ? 0 : plan.design.orderServers;
  return {
    cores: (perSecond * (writeMs + lockMs)) / ordersInGroup / 1000,
    iops: perSecond * accesses,
    connections: (plan.servers.count + others) * connectionsPerServer,
    gb: (demand.orders * b.retentionMonths * bytes * b.bloat) / kitchens / 2 ** 30,
    /** Rows of the busiest day: they and their indexes should stay in memory. */
    hotGb: (demand.busiestDayOrders * bytes) / kitchens / 2 ** 30,
  };
}

type Planning = { ok: true; plan: Plan } | { ok: false; limit: Limit };

/** The cheapest servers and the smallest database that keep `headroom` at the cut-off, or the limit that none of them keeps. */
export function planFor(orders: number, design: Design, inputs: Inputs): Planning {
  const demand = demandOf(orders, inputs.behaviour, inputs.measured);
  let worst: Limit | undefined;
  for (const type of databaseClasses) {
    const plan = planOn(type, demand, design, inputs);
    const limits = limitsOf(demand, plan, inputs);
    const over = limits.filter(
      (limit) => limit.used > (limit.kind === 'machine' ? inputs.behaviour.headroom : 1),
    );
    if (over.length === 0) return { ok: true, plan };
    worst = over.reduce((most, limit) => (limit.used > most.used ? limit : most));
  }
  if (!worst) throw new Error('There is no database to choose.');
  return { ok: false, limit: worst };
}

function planOn(type: DatabaseClass, demand: Demand, design: Design, inputs: Inputs): Plan {
  const { headroom } = inputs.behaviour;
  const [servers] = serverTypes
    .filter(({ memoryGb }) => memoryGb * 1024 * headroom >= inputs.measured.serverMemoryMb)
    .map((server) => {
      const needed = demand.serverCores / design.kitchens / headroom / server.cores;
      return { type: server, count: Math.max(2, Math.ceil(needed)) };
    })
    .toSorted((a, b) => a.count * a.type.hour - b.count * b.type.hour);
  if (!servers) throw new Error('There is no server to choose.');
  const plan: Plan = {
    design,
    servers,
    quotas: quotaNeeds(demand, servers),
    database: { type, gb: 0, iops: 0 },
  };
  const { gb, iops } = databaseNeeds(demand, plan, inputs);
  const bought = Math.min(gp3.mostIops, Math.ceil(iops / headroom));
  const size = Math.max(20, Math.ceil(gb));
  const gbForIops = bought > 3000 ? Math.max(size, gp3.leastGb) : size;
  const included = gbForIops >= gp3.leastGb ? gp3.includedIops : 3000;
  plan.database = { type, gb: gbForIops, iops: Math.max(included, bought) };
  return plan;
}
