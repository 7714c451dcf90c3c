import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { repository } from '../src/constructs/function.ts';
import { quotasOf } from '../src/quotas.ts';
import { scales } from '../src/sizes.ts';
import type { Size } from '../src/environment.ts';
import { cloudWith, patienceMs, said, type Cloud } from './cloud.ts';

// What somebody who walks docs/deploy-aws.md is told is what the templates are.

const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const guide = read('docs/deploy-aws.md');
let cloud: Cloud;
beforeAll(async () => {
  cloud = await cloudWith('usual');
}, patienceMs);

test('the quotas that are asked for first are those of each size', () => {
  const [, table = ''] = /<!-- quotas -->([^]*)<!-- \/quotas -->/.exec(guide) ?? [];
  const rows = table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const sizes = Object.keys(scales) as Size[];
  const [ofSmall = []] = sizes.map((size) => quotasOf(size));
  expect(rows).toEqual(
    ofSmall.map(({ what, code, granted }, index) => [
      what,
      `\`${code}\``,
      String(granted),
      ...sizes.map((size) => {
        const quota = quotasOf(size)[index];
        return `${quota?.toOpen}, ${quota?.atMost}`;
      }),
    ]),
  );
});

test('every stack is named, in an order in which each finds what it needs', () => {
  const [, listed = ''] = /The order follows from what needs what: ([^.]+)\./.exec(guide) ?? [];
  const order = [...listed.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name);
  expect(order.toSorted()).toEqual(cloud.stacks.map(({ id }) => id).sort());
  for (const { id, after } of cloud.stacks)
    for (const needed of after)
      expect([id, order.indexOf(needed) < order.indexOf(id)]).toEqual([id, true]);
  const [, down = ''] = /in reverse order: ([^.]+)\./.exec(guide.replaceAll('\n', ' ')) ?? [];
  expect([...down.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name).toSorted()).toEqual(
    order.toSorted(),
  );
});

test('what the guide and the book of operations call by a name is called so', async () => {
  const clouds = [cloud, await cloudWith('ordersApart'), await cloudWith('replicated')];
  const there = JSON.stringify(clouds.map(({ stacks }) => stacks));
  // A name of one size stands for that of each.
  const told = `${guide}${read('docs/operations.md')}`.replaceAll('larder-large-', 'larder-small-');
  const names = new Set(told.match(/larder-small-[a-z-]*[a-z]/g));
  expect(names.size).toBeGreaterThan(8);
  const planted = 'larder-small-of-nobody';
  expect([...names, planted].filter((name) => !there.includes(name))).toEqual([planted]);
});

test('what npm is asked to run is there', () => {
  const scripts = (file: string) =>
    Object.keys((JSON.parse(read(file)) as { scripts: object }).scripts);
  const asked = [...guide.matchAll(/npm run ([\w:]+)( -w infra)?/g)];
  expect(asked.length).toBeGreaterThan(4);
  for (const [text, name = '', inInfra] of asked)
    expect([text, scripts(inInfra ? 'infra/package.json' : 'package.json').includes(name)]).toEqual(
      [text, true],
    );
});

test('what AWS answers in days is asked for before anything is deployed, and what follows waits for it', () => {
  const inOrder = [
    'Your account must be verified',
    'aws cloudfront create-distribution',
    '<!-- quotas -->',
    'Ask for production access',
    'aws sts get-caller-identity',
    'npm run synth',
    'npx cdk bootstrap',
    'npx cdk deploy --app cdk.out Dns',
    'get-dnssec',
    'npx cdk deploy --app cdk.out Mail',
    'aws sesv2 get-email-identity --region REGION',
    'wait for it',
    'npx cdk deploy --app cdk.out --all',
    'It asks before each stack',
    'Set `guarded: true`',
  ];
  const missing = inOrder.filter((text) => !guide.includes(text));
  expect(missing).toEqual([]);
  let from = 0;
  for (const text of inOrder) {
    const at = guide.indexOf(text, from);
    expect([text, at >= from]).toEqual([text, true]);
    from = at;
  }
});

test('nobody is led to a console that has ended', () => {
  const told = [guide, read('docs/operations.md'), read('docs/architecture-aws.md')].join('\n');
  const named = told.split('\n').filter((line) => /Performance Insights/.test(line));
  expect(named.filter((line) => !line.includes('Database Insights'))).toEqual([]);
  expect(told).toContain('Database Insights');
});

