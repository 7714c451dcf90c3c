import { beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../server/src/config.ts';
import { problemsOf, type DatabaseChoice } from '../src/environment.ts';
import { scales } from '../src/sizes.ts';
import { changesBetween, isMeasured } from './changes.ts';
import {
  actionsOf,
  allowances,
  cloudWith,
  environment,
  patienceMs,
  planted,
  textOf,
  type Cloud,
  type Resource,
  type Values,
} from './cloud.ts';

// What the size `large` may choose of its database: each as guarded as the one that is there without a choice, and no way from one engine to the other
// by which the shop would be found empty.

let clouds: Record<DatabaseChoice, Cloud>;
beforeAll(async () => {
  clouds = {
    rds: await cloudWith('large'),
    'rds-with-replica': await cloudWith('replicated'),
    aurora: await cloudWith('aurora'),
  };
}, patienceMs);

const instances = (choice: DatabaseChoice) => clouds[choice].all('AWS::RDS::DBInstance', 'Data');
const named = (list: readonly Resource[], start: string) => {
  const [found, ...others] = list.filter(({ id }) => id.startsWith(start));
  if (!found || others.length > 0) throw new Error(`There is not one ${start}.`);
  return found;
};
const parametersOf = (choice: DatabaseChoice, type: string, start: string) =>
  named(clouds[choice].all(type, 'Data'), start).properties;

test('a copy is as large as what it is a copy of, as closed, and as told of', () => {
  const [first, reader] = ['DatabaseInstance', 'DatabaseReader'].map((start) =>
    named(instances('rds-with-replica'), start),
  );
  expect(reader?.properties['SourceDBInstanceIdentifier']).toEqual({
    // By the whole name, with which a copy may name its subnets too.
    'Fn::Join': ['', ['arn:aws:rds:eu-west-1:111122223333:db:', { Ref: first?.id }]],
  });
  for (const name of [
    'DBInstanceClass',
    'PubliclyAccessible',
    'EnableIAMDatabaseAuthentication',
    'VPCSecurityGroups',
    'CACertificateIdentifier',
    'EnableCloudwatchLogsExports',
    'EnablePerformanceInsights',
    'PerformanceInsightsKMSKeyId',
    'MonitoringInterval',
    'AutoMinorVersionUpgrade',
    'PreferredMaintenanceWindow',
    'MaxAllocatedStorage',
    'Port',
  ]) {
    expect([name, reader?.properties[name]]).toEqual([name, first?.properties[name]]);
    expect([name, reader?.properties[name]]).not.toEqual([name, undefined]);
  }
  // RDS takes these of the first one, and refuses a copy that names them.
  for (const name of [
    'StorageEncrypted',
    'KmsKeyId',
    'DBName',
    'MasterUsername',
    'EngineVersion',
    'BackupRetentionPeriod',
  ])
    expect(reader?.properties).not.toHaveProperty(name);
  const start = 'DatabaseReaderParameters';
  expect(parametersOf('rds-with-replica', 'AWS::RDS::DBParameterGroup', start)).toMatchObject({
    Family: 'postgres18',
    Parameters: { 'rds.force_ssl': '1', hot_standby_feedback: '1' },
  });
  expect(clouds['rds-with-replica'].all('AWS::Logs::LogGroup', 'Data').map(nameOf)).toContain(
    '/aws/rds/instance/larder-small-store-reader/postgresql',
  );
});

test('Aurora is kept as the instance is, and its machines stand in two zones', () => {
  const { properties, policies } = clouds.aurora.one('AWS::RDS::DBCluster');
  expect(properties).toMatchObject({
    Engine: 'aurora-postgresql',
    EngineVersion: '18',
    StorageEncrypted: true,
    EnableIAMDatabaseAuthentication: true,
    ManageMasterUserPassword: true,
    DeletionProtection: true,
    DeleteAutomatedBackups: false,
    CopyTagsToSnapshot: true,
    BackupRetentionPeriod: scales.large.database.backupDays,
    PreferredBackupWindow: '02:00-03:00',
    EnableCloudwatchLogsExports: ['postgresql'],
    DBClusterIdentifier: 'larder-small-store',
  });
  expect(properties).not.toHaveProperty('MasterUserPassword');
  const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
  expect(policies).toMatchObject(kept);
  const start = 'DatabaseClusterParameters';
  expect(parametersOf('aurora', 'AWS::RDS::DBClusterParameterGroup', start)).toMatchObject({
    Family: 'aurora-postgresql18',
    Parameters: { 'rds.force_ssl': '1', log_min_duration_statement: '500' },
  });
  const machines = instances('aurora');
  expect(machines.map(({ properties: { AvailabilityZone } }) => AvailabilityZone)).toEqual(
    environment.zones.slice(0, 2),
  );
  for (const machine of machines) {
    expect(machine.policies).toMatchObject(kept);
    expect(machine.properties).toMatchObject({
      PubliclyAccessible: false,
      DBInstanceClass: `db.${scales.large.database.type}`,
      MonitoringInterval: 60,
      EnablePerformanceInsights: true,
      AutoMinorVersionUpgrade: true,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      PromotionTier: 0,
    });
  }
  const subnets = JSON.stringify(clouds.aurora.one('AWS::RDS::DBSubnetGroup').properties);
  expect(subnets).toContain('databaseSubnet1');
  expect(subnets).not.toMatch(/publicSubnet|serversSubnet/);
});

const nameOf = ({ properties }: Resource) => properties['LogGroupName'];

/** What the servers of a cloud are told of their database. */
function databaseOf(cloud: Cloud) {
  const { LaunchTemplateData } = cloud.one('AWS::EC2::LaunchTemplate').properties;
  const script = textOf((LaunchTemplateData as Values)['UserData']);
  const [, text = ''] = /settings\.env <<[^\n]*\n([^]*?)END_OF_FILE\n/.exec(script) ?? [];
  const lines = text
    .split('\n')
    .filter((line) => /^(AWS_REGION|DATABASE_|LARDER_DATABASE_)/.test(line));
  const settings = Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^(\w+)="?(.*?)"?$/.exec(line) ?? [];
      return [name, value];
    }),
  );
  return readConfig(settings).database;
}

