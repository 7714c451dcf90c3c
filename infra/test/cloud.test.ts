import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { beforeAll, expect, test } from 'vitest';
import { repository } from '../src/constructs/function.ts';
import { bundlePath } from '../src/constructs/server-program.ts';
import { problemsOf } from '../src/environment.ts';
import { environment as large } from '../environments/large.ts';
import { environment as largeAurora } from '../environments/large-aurora.ts';
import { environment as largeApart } from '../environments/large-orders-apart.ts';
import { environment as largeReplicated } from '../environments/large-with-replica.ts';
import { environment as medium } from '../environments/medium.ts';
import { environment as small } from '../environments/small.ts';
import { accountPromises } from './promises/accounts.ts';
import { dataPromises } from './promises/data.ts';
import { edgePromises } from './promises/edge.ts';
import { operationPromises } from './promises/operations.ts';
import { serverPromises } from './promises/servers.ts';
import { cloudWith, patienceMs, said, synthesise, type Cloud } from './cloud.ts';

let cloud: Cloud;
// Whatever CloudFormation's own rules or those of AwsSolutions find, and nobody gave a reason for, makes this throw.
beforeAll(async () => {
  cloud = await cloudWith('usual');
}, patienceMs);

test('what is wrong is found by both judges, and nothing is wrong', async () => {
  const { CfnSecurityGroup } = await import('aws-cdk-lib/aws-ec2');
  const plant = (root: App) => {
    new CfnSecurityGroup(root.node.findChild('Data'), 'Planted', {
      groupDescription: 'open to all’',
      securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }],
    });
  };
  const verdict = await synthesise({}, plant).catch(String);
  expect(verdict).toMatch(/ERROR GroupDescription: 'open to all’'.*\(CloudFormation Validate\)/);
  expect(verdict).toContain("Acknowledge with 'AwsSolutions::AwsSolutions-EC23'");
  for (const name of Object.keys(said) as (keyof typeof said)[])
    expect([name, (await cloudWith(name)).findings]).toEqual([name, []]);
});

test('every stack is kept from deletion, tagged, and where it belongs', () => {
  expect(cloud.stacks.map(({ id }) => id).sort()).toEqual([
    'Api',
    'App',
    'Data',
    'Dns',
    'Edge',
    'EdgeCert',
    'EdgeOps',
    'Identity',
    'Mail',
    'Network',
    'Ops',
  ]);
  for (const { id, terminationProtection, region } of cloud.stacks) {
    expect({ id, terminationProtection }).toEqual({ id, terminationProtection: true });
    const global = ['Dns', 'EdgeCert', 'EdgeOps'].includes(id);
    expect({ id, region }).toEqual({
      id,
      region: global ? 'us-east-1' : 'eu-west-1',
    });
  }
  for (const type of ['AWS::RDS::DBInstance', 'AWS::Cognito::UserPool', 'AWS::S3::Bucket']) {
    for (const { policies, properties } of cloud.all(type)) {
      expect(JSON.stringify(properties)).toMatch(/larder:store":?.{0,12}"small"/);
      expect(policies).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    }
  }
});

test('what was not built cannot be deployed', () => {
  const isMade =
    existsSync(bundlePath) && existsSync(join(repository, 'web/build/en/client/assets'));
  const app = cloud.stacks.find(({ id }) => id === 'App');
  expect(JSON.stringify(app?.template.Rules).includes('Nothing to deploy yet')).toBe(!isMade);
});

test('the examples are environments; a wrong one is told everything that is wrong with it', () => {
  for (const example of [small, medium, large, largeApart, largeReplicated, largeAurora])
    expect(problemsOf(example)).toEqual([]);
  const wrong = {
    ...small,
    secondRegion: small.region,
    account: '1',
    originSecretGeneration: 0,
    payments: 'sandbox' as 'stripe',
    ordersApart: true,
    database: 'aurora' as const,
  };
  expect(problemsOf(wrong)).toEqual([
    'account must be the 12 digits of an AWS account',
    'secondRegion must be another than region',
    'ordersApart is a choice of the size large',
    'database must be rds, or in the size large rds-with-replica or aurora',
    'originSecretGeneration must be 1 or more',
    'payments must be stripe or invoice: in the sandbox no money moves',
  ]);
});

dataPromises(() => cloud);
accountPromises(() => cloud);
serverPromises(() => cloud);
edgePromises(() => cloud);
operationPromises(() => cloud);
