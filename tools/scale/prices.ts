import { valuesOf, type Fact } from './facts.ts';

const list = (value: number, unit: string, from: string, on = '2026-11-23'): Fact => ({
  value,
  unit,
  from,
  on,
});
/** What others publish of a price, or what was known of it; AWS's own page could not be asked. */
const unchecked = (value: number, unit: string, from: string): Fact =>
  list(value, unit, `${from}; not checked`, '2026-11-30');

/** A month has 730 hours on AWS's bills. */
export const hoursPerMonth = 730;

/**
 * US dollars; AWS's list prices of us-east-1 on demand, no free tier, no savings plan, no tax. Written down on that day as we knew them, a
 * few compared with what others published in 2026, none with a bill: https://aws.amazon.com/pricing has today's.
 */
export const priceFacts = {
  rdsGb: list(0.23, 'GB-month', 'RDS gp3, two zones'),
  rdsIops: list(0.04, 'IOPS-month', 'RDS gp3 above what is included, two zones'),
  balancerHour: list(0.0225, 'hour', 'Application Load Balancer'),
  balancerUnitHour: list(0.008, 'LCU-hour', 'Application Load Balancer'),
  natHour: list(0.045, 'hour', 'NAT gateway'),
  apiMillion: list(1, 'million requests', 'HTTP API, first 300 million'),
  apiMillionBeyond: list(0.9, 'million requests', 'HTTP API, beyond'),
  lambdaMillion: list(0.2, 'million calls', 'Lambda'),
  lambdaGbSecond: list(0.0000133334, 'GB-second', 'Lambda, arm64'),
  dynamoWriteMillion: list(0.625, 'million replicated units', 'DynamoDB global table, on demand'),
  dynamoReadMillion: list(0.125, 'million units', 'DynamoDB on demand'),
  edgeMillion: list(1, 'million HTTPS requests', 'CloudFront, North America and Europe'),
  edgeFunctionMillion: list(0.1, 'million calls', 'CloudFront Functions'),
  firewallMillion: list(0.6, 'million requests', 'WAF'),
  firewallFixed: list(11, 'month', 'WAF: one ACL, six rules'),
  mailThousand: list(0.1, 'thousand letters', 'SES'),
  s3Gb: list(0.023, 'GB-month', 'S3 Standard'),
  s3ReadThousand: list(0.0004, 'thousand GET', 'S3 Standard'),
  logGb: list(0.5, 'GB', 'CloudWatch Logs, taken in'),
  publicAddressHour: list(0.005, 'hour', 'a public IPv4 address, in use or not'),
  metricMonth: list(0.3, 'metric-month', 'CloudWatch metrics beyond the basic ones, first 10,000'),
  dynamoKeptGb: list(0.2, 'GB-month', 'DynamoDB, what can be gone back to (PITR)'),
  rdsOneZoneGb: unchecked(0.115, 'GB-month', 'RDS gp3, one zone, as others quote it in 2026-06'),
  auroraHour: unchecked(2.208, 'hour', 'Aurora, one db.r7g.4xlarge'),
  auroraGb: unchecked(0.1, 'GB-month', 'Aurora Standard, as others quote it in 2026-06'),
  auroraMillion: unchecked(0.2, 'million reads and writes', 'Aurora Standard, likewise'),
  fixed: list(25, 'month', 'zones, health checks, secrets, keys, alarms, a dashboard'),
} satisfies Record<string, Fact>;

export type Prices = Record<keyof typeof priceFacts, number>;
export const prices: Prices = valuesOf(priceFacts);

/**
 * CloudFront with its firewall, names and logs at one price a month, for one distribution: nothing is charged beyond the requests that a plan is
 * for, and they may be answered slower. Read in https://aws.amazon.com/cloudfront/pricing/ as others quote it (2026-09-05); a paid plan has 50 TB.
 */
export const edgePlans: { name: string; month: number; requests: number; gb: number }[] = [
  { name: 'Free', month: 0, requests: 1e6, gb: 100 },
  { name: 'Pro', month: 15, requests: 10e6, gb: 50_000 },
  { name: 'Business', month: 200, requests: 125e6, gb: 50_000 },
  { name: 'Premium', month: 1000, requests: 500e6, gb: 50_000 },
];

/** What falls with quantity: each price holds up to so many units of the month. */
export type Tier = { upTo: number; price: number };

/** CloudFront, North America and Europe, a GB. */
export const edgeGbTiers: Tier[] = [
  { upTo: 10_000, price: 0.085 },
  { upTo: 50_000, price: 0.08 },
  { upTo: 150_000, price: 0.06 },
  { upTo: 500_000, price: 0.04 },
  { upTo: 1_000_000, price: 0.03 },
  { upTo: 5_000_000, price: 0.025 },
  { upTo: Infinity, price: 0.02 },
];

/** Cognito, a customer who was active in the month. The first ten thousand are free for Lite and Essentials. */
export const accountTiers = {
  lite: [
    { upTo: 10_000, price: 0 },
    { upTo: 100_000, price: 0.0055 },
    { upTo: 1_000_000, price: 0.0046 },
    { upTo: 10_000_000, price: 0.00325 },
    { upTo: Infinity, price: 0.0025 },
  ],
  essentials: [
    { upTo: 10_000, price: 0 },
    { upTo: Infinity, price: 0.015 },
  ],
  plus: [{ upTo: Infinity, price: 0.02 }],
} satisfies Record<string, Tier[]>;

export type AccountPlan = keyof typeof accountTiers;

export function tiered(tiers: readonly Tier[], quantity: number): number {
  let [cost, from] = [0, 0];
  for (const { upTo, price } of tiers) {
    cost += Math.max(0, Math.min(quantity, upTo) - from) * price;
    from = upTo;
  }
  return cost;
}
