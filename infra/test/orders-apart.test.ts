import { beforeAll, expect, test } from 'vitest';
import { contract } from '../../server/src/checkout/placing/contract.ts';
import { languageCodes, prefixOf } from '../../server/src/contract/languages.ts';
import { quotasOf } from '../src/quotas.ts';
import { scales } from '../src/sizes.ts';
import { changesBetween } from './changes.ts';
import { cloudWith, patienceMs, planted, textOf, type Cloud, type Values } from './cloud.ts';

// Where what places orders has servers of its own: what comes to them, and that nothing else differs.

let [together, apart] = [undefined, undefined] as unknown as [Cloud, Cloud];
beforeAll(async () => {
  together = await cloudWith('large');
  apart = await cloudWith('ordersApart');
}, patienceMs);

type Condition = {
  Field: string;
  HttpRequestMethodConfig?: { Values: string[] };
  PathPatternConfig?: { Values: string[] };
  HttpHeaderConfig?: { Values: string[] };
};
type Rule = { Priority: number; Conditions: Condition[]; Actions: { TargetGroupArn: unknown }[] };
const rulesOf = (cloud: Cloud): Rule[] =>
  cloud
    .all('AWS::ElasticLoadBalancingV2::ListenerRule')
    .map(({ properties }) => properties as unknown as Rule)
    .sort((one, other) => one.Priority - other.Priority);

/** As a balancer reads them: `*` is any text, `?` one character; whoever asks is the edge. */
const matches = (pattern: string, path: string) =>
  new RegExp(
    `^${pattern.replace(/[.+]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`,
  ).test(path);

/** The target group that a request of the edge comes to. */
function targetOf(cloud: Cloud, method: string, path: string): string {
  const rule = rulesOf(cloud).find(({ Conditions }) =>
    Conditions.every(({ Field, HttpRequestMethodConfig, PathPatternConfig }) => {
      if (Field === 'http-header') return true;
      if (Field === 'http-request-method') return HttpRequestMethodConfig?.Values.includes(method);
      if (Field === 'path-pattern')
        return PathPatternConfig?.Values.some((pattern) => matches(pattern, path));
      throw new Error(`Nobody here knows ${Field}.`);
    }),
  );
  return JSON.stringify(rule?.Actions[0]?.TargetGroupArn).includes('OrderTargets')
    ? 'orders'
    : 'pages';
}

const door = `/edge-${'a'.repeat(48)}`;
const { method, path } = contract.placeOrder;

