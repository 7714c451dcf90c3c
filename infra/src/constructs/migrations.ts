import { join } from 'node:path';
import { CustomResource, Duration, FileSystem, Stack, type CfnElement } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { accept, lambdaLogs } from '../accept.ts';
import { databasePort, readerRole, type Database } from './database.ts';
import { repository, serverFunction } from './function.ts';

const folder = join(repository, 'server/db/migrations');

/** Brings the database up to date once per change of the SQL, before any server of that version starts. */
export class Migrations extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { vpc, database }: { vpc: ec2.IVpc; database: Database },
  ) {
    super(scope, id);
    const group = new ec2.SecurityGroup(this, 'Group', {
      vpc,
      description: 'The migrations: to the database and services of AWS',
    });
    database.group.addIngressRule(group, ec2.Port.tcp(databasePort), 'From the migrations');
    const migrate = serverFunction(this, 'Function', {
      entry: 'migrate-lambda.ts',
      description: 'Applies database migrations, as the master user',
      timeout: Duration.minutes(14),
      memorySize: 512,
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [group],
      settings: {
        DATABASE_URL: database.url,
        LARDER_READER: readerRole,
        LARDER_MASTER_SECRET: database.masterSecret.secretArn,
        LARDER_MIGRATIONS: '/var/task/migrations',
      },
      afterBundling: (_, bundle) => [`cp -R "${folder}" "${bundle}/migrations"`],
    });
    database.masterSecret.grantRead(migrate);
    database.secretKey.grantDecrypt(migrate);
    const provider = new Provider(this, 'Provider', { onEventHandler: migrate });
    const applied = new CustomResource(this, 'Applied', {
      resourceType: 'Custom::Migrations',
      serviceToken: provider.serviceToken,
      serviceTimeout: Duration.minutes(20),
      properties: { migrations: FileSystem.fingerprint(folder) },
    });
    applied.node.addDependency(database.instance, database.group);
    const networkOf = 'service-role/AWSLambdaVPCAccessExecutionRole';
    migrate.role?.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(networkOf));
    accept(
      this,
      'A function in a network makes its own interfaces there: AWS keeps the policy for that.',
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${networkOf}]`,
    );
    const logicalId = Stack.of(this).getLogicalId(migrate.node.defaultChild as CfnElement);
    accept(
      provider,
      'The CDK’s own part of a custom resource: it may call any version of the one function.',
      lambdaLogs,
      'L1',
      `IAM5[Resource::<${logicalId}.Arn>:*]`,
    );
  }
}
