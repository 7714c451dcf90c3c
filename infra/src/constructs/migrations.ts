import { cpSync } from 'node:fs';
import { join } from 'node:path';
import {
  AssetHashType,
  CfnWaitCondition,
  CfnWaitConditionHandle,
  DockerImage,
  Duration,
  FileSystem,
  RemovalPolicy,
  Stack,
  type CfnElement,
} from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import { AwsCustomResource, AwsCustomResourcePolicy } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { accept } from '../accept.ts';
import { readerRole, type Database } from './database.ts';
import { databasePort } from './database-engine.ts';
import { repository } from './function.ts';

const folder = join(repository, 'server/db/migrations');

/** Of the image that it runs in; the program is made for it. */
const nodeMajor = 22;

/** So long a migration may take. CodeBuild ends it then, and the deployment hears nothing more a little later. */
const most = Duration.hours(8);
const waited = Duration.minutes(most.toMinutes() + 30);

type MigrationsProps = { vpc: ec2.IVpc; database: Database; name: string };

/**
 * Brings the database up to date once per change of the SQL, before any server of that version starts: a task in a machine of its own, which may
 * take hours. The deployment waits for its word; where that says it failed, or it does not come, the deployment goes back and the servers stay.
 */
export class Migrations extends Construct {
  constructor(scope: Construct, id: string, { vpc, database, name }: MigrationsProps) {
    super(scope, id);
    const group = new ec2.SecurityGroup(this, 'Group', {
      vpc,
      description: 'The migrations: to the database and services of AWS',
    });
    database.group.addIngressRule(group, ec2.Port.tcp(databasePort), 'From the migrations');
    const project = this.openProject({ vpc, database, name }, group);
    // By the SQL's own hash: a change makes a new task and a new word to wait for, and going back to what was there starts nothing.
    const version = FileSystem.fingerprint(folder).slice(0, 8);
    const signal = new CfnWaitConditionHandle(this, `Signal${version}`);
    const started = new AwsCustomResource(this, `Start${version}`, {
      resourceType: 'Custom::StartMigrations',
      installLatestAwsSdk: false,
      onCreate: {
        service: 'CodeBuild',
        action: 'startBuild',
        parameters: {
          projectName: project.projectName,
          environmentVariablesOverride: [{ name: 'LARDER_SIGNAL', value: signal.ref }],
        },
        physicalResourceId: { id: version },
        outputPaths: ['build.id'],
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new iam.PolicyStatement({
          actions: ['codebuild:StartBuild'],
          resources: [project.projectArn],
        }),
      ]),
    });
    started.node.addDependency(project, ...database.engine.made, database.group);
    const applied = new CfnWaitCondition(this, `Applied${version}`, {
      handle: signal.ref,
      timeout: String(waited.toSeconds()),
      count: 1,
    });
    applied.node.addDependency(started);
  }

  private openProject(
    { vpc, database, name }: MigrationsProps,
    group: ec2.SecurityGroup,
  ): codebuild.Project {
    const program = this.program();
    const log = new logs.LogGroup(this, 'Log', {
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const text = (value: string) => ({ value });
    const project = new codebuild.Project(this, 'Project', {
      projectName: name,
      description: 'Applies database migrations, as the master user',
      vpc,
      subnetSelection: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [group],
      source: codebuild.Source.s3({ bucket: program.bucket, path: program.s3ObjectKey }),
      environment: {
        buildImage: codebuild.LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_3_0,
        computeType: codebuild.ComputeType.SMALL,
      },
      environmentVariables: {
        DATABASE_URL: text(database.url),
        LARDER_READER: text(readerRole),
        LARDER_MASTER_SECRET: text(database.masterSecret.secretArn),
        LARDER_MIGRATIONS: text('migrations'),
      },
      buildSpec: codebuild.BuildSpec.fromObject(spec),
      // One at a time: the lock of migrations would let the others wait.
      concurrentBuildLimit: 1,
      timeout: most,
      encryptionKey: database.secretKey,
      grantReportGroupPermissions: false,
      logging: { cloudWatch: { logGroup: log } },
    });
    database.masterSecret.grantRead(project);
    accept(
      project,
      'A task in a network makes its own interfaces there, writes its own log, and reads its own program.',
      ...wildcardsOf(project),
    );
    return project;
  }

  /** The task as one file, with the SQL beside it. */
  private program(): assets.Asset {
    const tryBundle = (output: string) => {
      buildSync({
        entryPoints: [join(repository, 'server/src/start-migrations.ts')],
        outfile: join(output, 'index.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: `node${nodeMajor}`,
        mainFields: ['module', 'main'],
        minify: true,
        logLevel: 'warning',
        // Packages in CommonJS ask for `require`, which a module has not.
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
      });
      cpSync(folder, join(output, 'migrations'), { recursive: true });
      return true;
    };
    return new assets.Asset(this, 'Program', {
      path: folder,
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } },
    });
  }
}

/** What is said when the program could not say anything; what it has said before counts first. */
const failed = JSON.stringify({
  Status: 'FAILURE',
  Reason: 'The task ended without a word: its log says why',
  UniqueId: 'task',
  Data: '',
});
const spec = {
  version: '0.2',
  phases: {
    install: { 'runtime-versions': { nodejs: nodeMajor } },
    build: { commands: ['node index.mjs'] },
    post_build: {
      commands: [
        `test "$CODEBUILD_BUILD_SUCCEEDING" = 1 || curl --silent --show-error --retry 5 --request PUT --header 'Content-Type:' --data '${failed}' "$LARDER_SIGNAL"`,
      ],
    },
  },
};

/** What the CDK writes with a star for a project of CodeBuild. */
function wildcardsOf(project: codebuild.Project): string[] {
  const stack = Stack.of(project);
  const id = stack.getLogicalId(project.node.defaultChild as CfnElement);
  const log = `arn:aws:logs:${stack.region}:${stack.account}:log-group:/aws/codebuild/<${id}>:*`;
  const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*'];
  return [
    ...[...actions, 'kms:GenerateDataKey*', 'kms:ReEncrypt*'].map(
      (each) => `IAM5[Action::${each}]`,
    ),
    `IAM5[Resource::${log}]`,
    'IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-interface/*]',
    'IAM5[Resource::*]',
  ];
}
