import { beforeAll, expect, test } from 'vitest';
import type { Size } from '../src/environment.ts';
import { scales } from '../src/sizes.ts';
import { changesBetween, type Change } from './changes.ts';
import { cloudWith, patienceMs, planted, type Cloud } from './cloud.ts';

const sizes: Size[] = ['small', 'medium', 'large'];
const steps: [Size, Size][] = [
  ['small', 'medium'],
  ['medium', 'large'],
];
const clouds = new Map<Size, Cloud>();
const cloudOf = (size: Size): Cloud => {
  const cloud = clouds.get(size);
  if (!cloud) throw new Error(`${size} was not made.`);
  return cloud;
};
beforeAll(async () => {
  for (const size of sizes) clouds.set(size, await cloudWith(size === 'small' ? 'usual' : size));
}, patienceMs);

/** What would be lost, or what the store stands on while it is open. */
const holding =
  /^AWS::(RDS::|DynamoDB::|S3::Bucket$|Cognito::|KMS::Key$|SecretsManager::|EC2::(VPC|Subnet|SecurityGroup)$|Route53::HostedZone$|ElasticLoadBalancingV2::(LoadBalancer|TargetGroup)$|CloudFront::Distribution$|ApiGatewayV2::(Api|DomainName)$|Logs::LogGroup$)/;

const harmful = (changes: Change[]) =>
  changes.filter(
    ({ type, kind }) =>
      holding.test(type) && ['removed', 'replaced', 'maybe replaced'].includes(kind),
  );

/** Addresses as numbers: the first of a range, and the first after it. */
function rangeOf(cidr: string): [number, number] {
  const [, address = '', bits = ''] = /^([\d.]+)\/(\d+)$/.exec(cidr) ?? [];
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(bits))];
}

type Net = { id: string; range: [number, number]; zone: unknown };
const netsOf = (cloud: Cloud): Net[] =>
  cloud.all('AWS::EC2::Subnet').map(({ id, properties }) => ({
    id,
    range: rangeOf(String(properties['CidrBlock'])),
    zone: properties['AvailabilityZone'],
  }));

/** Pairs of subnets, of one network or of it before and after, that would have to hold the same addresses. */
const overlaps = (ones: Net[], others: Net[]) =>
  ones.flatMap((one) =>
    others
      .filter(
        (other) =>
          other.id !== one.id && one.range[0] < other.range[1] && other.range[0] < one.range[1],
      )
      .map((other) => [one.id, other.id]),
  );

test.each(steps)(
  'growing from %s to %s replaces and removes nothing that holds something',
  (from, to) => {
    const changes = changesBetween(cloudOf(from), cloudOf(to));
    expect(harmful(changes)).toEqual([]);
    // It does grow: what should change is seen to.
    expect(changes).toContainEqual(
      expect.objectContaining({ type: 'AWS::RDS::DBInstance', kind: 'changed' }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({ type: 'AWS::AutoScaling::AutoScalingGroup', kind: 'changed' }),
    );
  },
);

test.each(steps)(
  'no subnet of %s stands where one of %s comes, and each keeps its zone',
  (from, to) => {
    const [before, after] = [netsOf(cloudOf(from)), netsOf(cloudOf(to))];
    expect(before.length).toBeGreaterThanOrEqual(6);
    expect(overlaps(before, after)).toEqual([]);
    for (const net of before) expect(after).toContainEqual(net);
  },
);

test('a subnet that moves, and a database that would be made anew, are found', () => {
  const small = cloudOf('small');
  const moved = planted(small, ({ Properties }, name) => {
    if (name.startsWith('Network/VpcdatabaseSubnet1') && isNet(Properties))
      Properties.CidrBlock = '10.20.48.0/24';
  });
  expect(harmful(changesBetween(small, moved)).map(({ id }) => id)).toEqual([
    expect.stringMatching(/^VpcdatabaseSubnet1/),
  ]);
  expect(overlaps(netsOf(moved), netsOf(cloudOf('medium'))).length).toBeGreaterThan(0);
  const renamed = planted(small, ({ Type, Properties }) => {
    if (Type === 'AWS::RDS::DBInstance')
      Object.assign(Properties as object, { DBInstanceIdentifier: 'another' });
  });
  expect(harmful(changesBetween(small, renamed)).map(({ type }) => type)).toEqual([
    'AWS::RDS::DBInstance',
  ]);
});
const isNet = (properties: unknown): properties is { CidrBlock: string } =>
  typeof properties === 'object' && properties !== null && 'CidrBlock' in properties;

test.each(sizes)(
  'in %s each zone has a way out of its own, and zones are called by their names',
  (size) => {
    const cloud = cloudOf(size);
    const zones = cloud.environment.zones.slice(0, scales[size].zones);
    const nets = netsOf(cloud);
    expect([...new Set(nets.map(({ zone }) => zone))]).toEqual(zones);
    const zoneOf = (subnet: unknown) =>
      nets.find(({ id }) => JSON.stringify(subnet).includes(`"${id}"`))?.zone;
    const gates = new Map(
      cloud
        .all('AWS::EC2::NatGateway')
        .map(({ id, properties }) => [id, zoneOf(properties['SubnetId'])]),
    );
    expect([...gates.values()].sort()).toEqual(zones);
    const tables = new Map(
      cloud
        .all('AWS::EC2::SubnetRouteTableAssociation')
        .map(({ properties }) => [
          JSON.stringify(properties['RouteTableId']),
          zoneOf(properties['SubnetId']),
        ]),
    );
    const ways = cloud
      .all('AWS::EC2::Route')
      .filter(({ properties }) => properties['NatGatewayId'] !== undefined);
    expect(ways).toHaveLength(zones.length);
    for (const { properties } of ways) {
      const { Ref } = properties['NatGatewayId'] as { Ref: string };
      expect(gates.get(Ref)).toBe(tables.get(JSON.stringify(properties['RouteTableId'])));
    }
  },
);

test('raising the secret of the edge, choosing a plan and guarding the store replace nothing either', async () => {
  const small = cloudOf('small');
  for (const [name, seen] of [
    ['varied', ['AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool', 'AWS::IAM::Policy']],
    ['first', ['AWS::RDS::DBInstance', 'AWS::Cognito::UserPool']],
  ] as const) {
    const changes = changesBetween(small, await cloudWith(name));
    const types = changes.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining([...seen]));
    const secretsGone = changes.filter(({ type }) => type !== 'AWS::SecretsManager::Secret');
    expect(harmful(secretsGone)).toEqual([]);
  }
});
