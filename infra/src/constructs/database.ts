import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import type { Environment } from '../environment.ts';
import type { Scale } from '../sizes.ts';

export const databasePort = 5432;
export const databaseName = 'larder';
/** The role that the servers sign in as: it reads and writes rows, and cannot change a table. */
export const serverRole = 'larder';
/** The role that people sign in as: it reads rows, and no secrets. */
export const readerRole = 'larder_reader';

type DatabaseProps = {
  vpc: ec2.IVpc;
  servers: ec2.ISecurityGroup;
  name: string;
  scale: Scale['database'];
  guarded: boolean;
  restored: Environment['restored'];
};

/** PostgreSQL in two zones without a way in from outside: the servers come with a token of their role, its master’s password is RDS’s own affair. */
export class Database extends Construct {
  readonly instance: rds.DatabaseInstance;
  readonly group: ec2.SecurityGroup;
  /** Of the master user; RDS makes it anew every week. */
  readonly masterSecret: secrets.ISecret;
  readonly secretKey: kms.Key;
  private readonly resourceId: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { vpc, servers, name, restored } = props;
    this.group = new ec2.SecurityGroup(this, 'Group', {
      vpc,
      description: 'The database: from the servers and the migrations only',
      allowAllOutbound: false,
    });
    this.group.addIngressRule(servers, ec2.Port.tcp(databasePort), 'From the servers');
    const key = new kms.Key(this, 'Key', {
      description: `Everything that ${name} writes to disk`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.secretKey = key;
    this.instance = this.open(props, key);
    const made = this.instance.node.defaultChild as rds.CfnDBInstance;
    // A database that was restored goes by the old name; what AWS named anew, the environment says.
    this.resourceId = restored?.resourceId ?? made.attrDbiResourceId;
    const secretArn = restored?.masterSecretArn ?? made.attrMasterUserSecretSecretArn;
    this.masterSecret = secrets.Secret.fromSecretCompleteArn(this, 'Master', secretArn);
  }

  /** Where the servers sign in, without a password. */
  get url(): string {
    return `postgres://${serverRole}@${this.host}:${databasePort}/${databaseName}`;
  }

  get host(): string {
    return this.instance.dbInstanceEndpointAddress;
  }

  /** Lets one role sign in as one user of the database, and as no other. */
  grantSignIn(grantee: iam.IGrantable, user: string): void {
    const { account, region } = Stack.of(this);
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['rds-db:connect'],
      resourceArns: [`arn:aws:rds-db:${region}:${account}:dbuser:${this.resourceId}/${user}`],
    });
  }

  private open({ vpc, name, scale, guarded }: DatabaseProps, key: kms.Key): rds.DatabaseInstance {
    const engine = rds.DatabaseInstanceEngine.postgres({
      // The major version alone: RDS brings the minor ones by itself, and a template that named one would want it back.
      version: rds.PostgresEngineVersion.of('18', '18'),
    });
    const log = new logs.LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/instance/${name}/postgresql`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const instance = new rds.DatabaseInstance(this, 'Instance', {
      engine,
      vpc,
      instanceIdentifier: name,
      databaseName,
      port: databasePort,
      instanceType: new ec2.InstanceType(scale.type),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.group],
      multiAz: true,
      publiclyAccessible: false,
      credentials: rds.Credentials.fromUsername('larder_master', { encryptionKey: key }),
      manageMasterUserPassword: true,
      iamAuthentication: true,
      storageEncrypted: true,
      storageEncryptionKey: key,
      storageType: rds.StorageType.GP3,
      allocatedStorage: scale.storageGb,
      maxAllocatedStorage: scale.mostStorageGb,
      backupRetention: Duration.days(scale.backupDays),
      preferredBackupWindow: '02:00-03:00',
      preferredMaintenanceWindow: 'Mon:03:30-Mon:04:30',
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: false,
      deletionProtection: guarded,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      cloudwatchLogsExports: ['postgresql'],
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: key,
      monitoringInterval: Duration.seconds(60),
      caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
      parameterGroup: new rds.ParameterGroup(this, 'Parameters', {
        engine,
        parameters: {
          'rds.force_ssl': '1',
          log_min_duration_statement: '500',
          idle_in_transaction_session_timeout: '60000',
        },
      }),
    });
    instance.node.addDependency(log);
    if (!guarded)
      accept(instance, 'Kept from deletion once the first deployment has gone well.', 'RDS10');
    accept(instance, 'A port that nobody expects keeps nobody out; the network does.', 'RDS11');
    accept(
      instance,
      'Enhanced monitoring runs under the policy that AWS keeps for it.',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]',
    );
    return instance;
  }
}
