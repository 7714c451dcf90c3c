import { demandOf } from './demand.ts';
import { deskWait, groupTimes } from './desks.ts';
import { leastWhere } from './limits.ts';
import type { Inputs } from './plan.ts';

/** What one machine with a database of its own and without an edge carries, with `LARDER_SERVERS` servers. */
export type OneMachine = {
  processors: number;
  servers: number;
  /** A month, at which its busiest minute fills what is planned for. */
  orders: number;
  limit: 'the servers’ processors' | 'all processors';
  memoryMb: number;
};

/** PostgreSQL's `shared_buffers` and what it takes beside them, from nothing to full (`server/src/platform/database/embedded/process.ts`). */
const databaseMb = 400;

/** A server is one thread, so it fills one processor at most; the database has a processor to itself where there is more than one. */
export function oneMachine(processors: number, inputs: Inputs): OneMachine {
  const { behaviour, measured } = inputs;
  const servers = Math.max(1, processors - 1);
  const usedAt = (orders: number) => {
    const demand = demandOf(orders, behaviour, measured);
    // Nobody stands before it who answers pictures, styles and stored results: it does, from memory.
    const others = demand.edgeRequestsPerSecond - demand.serverRequestsPerSecond;
    const serverCores = demand.serverCores + (others * measured.readyPageUs) / 1e6;
    const desks = { desks: servers, cores: processors, commitMs: 0 };
    const { ordersInGroup } = deskWait(demand.ordersPerSecond, desks);
    const { writeMs, lockMs } = groupTimes(ordersInGroup, 0);
    const databaseCores = (demand.ordersPerSecond * (writeMs + lockMs)) / ordersInGroup / 1000;
    return { ofServers: serverCores / servers, ofAll: (serverCores + databaseCores) / processors };
  };
  const orders = leastWhere(1000, (at) => {
    const { ofServers, ofAll } = usedAt(at);
    return Math.max(ofServers, ofAll) >= behaviour.headroom;
  });
  const { ofServers, ofAll } = usedAt(orders);
  const others = servers === 1 ? 0 : (servers - 1) * measured.furtherServerMb + measured.firstProcessMb; // prettier-ignore
  return {
    processors,
    servers,
    orders,
    limit: ofServers >= ofAll ? 'the servers’ processors' : 'all processors',
    memoryMb: measured.serverMemoryMb + others + databaseMb,
  };
}
