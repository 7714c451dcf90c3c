import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { apiRoutes, methodsOf } from '../src/api-routes.ts';
import { problemsOf, type Size } from '../src/environment.ts';
import { repository } from '../src/constructs/function.ts';
import { fixedLimits, quotasOf } from '../src/quotas.ts';
import { scales } from '../src/sizes.ts';
import {
  cloudWith,
  patienceMs,
  environment,
  planted,
  textOf,
  type Cloud,
  type Values,
} from './cloud.ts';

// What would stop the first deployment in an account that nothing was ever deployed to, or keep it from being tried again.

let fresh: Cloud;
beforeAll(async () => {
  fresh = await cloudWith('first');
}, patienceMs);

const resourcesOf = ({ stacks }: Cloud) =>
  stacks.flatMap(({ id: stack, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => ({
      name: `${stack}/${id}`,
      resource,
    })),
  );

/** Everything that keeps a resource, or a stack, from being deleted. */
const guards = (cloud: Cloud): string[] => [
  ...cloud.stacks.filter((stack) => stack.terminationProtection).map(({ id }) => id),
  ...resourcesOf(cloud)
    .filter(({ resource }) => isGuarded(resource['Properties']))
    .map(({ name }) => name),
];

function isGuarded(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { Key: key, Value } = value as Values;
  if (key === 'deletion_protection.enabled') return Value === 'true';
  return Object.entries(value).some(([name, each]) =>
    /^DeletionProtection(Enabled)?$/.test(name)
      ? each === true || each === 'ACTIVE'
      : isGuarded(each),
  );
}

/** Resources that stay when the very deployment that made them fails: under their names nothing can be made again. */
const leftBehind = (cloud: Cloud): string[] =>
  resourcesOf(cloud)
    .filter(({ resource }) => resource['DeletionPolicy'] === 'Retain')
    .map(({ name }) => name);

test('a first deployment that failed can be deleted; what went well is guarded from then on', async () => {
  expect(guards(fresh)).toEqual([]);
  const guarded = guards(await cloudWith('usual'));
  expect(guarded.filter((name) => !name.includes('/')).sort()).toEqual(
    fresh.stacks.map(({ id }) => id).sort(),
  );
  for (const kept of ['DatabaseInstance', 'ChoicesTable', 'Pool', 'BalancerLoadBalancer'])
    expect(guarded.filter((name) => name.split('/')[1]?.startsWith(kept))).toHaveLength(1);
});

test('what the deployment made that failed goes with it, so that its names are free', async () => {
  expect(leftBehind(fresh)).toEqual([]);
  const stays = planted(fresh, (resource, name) => {
    if (name.startsWith('Data/DatabaseKey')) resource['DeletionPolicy'] = 'Retain';
  });
  expect(leftBehind(stays)).toEqual([expect.stringMatching(/^Data\/DatabaseKey/)]);
});

/** Functions that take a part of what the account lets run at one moment for themselves. */
const reserving = (cloud: Cloud) =>
  cloud
    .all('AWS::Lambda::Function')
    .filter(({ properties }) => properties['ReservedConcurrentExecutions'] !== undefined)
    .map(({ id }) => id);

test('no function reserves what a new account has not, and sign-in only where it is said', async () => {
  expect(reserving(fresh)).toEqual([]);
  expect(reserving(await cloudWith('varied'))).toEqual([expect.stringMatching(/^LoginFunction/)]);
  const greedy = planted(fresh, ({ Properties }, name) => {
    const own = Properties as Values | undefined;
    if (name.startsWith('Api/LoginFunction') && own && 'Handler' in own)
      own['ReservedConcurrentExecutions'] = 1;
  });
  expect(reserving(greedy)).toEqual([expect.stringMatching(/^LoginFunction/)]);
  expect(problemsOf({ ...environment, signInsAtOnce: 0 })).toHaveLength(1);
});

/** What a bundled program asks for by a name that is not Node's own. */
async function missingFrom(code: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: code, loader: 'js', resolveDir: repository },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const asked = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
  return asked.map(({ path }) => path).filter((path) => !isBuiltin(path));
}

test('our functions have all that they ask for in their bundles', async () => {
  expect([...fresh.programs.keys()].map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
    'MigrationsProject',
    'LoginFunction',
  ]);
  for (const [id, code] of fresh.programs)
    expect({ id, missing: await missingFrom(code) }).toEqual({ id, missing: [] });
  const planted = 'await import("@aws-sdk/rds-signer"); import "node:fs";';
  expect(await missingFrom(planted)).toEqual(['@aws-sdk/rds-signer']);
});

/** Policies of the roles of these resources that are not among what they wait for. */
function unawaited(cloud: Cloud): string[] {
  const [group] = cloud.all('AWS::AutoScaling::AutoScalingGroup');
  const awaited = new Set([group?.policies['DependsOn']].flat());
  return cloud
    .all('AWS::IAM::Policy', 'App')
    .filter(({ properties }) => JSON.stringify(properties['Roles']).includes('"ServersRole'))
    .map(({ id }) => id)
    .filter((id) => !awaited.has(id));
}

