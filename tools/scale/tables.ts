import { join } from 'node:path';
import { behaviour, behaviourFacts } from './behaviour.ts';
import { asBuilt, inputs, planned, scales } from './cases.ts';
import { costOf, databaseCosts, dominating, edgePlanFor, edgeTraffic, totalOf } from './cost.ts';
import { demandOf } from './demand.ts';
import type { Fact } from './facts.ts';
import { breaksAt, ceilingOf, raised } from './limits.ts';
import { dollars, figures, markdownOf, short } from './markdown.ts';
import { groupCosts, guessed, guessedFacts, measured, measuredFacts } from './measured.ts';
import { databaseClasses } from './machines.ts';
import { oneMachine } from './one-machine.ts';
import { deskTable, queuesTable, rushTable } from './simulated-tables.ts';
import { databaseNeeds, desksOf, planFor, type Design, type Inputs, type Plan } from './plan.ts';
import { accountTiers, priceFacts, prices, type AccountPlan } from './prices.ts';

const designs: [string, Design][] = [
  ['as built: a desk in every server', asBuilt],
  ['orders go to four servers of their own', { orderServers: 4, kitchens: 1 }],
  ['ten kitchens, each with stock and database', { orderServers: 'all', kitchens: 10 }],
  ['ten kitchens, four order servers each', { orderServers: 4, kitchens: 10 }],
];

/** Where tables are shown. */
export const pages = ['scale.md', 'deploy-aws.md'].map((name) =>
  join(import.meta.dirname, '../../docs', name),
);

/** Every table by its name on those pages, as Markdown. Always the same: chance is seeded. */
export function scaleTables(): Record<string, string> {
  return {
    demand: demandTable(),
    plans: plansTable(),
    costs: costsTable(),
    accounts: accountsTable(scales),
    edge: edgeTable(),
    databases: databasesTable(),
    sizes: sizesTable(),
    machine: machineTable(),
    breaks: breaksTable(),
    designs: designsTable(),
    sensitivity: sensitivityTable(),
    rush: rushTable(),
    queues: queuesTable(),
    desk: deskTable(),
    groups: groupsTable(),
    prices: factsTable(priceFacts),
    measured: factsTable({ ...measuredFacts, ...guessedFacts }),
    behaviour: factsTable(behaviourFacts),
  };
}

/** One column for each scale. */
function byScale(
  first: string,
  rows: Record<string, (orders: number, plan: Plan) => string>,
  columns: readonly number[] = scales,
): string {
  const plans = columns.map((orders) => ({ orders, plan: planned(orders, asBuilt) }));
  return markdownOf({
    columns: [first, ...columns.map(short)],
    rows: Object.entries(rows).map(([name, cell]) => [
      name,
      ...plans.map(({ orders, plan }) => cell(orders, plan)),
    ]),
  });
}

const demandIn = (orders: number) => demandOf(orders, behaviour, measured);

function demandTable(): string {
  return byScale('orders a month', {
    'orders on the busiest day': (orders) => figures(demandIn(orders).busiestDayOrders),
    'in the hour before its cut-off': (orders) => figures(demandIn(orders).peakHourOrders),
    'orders a second at the cut-off': (orders) => figures(demandIn(orders).ordersPerSecond),
    'requests a second at the edge': (orders) => figures(demandIn(orders).edgeRequestsPerSecond),
    'of them for the servers': (orders) => figures(demandIn(orders).serverRequestsPerSecond),
    'of them through API Gateway': (orders) => figures(demandIn(orders).apiRequestsPerSecond),
    'basket writes a second': (orders) => figures(demandIn(orders).basketWritesPerSecond),
    'sign-ins a second': (orders) => figures(demandIn(orders).signInsPerSecond),
    'active customers a month': (orders) => short(demandIn(orders).customers),
  });
}

