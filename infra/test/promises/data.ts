import { describe, expect, test } from 'vitest';
import { actionsOf, allowances, type Cloud, type Values } from '../cloud.ts';

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

    test('servers sign in as one user without a password; only migrations and administrators read the master’s', () => {
      const connects = allowances(cloud()).filter(({ statement }) =>
        actionsOf(statement).includes('rds-db:connect'),
      );
      expect(connects).toHaveLength(1);
      expect(connects[0]?.roles).toContain('ServersRole');
      expect(JSON.stringify(connects[0]?.statement.Resource)).toMatch(/dbuser:.*\/larder"/);
      const readers = allowances(cloud())
        .filter(({ statement }) => JSON.stringify(statement).includes('MasterUserSecret'))
        .map(({ roles }) => roles.replace(/[^A-Za-z]+|Ref/g, ''));
      expect(readers).toHaveLength(2);
      expect(readers.join()).toMatch(/MigrationsFunctionRole/);
      expect(readers.join()).toMatch(/AdministratorsRole/);
    });

    test('administrators come with a second factor, forward a port and do nothing else', () => {
      const [role] = cloud()
        .all('AWS::IAM::Role')
        .filter(({ id }) => id.startsWith('Administrators'));
      expect(role?.properties).toMatchObject({
        MaxSessionDuration: 3600,
        AssumeRolePolicyDocument: {
          Statement: [{ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
        },
      });
      const may = allowances(cloud())
        .filter(({ roles }) => roles.includes('AdministratorsRole'))
        .flatMap(({ statement }) => actionsOf(statement));
      expect([...new Set(may)].sort()).toEqual([
        'kms:Decrypt',
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'ssm:ResumeSession',
        'ssm:StartSession',
        'ssm:TerminateSession',
      ]);
    });

    test('migrations run before any server of their version, once per change of the SQL', () => {
      const { properties } = cloud().one('Custom::Migrations');
      expect(properties['migrations']).toMatch(/^[0-9a-f]{32,}$/);
      const [migrate] = cloud()
        .all('AWS::Lambda::Function', 'Data')
        .filter(({ id }) => id.startsWith('MigrationsFunction'));
      expect(migrate?.properties).toMatchObject({
        Environment: { Variables: { LARDER_MIGRATIONS: '/var/task/migrations' } },
      });
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
      expect(may.flatMap(({ statement }) => actionsOf(statement))).not.toContain('dynamodb:Scan');
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
