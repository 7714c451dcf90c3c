import { beforeAll, expect, test } from 'vitest';
import { cloudWith, patienceMs, type Cloud } from '../../infra/test/cloud.ts';
import { asBuilt, inputs, planned } from './cases.ts';
import { costOf } from './cost.ts';
import type { Inputs } from './plan.ts';
import { hoursPerMonth, prices, type Prices } from './prices.ts';

// What is deployed and what the model says it costs: whatever AWS sells by itself has a line, in every size.

let clouds: Record<'small' | 'large', Cloud>;
beforeAll(async () => {
  clouds = { small: await cloudWith('usual'), large: await cloudWith('large') };
}, patienceMs);

const dollarsOf = (service: string, orders: number) =>
  costOf(orders, planned(orders, asBuilt), inputs, { prices, accounts: 'plus' }).find(
    (line) => line.service === service,
  )?.dollars ?? 0;

const fixed = 'Route 53, CloudWatch, KMS, Secrets Manager';
/** By the beginning of its type: the line by which a resource is paid, or why it is not. */
const paidBy: Record<string, string> = {
  'AWS::ApiGatewayV2::': 'API Gateway',
  'AWS::AutoScaling::': 'EC2',
  'AWS::CloudFront::': 'CloudFront',
  'AWS::CloudWatch::': fixed,
  'AWS::Cognito::': 'Cognito',
  'AWS::DynamoDB::': 'DynamoDB',
  'AWS::EC2::EIP': 'NAT',
  'AWS::EC2::FlowLog': 'CloudWatch Logs',
  'AWS::EC2::LaunchTemplate': 'EC2',
  'AWS::EC2::NatGateway': 'NAT',
  'AWS::ElasticLoadBalancingV2::': 'Elastic Load Balancing',
  'AWS::KMS::': fixed,
  'AWS::Lambda::': 'Lambda',
  'AWS::Logs::': 'CloudWatch Logs',
  'AWS::RDS::': 'RDS',
  'AWS::Route53::': fixed,
  'AWS::S3::': 'S3',
  'AWS::SES::': 'SES',
  'AWS::SecretsManager::': fixed,
  'AWS::WAFv2::': 'WAF',
};
/** What is not sold, or only for the minutes of a deployment. */
const free =
  /^(AWS::(IAM|SSM|SNS|Budgets|CertificateManager|CloudFormation|CodeBuild|Events|CDK)::|AWS::EC2::(VPC|Subnet|Route|InternetGateway|SecurityGroup|SubnetRoute|VPCGateway|VPCEndpoint)|Custom::)/;

const lineFor = (type: string) =>
  Object.entries(paidBy).find(([beginning]) => type.startsWith(beginning))?.[1];

test('every kind of resource that is deployed has a line in what a month costs, or costs nothing', () => {
  for (const [size, orders] of [
    ['small', 1_000],
    ['large', 10_000_000],
  ] as const) {
    const types = new Set(
      clouds[size].stacks.flatMap(({ template }) =>
        Object.values(template.Resources).map(({ Type }) => String(Type)),
      ),
    );
    expect(types.size).toBeGreaterThan(40);
    const unsaid = [...types].filter((type) => lineFor(type) === undefined && !free.test(type));
    expect([size, unsaid]).toEqual([size, []]);
    const lines = new Set([...types].flatMap((type) => lineFor(type) ?? []));
    const unpaid = [...lines].filter((line) => dollarsOf(line, orders) <= 0);
    expect([size, unpaid]).toEqual([size, []]);
  }
});

test('what is paid beside a resource is in its line: addresses and ways out, metrics, what is noted of the network, what can be gone back to', () => {
  for (const [size, orders] of [
    ['small', 1_000],
    ['large', 10_000_000],
  ] as const) {
    const cloud = clouds[size];
    const ways = cloud.all('AWS::EC2::NatGateway').length;
    expect(cloud.all('AWS::EC2::EIP')).toHaveLength(ways);
    const hour = prices.natHour + prices.publicAddressHour;
    expect(dollarsOf('NAT', orders)).toBeCloseTo(hoursPerMonth * ways * hour, 4);
  }
  const { small } = clouds;
  const grows = (service: string, dearer: Partial<Inputs['guessed']>, paid: Partial<Prices>) => {
    const asked = { ...inputs, guessed: { ...inputs.guessed, ...dearer } };
    const cost = (of: Inputs, by: Prices) =>
      costOf(1_000_000, planned(1_000_000, asBuilt), of, { prices: by, accounts: 'essentials' });
    const find = (lines: ReturnType<typeof costOf>) =>
      lines.find((line) => line.service === service)?.dollars ?? 0;
    return find(cost(asked, { ...prices, ...paid })) > find(cost(inputs, prices));
  };
  expect(small.all('AWS::EC2::FlowLog')).not.toEqual([]);
  expect(grows('CloudWatch Logs', { flowLogBytes: 10_000 }, {})).toBe(true);
  const { LaunchTemplateData } = small.one('AWS::EC2::LaunchTemplate').properties;
  expect(LaunchTemplateData).toMatchObject({ Monitoring: { Enabled: true } });
  expect(grows('CloudWatch metrics', {}, { metricMonth: 3 })).toBe(true);
  expect(JSON.stringify(small.one('AWS::DynamoDB::GlobalTable').properties)).toContain(
    '"PointInTimeRecoveryEnabled":true',
  );
  expect(grows('DynamoDB', {}, { dynamoKeptGb: 20 })).toBe(true);
  // Those of each route are not bought: the model has no line for them.
  expect(JSON.stringify(small.one('AWS::ApiGatewayV2::Stage').properties)).not.toContain(
    '"DetailedMetricsEnabled":true',
  );
});
