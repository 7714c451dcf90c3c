import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { openCluster } from './database-cluster.ts';
import type { Engine, EngineProps } from './database-engine.ts';
import { databaseName, databasePort } from './database-engine.ts';
import { openInstance } from './database-instance.ts';
import type { DatabaseChoice, Environment } from '../environment.ts';
import type { Scale } from '../sizes.ts';

/** The role that the servers sign in as: it reads and writes rows, and cannot change a table. */
export const serverRole = 'larder';
/** The role that people sign in as: it reads rows, and no secrets. */
export const readerRole = 'larder_reader';

type DatabaseProps = {
  vpc: ec2.IVpc;
  servers: ec2.ISecurityGroup;
  name: string;
  scale: Scale['database'];
  choice: DatabaseChoice;
  zones: Environment['zones'];
  guarded: boolean;
  restored: Environment['restored'];
};

/** PostgreSQL in two zones without a way in from outside: the servers come with a token of their role, its master’s password is RDS’s own affair. */
export class Database extends Construct {
  readonly engine: Engine;
  readonly group: ec2.SecurityGroup;
  /** Of the master user; RDS makes it anew every week. */
  readonly masterSecret: secrets.ISecret;
  readonly secretKey: kms.Key;
  private readonly resourceIds: string[];

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { vpc, servers, name, scale, choice, zones, guarded, restored } = props;
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
    const asked: EngineProps = { vpc, group: this.group, key, name, scale, zones, guarded };
    this.engine =
      choice === 'aurora'
        ? openCluster(this, asked)
        : openInstance(this, { ...asked, replicated: choice === 'rds-with-replica' });
    this.lockEngine(name, choice === 'aurora' ? 'Aurora' : 'Rds');
    // A database that was restored goes by the old name; what AWS named anew, the environment says.
    const { resourceId, readResourceId } = this.engine;
    this.resourceIds = [
      restored?.resourceId ?? resourceId,
      ...(readResourceId === undefined ? [] : [readResourceId]),
    ];
    const secretArn = restored?.masterSecretArn ?? this.engine.masterSecretArn;
    this.masterSecret = secrets.Secret.fromSecretCompleteArn(this, 'Master', secretArn);
  }

  /** Where the servers sign in, without a password. */
  get url(): string {
    return urlOf(this.engine.host);
  }

  /** Where heavy questions of the office are asked, if that is elsewhere. */
  get readUrl(): string | undefined {
    const { readHost } = this.engine;
    return readHost === undefined ? undefined : urlOf(readHost);
  }

  /** Where people look, who look for long: not where orders are placed, if there is anything else. */
  get hostForPeople(): string {
    return this.engine.readHost ?? this.engine.host;
  }

  /** Lets one role sign in as one user of the database, and as no other; wherever there is a copy of it. */
  grantSignIn(grantee: iam.IGrantable, user: string): void {
    const { account, region } = Stack.of(this);
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['rds-db:connect'],
      resourceArns: this.resourceIds.map(
        (resourceId) => `arn:aws:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`,
      ),
    });
  }

  /**
   * One engine does not become the other: an empty one would be made beside what the shop has. Both take one name, so that CloudFormation, which makes
   * the new before it lets go of the old, refuses before anything else is made. Whoever has moved the data takes the name away (docs/deploy-aws.md).
   */
  private lockEngine(name: string, engine: 'Rds' | 'Aurora'): void {
    const lock = new ssm.StringParameter(this, `Engine${engine}`, {
      parameterName: `/${name}/engine`,
      description: 'The engine that has the data; changing it is done by hand',
      stringValue: engine,
    });
    for (const made of this.engine.made) made.node.addDependency(lock);
  }
}

const urlOf = (host: string) => `postgres://${serverRole}@${host}:${databasePort}/${databaseName}`;
