import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { Environment } from '../environment.ts';
import type { Scale } from '../sizes.ts';

export const databasePort = 5432;
export const databaseName = 'larder';
export const masterUser = 'larder_master';

export type EngineProps = {
  vpc: ec2.IVpc;
  group: ec2.ISecurityGroup;
  key: kms.Key;
  name: string;
  scale: Scale['database'];
  /** Of the region, by their names. */
  zones: Environment['zones'];
  guarded: boolean;
};

/** PostgreSQL as one engine of RDS makes it. */
export type Engine = {
  /** What has to be there before anybody signs in, and what holds the data. */
  made: Construct[];
  host: string;
  /** Of a copy that only reads. */
  readHost: string | undefined;
  /** By which IAM knows what somebody signs in to. */
  resourceId: string;
  /** Of the copy, where it has one of its own. */
  readResourceId: string | undefined;
  masterSecretArn: string;
  measures: {
    work: cloudwatch.Metric;
    connections: cloudwatch.Metric;
    /** Bytes; how little of it is too little, `DatabaseFull` says. */
    room: cloudwatch.Metric;
    /** How far the copy is behind, and from where on that is too far, in the metric's own unit. */
    lag: { metric: cloudwatch.Metric; most: number } | undefined;
  };
};

/** The same of both engines, and of whatever copies there are. */
export const parameters = {
  'rds.force_ssl': '1',
  log_min_duration_statement: '500',
  idle_in_transaction_session_timeout: '60000',
};

/** Of a database, whatever it is made of. */
export const common = {
  port: databasePort,
  vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  iamAuthentication: true,
  preferredMaintenanceWindow: 'Mon:03:30-Mon:04:30',
  copyTagsToSnapshot: true,
  cloudwatchLogsExports: ['postgresql'],
  monitoringInterval: Duration.seconds(60),
};
export const backupWindow = '02:00-03:00';

/** Of each machine that it runs on. */
export const ofMachine = (key: kms.Key) => ({
  publiclyAccessible: false,
  preferredMaintenanceWindow: common.preferredMaintenanceWindow,
  autoMinorVersionUpgrade: true,
  enablePerformanceInsights: true,
  performanceInsightEncryptionKey: key,
  caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
});

/** Where RDS writes what PostgreSQL says. */
export const logOf = (
  scope: Construct,
  id: string,
  what: `${'instance' | 'cluster'}/${string}`,
): logs.LogGroup =>
  new logs.LogGroup(scope, id, {
    logGroupName: `/aws/rds/${what}/postgresql`,
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });

export const monitoringPolicy =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]';
