import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  actionsOf,
  allowances,
  textOf,
  type Cloud,
  type Statement,
  type Values,
} from '../cloud.ts';

const iam = 'arn:aws:iam::111122223333';

/** Whether a session with these keys is meant by a statement's conditions; what a session has no key for, no condition meets. */
function holds({ Condition = {} }: Statement, keys: Record<string, string>): boolean {
  return Object.entries(Condition).every(([how, wanted]) =>
    Object.entries(wanted as Record<string, string>).every(([key, value]) => {
      const has = keys[key];
      if (has === undefined) return false;
      if (how === 'Bool') return has === value;
      if (how === 'ArnLike') return new RegExp(`^${value.replaceAll('*', '.*')}$`).test(has);
      throw new Error(`Nobody here knows ${how}.`);
    }),
  );
}

/** What is kept: who reaches it, how it is kept, and how it is had back. */
export const dataPromises = (cloud: () => Cloud) =>
  describe('data', () => {
    test('the database has no way in from outside, stands in two zones, and cannot be deleted', () => {
      const { properties } = cloud().one('AWS::RDS::DBInstance');
      expect(properties).toMatchObject({
        PubliclyAccessible: false,
        MultiAZ: true,
        StorageEncrypted: true,
        EnableIAMDatabaseAuthentication: true,
        ManageMasterUserPassword: true,
        DeletionProtection: true,
        BackupRetentionPeriod: 14,
        DeleteAutomatedBackups: false,
        CopyTagsToSnapshot: true,
      });
      expect(properties).not.toHaveProperty('MasterUserPassword');
      expect(cloud().one('AWS::RDS::DBParameterGroup').properties['Parameters']).toMatchObject({
        'rds.force_ssl': '1',
      });
      const subnets = JSON.stringify(
        cloud().one('AWS::RDS::DBSubnetGroup').properties['SubnetIds'],
      );
      expect(subnets).toContain('databaseSubnet1');
      expect(subnets).not.toMatch(/publicSubnet|serversSubnet/);
      const isolated = cloud()
        .all('AWS::EC2::Route')
        .filter(({ id }) => id.includes('databaseSubnet'));
      expect(isolated).toEqual([]);
    });

    test('only the servers and the migrations may knock at the database', () => {
      const knocks = cloud()
        .all('AWS::EC2::SecurityGroupIngress')
        .map(({ properties }) => properties)
        .filter(({ GroupId }) => JSON.stringify(GroupId).includes('DatabaseGroup'));
      expect(knocks.map((knock) => knock['Description']).sort()).toEqual([
        'From the migrations',
        'From the servers',
      ]);
      for (const knock of knocks) {
        expect(knock).toMatchObject({ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 });
        expect(knock).toHaveProperty('SourceSecurityGroupId');
      }
    });

    test('no door of the network stands open to the world', () => {
      const groups = cloud().all('AWS::EC2::SecurityGroup');
      const rules = [
        ...groups.flatMap(
          ({ properties }) => (properties['SecurityGroupIngress'] ?? []) as Values[],
        ),
        ...cloud()
          .all('AWS::EC2::SecurityGroupIngress')
          .map(({ properties }) => properties),
      ];
      expect(rules.length).toBeGreaterThan(3);
      for (const rule of rules) {
        expect(JSON.stringify(rule)).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
        expect(rule['FromPort']).not.toBe(22);
      }
    });

    test('servers sign in as one user without a password, people as one who reads; only migrations read the master’s', () => {
      const connects = allowances(cloud())
        .filter(({ statement }) => actionsOf(statement).includes('rds-db:connect'))
        .map(({ roles, statement }) => [
          /(Servers|Administrators)Role/.exec(roles)?.[1],
          /dbuser:.*\/(\w+)"/.exec(JSON.stringify(statement.Resource))?.[1],
        ]);
      expect(connects.sort()).toEqual([
        ['Administrators', 'larder_reader'],
        ['Servers', 'larder'],
      ]);
      expect(task().settings).toMatchObject({ LARDER_READER: 'larder_reader' });
      const readers = allowances(cloud())
        .filter(({ statement }) => JSON.stringify(statement).includes('MasterUserSecret'))
        .map(({ roles }) => roles.replace(/[^A-Za-z]+|Ref/g, ''));
      expect(readers).toEqual([expect.stringMatching(/MigrationsProjectRole/)]);
    });

    /** The task that runs migrations. */
    const task = () => {
      const { id, properties } = cloud().one('AWS::CodeBuild::Project', 'Data');
      const { EnvironmentVariables } = properties['Environment'] as {
        EnvironmentVariables: { Name: string; Value: unknown }[];
      };
      const settings = Object.fromEntries(
        EnvironmentVariables.map(({ Name, Value }) => [Name, Value]),
      );
      return { id, properties, settings, minutes: Number(properties['TimeoutInMinutes']) };
    };

    const administrators = () => {
      const [role] = cloud()
        .all('AWS::IAM::Role')
        .filter(({ id }) => id.startsWith('Administrators'));
      return role?.properties as {
        RoleName: string;
        AssumeRolePolicyDocument: { Statement: Statement[] };
      };
    };

    test('administrators come from Identity Center or with a second factor, forward a port, read, and do nothing else', () => {
      expect(administrators()).toMatchObject({
        MaxSessionDuration: 3600,
        AssumeRolePolicyDocument: {
          Statement: [
            { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
            {
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn':
                    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*',
                },
              },
            },
          ],
        },
      });
      const may = allowances(cloud())
        .filter(({ roles }) => roles.includes('AdministratorsRole'))
        .flatMap(({ statement }) => actionsOf(statement));
      expect([...new Set(may)].sort()).toEqual([
        'ec2:DescribeInstances',
        'rds-db:connect',
        'ssm:ResumeSession',
        'ssm:StartSession',
        'ssm:TerminateSession',
        'ssmmessages:OpenDataChannel',
      ]);
    });

    // The keys that a session has, by AWS's documents: one of Identity Center says nothing of a second factor.
    test.for([
      [
        'from Identity Center',
        {
          'aws:PrincipalArn': `${iam}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admins_0123`,
        },
        true,
      ],
      [
        'of a user with a second factor',
        { 'aws:PrincipalArn': `${iam}:user/ada`, 'aws:MultiFactorAuthPresent': 'true' },
        true,
      ],
      [
        'of a user without one',
        { 'aws:PrincipalArn': `${iam}:user/ada`, 'aws:MultiFactorAuthPresent': 'false' },
        false,
      ],
      ['of a role without one', { 'aws:PrincipalArn': `${iam}:role/deploys` }, false],
    ] as const)('a session %s may read the database: %j', ([, keys, may]) => {
      const { Statement } = administrators().AssumeRolePolicyDocument;
      expect(Statement.some((each) => holds(each, keys))).toBe(may);
    });

    test('the commands that lead into the database name what is there', () => {
      const app = cloud().stacks.find(({ id }) => id === 'App');
      const told = Object.entries(app?.template.Outputs ?? {})
        .filter(([name]) => name.startsWith('Administrators'))
        .map(([, { Value }]) => textOf(Value));
      expect(told).toHaveLength(5);
      expect(told.join('\n')).toContain(`:role/${administrators().RoleName} `);
      const [group] = cloud().all('AWS::AutoScaling::AutoScalingGroup');
      const { Value: name } = (group?.properties['Tags'] as { Key: string; Value: string }[]).find(
        ({ Key }) => Key === 'larder:servers',
      ) ?? { Value: '' };
      expect(told.join('\n')).toContain(`Name=tag:larder:servers,Values=${name} `);
      expect(told.filter((each) => each.includes('larder_reader'))).toHaveLength(2);
      expect(told.join('\n')).not.toContain('master');
    });

    test('migrations run before any server of their version, once per change of the SQL', () => {
      const [start, word, waits] = [
        cloud().one('Custom::StartMigrations', 'Data'),
        cloud().one('AWS::CloudFormation::WaitConditionHandle', 'Data'),
        cloud().one('AWS::CloudFormation::WaitCondition', 'Data'),
      ];
      // By a name that has the hash of the SQL: other SQL is another task, and going back starts none.
      const version = /^MigrationsStart([0-9a-f]{8})[0-9A-F]{8}$/.exec(start.id)?.[1] ?? '';
      expect(word.id).toContain(`Signal${version}`);
      expect(waits.id).toContain(`Applied${version}`);
      expect(start.properties).not.toHaveProperty('Update');
      expect(start.properties).not.toHaveProperty('Delete');
      const told = JSON.stringify(start.properties['Create']);
      expect(told).toContain(`{"Ref":"${word.id}"}`);
      expect(told).toContain(`{"Ref":"${task().id}"}`);
      // It can sign in, and read its program, before it is started.
      const before = [start.policies['DependsOn']].flat() as string[];
      for (const needed of ['MigrationsProjectRoleDefaultPolicy', 'DatabaseInstance'])
        expect(before.some((id) => id.startsWith(needed))).toBe(true);
      expect(before.filter((id) => id.startsWith('DatabaseGroupfrom'))).toHaveLength(2);
      expect(waits.policies['DependsOn']).toContain(start.id);
      expect(waits.properties).toMatchObject({ Handle: { Ref: word.id }, Count: 1 });
      // The App's stack is deployed after this one; nothing of it starts while the condition waits.
      expect(cloud().stacks.find(({ id }) => id === 'App')?.after).toContain('Data');
    });

    test('migrations have hours, and the deployment waits longer than they may take', () => {
      const { minutes, properties } = task();
      expect(minutes).toBeGreaterThan(60);
      const { Timeout } = cloud().one('AWS::CloudFormation::WaitCondition').properties;
      expect(Number(Timeout)).toBeGreaterThan(minutes * 60);
      // CloudFormation waits twelve hours at most.
      expect(Number(Timeout)).toBeLessThanOrEqual(43_200);
      expect(properties).toMatchObject({ ConcurrentBuildLimit: 1 });
      const { Subnets } = properties['VpcConfig'] as { Subnets: unknown };
      expect(JSON.stringify(Subnets)).toContain('serversSubnet');
      expect(JSON.stringify(Subnets)).not.toMatch(/publicSubnet|databaseSubnet/);
    });

    test('baskets are kept in two regions, can be had back, and are forgotten in time', () => {
      const { properties } = cloud().one('AWS::DynamoDB::GlobalTable');
      const kept = {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      };
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      });
      expect(properties['Replicas']).toHaveLength(2);
      for (const Region of ['eu-west-1', 'eu-central-1']) {
        expect(properties['Replicas']).toContainEqual(expect.objectContaining({ Region, ...kept }));
      }
      const may = allowances(cloud()).filter(({ statement }) =>
        actionsOf(statement).some((action) => action.startsWith('dynamodb:')),
      );
      expect(may).toHaveLength(1);
      expect(may[0]?.statement.Resource).toEqual(
        ['eu-central-1', 'eu-west-1'].map(
          (region) => `arn:aws:dynamodb:${region}:111122223333:table/larder-small-choices`,
        ),
      );
      // What the server's own requests are called, in any of its files.
      const folder = join(import.meta.dirname, '../../../server/src/platform/choices');
      const asked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
        .flatMap((file) => [
          ...readFileSync(join(folder, file), 'utf8').matchAll(/new (\w+)Command\(/g),
        ])
        .map(([, name]) => `dynamodb:${name}`);
      expect(may.flatMap(({ statement }) => actionsOf(statement)).sort()).toEqual(
        [...new Set(asked)].sort(),
      );
    });

    test('every bucket is private, encrypted, spoken to by TLS only, and tidied', () => {
      const buckets = cloud().all('AWS::S3::Bucket');
      expect(buckets).toHaveLength(3);
      for (const { properties, id } of buckets) {
        expect(properties).toMatchObject({
          BucketEncryption: expect.anything(),
          LifecycleConfiguration: expect.anything(),
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        });
        const [policy] = cloud()
          .all('AWS::S3::BucketPolicy')
          .filter(({ properties: { Bucket } }) => JSON.stringify(Bucket).includes(id));
        expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
      }
      const kept = buckets.filter(({ id }) => !id.includes('Logs'));
      for (const { properties } of kept) {
        expect(properties).toMatchObject({
          VersioningConfiguration: { Status: 'Enabled' },
          LoggingConfiguration: expect.anything(),
        });
      }
    });
  });