function plansTable(): string {
  const needs = (orders: number, plan: Plan) => databaseNeeds(demandIn(orders), plan, inputs);
  return byScale('orders a month', {
    servers: (_, { servers }) => `${servers.count} × ${servers.type.name}`,
    desks: (_, plan) => figures(desksOf(plan, inputs).desks),
    database: (_, { database }) => database.type.name,
    'its cores in use at the cut-off': (orders, plan) => figures(needs(orders, plan).cores),
    'its reads and writes a second': (orders, plan) => figures(needs(orders, plan).iops),
    'its connections': (orders, plan) => figures(needs(orders, plan).connections),
    'its disk after two years, GB': (_, { database }) => figures(database.gb),
    'quotas to raise': (_, { quotas }) =>
      [...new Set(raised(quotas).map((name) => name.replace(/^.* at ([^,]*).*$/, '$1')))].join(
        ', ',
      ) || 'none',
  });
}

const costIn = (orders: number, plan: Plan, accounts: AccountPlan = 'essentials') =>
  costOf(orders, plan, inputs, { prices, accounts });

function costsTable(): string {
  const services = costIn(1e4, planned(1e4, asBuilt)).map(({ service }) => service);
  const cost = (service: string) => (orders: number, plan: Plan) =>
    dollars(costIn(orders, plan).find((line) => line.service === service)?.dollars ?? 0);
  return byScale('US dollars a month', {
    ...Object.fromEntries(services.map((service) => [service, cost(service)])),
    '**together**': (orders, plan) => `**${dollars(totalOf(costIn(orders, plan)))}**`,
    'an order': (orders, plan) => dollars(totalOf(costIn(orders, plan)) / orders),
    'most of it': (orders, plan) =>
      dominating(costIn(orders, plan))
        .map(({ service }) => service)
        .join(', '),
  });
}

function accountsTable(columns: readonly number[]): string {
  const plans = Object.keys(accountTiers) as AccountPlan[];
  const total = (accounts: AccountPlan) => (orders: number, plan: Plan) =>
    dollars(totalOf(costIn(orders, plan, accounts)));
  return byScale(
    'all services, with Cognito’s plan',
    Object.fromEntries(plans.map((accounts) => [accounts, total(accounts)])),
    columns,
  );
}

/** What the edge and its firewall cost by use, and in the cheapest plan that has room for it. */
function edgeTable(): string {
  const traffic = (orders: number) => edgeTraffic(demandIn(orders).sessions, inputs);
  const byUse = (orders: number, plan: Plan) =>
    costIn(orders, plan)
      .filter(({ service }) => service === 'CloudFront' || service === 'WAF')
      .reduce((sum, { dollars: part }) => sum + part, 0);
  return byScale(
    'orders a month',
    {
      'requests a month': (orders) => short(traffic(orders).requests),
      'CloudFront and WAF by use': (orders, plan) => dollars(byUse(orders, plan)),
      'in a flat-rate plan': (orders) => {
        const fits = edgePlanFor(traffic(orders));
        return fits ? `${dollars(fits.month)} (${fits.name})` : 'none is large enough';
      },
    },
    [5e2, 5e3, 1e4, 5e4, 2e5, 1e6],
  );
}

/** The database of infra's size `large` by its choices, at ten million orders a month, with the disk that it is opened with. */
function databasesTable(): string {
  const machine = databaseClasses.find(({ name }) => name === 'db.r7g.4xlarge');
  if (!machine) throw new Error('There is no such machine.');
  const orders = 1e7;
  const demand = demandIn(orders);
  const { iops } = databaseNeeds(demand, planned(orders, asBuilt), inputs);
  const accesses = (orders * iops) / demand.ordersPerSecond;
  const costs = databaseCosts(machine, 1000, accesses, prices);
  return markdownOf({
    columns: ['US dollars a month', ...Object.keys(costs).map((name) => `\`${name}\``)],
    rows: [
      ...(['machines', 'storage', 'accesses'] as const).map((part) => [
        part === 'accesses' ? 'reads and writes' : part,
        ...Object.values(costs).map((cost) => dollars(cost[part])),
      ]),
      [
        '**together**',
        ...Object.values(costs).map(
          (cost) => `**${dollars(cost.machines + cost.storage + cost.accesses)}**`,
        ),
      ],
    ],
  });
}