test('what places an order comes to the servers of orders, by the API and by the page, in every language', () => {
  expect([method, path]).toEqual(['post', '/api/orders']);
  const placing = [
    path,
    `${door}${path}`,
    ...languageCodes.flatMap((language) => [
      `${prefixOf(language)}/checkout`,
      `${prefixOf(language)}/checkout.data`,
    ]),
  ];
  for (const each of placing) {
    expect([each, targetOf(apart, 'POST', each)]).toEqual([each, 'orders']);
    // To look at the same address keeps none of them busy.
    expect([each, targetOf(apart, 'GET', each)]).toEqual([each, 'pages']);
    expect([each, targetOf(together, 'POST', each)]).toEqual([each, 'pages']);
  }
  for (const each of ['/api/cart/lines', '/api/orders/12/cancel', '/api/admin/orders', '/menu'])
    expect([each, targetOf(apart, 'POST', each)]).toEqual([each, 'pages']);
  const blind = planted(apart, ({ Type, Properties }) => {
    const rule = Properties as Rule;
    if (Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
      rule.Conditions = rule.Conditions.filter(({ Field }) => Field !== 'http-request-method');
  });
  expect(targetOf(blind, 'GET', '/checkout')).toBe('orders');
});

test('each rule asks for the secret of the edge, takes its door off, and has as many values as a rule may', () => {
  const rules = rulesOf(apart);
  expect(rules).toHaveLength(3);
  expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(3);
  for (const { Conditions, ...rest } of rules) {
    const [secret] = Conditions.filter(({ Field }) => Field === 'http-header');
    expect(secret?.HttpHeaderConfig?.Values).toHaveLength(2);
    expect(rest).toHaveProperty('Transforms');
    const values = Conditions.flatMap((each) => [
      ...(each.HttpHeaderConfig?.Values ?? []),
      ...(each.HttpRequestMethodConfig?.Values ?? []),
      ...(each.PathPatternConfig?.Values ?? []),
    ]);
    expect(values.length).toBeLessThanOrEqual(5);
  }
});

test('they are the same servers: of one program, with the same settings and leave, grown by orders and by work', () => {
  const groups = apart.all('AWS::AutoScaling::AutoScalingGroup');
  expect(groups.map(({ properties }) => [properties['MinSize'], properties['MaxSize']])).toEqual([
    ['6', '40'],
    ['4', '8'],
  ]);
  const scripts = apart
    .all('AWS::EC2::LaunchTemplate')
    .map(({ properties }) => textOf((properties['LaunchTemplateData'] as Values)['UserData']));
  expect(scripts).toHaveLength(2);
  const settings = scripts.map((text) => /settings\.env <<[^]*?END_OF_FILE\n/.exec(text)?.[0]);
  expect(settings[0]).toMatch(/DATABASE_URL/);
  expect(settings[1]).toBe(settings[0]);
  const actions = (role: string) =>
    apart
      .all('AWS::IAM::Policy', 'App')
      .filter(({ properties }) => JSON.stringify(properties['Roles']).includes(`"${role}Role`))
      .flatMap(({ properties }) =>
        (
          properties['PolicyDocument'] as { Statement: { Action: string | string[] }[] }
        ).Statement.flatMap(({ Action }) => Action).sort(),
      );
  expect(actions('OrderServers').length).toBeGreaterThan(10);
  expect(actions('OrderServers')).toEqual(actions('Servers'));
  const policies = apart
    .all('AWS::AutoScaling::ScalingPolicy')
    .filter(({ id }) => id.startsWith('OrderServers'))
    .map(({ properties }) => JSON.stringify(properties['TargetTrackingConfiguration']));
  expect(policies).toHaveLength(2);
  expect(policies.join()).toMatch(/ASGAverageCPUUtilization/);
  expect(policies.join()).toMatch(/ALBRequestCountPerTarget.*OrderTargets/);
  const [targets, orderTargets] = apart.all('AWS::ElasticLoadBalancingV2::TargetGroup');
  for (const property of ['HealthCheckPath', 'HealthCheckIntervalSeconds', 'Matcher', 'Port'])
    expect(orderTargets?.properties[property]).toEqual(targets?.properties[property]);
});

test('each has alarms of its own', () => {
  const alarms = (cloud: Cloud) =>
    cloud
      .all('AWS::CloudWatch::Alarm')
      .flatMap(({ id }) => /^Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? []);
  const [before, after] = [alarms(together), alarms(apart)];
  expect(after.filter((name) => !before.includes(name)).sort()).toEqual([
    'OrderFaults',
    'SlowOrders',
    'TooFewOrderServers',
  ]);
  const [few] = apart
    .all('AWS::CloudWatch::Alarm')
    .filter(({ id }) => id.startsWith('AlarmsTooFewOrderServers'));
  expect(few?.properties).toMatchObject({ Threshold: scales.large.orderServers?.least });
  expect(JSON.stringify(few?.properties['Dimensions'])).toContain('OrderTargets');
});

test('choosing it adds, and replaces and removes nothing', () => {
  const kinds = changesBetween(together, apart).map(({ kind }) => kind);
  expect(kinds.filter((kind) => !['added', 'changed'].includes(kind))).toEqual([]);
  expect(kinds.filter((kind) => kind === 'added').length).toBeGreaterThan(10);
});

test('what the account has to let run counts both', () => {
  const [vcpus] = quotasOf('large', { ordersApart: true });
  const groups = apart.all('AWS::AutoScaling::AutoScalingGroup');
  const sizes = [scales.large.servers.vcpus, scales.large.orderServers?.vcpus ?? 0];
  const most = groups.map(({ properties, policies }, index) => {
    const { AutoScalingRollingUpdate: rolling } = policies['UpdatePolicy'] as {
      AutoScalingRollingUpdate: { MaxBatchSize: number };
    };
    return (Number(properties['MaxSize']) + rolling.MaxBatchSize) * (sizes[index] ?? 0);
  });
  expect(vcpus?.atMost).toBe(most.reduce((sum, each) => sum + each, 0));
});
