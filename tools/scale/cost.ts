import { demandOf } from './demand.ts';
import { gp3 } from './machines.ts';
import type { Inputs, Plan } from './plan.ts';
import {
  accountTiers,
  edgeGbTiers,
  edgePlans,
  hoursPerMonth,
  tiered,
  type AccountPlan,
  type Prices,
} from './prices.ts';

/** EC2's detailed monitoring. */
const metricsOfServer = 7;

/** What the edge answers in a month: requests, and how much of it. */
export function edgeTraffic(sessions: number, { behaviour: b, measured: m }: Inputs) {
  const pages = sessions * (b.pagesPerSession + b.personalPagesPerSession);
  const pageGb = ((pages + sessions * b.storedResultsPerSession) * m.pageBytes) / 1e9;
  const pictureGb = (sessions * b.picturesPerSession * m.pictureBytes) / 1e9;
  const scriptGb = (sessions * b.newVisitors * m.scriptBytes) / 1e9;
  const gb = pageGb + pictureGb + scriptGb;
  return { requests: sessions * b.requestsPerSession, gb, pageGb };
}

/** The cheapest plan of the edge that such traffic fits into; undefined: none. */
export const edgePlanFor = ({ requests, gb }: { requests: number; gb: number }) =>
  edgePlans.find((plan) => requests <= plan.requests && gb <= plan.gb);

/** What a database of the size `large` costs in a month, by how it is chosen: machines, storage and what is read and written, in US dollars. */
export function databaseCosts(
  { hour }: { hour: number },
  gb: number,
  accesses: number,
  p: Prices,
): Record<
  'rds' | 'rds-with-replica' | 'aurora',
  { machines: number; storage: number; accesses: number }
> {
  const rds = { machines: hour * hoursPerMonth, storage: gb * p.rdsGb, accesses: 0 };
  return {
    rds,
    // One machine where the first has two.
    'rds-with-replica': {
      machines: rds.machines * 1.5,
      storage: rds.storage + gb * p.rdsOneZoneGb,
      accesses: 0,
    },
    aurora: {
      machines: 2 * p.auroraHour * hoursPerMonth,
      storage: gb * p.auroraGb,
      accesses: (accesses / 1e6) * p.auroraMillion,
    },
  };
}

type CostLine = { service: string; dollars: number };

/** What a month costs by service, in US dollars, with the servers of the cut-off kept all month. */
export function costOf(
  orders: number,
  plan: Plan,
  inputs: Inputs,
  { prices: p, accounts }: { prices: Prices; accounts: AccountPlan },
): CostLine[] {
  const { behaviour: b, measured: m } = inputs;
  const { customers, sessions } = demandOf(orders, b, m);
  const { kitchens, orderServers } = plan.design;
  const servers = plan.servers.count + (orderServers === 'all' ? 0 : orderServers);
  const apiCalls = sessions * (b.quotesPerSession + b.basketsPerSession) + orders;
  const pages = sessions * (b.pagesPerSession + b.personalPagesPerSession);
  const authCalls = orders * (b.signInsPerOrder + b.refreshesPerOrder);
  const { requests: edgeCalls, gb: edgeGb, pageGb } = edgeTraffic(sessions, inputs);
  const iopsAbove = plan.database.gb >= gp3.leastGb ? gp3.includedIops : 3000;
  const lines = {
    'Route 53, CloudWatch, KMS, Secrets Manager': p.fixed,
    CloudFront:
      (edgeCalls / 1e6) * p.edgeMillion +
      ((apiCalls + pages) / 1e6) * p.edgeFunctionMillion +
      tiered(edgeGbTiers, edgeGb),
    WAF: p.firewallFixed + (edgeCalls / 1e6) * p.firewallMillion,
    'API Gateway': tiered(
      [
        { upTo: 300, price: p.apiMillion },
        { upTo: Infinity, price: p.apiMillionBeyond },
      ],
      (apiCalls + authCalls) / 1e6,
    ),
    Lambda: (authCalls / 1e6) * p.lambdaMillion + authCalls * 0.25 * 0.1 * p.lambdaGbSecond,
    Cognito: tiered(accountTiers[accounts], customers),
    'Elastic Load Balancing':
      hoursPerMonth * p.balancerHour * kitchens + pageGb * p.balancerUnitHour,
    EC2: kitchens * servers * (plan.servers.type.hour * hoursPerMonth + 10 * 0.08),
    // As in infra: one in each zone, two of them for a small store and three beyond. The balancer has no public address.
    NAT: kitchens * hoursPerMonth * (p.natHour + p.publicAddressHour) * (servers > 2 ? 3 : 2),
    RDS:
      kitchens *
      (plan.database.type.hour * hoursPerMonth +
        plan.database.gb * p.rdsGb +
        Math.max(0, plan.database.iops - iopsAbove) * p.rdsIops),
    // A third of what is done to a basket writes it, in both regions.
    DynamoDB:
      ((sessions * b.basketsPerSession) / 1e6) *
        ((2 / 3) * Math.ceil(m.basketBytes / 1024) * p.dynamoWriteMillion +
          Math.ceil(m.basketBytes / 4096) * p.dynamoReadMillion) +
      ((2 * customers * m.basketBytes) / 1e9) * p.dynamoKeptGb,
    // One in a hundred of what the edge is asked for is not in its cache.
    S3: 10 * p.s3Gb + (edgeCalls / 100 / 1e3) * p.s3ReadThousand,
    SES: ((orders * b.lettersPerOrder) / 1e3) * p.mailThousand,
    // A line of each request, and what the network notes of its connections.
    'CloudWatch Logs': (((apiCalls + pages) * (500 + inputs.guessed.flowLogBytes)) / 1e9) * p.logGb,
    // Each server is looked at every minute.
    'CloudWatch metrics': kitchens * servers * metricsOfServer * p.metricMonth,
  };
  return Object.entries(lines).map(([service, dollars]) => ({ service, dollars }));
}

export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { dollars }) => sum + dollars, 0);

export const dominating = (lines: readonly CostLine[]): CostLine[] =>
  lines.toSorted((a, b) => b.dollars - a.dollars).slice(0, 3);