test('what the bundle is made with is asked for before it is made', () => {
  const called = [...read('infra/src/bundle-server.ts').matchAll(/\brun\(\w+, '(\w+)'/g)];
  const programs = new Set(called.map(([, program = '']) => program));
  expect([...programs].toSorted()).toEqual(['node', 'npm', 'tar']);
  const [, needed = ''] = /## 2\. What you need\n([^]*?)\n## 3\./.exec(guide) ?? [];
  const missing = [...programs].filter((program) => !needed.toLowerCase().includes(program));
  expect(missing).toEqual([]);
});

test('what stands in capitals for what an earlier command printed is printed by one', () => {
  const [, first = ''] = /thrown away:[^]*?```sh\n([^]*?)```/.exec(guide) ?? [];
  const lines = first.trim().split('\n');
  const used = lines.findIndex((line) => line.includes('--if-match NEW-ETAG'));
  const printed = lines.findIndex((line) => line.endsWith('# prints NEW-ETAG'));
  expect(printed).toBeGreaterThan(-1);
  expect(printed).toBeLessThan(used);
});

test('what the CDK deploys and destroys is asked for where the templates lie', () => {
  // Each block begins at the root, and what follows it stands in infra once it has gone there.
  const steps = guide.split(/\n## /).map((step) => {
    const at = step.search(/npx cdk (deploy|destroy) --app cdk\.out/);
    return { title: step.split('\n')[0], at, said: /\bcd infra\b|in infra\b/.test(step) };
  });
  const deploying = steps.filter(({ at }) => at >= 0);
  expect(deploying.length).toBeGreaterThan(4);
  expect(deploying.filter(({ said: isSaid }) => !isSaid)).toEqual([]);
});

test('an environment is told to bear the name of its file, by which the examples are called', async () => {
  expect(guide).toContain('give the environment in it the same `name`');
  for (const size of Object.keys(scales)) {
    const file = `../environments/${size}.ts`;
    const { environment } = (await import(file)) as { environment: { name: string } };
    expect(environment.name).toBe(size);
  }
});

/** By property of the template's database: the flag by which a restored one is given the same. */
const flags: Record<string, string> = {
  AutoMinorVersionUpgrade: '--auto-minor-version-upgrade',
  BackupRetentionPeriod: '--backup-retention-period 14',
  CACertificateIdentifier: '--ca-certificate-identifier rds-ca-rsa2048-g1',
  CopyTagsToSnapshot: '--copy-tags-to-snapshot',
  DBInstanceClass: '--db-instance-class db.t4g.medium',
  DBInstanceIdentifier: '--new-db-instance-identifier $NAME ',
  DBParameterGroupName: '--db-parameter-group-name',
  DBSubnetGroupName: '--db-subnet-group-name',
  DeletionProtection: '--deletion-protection',
  EnableCloudwatchLogsExports: `--enable-cloudwatch-logs-exports '["postgresql"]'`,
  EnableIAMDatabaseAuthentication: '--enable-iam-database-authentication',
  EnablePerformanceInsights: '--enable-performance-insights',
  ManageMasterUserPassword: '--manage-master-user-password',
  MasterUserSecret: '--master-user-secret-kms-key-id',
  MaxAllocatedStorage: '--max-allocated-storage 100',
  MonitoringInterval: '--monitoring-interval 60',
  MonitoringRoleArn: '--monitoring-role-arn',
  MultiAZ: '--multi-az',
  PerformanceInsightsKMSKeyId: '--performance-insights-kms-key-id',
  PerformanceInsightsRetentionPeriod: '--performance-insights-retention-period 7',
  Port: '--port 5432',
  PreferredBackupWindow: '--preferred-backup-window 02:00-03:00',
  PreferredMaintenanceWindow: '--preferred-maintenance-window mon:03:30-mon:04:30',
  PubliclyAccessible: '--no-publicly-accessible',
  StorageType: '--storage-type gp3',
  VPCSecurityGroups: '--vpc-security-group-ids',
};
/** What comes with the backup, or says what becomes of the backups of one that is deleted. */
const inTheBackup = [
  'AllocatedStorage',
  'AllowMajorVersionUpgrade',
  'DBName',
  'DeleteAutomatedBackups',
  'Engine',
  'EngineVersion',
  'KmsKeyId',
  'MasterUsername',
  'StorageEncrypted',
  'Tags',
];

test('a database that is restored is given all that the template gives the first one', () => {
  const { properties } = cloud.one('AWS::RDS::DBInstance');
  const given = Object.keys(properties).filter((name) => !inTheBackup.includes(name));
  expect(given.sort()).toEqual(Object.keys(flags).sort());
  const missing = Object.values(flags).filter((flag) => !guide.includes(flag));
  expect(missing).toEqual([]);
  for (const [property, flag] of Object.entries(flags)) {
    const [, value] = /^--[\w-]+ ([\w.-]+)$/.exec(flag) ?? [];
    if (value !== undefined)
      expect([property, String(properties[property])]).toEqual([property, value]);
  }
});