test.each([
  ['rds', undefined],
  ['rds-with-replica', 'postgres://larder@copy.database.internal:5432/larder'],
  ['aurora', 'postgres://larder@copy.database.internal:5432/larder'],
] as const)('servers of %s are told of its copy: %s', (choice, readUrl) => {
  expect(databaseOf(clouds[choice])).toEqual({
    kind: 'rds',
    url: 'postgres://larder@database.internal:5432/larder',
    readUrl,
    region: 'eu-west-1',
  });
});

/** By role, whom it may sign in as, and in how many places. */
const signIns = (cloud: Cloud) =>
  allowances(cloud)
    .filter(({ statement }) => actionsOf(statement).includes('rds-db:connect'))
    .map(({ roles, statement }) => {
      const places = [statement.Resource].flat().map((place) => JSON.stringify(place));
      const users = new Set(places.map((place) => /dbuser:.*\/(\w+)"/.exec(place)?.[1]));
      return [/(Servers|Administrators)Role/.exec(roles)?.[1], [...users].join(), places.length];
    })
    .sort();

test('servers and administrators may sign in wherever the database is, each as one user', () => {
  const asOne = (places: number) => [
    ['Administrators', 'larder_reader', places],
    ['Servers', 'larder', places],
  ];
  expect(signIns(clouds.rds)).toEqual(asOne(1));
  expect(signIns(clouds['rds-with-replica'])).toEqual(asOne(2));
  // The cluster and its machines are one.
  expect(signIns(clouds.aurora)).toEqual(asOne(1));
  expect(JSON.stringify(allowances(clouds.aurora))).toContain('DBClusterResourceId');
});

test('administrators look where no orders are placed', () => {
  for (const [choice, host] of [
    ['rds', 'database.internal'],
    ['rds-with-replica', 'copy.database.internal'],
    ['aurora', 'copy.database.internal'],
  ] as const) {
    const { Outputs = {} } = clouds[choice].stacks.find(({ id }) => id === 'App')?.template ?? {};
    const told = Object.entries(Outputs)
      .filter(([name]) => /^Administrators(Forwarding|Password|Connect)/.test(name))
      .map(([, { Value }]) => textOf(Value));
    expect(told).toHaveLength(3);
    for (const command of told) expect(command).toMatch(new RegExp(`host(name)?[= ]${host}\\b`));
  }
});

type Alarm = {
  Namespace: string;
  MetricName: string;
  Dimensions: { Name: string; Value: unknown }[];
};
const alarmsOf = (choice: DatabaseChoice): [string, Alarm][] =>
  clouds[choice]
    .all('AWS::CloudWatch::Alarm')
    .flatMap(({ id, properties }) => {
      const [, name] = /^Alarms(\w+)[0-9A-F]{8}$/.exec(id) ?? [];
      return name === undefined ? [] : [[name, properties as unknown as Alarm] as [string, Alarm]];
    })
    .filter(([name]) => /Database|Reader/.test(name));

test('alarms ring of what the engine measures, and of a copy that is behind', () => {
  const told = (choice: DatabaseChoice) =>
    Object.fromEntries(
      alarmsOf(choice).map(([name, { MetricName, Dimensions }]) => [
        name,
        [MetricName, ...Dimensions.map(({ Name }) => Name)].join(' '),
      ]),
    );
  expect(told('rds')).toEqual({
    DatabaseBusy: 'CPUUtilization DBInstanceIdentifier',
    DatabaseFull: 'FreeStorageSpace DBInstanceIdentifier',
  });
  expect(told('rds-with-replica')).toEqual({
    ...told('rds'),
    ReaderBehind: 'ReplicaLag DBInstanceIdentifier',
  });
  expect(told('aurora')).toEqual({
    DatabaseBusy: 'CPUUtilization DBClusterIdentifier Role',
    DatabaseFull: 'FreeLocalStorage DBClusterIdentifier Role',
    ReaderBehind: 'AuroraReplicaLagMaximum DBClusterIdentifier',
  });
  const lags = alarmsOf('rds-with-replica').filter(([name]) => name === 'ReaderBehind');
  expect(JSON.stringify(lags)).toContain('DatabaseReader');
  // The list of the CDK's own program has nothing of copies and of Aurora; AWS's documents of RDS have these.
  const documented = ['ReplicaLag', 'AuroraReplicaLagMaximum', 'FreeLocalStorage'];
  for (const choice of ['rds', 'rds-with-replica', 'aurora'] as const)
    for (const [, { Namespace, MetricName }] of alarmsOf(choice))
      expect([
        MetricName,
        isMeasured(Namespace, MetricName) || documented.includes(MetricName),
      ]).toEqual([MetricName, true]);
});

test('migrations wait for whichever it is', () => {
  for (const [choice, made] of [
    ['rds', /^DatabaseInstance[0-9A-F]{8}$/],
    ['aurora', /^DatabaseCluster[0-9A-F]{8}$/],
    ['aurora', /^DatabaseClusterFirst/],
  ] as const) {
    const { DependsOn } = clouds[choice].one('Custom::StartMigrations', 'Data').policies;
    expect([DependsOn].flat()).toContainEqual(expect.stringMatching(made));
  }
});

test('a copy comes and goes, and nothing else with it', () => {
  const [without, withCopy] = [clouds.rds, clouds['rds-with-replica']];
  const kindsOf = (from: Cloud, to: Cloud) =>
    changesBetween(from, to).map(({ kind, id }) => [kind, id] as const);
  const coming = kindsOf(without, withCopy);
  expect(coming.filter(([kind]) => !['added', 'changed'].includes(kind))).toEqual([]);
  expect(coming).toContainEqual(['added', expect.stringMatching(/^DatabaseReader/)]);
  const going = kindsOf(withCopy, without).filter(([kind]) => !['added', 'changed'].includes(kind));
  expect(going.length).toBeGreaterThan(0);
  for (const change of going)
    expect(change).toEqual([
      'removed',
      expect.stringMatching(/^(DatabaseReader|AlarmsReaderBehind)/),
    ]);
});

/** Names that CloudFormation would have to give twice, because it makes what is new before it lets go of what was: it refuses. */
function takenNames(before: Cloud, after: Cloud): { name: string; id: string }[] {
  const locks = (cloud: Cloud) =>
    cloud.all('AWS::SSM::Parameter', 'Data').map(({ id, properties }) => ({
      id,
      name: String(properties['Name']),
    }));
  const were = locks(before);
  return locks(after).filter(({ id, name }) =>
    were.some((was) => was.name === name && was.id !== id),
  );
}

/** What of the new engine could be made before CloudFormation finds the name taken. */
const unlocked = (cloud: Cloud, lock: string | undefined) =>
  [...cloud.all('AWS::RDS::DBCluster'), ...cloud.all('AWS::RDS::DBInstance')]
    .filter(({ policies }) => ![policies['DependsOn']].flat().includes(lock))
    .map(({ id }) => id);

test.each([
  ['rds', 'aurora'],
  ['rds-with-replica', 'aurora'],
  ['aurora', 'rds'],
] as const)('a deployment that would open %s’s shop on an empty %s is refused', (from, to) => {
  const taken = takenNames(clouds[from], clouds[to]);
  expect(taken.map(({ name }) => name)).toEqual(['/larder-small-store/engine']);
  expect(unlocked(clouds[to], taken[0]?.id)).toEqual([]);
  // What the shop has stays, whatever is tried.
  const gone = changesBetween(clouds[from], clouds[to]).filter(({ kind }) => kind === 'removed');
  for (const { id } of gone.filter(({ type }) => /RDS::DB(Instance|Cluster)$/.test(type))) {
    const { policies } = named(
      [...clouds[from].all('AWS::RDS::DBInstance'), ...clouds[from].all('AWS::RDS::DBCluster')],
      id,
    );
    expect([id, policies['DeletionPolicy']]).toEqual([
      id,
      id.startsWith('DatabaseReader') ? 'Delete' : 'RetainExceptOnCreate',
    ]);
  }
  const open = planted(clouds[to], (resource) => {
    if (resource['Type'] === 'AWS::SSM::Parameter') Object.assign(resource, { Properties: {} });
    if (resource['Type'] === 'AWS::RDS::DBInstance') delete resource['DependsOn'];
  });
  expect(takenNames(clouds[from], open)).toEqual([]);
  expect(unlocked(open, taken[0]?.id)).not.toEqual([]);
});

test('from size to size, and with or without a copy, the name stays with the engine', () => {
  expect(takenNames(clouds.rds, clouds['rds-with-replica'])).toEqual([]);
  expect(takenNames(clouds['rds-with-replica'], clouds.rds)).toEqual([]);
});

test('what is restored is called as its engine calls it', () => {
  const masterSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!x-abcdef';
  const problems = (database: DatabaseChoice, resourceId: string) =>
    problemsOf({
      ...environment,
      size: 'large',
      database,
      restored: { resourceId, masterSecretArn },
    });
  expect(problems('aurora', 'cluster-ABC1')).toEqual([]);
  expect(problems('rds-with-replica', 'db-ABC1')).toEqual([]);
  expect(problems('aurora', 'db-ABC1')).toHaveLength(1);
  expect(problems('rds', 'cluster-ABC1')).toHaveLength(1);
  expect(problemsOf({ ...environment, size: 'medium', database: 'aurora' })).toHaveLength(1);
  expect(problemsOf({ ...environment, size: 'large', database: 'mysql' as 'aurora' })).toEqual([
    'database must be rds, or in the size large rds-with-replica or aurora',
  ]);
});