test('no server boots before it may read its program and its secrets', () => {
  const policies = fresh
    .all('AWS::IAM::Policy', 'App')
    .filter(({ properties }) => JSON.stringify(properties['Roles']).includes('"ServersRole'));
  expect(policies.length).toBeGreaterThan(0);
  expect(unawaited(fresh)).toEqual([]);
  const hasty: Cloud = {
    ...fresh,
    all: (type, stack) =>
      fresh.all(type, stack).map((each) => ({ ...each, policies: { DependsOn: [] } })),
  };
  expect(unawaited(hasty)).toEqual(policies.map(({ id }) => id));
});

test('a database that RDS brings up to date is not asked to go back', () => {
  const { properties } = fresh.one('AWS::RDS::DBInstance');
  expect(properties).toMatchObject({ AutoMinorVersionUpgrade: true, EngineVersion: '18' });
  expect(fresh.one('AWS::RDS::DBParameterGroup').properties).toMatchObject({
    Family: 'postgres18',
  });
});

test('what one stack reads of another is there, said by a stack that is deployed before', () => {
  const outputs = new Map(
    fresh.stacks.map(({ id, region, template }) => [
      `larder-small-${id.toLowerCase()}`,
      { id, region, names: Object.keys(template.Outputs ?? {}) },
    ]),
  );
  const before = (id: string): string[] => {
    const after = fresh.stacks.find((stack) => stack.id === id)?.after ?? [];
    return [...after, ...after.flatMap(before)];
  };
  let read = 0;
  for (const { id, region, template } of fresh.stacks) {
    const text = JSON.stringify(template);
    // One way on purpose: nothing is locked by who reads it.
    expect({ id, locks: /Fn::ImportValue|"Export":/.test(text) }).toEqual({ id, locks: false });
    for (const reference of referencesIn(template)) {
      read += 1;
      const { StackName = '', OutputName = '', Region = region } = reference;
      const said = outputs.get(StackName);
      expect(said?.names).toContain(OutputName);
      expect({ StackName, Region }).toEqual({ StackName, Region: said?.region });
      expect(before(id)).toContain(said?.id);
    }
  }
  expect(read).toBeGreaterThan(50);
});

function referencesIn(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'Fn::GetStackOutput' ? [each as Record<string, string>] : referencesIn(each),
  );
}

test('no template needs more than can be had at the first deployment', () => {
  for (const { id, template } of fresh.stacks) {
    const resources = Object.keys(template.Resources).length;
    expect({ id, fits: resources <= fixedLimits.resourcesOfAStack }).toEqual({ id, fits: true });
    expect(JSON.stringify(template).length).toBeLessThan(fixedLimits.templateBytes);
  }
  const script = textOf(
    (fresh.one('AWS::EC2::LaunchTemplate').properties['LaunchTemplateData'] as Values)['UserData'],
  );
  expect(script.length).toBeLessThan(fixedLimits.userDataBytes);
  for (const { id, properties } of fresh.all('AWS::IAM::Policy')) {
    const length = JSON.stringify(properties['PolicyDocument']).length;
    expect({ id, fits: length < fixedLimits.policyCharacters }).toEqual({ id, fits: true });
  }
  const routes = fresh.all('AWS::ApiGatewayV2::Route').length;
  expect(routes).toBeLessThanOrEqual(fixedLimits.routesOfAnApi);
  // One for each of the contract's would be too many.
  expect(apiRoutes.flatMap(methodsOf).length).toBeGreaterThan(fixedLimits.routesOfAnApi);
  const { AccessLogSettings } = fresh.one('AWS::ApiGatewayV2::Stage').properties as {
    AccessLogSettings: { Format: string };
  };
  expect(AccessLogSettings.Format.length).toBeLessThan(fixedLimits.accessLogFormatBytes);
  const { DistributionConfig } = fresh.one('AWS::CloudFront::Distribution').properties as {
    DistributionConfig: { CacheBehaviors: unknown[] };
  };
  expect(DistributionConfig.CacheBehaviors.length).toBeLessThan(
    fixedLimits.behavioursOfADistribution,
  );
});

test.each(Object.keys(scales) as Size[])(
  'what %s needs of an account is counted from what it deploys',
  async (size) => {
    const cloud = size === 'small' ? fresh : await cloudWith(size);
    const [servers, , addresses] = quotasOf(size);
    const { policies, properties } = cloud.one('AWS::AutoScaling::AutoScalingGroup');
    const { AutoScalingRollingUpdate: rolling } = policies['UpdatePolicy'] as {
      AutoScalingRollingUpdate: { MaxBatchSize: number; MinInstancesInService: number };
    };
    const { vcpus } = scales[size].servers;
    expect(servers?.toOpen).toBe((rolling.MinInstancesInService + rolling.MaxBatchSize) * vcpus);
    expect(servers?.atMost).toBe((Number(properties['MaxSize']) + rolling.MaxBatchSize) * vcpus);
    expect(addresses?.toOpen).toBe(cloud.all('AWS::EC2::EIP').length);
  },
);