/** The three sizes of infra. */
const sizesTable = () => accountsTable([1e3, 1e5, 1e7]);

/** One machine with everything on it, by its processors. */
function machineTable(): string {
  const machines = [1, 2, 4, 8, 16, 32].map((processors) => oneMachine(processors, inputs));
  return markdownOf({
    columns: ['processors', '`LARDER_SERVERS`', 'orders a month', 'full are then', 'memory'],
    rows: machines.map(({ processors, servers, orders, limit, memoryMb }) => [
      figures(processors),
      figures(servers),
      short(orders),
      limit,
      `${figures(memoryMb / 1024)} GB`,
    ]),
  });
}

function breaksTable(): string {
  const machines = (orders: number, plan: Plan) =>
    breaksAt(orders, plan, inputs, ({ kind }) => kind !== 'quota');
  return byScale('a plan for orders a month', {
    'breaks at': (orders, plan) => short(breaksAt(orders, plan, inputs).orders),
    'because of': (orders, plan) => breaksAt(orders, plan, inputs).limit.name,
    'with every quota raised': (orders, plan) => short(machines(orders, plan).orders),
    'because then of': (orders, plan) => machines(orders, plan).limit.name,
  });
}

function designsTable(): string {
  return markdownOf({
    columns: ['design', 'most orders a month', 'the limit then'],
    rows: designs.map(([name, design]) => {
      const { orders, limit } = ceilingOf(design, inputs);
      return [name, short(orders), limit.name];
    }),
  });
}

/** One assumption at a time, for a hundred million orders a month. */
function sensitivityTable(): string {
  const half = behaviour.lastMomentHours / 2;
  const twice = (name: keyof typeof behaviour) => ({
    ...inputs,
    behaviour: { ...behaviour, [name]: behaviour[name] * 2 },
  });
  const cases: [string, Inputs][] = [
    ['as assumed', inputs],
    [
      'half of `lastMomentHours`',
      { ...inputs, behaviour: { ...behaviour, lastMomentHours: half } },
    ],
    ['twice `busiestDay`', twice('busiestDay')],
    ['twice `sessionsPerOrder`', twice('sessionsPerOrder')],
    ['twice `sessionsPerOrderInRush`', twice('sessionsPerOrderInRush')],
    ['twice `commitMs`', { ...inputs, guessed: { ...guessed, commitMs: guessed.commitMs * 2 } }],
  ];
  return markdownOf({
    columns: ['assumption', 'orders a second at the cut-off', 'an order', 'most orders a month'],
    rows: cases.map(([name, changed]) => {
      const ceiling = ceilingOf(asBuilt, changed);
      const orders = Math.min(1e8, ceiling.orders / 1.01);
      const planning = planFor(orders, asBuilt, changed);
      if (!planning.ok) throw new Error(`${name} cannot be planned.`);
      const cost = costOf(orders, planning.plan, changed, { prices, accounts: 'essentials' });
      return [
        name,
        figures(demandOf(1e8, changed.behaviour, measured).ordersPerSecond),
        dollars(totalOf(cost) / orders),
        `${short(ceiling.orders)} (${ceiling.limit.name})`,
      ];
    }),
  });
}

function groupsTable(): string {
  return markdownOf({
    columns: ['orders in a group', 'ms', 'different ingredients', 'ms of locked rows'],
    rows: groupCosts.map(({ orders, ms, ingredients, lockedMs }) =>
      [orders, ms, ingredients, lockedMs].map(figures),
    ),
  });
}

function factsTable(facts: Record<string, Fact>): string {
  return markdownOf({
    columns: ['input', 'value', 'unit', 'from', 'on'],
    rows: Object.entries(facts).map(([name, { value, unit, from, on }]) => [
      `\`${name}\``,
      figures(value),
      unit,
      from,
      on,
    ]),
  });
}