test('whatever the guide asks the stack Data for by type and name is one thing', async () => {
  const clouds = [cloud, await cloudWith('replicated'), await cloudWith('aurora')];
  const asked = [...guide.matchAll(/\$\(of (AWS::\w+::\w+) (\w+)\)/g)];
  expect(asked.length).toBeGreaterThan(8);
  for (const [text, type = '', start = ''] of asked) {
    const found = clouds.map(
      (each) => each.all(type, 'Data').filter(({ id }) => id.startsWith(start)).length,
    );
    const wanted = start.startsWith('DatabaseCluster')
      ? [0, 0, 1]
      : /^Database(Instance|Parameters)/.test(start)
        ? [1, 1, 0]
        : [1, 1, 1];
    expect([text, found]).toEqual([text, wanted]);
  }
});

/** Of Aurora, by property of the cluster and of its machines. */
const clusterFlags: Record<string, string> = {
  BackupRetentionPeriod: '--backup-retention-period 35',
  CopyTagsToSnapshot: '--copy-tags-to-snapshot',
  DBClusterIdentifier: '--new-db-cluster-identifier',
  DBClusterParameterGroupName: '--db-cluster-parameter-group-name',
  DBSubnetGroupName: '--db-subnet-group-name "$(of AWS::RDS::DBSubnetGroup DatabaseCluster)"',
  DeletionProtection: '--deletion-protection',
  EnableCloudwatchLogsExports: `--enable-cloudwatch-logs-exports '["postgresql"]'`,
  EnableIAMDatabaseAuthentication: '--enable-iam-database-authentication',
  KmsKeyId: '--kms-key-id',
  ManageMasterUserPassword: '--manage-master-user-password',
  MasterUserSecret: '--master-user-secret-kms-key-id',
  Port: '--port 5432',
  PreferredBackupWindow: '--preferred-backup-window 02:00-03:00',
  PreferredMaintenanceWindow: '--preferred-maintenance-window mon:03:30-mon:04:30',
  StorageType: '--storage-type aurora',
  VpcSecurityGroupIds: '--vpc-security-group-ids',
};
const machineFlags: Record<string, string> = {
  AutoMinorVersionUpgrade: '--auto-minor-version-upgrade',
  AvailabilityZone: '--availability-zone $2',
  CACertificateIdentifier: '--ca-certificate-identifier rds-ca-rsa2048-g1',
  DBClusterIdentifier: '--db-cluster-identifier $NAME-restored',
  DBInstanceClass: '--db-instance-class db.r8g.4xlarge',
  DBInstanceIdentifier: '--db-instance-identifier $NAME-restored-$1',
  EnablePerformanceInsights: '--enable-performance-insights',
  Engine: '--engine aurora-postgresql',
  MonitoringInterval: '--monitoring-interval 60',
  MonitoringRoleArn: '--monitoring-role-arn',
  PerformanceInsightsKMSKeyId: '--performance-insights-kms-key-id',
  PerformanceInsightsRetentionPeriod: '--performance-insights-retention-period 7',
  PreferredMaintenanceWindow: '--preferred-maintenance-window mon:03:30-mon:04:30',
  PromotionTier: '--promotion-tier 0',
  PubliclyAccessible: '--no-publicly-accessible',
};

test('so is one of Aurora, and each of its machines', async () => {
  const aurora = await cloudWith('aurora');
  const [, restoring = ''] = /\*\*Aurora\*\* is restored likewise([^]*?)\n## /.exec(guide) ?? [];
  for (const [type, expected] of [
    ['AWS::RDS::DBCluster', clusterFlags],
    ['AWS::RDS::DBInstance', machineFlags],
  ] as const) {
    const properties = aurora.all(type)[0]?.properties ?? {};
    // A machine takes its subnets of its cluster.
    const ofCluster = type === 'AWS::RDS::DBInstance' ? ['DBSubnetGroupName'] : ['DatabaseName'];
    const given = Object.keys(properties).filter(
      (name) =>
        !ofCluster.includes(name) && (!inTheBackup.includes(name) || Object.hasOwn(expected, name)),
    );
    expect(given.sort()).toEqual(Object.keys(expected).sort());
    expect(Object.values(expected).filter((flag) => !restoring.includes(flag))).toEqual([]);
    for (const [property, flag] of Object.entries(expected)) {
      const [, value] = /^--[\w-]+ ([\w.-]+)$/.exec(flag) ?? [];
      if (value !== undefined)
        expect([property, String(properties[property]).toLowerCase()]).toEqual([property, value]);
    }
  }
});

test('what a restored database is called anew, the roles learn from the environment', async () => {
  const { restored } = said.varied;
  const after = await cloudWith('varied');
  const policies = JSON.stringify(after.all('AWS::IAM::Policy'));
  expect(policies).toContain(`dbuser:${restored.resourceId}/larder"`);
  expect(policies).toContain(`dbuser:${restored.resourceId}/larder_reader"`);
  expect(policies).toContain(restored.masterSecretArn);
  expect(policies).not.toContain('MasterUserSecret');
  expect(JSON.stringify(after.one('AWS::RDS::DBInstance'))).toBe(
    JSON.stringify(cloud.one('AWS::RDS::DBInstance')),
  );
});
