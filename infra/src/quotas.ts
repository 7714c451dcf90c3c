import type { Environment, Size } from './environment.ts';
import { scales } from './sizes.ts';

/** Something of which an account has so much until AWS is asked for more. */
export type Quota = {
  what: string;
  /** As Service Quotas knows it: a service and a code. */
  code: string;
  /** What a new account has, by AWS's documents of 2026-11; an older one may have more, and its own console says how much. */
  granted: number;
  /** What the first deployment takes, and what it takes when the size is used up while servers are replaced. */
  toOpen: number;
  atMost: number;
};

/**
 * What a size needs that a new account may not have. The requests are answered in hours or days; the first deployment fails without them.
 * Sources: EC2's on-demand limits (5 vCPU), Lambda's concurrency (1,000, and less in new accounts: 10), Elastic IPs (5).
 */
export function quotasOf(
  size: Size,
  { ordersApart = false }: Pick<Environment, 'ordersApart'> = {},
): Quota[] {
  const { servers, orderServers, zones, signIns } = scales[size];
  const groups = ordersApart && orderServers ? [servers, orderServers] : [servers];
  // A new server sells before an old one leaves.
  const vcpusOf = (count: 'least' | 'most') =>
    groups.reduce((sum, each) => sum + (each[count] + replacedAtOnce(each.least)) * each.vcpus, 0);
  return [
    {
      what: 'vCPU of on-demand standard instances',
      code: 'ec2 L-1216C47A',
      granted: 5,
      toOpen: vcpusOf('least'),
      atMost: vcpusOf('most'),
    },
    {
      what: 'Lambda functions that run at one moment',
      code: 'lambda L-B99A9384',
      granted: 10,
      toOpen: 10,
      // Beside sign-ins there is what deploys: the CDK's own.
      atMost: signIns + 10,
    },
    { what: 'Elastic IPs', code: 'ec2 L-0263D0A3', granted: 5, toOpen: zones, atMost: zones },
  ];
}

/** How many servers of a group are replaced at one moment. */
export const replacedAtOnce = (least: number): number => Math.max(1, Math.floor(least / 2));

/**
 * What cannot be raised before the thing itself is there, or not at all: templates that need more cannot be deployed for the first time.
 * Sources: AWS's pages of quotas of CloudFormation, API Gateway (HTTP APIs), CloudFront, EC2 (user data) and IAM (policies of a role), 2026-11.
 */
export const fixedLimits = {
  resourcesOfAStack: 500,
  templateBytes: 1_000_000,
  routesOfAnApi: 300,
  accessLogFormatBytes: 3_000,
  behavioursOfADistribution: 75,
  userDataBytes: 16_384,
  policyCharacters: 10_240,
};
