import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { accept } from '../accept.ts';
import {
  backupWindow,
  common,
  databaseName,
  logOf,
  masterUser,
  monitoringPolicy,
  ofMachine,
  parameters,
  type Engine,
  type EngineProps,
} from './database-engine.ts';

const engine = rds.DatabaseInstanceEngine.postgres({
  // The major version alone: RDS brings the minor ones by itself, and a template that named one would want it back.
  version: rds.PostgresEngineVersion.of('18', '18'),
});

/** PostgreSQL of RDS, with a second machine in another zone that takes over; `replicated` adds a third, which reads. */
export function openInstance(
  scope: Construct,
  { replicated, ...props }: EngineProps & { replicated: boolean },
): Engine {
  const { vpc, group, key, name, scale, guarded } = props;
  const log = logOf(scope, 'Log', `instance/${name}`);
  const instance = new rds.DatabaseInstance(scope, 'Instance', {
    ...common,
    ...ofMachine(key),
    engine,
    vpc,
    instanceIdentifier: name,
    databaseName,
    instanceType: new ec2.InstanceType(scale.type),
    securityGroups: [group],
    multiAz: true,
    credentials: rds.Credentials.fromUsername(masterUser, { encryptionKey: key }),
    manageMasterUserPassword: true,
    storageEncrypted: true,
    storageEncryptionKey: key,
    storageType: rds.StorageType.GP3,
    allocatedStorage: scale.storageGb,
    maxAllocatedStorage: scale.mostStorageGb,
    backupRetention: Duration.days(scale.backupDays),
    preferredBackupWindow: backupWindow,
    deleteAutomatedBackups: false,
    deletionProtection: guarded,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    allowMajorVersionUpgrade: false,
    parameterGroup: new rds.ParameterGroup(scope, 'Parameters', { engine, parameters }),
  });
  instance.node.addDependency(log);
  if (!guarded)
    accept(instance, 'Kept from deletion once the first deployment has gone well.', 'RDS10');
  accept(instance, 'A port that nobody expects keeps nobody out; the network does.', 'RDS11');
  accept(
    instance,
    'Enhanced monitoring runs under the policy that AWS keeps for it.',
    monitoringPolicy,
  );
  const made = instance.node.defaultChild as rds.CfnDBInstance;
  const replica = replicated ? openReplica(scope, props, instance) : undefined;
  return {
    made: [instance],
    host: instance.dbInstanceEndpointAddress,
    readHost: replica?.dbInstanceEndpointAddress,
    resourceId: made.attrDbiResourceId,
    readResourceId: replica && (replica.node.defaultChild as rds.CfnDBInstance).attrDbiResourceId,
    masterSecretArn: made.attrMasterUserSecretSecretArn,
    measures: {
      work: instance.metricCPUUtilization(),
      connections: instance.metricDatabaseConnections(),
      room: instance.metricFreeStorageSpace(),
      lag: replica && { metric: replica.metric('ReplicaLag', { statistic: 'Average' }), most: 60 },
    },
  };
}

/**
 * A copy that reads, as large as what it is a copy of, so that it keeps up and could take its place. What it has is the first one's; it is encrypted
 * with the first one's key, which RDS takes by itself and does not want named.
 */
function openReplica(
  scope: Construct,
  { vpc, group, key, name, scale }: EngineProps,
  source: rds.DatabaseInstance,
): rds.DatabaseInstanceReadReplica {
  const log = logOf(scope, 'ReaderLog', `instance/${name}-reader`);
  const replica = new rds.DatabaseInstanceReadReplica(scope, 'Reader', {
    ...common,
    ...ofMachine(key),
    vpc,
    sourceDatabaseInstance: source,
    instanceIdentifier: `${name}-reader`,
    instanceType: new ec2.InstanceType(scale.type),
    securityGroups: [group],
    multiAz: false,
    storageType: rds.StorageType.GP3,
    maxAllocatedStorage: scale.mostStorageGb,
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
    parameterGroup: new rds.ParameterGroup(scope, 'ReaderParameters', {
      engine,
      // What it reads is not cleared away by the first one meanwhile, so that no question has to be broken off for it.
      parameters: { ...parameters, hot_standby_feedback: '1' },
    }),
  });
  replica.node.addDependency(log);
  accept(
    replica,
    'A copy: encrypted with the key of the first, which has two zones, backups and protection; nothing is lost with it.',
    'RDS2',
    'RDS3',
    'RDS10',
    'RDS13',
  );
  accept(replica, 'A port that nobody expects keeps nobody out; the network does.', 'RDS11');
  accept(
    replica,
    'Enhanced monitoring runs under the policy that AWS keeps for it.',
    monitoringPolicy,
  );
  return replica;
}
