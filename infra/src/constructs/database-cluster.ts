import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
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

const engine = rds.DatabaseClusterEngine.auroraPostgres({
  // The major version alone, as of an instance.
  version: rds.AuroraPostgresEngineVersion.of('18', '18'),
});

/** PostgreSQL of Aurora: a machine that writes, one in another zone that reads and takes over, and one storage in three zones. */
export function openCluster(
  scope: Construct,
  { vpc, group, key, name, scale, zones, guarded }: EngineProps,
): Engine {
  const log = logOf(scope, 'ClusterLog', `cluster/${name}`);
  const machine = (number: number, zone: string): rds.ProvisionedClusterInstanceProps => ({
    ...ofMachine(key),
    instanceIdentifier: `${name}-${number}`,
    instanceType: new ec2.InstanceType(scale.type),
    availabilityZone: zone,
    // Either takes the other's place.
    promotionTier: 0,
  });
  const cluster = new rds.DatabaseCluster(scope, 'Cluster', {
    ...common,
    engine,
    vpc,
    clusterIdentifier: name,
    defaultDatabaseName: databaseName,
    securityGroups: [group],
    writer: rds.ClusterInstance.provisioned('First', machine(1, zones[0])),
    readers: [rds.ClusterInstance.provisioned('Second', machine(2, zones[1]))],
    credentials: rds.Credentials.fromUsername(masterUser, { encryptionKey: key }),
    manageMasterUserPassword: true,
    storageEncrypted: true,
    storageEncryptionKey: key,
    storageType: rds.DBClusterStorageType.AURORA,
    backup: { retention: Duration.days(scale.backupDays), preferredWindow: backupWindow },
    deleteAutomatedBackups: false,
    deletionProtection: guarded,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    parameterGroup: new rds.ParameterGroup(scope, 'ClusterParameters', { engine, parameters }),
  });
  cluster.node.addDependency(log);
  for (const each of cluster.node.findAll())
    if (each instanceof rds.CfnDBInstance)
      each.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  if (!guarded)
    accept(cluster, 'Kept from deletion once the first deployment has gone well.', 'RDS10');
  accept(cluster, 'A port that nobody expects keeps nobody out; the network does.', 'RDS11');
  accept(
    cluster,
    'Enhanced monitoring runs under the policy that AWS keeps for it.',
    monitoringPolicy,
  );
  Validations.of(cluster).acknowledge({
    id: 'CloudFormation-Validate::W3010',
    reason: 'Zones are named on purpose: two machines of Aurora in one would fall together.',
  });
  const made = cluster.node.defaultChild as rds.CfnDBCluster;
  return {
    made: [cluster],
    host: cluster.clusterEndpoint.hostname,
    readHost: cluster.clusterReadEndpoint.hostname,
    // One for the cluster and all its machines.
    resourceId: cluster.clusterResourceIdentifier,
    readResourceId: undefined,
    masterSecretArn: made.attrMasterUserSecretSecretArn,
    measures: measuresOf(cluster),
  };
}

function measuresOf({ clusterIdentifier }: rds.DatabaseCluster): Engine['measures'] {
  const measure = (metricName: string, ...role: ['WRITER'] | []) =>
    new cloudwatch.Metric({
      namespace: 'AWS/RDS',
      metricName,
      dimensionsMap:
        role.length === 0
          ? { DBClusterIdentifier: clusterIdentifier }
          : { DBClusterIdentifier: clusterIdentifier, Role: role[0] },
    });
  return {
    work: measure('CPUUtilization', 'WRITER'),
    connections: measure('DatabaseConnections', 'WRITER'),
    // What is sorted and built; the storage itself grows as it is needed.
    room: measure('FreeLocalStorage', 'WRITER'),
    // Of this one a few milliseconds are usual.
    lag: { metric: measure('AuroraReplicaLagMaximum'), most: 1000 },
  };
}
